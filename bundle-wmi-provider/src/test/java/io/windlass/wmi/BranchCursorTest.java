package io.windlass.wmi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.windlass.wmi.repository.ClassRepository;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.cim.Instance;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class BranchCursorTest {
  private static final int ROUNDS = 60_000;

  private final AtomicInteger opened = new AtomicInteger();
  private final AtomicInteger closed = new AtomicInteger();

  private final ClassSource source =
      new ClassSource() {
        @Override
        public String className() {
          return "Win32_Service";
        }

        @Override
        public Stream<Instance> instances(Wanted wanted) {
          opened.incrementAndGet();
          Instance instance = Instance.of("Win32_Service").build();
          return Stream.generate(() -> instance).onClose(closed::incrementAndGet);
        }
      };

  @Test
  @Timeout(120)
  void whatItHoldsIsGivenBackWheneverItIsClosed() throws Exception {
    ClassSchema schema = new ClassRepository().find("", "Win32_Service").orElseThrow();
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      for (int round = 0; round < ROUNDS; round++) {
        BranchCursor cursor = new BranchCursor(source, schema, TestQuery.all("Win32_Service"));
        AtomicBoolean begun = new AtomicBoolean();
        Future<?> reading =
            other.submit(
                () -> {
                  begun.set(true);
                  return cursor.chunk(1, () -> false);
                });
        int spins = round % 200;
        while (!begun.get() || spins-- > 0) {
          Thread.onSpinWait();
        }
        cursor.close();
        try {
          reading.get();
        } catch (ExecutionException cancelled) {
          // it was closed before it was read
        }
      }
    } finally {
      other.shutdownNow();
    }
    assertEquals(opened.get(), closed.get());
  }
}
