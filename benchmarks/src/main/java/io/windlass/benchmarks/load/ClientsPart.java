package io.windlass.benchmarks.load;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Get from 1 to 256 clients at a time. */
final class ClientsPart {
  private static final int MOST = 256;

  private ClientsPart() {}

  static String measure(Room room) throws Exception {
    Markdown table =
        new Markdown("clients", "requests/s", "p50 ms", "p99 ms", "CPU µs/request", "RSS MiB");
    List<double[]> cpu = new ArrayList<>();
    List<double[]> middle = new ArrayList<>();
    List<double[]> slow = new ArrayList<>();
    Wrk wrk = new Wrk(room.work());
    try (Windlass windlass =
        Windlass.start(
            room,
            room.work().resolve("clients"),
            new Windlass.Settings().file("io.windlass.wsman.http.cfg", "maxConnections=1000\n"))) {
      wrk.run(windlass.server(), Operation.GET, 8, room.either(10, 4));
      for (int clients = 1; clients <= MOST; clients *= 2) {
        List<Sample> rounds = new ArrayList<>();
        for (int round = 0; round < room.either(3, 1); round++) {
          rounds.add(wrk.run(windlass.server(), Operation.GET, clients, room.either(3, 1)));
        }
        Sample sample = Sample.median(rounds);
        table.row(
            clients,
            Markdown.number(sample.perSecond()),
            Markdown.number(sample.p50()),
            Markdown.number(sample.p99()),
            Markdown.number(sample.cpu()),
            Markdown.number(sample.rss()));
        cpu.add(new double[] {clients, sample.cpu()});
        middle.add(new double[] {clients, sample.p50() * 1000});
        slow.add(new double[] {clients, sample.p99() * 1000});
      }
    }
    Path plot = room.quick() ? room.work() : room.docs();
    Files.writeString(
        plot.resolve("performance-clients.svg"),
        new Chart("Get: µs against clients", "clients at a time")
            .line("CPU a request, µs", cpu)
            .line("p50, µs", middle)
            .line("p99, µs", slow)
            .svg());
    return table + "\n![µs of a Get against the number of clients](performance-clients.svg)\n";
  }
}
