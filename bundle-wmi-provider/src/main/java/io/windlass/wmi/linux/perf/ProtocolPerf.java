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

  /** Messages of ICMP. */
  static PerfObject icmp(Host host) {
    return new ProtocolPerf("Tcpip_ICMP", () -> KernelTables.pairs(host.files(), "/proc/net/snmp"))
        .messages("Icmp")
        .number("ReceivedDestUnreachable", "IcmpInDestUnreachs")
        .number("SentDestinationUnreachable", "IcmpOutDestUnreachs")
        .inAndOut("EchoReplyPersec", "Icmp", "EchoReps")
        .inAndOut("ParameterProblem", "Icmp", "ParmProbs")
        .inAndOut("SourceQuench", "Icmp", "SrcQuenchs")
        .inAndOut("TimestampPersec", "Icmp", "Timestamps")
        .inAndOut("TimestampReplyPersec", "Icmp", "TimestampReps")
        .inAndOut("AddressMask", "Icmp", "AddrMasks")
        .inAndOut("AddressMaskReply", "Icmp", "AddrMaskReps");
  }

  /** Messages of ICMP for IPv6. */
  static PerfObject icmpv6(Host host) {
    return new ProtocolPerf(
            "Tcpip_ICMPv6", () -> KernelTables.lines(host.files(), "/proc/net/snmp6"))
        .messages("Icmp6")
        .number("ReceivedDestUnreachable", "Icmp6InDestUnreachs")
        .number("SentDestinationUnreachable", "Icmp6OutDestUnreachs")
        .inAndOut("EchoReplyPersec", "Icmp6", "EchoReplies")
        .inAndOut("ParameterProblem", "Icmp6", "ParmProblems")
        .inAndOut("PacketTooBig", "Icmp6", "PktTooBigs")
        .inAndOut("MembershipQuery", "Icmp6", "GroupMembQueries")
        .inAndOut("MembershipReport", "Icmp6", "GroupMembResponses")
        .inAndOut("MembershipReduction", "Icmp6", "GroupMembReductions")
        .inAndOut("RouterSolicit", "Icmp6", "RouterSolicits")
        .inAndOut("RouterAdvert", "Icmp6", "RouterAdvertisements")
        .inAndOut("NeighborSolicit", "Icmp6", "NeighborSolicits")
        .inAndOut("NeighborAdvert", "Icmp6", "NeighborAdvertisements");
  }

  private ProtocolPerf messages(String prefix) {
    return rate("MessagesReceivedPersec", prefix + "InMsgs")
        .rate("MessagesSentPersec", prefix + "OutMsgs")
        .rate("MessagesPersec", prefix + "InMsgs", prefix + "OutMsgs")
        .number("MessagesReceivedErrors", prefix + "InErrors")
        .number("MessagesOutboundErrors", prefix + "OutErrors")
        .inAndOut("EchoPersec", prefix, "Echos")
        .inAndOut("RedirectPersec", prefix, "Redirects")
        .inAndOut("TimeExceeded", prefix, "TimeExcds");
  }

  /** What is counted in both directions: a rate if it is called so, else a number. */
  private ProtocolPerf inAndOut(String property, String prefix, String counter) {
    CounterType type = property.endsWith("Persec") ? COUNTER_COUNTER : COUNTER_RAWCOUNT;
    entries.put("Received" + property, new Entry(type, List.of(prefix + "In" + counter)));
    entries.put("Sent" + property, new Entry(type, List.of(prefix + "Out" + counter)));
    return this;
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
