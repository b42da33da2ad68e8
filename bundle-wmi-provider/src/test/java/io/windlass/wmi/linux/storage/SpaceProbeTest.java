package io.windlass.wmi.linux.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wmi.linux.storage.MountTable.DriveType;
import io.windlass.wmi.linux.storage.MountTable.Mount;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SpaceProbeTest {
  private static final Mount REMOTE =
      new Mount("srv:/x", "/mnt/x", "nfs", DriveType.NETWORK, false);

  @Test
  @Timeout(20)
  void doesNotWaitForAServerThatHangs() throws Exception {
    CountDownLatch hung = new CountDownLatch(1);
    AtomicInteger asked = new AtomicInteger();
    CountDownLatch done = new CountDownLatch(1);
    SpaceProbe probe =
        new SpaceProbe(
            mount -> {
              asked.incrementAndGet();
              awaitQuietly(hung);
              done.countDown();
              return Optional.of(new Space(10, 5));
            },
            Duration.ofMillis(50));
    for (int i = 0; i < 5; i++) {
      assertTrue(probe.space(REMOTE).isEmpty());
    }
    hung.countDown();
    done.await();
    assertEquals(1, asked.get(), "a server that hangs is not asked again");
  }

  @Test
  void tellsTheSizeOfAServerThatAnswers() {
    SpaceProbe probe =
        new SpaceProbe(mount -> Optional.of(new Space(10, 5)), Duration.ofSeconds(10));
    assertEquals(Optional.of(new Space(10, 5)), probe.space(REMOTE));
    assertEquals(Optional.of(new Space(10, 5)), probe.space(REMOTE));
  }

  @Test
  void knowsNothingWhenTheQuestionFails() {
    SpaceProbe probe =
        new SpaceProbe(
            mount -> {
              throw new IllegalStateException("no");
            },
            Duration.ofSeconds(10));
    assertTrue(probe.space(REMOTE).isEmpty());
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
