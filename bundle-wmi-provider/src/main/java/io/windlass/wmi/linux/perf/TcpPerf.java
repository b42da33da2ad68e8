package io.windlass.wmi.linux.perf;

import static io.windlass.wmi.linux.perf.CounterType.COUNTER_COUNTER;
import static io.windlass.wmi.linux.perf.CounterType.COUNTER_RAWCOUNT;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.HostRoot;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code Tcpip_TCPv4} and {@code Tcpip_TCPv6}: one instance without a name each. Linux counts
 * segments and connections of both together, all of which {@code TCPv4} has; only the established
 * connections are told apart, and nothing else of {@code TCPv6} is known.
 */
final class TcpPerf implements PerfObject {
  private static final int TABLE_LIMIT = 1 << 26;

  /** ESTABLISHED and CLOSE_WAIT, as RFC 4022 counts tcpCurrEstab. */
  private static final Set<String> ESTABLISHED = Set.of("01", "08");

  private final Host host;
  private final boolean version6;

  private TcpPerf(Host host, boolean version6) {
    this.host = host;
    this.version6 = version6;
  }

  static PerfObject v4(Host host) {
    return new TcpPerf(host, false);
  }

  static PerfObject v6(Host host) {
    return new TcpPerf(host, true);
  }

  @Override
  public String name() {
    return version6 ? "Tcpip_TCPv6" : "Tcpip_TCPv4";
  }

  @Override
  public List<Sample> samples(Question question) {
    Sample sample = question.sample("");
    if (question.wanted().has("ConnectionsEstablished")) {
      String table = version6 ? "/proc/net/tcp6" : "/proc/net/tcp";
      sample.set(COUNTER_RAWCOUNT, "ConnectionsEstablished", established(host.files(), table));
    }
    if (!version6) {
      both(sample, KernelTables.pairs(host.files(), "/proc/net/snmp"));
    }
    return List.of(sample);
  }

  private static void both(Sample sample, Map<String, Long> counted) {
    if (counted.containsKey("TcpInSegs") && counted.containsKey("TcpOutSegs")) {
      long in = counted.get("TcpInSegs");
      long out = counted.get("TcpOutSegs");
      sample
          .set(COUNTER_COUNTER, "SegmentsReceivedPersec", in)
          .set(COUNTER_COUNTER, "SegmentsSentPersec", out)
          .set(COUNTER_COUNTER, "SegmentsPersec", in + out)
          .set(
              COUNTER_COUNTER,
              "SegmentsRetransmittedPersec",
              counted.getOrDefault("TcpRetransSegs", 0L))
          .set(COUNTER_RAWCOUNT, "ConnectionsActive", counted.getOrDefault("TcpActiveOpens", 0L))
          .set(COUNTER_RAWCOUNT, "ConnectionsPassive", counted.getOrDefault("TcpPassiveOpens", 0L))
          .set(COUNTER_RAWCOUNT, "ConnectionFailures", counted.getOrDefault("TcpAttemptFails", 0L))
          .set(COUNTER_RAWCOUNT, "ConnectionsReset", counted.getOrDefault("TcpEstabResets", 0L));
    }
  }

  /** The fourth column is the state. */
  private static long established(HostRoot files, String table) {
    return files.text(table, TABLE_LIMIT).stream()
        .flatMap(String::lines)
        .map(line -> line.strip().split("\\s+", 5))
        .filter(fields -> fields.length > 4 && ESTABLISHED.contains(fields[3]))
        .count();
  }
}
