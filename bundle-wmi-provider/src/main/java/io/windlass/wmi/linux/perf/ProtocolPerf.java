package io.windlass.wmi.linux.perf;

import static io.windlass.wmi.linux.perf.CounterType.COUNTER_COUNTER;
import static io.windlass.wmi.linux.perf.CounterType.COUNTER_RAWCOUNT;

import io.windlass.wmi.linux.host.Host;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Counters of an internet protocol, which RFC 4293, 4113 and 4022 define for Linux as for Windows:
 * one instance without a name.
 */
final class ProtocolPerf implements PerfObject {
  private final String name;
  private final Supplier<Map<String, Long>> table;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  private record Entry(CounterType type, List<String> counters) {}

  private ProtocolPerf(String name, Supplier<Map<String, Long>> table) {
    this.name = name;
    this.table = table;
  }

  /** Datagrams of IP, version 4. */
  static PerfObject ipv4(Host host) {
    return new ProtocolPerf("Tcpip_IPv4", () -> KernelTables.pairs(host.files(), "/proc/net/snmp"))
        .internetProtocol("Ip")
        .rate("DatagramsForwardedPersec", "IpForwDatagrams")
        .rate("DatagramsPersec", "IpInReceives", "IpOutRequests");
  }

  /** Datagrams of IP, version 6. */
  static PerfObject ipv6(Host host) {
    return new ProtocolPerf("Tcpip_IPv6", () -> KernelTables.lines(host.files(), "/proc/net/snmp6"))
        .internetProtocol("Ip6")
        .rate("DatagramsForwardedPersec", "Ip6OutForwDatagrams")
        .rate("DatagramsPersec", "Ip6InReceives", "Ip6OutRequests");
  }

  /** Datagrams of UDP over IPv4. */
  static PerfObject udpv4(Host host) {
    return new ProtocolPerf("Tcpip_UDPv4", () -> KernelTables.pairs(host.files(), "/proc/net/snmp"))
        .userDatagrams("Udp");
  }

  /** Datagrams of UDP over IPv6. */
  static PerfObject udpv6(Host host) {
    return new ProtocolPerf(
            "Tcpip_UDPv6", () -> KernelTables.lines(host.files(), "/proc/net/snmp6"))
        .userDatagrams("Udp6");
  }

  private ProtocolPerf internetProtocol(String prefix) {
    return rate("DatagramsReceivedPersec", prefix + "InReceives")
        .rate("DatagramsReceivedDeliveredPersec", prefix + "InDelivers")
        .rate("DatagramsSentPersec", prefix + "OutRequests")
        .rate("FragmentsReceivedPersec", prefix + "ReasmReqds")
        .rate("FragmentsReassembledPersec", prefix + "ReasmOKs")
        .rate("FragmentedDatagramsPersec", prefix + "FragOKs")
        .rate("FragmentsCreatedPersec", prefix + "FragCreates")
        .number("FragmentReassemblyFailures", prefix + "ReasmFails")
        .number("FragmentationFailures", prefix + "FragFails")
        .number("DatagramsReceivedHeaderErrors", prefix + "InHdrErrors")
        .number("DatagramsReceivedAddressErrors", prefix + "InAddrErrors")
        .number("DatagramsReceivedUnknownProtocol", prefix + "InUnknownProtos")
        .number("DatagramsReceivedDiscarded", prefix + "InDiscards")
        .number("DatagramsOutboundDiscarded", prefix + "OutDiscards")
        .number("DatagramsOutboundNoRoute", prefix + "OutNoRoutes");
  }

  private ProtocolPerf userDatagrams(String prefix) {
    return rate("DatagramsReceivedPersec", prefix + "InDatagrams")
        .rate("DatagramsSentPersec", prefix + "OutDatagrams")
        .rate("DatagramsPersec", prefix + "InDatagrams", prefix + "OutDatagrams")
        .rate("DatagramsNoPortPersec", prefix + "NoPorts")
        .number("DatagramsReceivedErrors", prefix + "InErrors");
  }

  private ProtocolPerf rate(String property, String... counters) {
    entries.put(property, new Entry(COUNTER_COUNTER, Arrays.asList(counters)));
    return this;
  }

  private ProtocolPerf number(String property, String counter) {
    entries.put(property, new Entry(COUNTER_RAWCOUNT, List.of(counter)));
    return this;
  }

  @Override
  public String name() {
    return name;
  }

  /** A property of which the kernel does not know every part is NULL. */
  @Override
  public List<Sample> samples(Question question) {
    Map<String, Long> counted = table.get();
    Sample sample = question.sample("");
    entries.forEach(
        (property, entry) -> {
          if (counted.keySet().containsAll(entry.counters())) {
            long sum = entry.counters().stream().mapToLong(counted::get).sum();
            sample.set(entry.type(), property, sum);
          }
        });
    return List.of(sample);
  }
}
