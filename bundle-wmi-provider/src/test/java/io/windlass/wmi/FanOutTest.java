package io.windlass.wmi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wmi.repository.ClassRepository;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.InstanceSource;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.cim.Instance;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sources below a class are read side by side, told in their order, and all closed. */
@Timeout(30)
class FanOutTest {
  private final CountDownLatch closed = new CountDownLatch(2);
  private WmiProvider provider;

  @AfterEach
  void stop() {
    provider.close();
  }

  /** Reads what it is given. */
  private final class Source implements ClassSource {
    private final String className;
    private final Opening opening;

    private Source(String className, Opening opening) {
      this.className = className;
      this.opening = opening;
    }

    @Override
    public String className() {
      return className;
    }

    @Override
    public Stream<Instance> instances(Wanted wanted) throws IOException, InterruptedException {
      return opening.open().onClose(closed::countDown);
    }
  }

  private interface Opening {
    Stream<Instance> open() throws IOException, InterruptedException;
  }

  private Stream<Instance> named(String className, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> Instance.of(className).set("Name", className + i).build());
  }

  private InstanceSource open(Opening services, Opening drivers) throws ResourceFault {
    provider =
        new WmiProvider(
            new ClassRepository(),
            List.of(
                new Source("Win32_Service", services), new Source("Win32_SystemDriver", drivers)));
    return provider.enumerate(TestQuery.all("Win32_BaseService"), new TestContext());
  }

  @Test
  void oneSourceDoesNotWaitForTheOther() throws Exception {
    CountDownLatch drivers = new CountDownLatch(1);
    InstanceSource source =
        open(
            () -> {
              // Goes on only when the other is being read.
              assertTrue(drivers.await(20, TimeUnit.SECONDS));
              return named("Win32_Service", 1);
            },
            () -> {
              drivers.countDown();
              return named("Win32_SystemDriver", 1);
            });
    List<Instance> page = source.next(10, new TestContext());
    assertEquals("Win32_Service0", page.get(0).get("Name"));
    source.close();
  }

  @Test
  void allComeInOrderWhateverThePageAndHoweverMany() throws Exception {
    for (int max : List.of(1, 7, 300)) {
      InstanceSource source =
          open(() -> named("Win32_Service", 600), () -> named("Win32_SystemDriver", 600));
      List<Object> names = new ArrayList<>();
      for (List<Instance> page = source.next(max, new TestContext());
          !page.isEmpty();
          page = source.next(max, new TestContext())) {
        assertTrue(page.size() <= max);
        page.forEach(each -> names.add(each.get("Name")));
      }
      source.close();
      List<Object> expected = new ArrayList<>();
      IntStream.range(0, 600).forEach(i -> expected.add("Win32_Service" + i));
      IntStream.range(0, 600).forEach(i -> expected.add("Win32_SystemDriver" + i));
      assertEquals(expected, names);
    }
  }

  @Test
  void whatWasBegunAheadIsClosedWithTheRest() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    InstanceSource source =
        open(
            () -> named("Win32_Service", 600),
            () -> {
              begun.countDown();
              return named("Win32_SystemDriver", 600);
            });
    source.next(1, new TestContext());
    assertTrue(begun.await(10, TimeUnit.SECONDS));
    source.close();
    assertTrue(closed.await(10, TimeUnit.SECONDS));
  }

  @Test
  void aSourceThatBreaksAheadIsToldWhenItIsItsTurn() throws Exception {
    InstanceSource source =
        open(
            () -> named("Win32_Service", 1),
            () -> {
              throw new IOException("torn");
            });
    assertEquals(1, source.next(10, new TestContext()).size());
    ResourceFault fault =
        assertThrows(ResourceFault.class, () -> source.next(10, new TestContext()));
    assertTrue(fault.getMessage().contains("torn"), fault.getMessage());
    source.close();
  }
}
