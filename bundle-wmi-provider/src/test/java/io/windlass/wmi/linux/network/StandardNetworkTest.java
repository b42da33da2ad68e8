package io.windlass.wmi.linux.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wmi.linux.host.Tree;
import io.windlass.wmi.linux.network.InterfaceAddresses.Entry;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.Instance;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The network classes of root/standardcimv2, on a host that the test has written. */
class StandardNetworkTest {
  private static final String ZERO = "0".repeat(32);

  @TempDir Path root;
  private Tree tree;

  @BeforeEach
  void writeAHost() throws Exception {
    tree = new Tree(root);
    device("lo", 1, "0x9", 772).write("/sys/class/net/lo/operstate", "unknown");
    device("eth0", 12, "0x1103", 1)
        .write("/sys/class/net/eth0/address", "0a:bc:00:00:00:0f\n")
        .write("/sys/class/net/eth0/addr_assign_type", "0\n")
        .write("/sys/class/net/eth0/operstate", "up\n")
        .write("/sys/class/net/eth0/carrier", "1\n")
        .write("/sys/class/net/eth0/speed", "1000\n")
        .write("/sys/class/net/eth0/duplex", "full\n")
        .write("/sys/class/net/eth0/upper_vlan5/x", "")
        .write("/sys/class/net/eth0/device/driver/module/version", "7.3\n");
    device("vlan5", 13, "0x1002", 1).write("/sys/class/net/vlan5/operstate", "down\n");
    tree.write("/etc/resolv.conf", "nameserver 9.9.9.9\nnameserver fd00::53\nsearch a.b c.d\n");
  }

  private Tree device(String name, int index, String flags, int type) throws Exception {
    String directory = "/sys/class/net/" + name + "/";
    return tree.write(directory + "ifindex", index + "\n")
        .write(directory + "flags", flags + "\n")
        .write(directory + "mtu", "1500\n")
        .write(directory + "type", type + "\n");
  }

  private static List<Instance> all(ClassSource source) throws Exception {
    try (Stream<Instance> all = source.instances(Wanted.all())) {
      return all.toList();
    }
  }

  private static List<List<Object>> values(List<Instance> all, String... properties) {
    return all.stream()
        .map(instance -> Arrays.stream(properties).map(instance::get).toList())
        .toList();
  }

  @Test
  void adaptersHaveTheStatesOfRfc2863() throws Exception {
    List<Instance> adapters = all(new NetAdapterSource(tree.host()));
    assertEquals(
        List.of(
            List.of("12", "eth0", 1, 1, 1, 2, true, 1500L),
            List.of("13", "vlan5", 2, 2, 0, 3, false, 1500L)),
        values(
            adapters,
            "DeviceID",
            "Name",
            "InterfaceOperationalStatus",
            "InterfaceAdminStatus",
            "MediaConnectState",
            "State",
            "ConnectorPresent",
            "MtuSize"));
    Instance wired = adapters.get(0);
    assertEquals("0ABC0000000F", wired.get("PermanentAddress"));
    assertEquals(List.of("0ABC0000000F"), wired.get("NetworkAddresses"));
    assertEquals(1_000_000_000L, wired.get("Speed"));
    assertEquals(true, wired.get("FullDuplex"));
    assertEquals(2, wired.get("MediaDuplexState"));
    assertEquals(6L, wired.get("InterfaceType"));
    assertEquals(true, wired.get("PromiscuousMode"));
    assertEquals("7.3", wired.get("DriverVersionString"));
    assertEquals(List.of(13L), wired.get("HigherLayerInterfaceIndices"));
    assertEquals("box", wired.get("SystemName"));
    assertNull(adapters.get(1).get("FullDuplex"));
    assertNull(adapters.get(1).get("PermanentAddress"));
  }

