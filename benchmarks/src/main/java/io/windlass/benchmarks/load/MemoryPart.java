package io.windlass.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stays in memory: after many Pulls, of abandoned enumerations, for idle connections. */
final class MemoryPart {
  private static final double MIB = 1048576;
  private static final int CLIENTS = 4;
  private static final Pattern OPEN_FILES = Pattern.compile("Max open files\\s+(\\d+)");
  private static final Pattern OPEN = Pattern.compile("OpenEnumerations>(\\d+)<");

  private final Room room;

  private MemoryPart(Room room) {
    this.room = room;
  }

  static String measure(Room room) throws Exception {
    MemoryPart part = new MemoryPart(room);
    return part.pulls() + "\n" + part.abandoned() + "\n" + part.idle();
  }

  /** Many Pulls of one item each, in 64 MB. */
  private String pulls() throws Exception {
    int pulls = room.either(1_000_000, 100_000);
    try (Windlass windlass =
        Windlass.start(
            room, room.work().resolve("pulls"), new Windlass.Settings().java("-Xms64m -Xmx64m"))) {
      pull(windlass, 100_000);
      double before = live(windlass);
      double rss = windlass.figures().rssMegabytes();
      long start = System.nanoTime();
      pull(windlass, pulls);
      double seconds = (System.nanoTime() - start) / 1e9;
      double after = live(windlass);
      return new Markdown("Pulls of one item, heap 64 MB", "before", "after", "more")
              .row("live heap, MiB", number(before), number(after), number(after - before))
              .row(
                  "RSS, MiB",
                  number(rss),
                  number(windlass.figures().rssMegabytes()),
                  number(windlass.figures().rssMegabytes() - rss))
          + String.format("%n%,d Pulls by %d clients in %.0f s.%n", pulls, CLIENTS, seconds);
    }
  }

  private static void pull(Windlass windlass, int pulls) {
    List<CompletableFuture<Void>> clients = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      clients.add(CompletableFuture.runAsync(() -> pullAlone(windlass, pulls / CLIENTS)));
    }
    CompletableFuture.allOf(clients.toArray(CompletableFuture[]::new)).join();
  }

  private static void pullAlone(Windlass windlass, int pulls) {
    try (Connection connection = windlass.connect()) {
      Enumerating one = Enumerating.open(connection, Windlass.of("Bench_1000000"), 1);
      for (int i = 0; i < pulls; i++) {
        one.next();
      }
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }

  /** Enumerations that nobody goes on with. */
  private String abandoned() throws Exception {
    int many = room.either(10_000, 2_000);
    Duration life = Duration.ofSeconds(room.either(20, 5));
    Windlass.Settings settings =
        new Windlass.Settings()
            .java("-Xms64m -Xmx64m")
            .file(
                "io.windlass.wsman.service.cfg",
                "MaxConcurrentOperationsPerUser=20000\nEnumerationTimeoutms="
                    + life.toMillis()
                    + "\n");
    try (Windlass windlass = Windlass.start(room, room.work().resolve("abandoned"), settings);
        Connection connection = windlass.connect()) {
      Requests requests = Windlass.of("Bench_1000000");
      for (int i = 0; i < 1000; i++) {
        // warm, and ended at once: not what is counted
        Enumerating.open(connection, Windlass.of("Bench_50"), 50);
      }
      double before = live(windlass);
      for (int i = 0; i < many; i++) {
        Enumerating.open(connection, requests, 1);
      }
      long open = open(connection);
      double full = live(windlass);
      long start = System.nanoTime();
      Await.until(
          "the abandoned enumerations are gone", life.plusSeconds(30), () -> open(connection) == 0);
      double seconds = (System.nanoTime() - start) / 1e9;
      return new Markdown("abandoned enumerations, heap 64 MB", "before", "open", "after expiry")
              .row("open", 0, open, 0)
              .row("live heap, MiB", number(before), number(full), number(live(windlass)))
          + String.format(
              "%nThey expire after %d s; the last was gone %.0f s after the last was opened.%n",
              life.toSeconds(), seconds);
    }
  }

  private static long open(Connection connection) throws IOException {
    Requests service =
        new Requests(
            "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/windlass/Windlass_Service", "");
    Matcher open = OPEN.matcher(connection.post(service.body(Operation.FIFTY)));
    if (!open.find()) {
      throw new IOException("Windlass_Service does not tell OpenEnumerations");
    }
    return Long.parseLong(open.group(1));
  }

  /** Connections that ask nothing, beside 64 that do. */
  private String idle() throws Exception {
    int wanted = room.either(10_000, 1_000);
    int allowed = openFiles() - 500;
    int many = Math.min(wanted, allowed);
    String note =
        many == wanted
            ? ""
            : "\nOnly "
                + many
                + " idle connections: a process may have "
                + (allowed + 500)
                + " files open here (ulimit -n).\n";
    Windlass.Settings settings =
        new Windlass.Settings()
            .file("io.windlass.wsman.service.cfg", "MaxConnections=20000\n")
            .file("io.windlass.wsman.http.cfg", "idleTimeoutSeconds=900\n");
    List<Connection> connections = new ArrayList<>();
    Wrk wrk = new Wrk(room.work());
    try (Windlass windlass = Windlass.start(room, room.work().resolve("idle"), settings)) {
      wrk.run(windlass.server(), Operation.GET, 64, room.either(10, 3));
      Sample alone = busy(wrk, windlass);
      for (int i = 0; i < many; i++) {
        Connection connection = windlass.connect();
        connections.add(connection);
        connection.post(windlass.server().requests().body(Operation.IDENTIFY));
      }
      Sample beside = busy(wrk, windlass);
      for (Connection connection : connections) {
        connection.post(windlass.server().requests().body(Operation.IDENTIFY));
      }
      return new Markdown("64 busy connections (Get)", "alone", "beside " + many + " idle", "ratio")
              .row(
                  "p99, ms",
                  number(alone.p99()),
                  number(beside.p99()),
                  ratio(beside.p99(), alone.p99()))
              .row(
                  "p50, ms",
                  number(alone.p50()),
                  number(beside.p50()),
                  ratio(beside.p50(), alone.p50()))
              .row(
                  "requests/s",
                  number(alone.perSecond()),
                  number(beside.perSecond()),
                  ratio(beside.perSecond(), alone.perSecond()))
              .row("RSS, MiB", number(alone.rss()), number(beside.rss()), "")
          + "\nAll idle connections still answered afterwards.\n"
          + note;
    } finally {
      for (Connection connection : connections) {
        connection.close();
      }
    }
  }

  private Sample busy(Wrk wrk, Windlass windlass) throws Exception {
    List<Sample> rounds = new ArrayList<>();
    for (int round = 0; round < room.either(5, 1); round++) {
      rounds.add(wrk.run(windlass.server(), Operation.GET, 64, room.either(4, 2)));
    }
    return Sample.median(rounds);
  }

  private static int openFiles() throws IOException {
    Matcher limit = OPEN_FILES.matcher(Files.readString(Path.of("/proc/self/limits")));
    return limit.find() ? Integer.parseInt(limit.group(1)) : 1024;
  }

  private static double live(Windlass windlass) throws IOException, InterruptedException {
    return windlass.figures().liveBytes() / MIB;
  }

  private static String number(double value) {
    return Markdown.number(value);
  }

  private static String ratio(double part, double whole) {
    return Markdown.times(part / whole);
  }
}
