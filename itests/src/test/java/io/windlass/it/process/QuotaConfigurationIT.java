package io.windlass.it.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.windlass.it.support.Await;
import io.windlass.it.support.Envelopes;
import io.windlass.it.support.RawHttp;
import io.windlass.it.support.RunningService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.Test;

/** The file of the service's limits: a change takes effect at once, a wrong one changes nothing. */
public class QuotaConfigurationIT {
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  @Test
  public void aChangedLimitTakesEffectAndAWrongOneIsToldAndChangesNothing() throws Exception {
    try (RunningService service = RunningService.start()) {
      configure(service, "MaxBatchItems=3\n");
      Await.until("batches of 3", DEADLINE, () -> batch(service) == 3);
      configure(service, "MaxBatchItems=0\n");
      Await.until(
          "the refusal in the log",
          DEADLINE,
          () ->
              log(service)
                  .contains(
                      "MaxBatchItems = 0 is out of range: 1 to 4294967295."
                          + " Change it in etc/io.windlass.wsman.service.cfg."));
      assertEquals(3, batch(service));
      configure(service, "MaxBatchItems=4\n");
      Await.until("batches of 4", DEADLINE, () -> batch(service) == 4);
    }
  }

  @Test
  public void theLimitOfConnectionsIsReadWithoutAnyOtherFile() throws Exception {
    List<RawHttp> connections = new ArrayList<>();
    try (RunningService service =
        RunningService.start(Map.of("io.windlass.wsman.service", "MaxConnections=5\n"))) {
      RawHttp.Reply last = null;
      // The test's own client may have one of the five.
      while (connections.size() < 6 && (last == null || last.status() == 401)) {
        RawHttp next = RawHttp.connect(service.port());
        connections.add(next);
        last = next.send(RawHttp.head("/wsman", "Content-Length: 0\r\n")).read();
      }
      assertEquals(503, last.status());
      assertTrue(last.body(), last.body().contains("5 connections, which is MaxConnections"));
    } finally {
      for (RawHttp connection : connections) {
        connection.close();
      }
    }
  }

  private static void configure(RunningService service, String text) throws IOException {
    Path file = Files.createTempFile(service.base(), "limits", null);
    Files.writeString(file, text);
    Path target = service.base().resolve("etc/io.windlass.wsman.service.cfg");
    Files.move(file, target, StandardCopyOption.REPLACE_EXISTING);
  }

  /** How many items a client gets that asks for many; there are at least two processes here. */
  private static long batch(RunningService service) throws Exception {
    String answer = service.administrator().post(Envelopes.enumerateMany("Win32_Process")).body();
    return answer.split("<p:Win32_Process ", -1).length - 1L;
  }

  private static String log(RunningService service) throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.list(service.base().resolve("log"))) {
      for (Path file : files.toList()) {
        all.append(Files.readString(file, StandardCharsets.UTF_8));
      }
    }
    return all.toString();
  }
}