  @Test
  void addressesTellWhereTheyAreFromAndAreFoundByName() throws Exception {
    tree.write(
        "/proc/net/if_inet6",
        "fe800000000000000000000000000002 0c 40 20 80     eth0\n"
            + "fd000000000000000000000000000002 0c 40 00 80     eth0\n"
            + "fd0000000000000012345678aabbccdd 0c 40 00 21     eth0\n");
    tree.write("/etc/network/interfaces", "iface eth0 inet dhcp\n");
    NetIpAddressSource source = new NetIpAddressSource(tree.host(), StandardNetworkTest::addresses);
    assertEquals(
        List.of(
            Arrays.asList("127.0.0.1", 8, 2, 1L, 2, 2, 4),
            Arrays.asList("10.0.0.5", 20, 2, 12L, 3, 3, 4),
            Arrays.asList("fe80::2%12", 64, 23, 12L, 2, 4, 4),
            Arrays.asList("fd00::2", 64, 23, 12L, 1, 1, 4),
            Arrays.asList("fd00::1234:5678:aabb:ccdd", 64, 23, 12L, null, 5, 3)),
        all(source).stream()
            .map(
                address ->
                    Stream.of(
                            "IPAddress",
                            "PrefixLength",
                            "AddressFamily",
                            "InterfaceIndex",
                            "PrefixOrigin",
                            "SuffixOrigin",
                            "AddressState")
                        .map(address::get)
                        .toList())
            .toList());
    Instance found = source.find(Map.of("Name", "12;fd00::2"), Wanted.all()).orElseThrow();
    assertEquals("fd00::2", found.get("IPv6Address"));
    assertEquals("", found.get("CreationClassName"));
    assertTrue(source.find(Map.of("Name", "1;fd00::2"), Wanted.all()).isEmpty());
  }

  private static List<Entry> addresses(String device) {
    return switch (device) {
      case "lo" -> List.of(entry("127.0.0.1", 8));
      case "eth0" ->
          List.of(
              entry("10.0.0.5", 20),
              entry("fe80::2", 64),
              entry("fd00::2", 64),
              entry("fd00::1234:5678:aabb:ccdd", 64));
      default -> List.of();
    };
  }

