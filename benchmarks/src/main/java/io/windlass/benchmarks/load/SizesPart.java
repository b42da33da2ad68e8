package io.windlass.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Enumerations of 10² to 10⁶ items in a heap of 64 MB. */
final class SizesPart {
  private static final int[] SIZES = {100, 1000, 10_000, 100_000, 1_000_000};
  private static final int BATCH = 1000;

  private final Room room;
  private final Windlass windlass;

  private SizesPart(Room room, Windlass windlass) {
    this.room = room;
    this.windlass = windlass;
  }

  /**
   * What an enumeration cost.
   *
   * @param wall µs an item
   * @param cpu µs of the server an item
   * @param live MiB of reachable objects half-way
   */
  private record Cost(double wall, double cpu, double live) {}

  static String measure(Room room) throws Exception {
    Markdown table =
        new Markdown(
            "items", "µs/item", "CPU µs/item", "items/s", "live heap half-way, MiB", "RSS MiB");
    List<double[]> wall = new ArrayList<>();
    List<double[]> cpu = new ArrayList<>();
    try (Windlass windlass =
        Windlass.start(
            room, room.work().resolve("sizes"), new Windlass.Settings().java("-Xms64m -Xmx64m"))) {
      SizesPart part = new SizesPart(room, windlass);
      part.repeat(100_000, room.either(10, 2));
      for (int size : SIZES) {
        Cost cost = part.cost(size);
        table.row(
            String.format("%,d", size),
            Markdown.number(cost.wall()),
            Markdown.number(cost.cpu()),
            Markdown.number(1e6 / cost.wall()),
            Markdown.number(cost.live()),
            Markdown.number(windlass.figures().rssMegabytes()));
        wall.add(new double[] {size, cost.wall()});
        cpu.add(new double[] {size, cost.cpu()});
      }
    }
    Path plot = room.quick() ? room.work() : room.docs();
    Files.writeString(
        plot.resolve("performance-sizes.svg"),
        new Chart("Enumeration: µs an item against size, heap 64 MB", "items")
            .line("wall clock, µs", wall)
            .line("CPU, µs", cpu)
            .svg());
    return table + "\n![µs an item against the size of the enumeration](performance-sizes.svg)\n";
  }

  private Cost cost(int size) throws IOException, InterruptedException {
    int times = Math.max(1, room.either(1_000_000, 200_000) / size);
    long cpu = windlass.figures().cpuMicros();
    double micros = repeat(size, times);
    double spent = windlass.figures().cpuMicros() - cpu;
    long items = (long) size * times;
    return new Cost(micros / items, spent / items, liveHalfWay(size));
  }

  /** The whole enumeration so many times; returns µs. */
  private double repeat(int size, int times) throws IOException {
    Requests requests = Windlass.of("Bench_" + size);
    try (Connection connection = windlass.connect()) {
      long start = System.nanoTime();
      for (int i = 0; i < times; i++) {
        Enumerating all = Enumerating.open(connection, requests, BATCH);
        while (all.next()) {
          // counts what comes
        }
        if (all.items() != size) {
          throw new IOException(all.items() + " items came of " + size);
        }
      }
      return (System.nanoTime() - start) / 1000.0;
    }
  }

  private double liveHalfWay(int size) throws IOException, InterruptedException {
    try (Connection connection = windlass.connect()) {
      Enumerating half = Enumerating.open(connection, Windlass.of("Bench_" + size), BATCH);
      while (half.items() < size / 2 && half.next()) {
        // counts what comes
      }
      double live = windlass.figures().liveBytes() / 1048576.0;
      while (half.next()) {
        // to the end, so that nothing is left behind
      }
      return live;
    }
  }
}
