package io.windlass.wmi.linux.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.HostRoot;
import io.windlass.wmi.linux.host.Tree;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.Instance;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Sockets as a little-endian kernel prints them. */
@EnabledOnOs(
    value = OS.LINUX,
    architectures = {"amd64", "aarch64"})
class SocketClassesTest {
  private static final String HEADING =
      "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid inode\n";

  @TempDir Path root;
  private Tree tree;

  @BeforeEach
  void writeAHost() throws Exception {
    tree =
        new Tree(root)
            .write(
                "/proc/net/tcp",
                HEADING
                    + line("0100007F:1761", "00000000:0000", "0A", 70)
                    + line("0100007F:1761", "00000000:0000", "0A", 71)
                    + line("0500000A:0016", "0201A8C0:C350", "01", 72)
                    + line("0500000A:0050", "0201A8C0:C351", "06", 0)
                    + line("0500000A:0051", "0201A8C0:C352", "02", 73)
                    + "torn 0:1\n"
                    + line("0500:0051", "0201A8C0:C352", "02", 73))
            .write(
                "/proc/net/tcp6",
                HEADING
                    + line("0".repeat(32) + ":0016", "0".repeat(32) + ":0000", "0A", 74)
                    + line(
                        "0000000000000000FFFF00000500000A:0016",
                        "0000000000000000FFFF00000201A8C0:C353",
                        "08",
                        75))
            .write(
                "/proc/net/udp",
                HEADING
                    + line("00000000:14E9", "00000000:0000", "07", 80)
                    + line("00000000:14E9", "00000000:0000", "07", 81))
            .write(
                "/proc/net/udp6",
                HEADING
                    + line(
                        "000080FE00000000000000000100000A:0222", "0".repeat(32) + ":0", "07", 82))
            .link("/proc/7/fd/3", "socket:[72]")
            .link("/proc/7/fd/4", "/dev/null")
            .link("/proc/31/fd/0", "socket:[70]")
            .link("/proc/31/fd/1", "socket:[72]")
            .link("/proc/self/fd/1", "socket:[74]")
            .link("/proc/7/fd/5", "socket:[82]");
  }

  private static String line(String local, String remote, String state, int inode) {
    return "   0: %s %s %s 00000000:00000000 00:00000000 00000000  1000        0 %d 1 0 100\n"
        .formatted(local, remote, state, inode);
  }

  private static List<Instance> all(ClassSource source, Wanted wanted) throws Exception {
    try (Stream<Instance> all = source.instances(wanted)) {
      return all.toList();
    }
  }

  private static List<List<Object>> values(List<Instance> all, String... properties) {
    return all.stream()
        .map(instance -> Arrays.stream(properties).map(instance::get).toList())
        .toList();
  }

  @Test
  void connectionsHaveTheStatesOfWindowsAndTheOldestOwner() throws Exception {
    assertEquals(
        List.of(
            Arrays.asList("127.0.0.1", 5985, "0.0.0.0", 0, 2, 31L),
            Arrays.asList("10.0.0.5", 22, "192.168.1.2", 50000, 5, 7L),
            Arrays.asList("10.0.0.5", 80, "192.168.1.2", 50001, 11, 0L),
            Arrays.asList("10.0.0.5", 81, "192.168.1.2", 50002, 3, null),
            Arrays.asList("::", 22, "::", 0, 2, null),
            Arrays.asList("10.0.0.5", 22, "192.168.1.2", 50003, 8, null)),
        values(
            all(new TcpConnectionSource(tree.host()), Wanted.all()),
            "LocalAddress",
            "LocalPort",
            "RemoteAddress",
            "RemotePort",
            "State",
            "OwningProcess"));
  }

  @Test
  void aConnectionIsFoundByItsEnds() throws Exception {
    TcpConnectionSource source = new TcpConnectionSource(tree.host());
    String id = "10.0.0.5??22??192.168.1.2??50000";
    Instance found = source.find(Map.of("InstanceID", id), Wanted.all()).orElseThrow();
    assertEquals(7L, found.get("OwningProcess"));
    assertTrue(source.find(Map.of("InstanceID", "10.0.0.5??22"), Wanted.all()).isEmpty());
  }

  @Test
  void ownersAreLookedForOnlyWhenTheyAreWanted() throws Exception {
    Wanted ports = Wanted.of(Set.of("LocalPort"));
    assertNull(all(new TcpConnectionSource(tree.host()), ports).get(1).get("OwningProcess"));
  }

  @Test
  void everyPortOfUdpIsThereOnce() throws Exception {
    UdpEndpointSource source = new UdpEndpointSource(tree.host());
    assertEquals(
        List.of(
            Arrays.asList("0.0.0.0++5353", "0.0.0.0", 5353, null),
            Arrays.asList("fe80::a00:1++546", "fe80::a00:1", 546, 7L)),
        values(
            all(source, Wanted.all()), "InstanceID", "LocalAddress", "LocalPort", "OwningProcess"));
    Map<String, String> key = Map.of("InstanceID", "fe80::a00:1++546");
    assertEquals(7L, source.find(key, Wanted.all()).orElseThrow().get("OwningProcess"));
  }

  @Test
  void moreThanAMegabyteOfConnectionsIsReadToItsEnd() throws Exception {
    StringBuilder text = new StringBuilder(HEADING);
    for (int i = 0; i < 14_000; i++) {
      String remote = "%04X00C0:%04X".formatted(i, i);
      text.append(
          line("0500000A:0016", "0000" + remote.substring(0, 4) + remote.substring(8), "01", 0));
    }
    tree.write("/proc/net/tcp", text.toString());
    assertEquals(14_002, all(new TcpConnectionSource(tree.host()), Wanted.all()).size());
  }

  @Test
  void thisProcessOwnsWhatItListensOn() throws Exception {
    Host host = Host.real();
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      String id = "127.0.0.1??" + server.getLocalPort() + "??0.0.0.0??0";
      Instance found =
          new TcpConnectionSource(host).find(Map.of("InstanceID", id), Wanted.all()).orElseThrow();
      assertEquals(2, found.get("State"));
      assertEquals(ProcessHandle.current().pid(), found.get("OwningProcess"));
    }
    assertTrue(HostRoot.real().exists("/proc/net/tcp"));
  }
}
