package io.windlass.wsman.http.jetty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LentThreadTest {
  private final LentThread thread = new LentThread(Thread.currentThread());
  private final List<String> done = new ArrayList<>();

  @Test
  void doesWhatItTookInOrderAndWhatComesMeanwhile() {
    assertTrue(
        thread.offer(
            () -> {
              done.add("first");
              assertTrue(thread.offer(() -> done.add("third")));
            }));
    assertTrue(thread.offer(() -> done.add("second")));
    assertEquals(List.of(), done);
    thread.work();
    assertEquals(List.of("first", "second", "third"), done);
  }

  @Test
  void takesNothingOnceItHasGoneOn() {
    thread.work();
    assertFalse(thread.offer(() -> done.add("late")));
  }

  @Test
  void takesNothingFromAnotherThread() throws Exception {
    assertFalse(
        CompletableFuture.supplyAsync(() -> thread.offer(() -> done.add("strange")))
            .get(10, TimeUnit.SECONDS));
    thread.work();
    assertEquals(List.of(), done);
  }
}