  private static Entry entry(String address, int prefix) {
    try {
      return new Entry(InetAddress.getByName(address), prefix);
    } catch (java.net.UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Test
  void interfacesAreThereOncePerFamily() throws Exception {
    tree.write("/proc/sys/net/ipv4/conf/eth0/forwarding", "1\n")
        .write("/proc/sys/net/ipv4/ip_default_ttl", "64\n")
        .write("/proc/sys/net/ipv4/neigh/eth0/base_reachable_time_ms", "30000\n")
        .write("/proc/sys/net/ipv6/conf/eth0/mtu", "1280\n")
        .write("/proc/sys/net/ipv6/conf/eth0/accept_ra", "2\n")
        .write("/proc/sys/net/ipv6/conf/eth0/dad_transmits", "1\n")
        .directory("/proc/sys/net/ipv4/conf/lo")
        .write("/etc/network/interfaces", "iface eth0 inet static\n");
    List<Instance> interfaces = all(new NetIpInterfaceSource(tree.host()));
    assertEquals(
        List.of(
            Arrays.asList("1;2", "lo", 2, 1500L, 1, null, null),
            Arrays.asList("12;2", "eth0", 2, 1500L, 1, 1, 0),
            Arrays.asList("12;23", "eth0", 23, 1280L, 1, null, null)),
        values(
            interfaces,
            "Name",
            "InterfaceAlias",
            "AddressFamily",
            "NlMtu",
            "ConnectionState",
            "Forwarding",
            "Dhcp"));
    assertEquals(30_000L, interfaces.get(1).get("BaseReachableTime"));
    assertEquals(64L, interfaces.get(1).get("CurrentHopLimit"));
    assertEquals(1, interfaces.get(2).get("RouterDiscovery"));
    assertEquals(1L, interfaces.get(2).get("DadTransmits"));
  }

  @Test
  void routesAreThoseOfBothFamilies() throws Exception {
    tree.write(
        "/proc/net/route",
        "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\n"
            + "eth0\t00000000\t0101000A\t0003\t0\t0\t100\t00000000\t0\t0\t0\n"
            + "eth0\t0000000A\t00000000\t0001\t0\t0\t0\t00F0FFFF\t0\t0\t0\n");
    String up = " 00000001 00000000 ";
    tree.write(
        "/proc/net/ipv6_route",
        "fd"
            + "0".repeat(30)
            + " 40 "
            + ZERO
            + " 00 "
            + ZERO
            + " 00000100"
            + up
            + "00000001 eth0\n"
            + (ZERO + " 00 " + ZERO + " 00 fe80" + "0".repeat(27) + "1 00000400" + up)
            + "00450003 eth0\n"
            + (ZERO + " 00 " + ZERO + " 00 " + ZERO + " ffffffff" + up + "00200200 lo\n")
            + (ZERO.substring(1) + "1 80 " + ZERO + " 00 " + ZERO + " 00000000" + up)
            + "80200001 lo\n");
    assertEquals(
        List.of(
            List.of("0.0.0.0/0", "10.0.1.1", 100, 12L, 2, "12;0.0.0.0/0;10.0.1.1;100"),
            List.of("10.0.0.0/20", "0.0.0.0", 0, 12L, 2, "12;10.0.0.0/20;0.0.0.0;0"),
            List.of("fd00::/64", "::", 256, 12L, 23, "12;fd00::/64;::;256"),
            List.of("::/0", "fe80::1", 1024, 12L, 23, "12;::/0;fe80::1;1024"),
            List.of("::1/128", "::", 0, 1L, 23, "1;::1/128;::;0")),
        values(
            all(new NetRouteSource(tree.host())),
            "DestinationPrefix",
            "NextHop",
            "RouteMetric",
            "InterfaceIndex",
            "AddressFamily",
            "InstanceID"));
  }

  @Test
  void neighboursAreThoseOfArp() throws Exception {
    tree.write(
        "/proc/net/arp",
        "IP address       HW type     Flags       HW address            Mask     Device\n"
            + "10.0.0.1         0x1         0x2         00:16:3e:00:00:01     *        eth0\n"
            + "10.0.0.2         0x1         0x0         00:00:00:00:00:00     *        eth0\n"
            + "10.0.0.3         0x1         0x6         00:16:3e:00:00:03     *        eth0\n"
            + "10.0.0.4         0x1         0x6         00:16:3e:00:00:03     *        gone0\n");
    assertEquals(
        List.of(
            Arrays.asList("12;10.0.0.1", "10.0.0.1", "00-16-3E-00-00-01", null),
            Arrays.asList("12;10.0.0.2", "10.0.0.2", "00-00-00-00-00-00", 1),
            Arrays.asList("12;10.0.0.3", "10.0.0.3", "00-16-3E-00-00-03", 6)),
        values(
            all(new NetNeighborSource(tree.host())),
            "Name",
            "IPAddress",
            "LinkLayerAddress",
            "State"));
  }

  @Test
  void theResolverIsThatOfEveryInterface() throws Exception {
    assertEquals(
        List.of(
            List.of("12;2", "eth0", 2, List.of("9.9.9.9")),
            List.of("12;23", "eth0", 23, List.of("fd00::53")),
            List.of("13;2", "vlan5", 2, List.of("9.9.9.9")),
            List.of("13;23", "vlan5", 23, List.of("fd00::53"))),
        values(
            all(new DnsServerSource(tree.host())),
            "Name",
            "InterfaceAlias",
            "AddressFamily",
            "ServerAddresses"));
    Instance client = all(new DnsClientSource(tree.host())).get(0);
    assertEquals("12", client.get("Name"));
    assertEquals("a.b", client.get("ConnectionSpecificSuffix"));
    assertEquals(List.of("a.b", "c.d"), client.get("ConnectionSpecificSuffixSearchList"));
    assertEquals("box", client.get("Hostname"));
  }
}
