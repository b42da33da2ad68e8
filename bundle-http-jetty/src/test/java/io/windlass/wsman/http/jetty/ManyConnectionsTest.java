package io.windlass.wsman.http.jetty;

import static io.windlass.wsman.http.jetty.TestHost.AUTHORIZATION;
import static io.windlass.wsman.http.jetty.TestHost.SOAP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ManyConnectionsTest {
  private static final int IDLE = 2000;
  private static final int ACTIVE = 64;
  private static final CountDownLatch NEVER = new CountDownLatch(1);

  @Test
  void serves64ClientsBeside2000IdleOnes() throws Exception {
    long needed = 2L * (IDLE + ACTIVE) + 200;
    assumeTrue(openable() > needed, "this process may not open " + needed + " files: ulimit -n");
    List<RawClient> idle = new ArrayList<>();
    try (TestHost host = new TestHost(TestHost.limits(IDLE + ACTIVE))) {
      ServerConnector port = host.listen();
      double alone = serve(port);
      long before = heap();
      for (int i = 0; i < IDLE; i++) {
        idle.add(new RawClient(port));
      }
      RawClient last = idle.get(IDLE - 1);
      assertEquals(200, last.post("/wsman", AUTHORIZATION + SOAP, "<e/>").status());
      long perConnection = (heap() - before) / IDLE;
      double beside = serve(port);
      System.out.printf(
          "%d idle connections: %d bytes of heap for both ends of each; %d clients took %.2f s"
              + " alone and %.2f s beside them%n",
          IDLE, perConnection, ACTIVE, alone, beside);
      assertTrue(perConnection < 64 * 1024, perConnection + " bytes");
      for (RawClient each : idle) {
        each.close();
      }
      awaitConnections(port, 0);
      serve(port);
    } finally {
      for (RawClient each : idle) {
        each.close();
      }
    }
  }

  /** Each of the active clients sends twenty requests; how many seconds that takes. */
  private static double serve(ServerConnector port) throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(ACTIVE);
    try {
      List<Future<Integer>> good = new ArrayList<>();
      long begin = System.nanoTime();
      for (int i = 0; i < ACTIVE; i++) {
        good.add(clients.submit(() -> ask(port)));
      }
      for (Future<Integer> each : good) {
        assertEquals(20, each.get(30, TimeUnit.SECONDS));
      }
      return (System.nanoTime() - begin) / 1e9;
    } finally {
      clients.shutdownNow();
      awaitNoMoreThan(port, IDLE);
    }
  }

  private static int ask(ServerConnector port) throws Exception {
    int good = 0;
    try (RawClient client = new RawClient(port)) {
      for (int i = 0; i < 20; i++) {
        good += client.post("/wsman", AUTHORIZATION + SOAP, "<e/>").status() == 200 ? 1 : 0;
      }
    }
    return good;
  }

  private static void awaitConnections(ServerConnector port, int count) throws Exception {
    awaitNoMoreThan(port, count);
    assertEquals(count, port.getConnectedEndPoints().size());
  }

  private static void awaitNoMoreThan(ServerConnector port, int count) throws Exception {
    for (int tries = 0; tries < 500 && port.getConnectedEndPoints().size() > count; tries++) {
      NEVER.await(20, TimeUnit.MILLISECONDS);
    }
  }

  private static long openable() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? unix.getMaxFileDescriptorCount() - unix.getOpenFileDescriptorCount()
        : Long.MAX_VALUE;
  }

  private static long heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
