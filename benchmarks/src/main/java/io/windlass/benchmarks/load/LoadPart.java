package io.windlass.benchmarks.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The service, a bare Jetty and maybe a peer in turn, in the same minutes. */
final class LoadPart {
  private static final int[] CONNECTIONS = {1, 8, 64};
  private static final int PULLS = 50;

  private final Room room;
  private final Wrk wrk;
  private final List<Target> targets = new ArrayList<>();
  private final Map<Integer, Sample> peerPulls = new LinkedHashMap<>();
  private final Markdown figures =
      new Markdown(
          "operation",
          "connections",
          "server",
          "requests/s",
          "p50 ms",
          "p99 ms",
          "CPU µs/request",
          "RSS MiB",
          "GC pauses",
          "GC ms",
          "lost");
  private final Markdown verdict =
      new Markdown(
          "operation",
          "connections",
          "of bare Jetty's rate",
          "CPU, of its",
          "of the rate of one that never blocks",
          "CPU, of its",
          "of the peer's rate",
          "CPU, of the peer's",
          "p99, of the peer's");

  private LoadPart(Room room) throws IOException {
    this.room = room;
    this.wrk = new Wrk(room.work());
  }

  static String measure(Room room) throws Exception {
    try (Windlass windlass =
            Windlass.start(room, room.work().resolve("load"), new Windlass.Settings());
        BareJetty.Running bare =
            BareJetty.Running.like(windlass, room.work().resolve("bare"), false);
        BareJetty.Running never =
            BareJetty.Running.like(windlass, room.work().resolve("never"), true)) {
      LoadPart part = new LoadPart(room);
      part.targets.add(windlass.server());
      part.targets.add(bare.server());
      part.targets.add(never.server());
      room.peer().ifPresent(part.targets::add);
      return part.run();
    }
  }

  private String run() throws Exception {
    warmUp();
    for (Operation operation : Operation.values()) {
      for (int connections : CONNECTIONS) {
        compare(operation, connections);
      }
    }
    return verdict + "\n" + figures;
  }

  private void warmUp() throws Exception {
    for (Operation operation : Operation.values()) {
      for (Target target : targets) {
        if (target.gc().isPresent()) {
          wrk.run(target, operation, 8, room.either(8, 3));
        }
      }
    }
  }

  private void compare(Operation operation, int connections) throws Exception {
    Map<Target, List<Sample>> samples = new LinkedHashMap<>();
    for (int round = 0; round < room.either(3, 1); round++) {
      for (Target target : targets) {
        if (!needsManyAnswers(target, operation)) {
          samples
              .computeIfAbsent(target, t -> new ArrayList<>())
              .add(wrk.run(target, operation, connections, room.either(3, 2)));
        }
      }
    }
    Map<String, Sample> medians = new LinkedHashMap<>();
    samples.forEach((target, all) -> medians.put(target.name(), Sample.median(all)));
    medians.forEach((name, sample) -> row(operation, connections, name, sample));
    Sample ours = medians.get(targets.get(0).name());
    Sample bare = medians.get(targets.get(1).name());
    Sample never = medians.get(targets.get(2).name());
    Sample peer = targets.size() > 3 ? medians.get(targets.get(3).name()) : null;
    if (operation == Operation.PULL) {
      peerPulls.put(connections, peer);
    }
    double share = 1;
    if (operation == Operation.FIFTY) {
      // The peer needs an Enumerate and fifty Pulls for what one answer holds here.
      peer = peerPulls.get(connections);
      share = PULLS + 1;
    }
    verdict.row(
        operation.label(),
        connections,
        Markdown.percent(ours.perSecond() / bare.perSecond()),
        Markdown.times(ours.cpu() / bare.cpu()),
        Markdown.percent(ours.perSecond() / never.perSecond()),
        Markdown.times(ours.cpu() / never.cpu()),
        peer == null ? "-" : Markdown.times(ours.perSecond() / (peer.perSecond() / share)),
        peer == null ? "-" : Markdown.times(ours.cpu() / (peer.cpu() * share)),
        peer == null || share > 1 ? "-" : Markdown.times(ours.p99() / peer.p99()));
  }

  /** A server that is not ours may not put more than one item into an answer. */
  private boolean needsManyAnswers(Target target, Operation operation) {
    return operation == Operation.FIFTY && targets.indexOf(target) > 2;
  }

  private void row(Operation operation, int connections, String name, Sample sample) {
    figures.row(
        operation.label(),
        connections,
        name,
        Markdown.number(sample.perSecond()),
        Markdown.number(sample.p50()),
        Markdown.number(sample.p99()),
        Markdown.number(sample.cpu()),
        Markdown.number(sample.rss()),
        Double.isNaN(sample.gc().millis()) ? "-" : sample.gc().count(),
        Markdown.number(sample.gc().millis()),
        sample.lost());
    System.out.printf(
        "%-24s %3d connections, %-24s: %s requests/s, p99 %s ms, CPU %s µs%n",
        operation.label(),
        connections,
        name,
        Markdown.number(sample.perSecond()),
        Markdown.number(sample.p99()),
        Markdown.number(sample.cpu()));
  }
}
