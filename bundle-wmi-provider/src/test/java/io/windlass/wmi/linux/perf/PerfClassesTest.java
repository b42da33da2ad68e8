package io.windlass.wmi.linux.perf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.Tree;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.Instance;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PerfClassesTest {
  @TempDir Path root;
  private Tree tree;

  @BeforeEach
  void writeAHost() throws Exception {
    tree = new Tree(root);
    at(100);
  }

  private void at(int uptime) throws Exception {
    tree.write("/proc/uptime", uptime + ".00 1.0\n");
  }

  @Test
  void tellsHowBusyTheProcessorsAre() throws Exception {
    tree.write("/proc/stat", "cpu 0 0 0 0 0 0 0 0\ncpu0 0 0 0 0 0 0 0 0\ncpu1 0 0 0 0 0 0 0 0\n");
    ClassSource source = formatted("PerfOS_Processor");
    assertEquals(3, read(source).size());
    at(110);
    tree.write(
        "/proc/stat",
        "cpu 500 0 300 1200 0 0 0 0\ncpu0 500 0 300 200 0 0 0 0\ncpu1 0 0 0 900 100 0 0 0\n");
    List<Instance> processors = read(source);
    assertEquals(List.of("_Total", "0", "1"), processors.stream().map(p -> p.get("Name")).toList());
    assertEquals(40L, processors.get(0).get("PercentProcessorTime"));
    assertEquals(50L, processors.get(1).get("PercentUserTime"));
    assertEquals(30L, processors.get(1).get("PercentPrivilegedTime"));
    assertEquals(80L, processors.get(1).get("PercentProcessorTime"));
    assertEquals(100L, processors.get(2).get("PercentIdleTime"));
  }

  @Test
  void countsTheEventsOfProcessors() throws Exception {
    tree.write("/proc/stat", "cpu 0 0 0 0 0 0 0 0\ncpu0 0 0 0 0 0 0 0 0\ncpu1 0 0 0 0 0 0 0 0\n")
        .write(
            "/proc/interrupts",
            "           CPU0       CPU1\n  1:  10  20  IO-APIC  1-edge  i8042\nNMI:  5  7  x\nERR: 9\n")
        .write("/proc/softirqs", "  CPU0 CPU1\n  HI: 1 2\nTIMER: 3 4\n");
    List<Instance> raw = read(raw("PerfOS_Processor"));
    assertEquals(List.of(42L, 15L, 27L), raw.stream().map(p -> p.get("InterruptsPersec")).toList());
    assertEquals(List.of(10L, 4L, 6L), raw.stream().map(p -> p.get("DPCsQueuedPersec")).toList());
  }

  @Test
  void letsAClientComputeThePercentageOfAProcessor() throws Exception {
    ClassSource source = raw("PerfOS_Processor");
    tree.write("/proc/stat", "cpu 7 0 0 0 0 0 0 0\ncpu0 7 0 0 5000 0 0 0 0\n");
    Instance before = find(source, "0");
    at(110);
    tree.write("/proc/stat", "cpu 7 0 0 0 0 0 0 0\ncpu0 7 0 0 5250 0 0 0 0\n");
    Instance after = find(source, "0");
    long idle = growth("PercentProcessorTime", before, after);
    assertEquals(25_000_000L, idle);
    assertEquals(0.25, (double) idle / growth("Timestamp_PerfTime", before, after));
  }

  @Test
  void tellsOfTheMemory() throws Exception {
    tree.write(
            "/proc/meminfo",
            "MemAvailable: 2048 kB\nCommitLimit: 1000 kB\nCommitted_AS: 250 kB\nCached: 3 kB\n")
        .write("/proc/vmstat", "pgfault 2000\npgmajfault 100\npgpgin 4000\npgpgout 8000\n");
    Instance memory = read(formatted("PerfOS_Memory")).get(0);
    Map.of(
            "AvailableBytes", 2L << 20,
            "AvailableMBytes", 2L,
            "PercentCommittedBytesInUse", 25L,
            "CommittedBytes", 256_000L,
            "CacheBytes", 3072L,
            "PageFaultsPersec", 20L,
            "PageReadsPersec", 1L,
            "PagesInputPersec", 10L,
            "PagesPersec", 30L)
        .forEach((name, value) -> assertEquals(value, memory.get(name), name));
    assertNull(memory.get("PoolPagedBytes"));
    Instance raw = read(raw("PerfOS_Memory")).get(0);
    assertEquals(62L, raw.get("PercentCommittedBytesInUse"));
    assertEquals(250L, raw.get("PercentCommittedBytesInUse_Base"));
    assertEquals(2000L, raw.get("PageFaultsPersec"));
  }

  @Test
  void tellsOfTheSystem() throws Exception {
    tree.write("/proc/stat", "cpu 0\ncpu0 0\ncpu1 0\nctxt 5000\nprocs_running 5\n")
        .write("/proc/loadavg", "0.31 0.13 0.05 1/89 6051\n")
        .directory("/proc/1");
    Instance system = read(formatted("PerfOS_System")).get(0);
    assertEquals(100L, system.get("SystemUpTime"));
    assertEquals(89L, system.get("Threads"));
    assertEquals(1L, system.get("Processes"));
    assertEquals(50L, system.get("ContextSwitchesPersec"));
    assertEquals(3L, system.get("ProcessorQueueLength"));
    assertEquals(1_000_000_000L, system.get("Timestamp_PerfTime"));
    assertEquals(134_168_420_967_890_000L, system.get("Timestamp_Sys100NS"));
    Instance raw = read(raw("PerfOS_System")).get(0);
    assertEquals(134_168_419_967_890_000L, raw.get("SystemUpTime"));
    assertEquals(5000L, raw.get("ContextSwitchesPersec"));
  }

  @Test
  void tellsOfSwap() throws Exception {
    ClassSource source = formatted("PerfOS_PagingFile");
    assertEquals(0L, find(source, "_Total").get("PercentUsage"));
    tree.write(
        "/proc/swaps",
        "Filename Type Size Used Priority\n/dev/sda3 partition 3000 600 -2\n/swap file 1000 0 -3\n");
    assertEquals(
        List.of(20L, 0L, 15L), read(source).stream().map(s -> s.get("PercentUsage")).toList());
    Instance raw = find(raw("PerfOS_PagingFile"), "/dev/sda3");
    assertEquals(600L, raw.get("PercentUsage"));
    assertEquals(3000L, raw.get("PercentUsage_Base"));
  }

  @Test
  void tellsOfObjects() throws Exception {
    tree.write("/proc/loadavg", "0.31 0.13 0.05 1/89 6051\n")
        .write("/proc/sysvipc/sem", "key semid perms nsems uid\n 0 0 600 3 0\n 1 1 600 4 0\n")
        .write("/proc/sysvipc/shm", "key shmid\n 0 0\n");
    Instance objects = read(formatted("PerfOS_Objects")).get(0);
    assertEquals(89L, objects.get("Threads"));
    assertEquals(7L, objects.get("Semaphores"));
    assertEquals(1L, objects.get("Sections"));
    assertNull(objects.get("Mutexes"));
  }

  @Test
  void tellsOfTheNetwork() throws Exception {
    tree.write("/sys/class/net/eth0/statistics/rx_bytes", "5000\n")
        .write("/sys/class/net/eth0/statistics/tx_bytes", "1000\n")
        .write("/sys/class/net/eth0/statistics/rx_packets", "9000000000\n")
        .write("/sys/class/net/eth0/statistics/multicast", "20\n")
        .write("/sys/class/net/eth0/statistics/rx_errors", "3\n")
        .write("/sys/class/net/eth0/speed", "100\n")
        .write("/sys/class/net/lo/statistics/rx_bytes", "1\n");
    List<Instance> raw = read(raw("Tcpip_NetworkInterface"));
    assertEquals(1, raw.size());
    assertEquals(6000L, raw.get(0).get("BytesTotalPersec"));
    assertEquals(8_999_999_980L, raw.get(0).get("PacketsReceivedUnicastPersec"));
    assertEquals(100_000_000L, raw.get(0).get("CurrentBandwidth"));
    Instance formatted = read(formatted("Tcpip_NetworkInterface")).get(0);
    assertEquals(60L, formatted.get("BytesTotalPersec"));
    assertEquals(3L, formatted.get("PacketsReceivedErrors"));
    assertEquals(60L, find(formatted("Tcpip_NetworkAdapter"), "ETH0").get("BytesTotalPersec"));
  }

  @Test
  void tellsOfTheProtocols() throws Exception {
    tree.write(
            "/proc/net/snmp",
            """
            Ip: Forwarding InReceives InDelivers OutRequests
            Ip: 2 4000 3900 1000
            Tcp: ActiveOpens PassiveOpens AttemptFails EstabResets CurrEstab InSegs OutSegs RetransSegs
            Tcp: 10 20 3 4 9 5000 4294967297 100
            Icmp: InMsgs InErrors InEchos OutMsgs OutEchoReps OutDestUnreachs
            Icmp: 800 1 700 900 600 5
            Udp: InDatagrams NoPorts InErrors OutDatagrams
            Udp: 300 100 2 700
            """)
        .write("/proc/net/snmp6", "Ip6InReceives     \t500\nUdp6InDatagrams  \t200\n")
        .write("/proc/net/tcp", " sl local rem st tx\n 0: 1:1 2:2 01 0:0\n 1: 1:1 2:2 0A 0:0\n")
        .write("/proc/net/tcp6", " sl local rem st tx\n 0: 1:1 2:2 08 0:0\n 1: 1:1 2:2 01 0:0\n");
    Instance ip = read(formatted("Tcpip_IPv4")).get(0);
    assertEquals(50L, ip.get("DatagramsPersec"));
    assertEquals(39L, ip.get("DatagramsReceivedDeliveredPersec"));
    assertNull(ip.get("FragmentationFailures"));
    Instance tcp = read(raw("Tcpip_TCPv4")).get(0);
    assertEquals(1L, tcp.get("SegmentsSentPersec"), "32 bits wrap");
    assertEquals(5001L, tcp.get("SegmentsPersec"));
    assertEquals(20L, tcp.get("ConnectionsPassive"));
    assertEquals(1L, tcp.get("ConnectionsEstablished"));
    assertEquals(2L, read(formatted("Tcpip_TCPv6")).get(0).get("ConnectionsEstablished"));
    Instance icmp = read(formatted("Tcpip_ICMP")).get(0);
    assertEquals(17L, icmp.get("MessagesPersec"));
    assertEquals(7L, icmp.get("ReceivedEchoPersec"));
    assertEquals(6L, icmp.get("SentEchoReplyPersec"));
    assertEquals(5L, icmp.get("SentDestinationUnreachable"));
    Instance udp = read(formatted("Tcpip_UDPv4")).get(0);
    assertEquals(10L, udp.get("DatagramsPersec"));
    assertEquals(2L, udp.get("DatagramsReceivedErrors"));
    assertEquals(5L, read(formatted("Tcpip_IPv6")).get(0).get("DatagramsReceivedPersec"));
    assertEquals(2L, read(formatted("Tcpip_UDPv6")).get(0).get("DatagramsReceivedPersec"));
  }

  @Test
  void tellsOfThisHost() throws Exception {
    List<ClassSource> sources = PerfClasses.of(Host.real()).toList();
    Instance processor = find(find(sources, "Win32_PerfRawData_PerfOS_Processor"), "_Total");
    long idle = (Long) processor.get("PercentIdleTime");
    assertTrue(idle > 0 && idle <= (Long) processor.get("Timestamp_PerfTime") * 1.1);
    Instance system = read(find(sources, "Win32_PerfFormattedData_PerfOS_System")).get(0);
    assertTrue((Long) system.get("Processes") > 0);
    Instance memory = read(find(sources, "Win32_PerfFormattedData_PerfOS_Memory")).get(0);
    assertTrue((Long) memory.get("PercentCommittedBytesInUse") < 1000);
  }

  private ClassSource raw(String object) {
    return find(PerfClasses.of(tree.host()).toList(), "Win32_PerfRawData_" + object);
  }

  private ClassSource formatted(String object) {
    return find(PerfClasses.of(tree.host()).toList(), "Win32_PerfFormattedData_" + object);
  }

  private static ClassSource find(List<ClassSource> sources, String className) {
    return sources.stream().filter(s -> s.className().equals(className)).findFirst().orElseThrow();
  }

  private static Instance find(ClassSource source, String name) throws Exception {
    return source.find(Map.of("Name", name), Wanted.all()).orElseThrow();
  }

  private static long growth(String property, Instance before, Instance after) {
    return (Long) after.get(property) - (Long) before.get(property);
  }

  private static List<Instance> read(ClassSource source) throws Exception {
    try (var instances = source.instances(Wanted.all())) {
      return instances.toList();
    }
  }
}
