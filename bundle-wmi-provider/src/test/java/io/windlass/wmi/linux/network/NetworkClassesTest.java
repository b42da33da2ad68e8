package io.windlass.wmi.linux.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wmi.linux.host.Tree;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.Instance;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkClassesTest {
  private static final String ROUTES =
      "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n"
          + "eth0\t00000000\t010200C0\t0003\t0\t0\t100\t00000000\t0\t0\t0\n"
          + "eth0\t000200C0\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0\n"
          + "eth0\t00000000\tZZ\t0003\t0\t0\t0\t00000000\t0\t0\t0\n"
          + "eth0\n";
  private static final String ZERO = "00000000000000000000000000000000";
  private static final String ROUTES6 =
      ZERO
          + " 00 "
          + ZERO
          + " 00 fd000000000000000000000000000001 00000400 2 0 00000003 eth0\n"
          + ZERO
          + " 00 "
          + ZERO
          + " 00 "
          + ZERO
          + " ffffffff 1 0 00200200 lo\n";

  @TempDir Path root;
  private Tree tree;

  @BeforeEach
  void writeAHost() throws Exception {
    tree =
        new Tree(root)
            .write("/proc/net/route", ROUTES)
            .write("/proc/net/ipv6_route", ROUTES6)
            .write("/proc/sys/net/ipv4/tcp_keepalive_time", "7200\n")
            .write("/etc/resolv.conf", "# x\nnameserver 9.9.9.9\nnameserver ::1\nsearch a.b c.d\n");
    device("lo", 1, "0x9", "00:00:00:00:00:00").write("/sys/class/net/lo/operstate", "unknown");
    device("eth0", 12, "0x1003", "0a:bc:00:00:00:0f")
        .write("/sys/class/net/eth0/operstate", "up")
        .write("/sys/class/net/eth0/speed", "1000")
        .link("/sys/class/net/eth0/device", "../../../0000:00:03.0")
        .write("/sys/class/0000:00:03.0/x", "");
    device("wlan0", 3, "0x1003", "0a:bc:00:00:00:10")
        .write("/sys/class/net/wlan0/operstate", "down")
        .write("/sys/class/net/wlan0/speed", "-1")
        .directory("/sys/class/net/wlan0/wireless");
    tree.write("/sys/class/net/bonding_masters", "");
  }

  private Tree device(String name, int index, String flags, String address) throws Exception {
    String directory = "/sys/class/net/" + name + "/";
    return tree.write(directory + "ifindex", index + "\n")
        .write(directory + "flags", flags + "\n")
        .write(directory + "address", address + "\n")
        .write(directory + "mtu", "1500\n")
        .write(directory + "type", "1\n");
  }

  @Test
  void listsAdaptersWithoutTheLoopback() {
    List<Instance> adapters =
        new NetworkAdapterSource(tree.host()).instances(Wanted.all()).toList();
    assertEquals(List.of("3", "12"), adapters.stream().map(a -> a.get("DeviceID")).toList());
    Instance wireless = adapters.get(0);
    assertEquals("Wireless", wireless.get("AdapterType"));
    assertEquals(7, wireless.get("NetConnectionStatus"));
    assertEquals(false, wireless.get("NetEnabled"));
    assertEquals(false, wireless.get("PhysicalAdapter"));
    assertNull(wireless.get("Speed"));
    Instance wired = adapters.get(1);
    assertEquals("Ethernet 802.3", wired.get("AdapterType"));
    assertEquals("[00000012] eth0", wired.get("Caption"));
    assertEquals("0A:BC:00:00:00:0F", wired.get("MACAddress"));
    assertEquals(1_000_000_000L, wired.get("Speed"));
    assertEquals(2, wired.get("NetConnectionStatus"));
    assertEquals("0000:00:03.0", wired.get("PNPDeviceID"));
  }

  @Test
  void tellsAddressesAsWindowsDoes() {
    Instance wired = configuration().get(1);
    assertEquals(
        List.of("10.0.0.5", "192.0.2.2", "fd00::2", "fe80::1:0:0:1"), wired.get("IPAddress"));
    assertEquals(List.of("255.255.240.0", "255.255.255.255", "64", "64"), wired.get("IPSubnet"));
    assertEquals(true, wired.get("IPEnabled"));
    assertEquals(List.of("192.0.2.1", "fd00::1"), wired.get("DefaultIPGateway"));
    assertEquals(List.of(100, 1024), wired.get("GatewayCostMetric"));
    assertEquals(List.of("9.9.9.9", "::1"), wired.get("DNSServerSearchOrder"));
    assertEquals(List.of("a.b", "c.d"), wired.get("DNSDomainSuffixSearchOrder"));
    assertEquals("a.b", wired.get("DNSDomain"));
    assertEquals(7_200_000L, wired.get("KeepAliveTime"));
    assertEquals(1500L, wired.get("MTU"));
    assertNull(wired.get("DHCPEnabled"));
  }

  @Test
  void leavesNullWhatNeedsAnAddress() {
    Instance wireless = configuration().get(0);
    assertEquals(false, wireless.get("IPEnabled"));
    assertNull(wireless.get("IPAddress"));
    assertNull(wireless.get("DNSHostName"));
  }

  @Test
  void knowsTheTracesOfDhcpClients() throws Exception {
    tree.write(
        "/var/lib/dhcp/dhclient.eth0.leases",
        "lease {\n interface \"eth0\";\n option dhcp-server-identifier 10.0.0.1;\n}\n");
    tree.write("/etc/network/interfaces", "iface wlan0 inet static\n");
    assertEquals(true, configuration().get(1).get("DHCPEnabled"));
    assertEquals("10.0.0.1", configuration().get(1).get("DHCPServer"));
    assertEquals(false, configuration().get(0).get("DHCPEnabled"));
    tree.write("/run/systemd/netif/leases/3", "ADDRESS=1.2.3.4\nSERVER_ADDRESS=1.2.3.1\n");
    assertEquals("1.2.3.1", configuration().get(0).get("DHCPServer"));
  }

  @Test
  void listsRoutesOnceAndTheBest() throws Exception {
    tree.write(
        "/proc/net/route",
        ROUTES
            + "eth0\t00000000\t010200C0\t0003\t0\t0\t50\t00000000\t0\t0\t0\n"
            + "eth0\t0000000A\t00000000\t0000\t0\t0\t0\t000000FF\t0\t0\t0\n"
            + "*\t0000000A\t00000000\t0201\t0\t0\t0\t000000FF\t0\t0\t0\n");
    List<Instance> routes = new Ip4RouteSource(tree.host()).instances(Wanted.all()).toList();
    assertEquals(
        List.of("192.0.2.0 - 255.255.255.0 - 0.0.0.0", "0.0.0.0 - 0.0.0.0 - 192.0.2.1"),
        routes.stream().map(route -> route.get("Description")).toList());
    assertEquals(3L, routes.get(0).get("Type"));
    Instance toEverywhere = routes.get(1);
    assertEquals(12, toEverywhere.get("InterfaceIndex"));
    assertEquals(50, toEverywhere.get("Metric1"));
    assertEquals(-1, toEverywhere.get("Metric2"));
    assertEquals(4L, toEverywhere.get("Type"));
    assertNull(toEverywhere.get("Protocol"));
  }

  @Test
  void knowsTheRoutesOfThisHost() {
    var host = io.windlass.wmi.linux.host.Host.real();
    try (var routes = new Ip4RouteSource(host).instances(Wanted.all())) {
      assertTrue(routes.allMatch(route -> (Integer) route.get("InterfaceIndex") > 0));
    }
  }

  @Test
  void linksAdaptersToTheirConfiguration() throws Exception {
    try (var links = AdapterSettings.of(tree.host()).instances(Wanted.all())) {
      assertEquals(
          List.of("3-3", "12-12"),
          links
              .map(link -> key(link, "Element", "DeviceID") + "-" + key(link, "Setting", "Index"))
              .toList());
    }
  }

  private static String key(Instance link, String role, String key) {
    return ((io.windlass.wsman.api.Target) link.get(role)).selectors().get(key);
  }

  @Test
  void writesIpv6AddressesInTheirShortForm() throws Exception {
    for (String text : List.of("::", "::1", "1::", "1:0:0:2::3", "2001:db8:0:1:1:1:1:1")) {
      assertEquals(text, Ipv6Text.of(InetAddress.getByName(text).getAddress()));
    }
  }

  @Test
  void knowsTheAddressesOfThisHost() {
    assertTrue(
        InterfaceAddresses.ofHost().of("lo").stream()
            .anyMatch(entry -> entry.address().isLoopbackAddress() && entry.prefix() > 0));
    assertTrue(InterfaceAddresses.ofHost().of("no-such-device").isEmpty());
  }

  private List<Instance> configuration() {
    InterfaceAddresses addresses =
        name ->
            name.equals("eth0")
                ? List.of(
                    entry("fd00::2", 64),
                    entry("10.0.0.5", 20),
                    entry("fe80::1:0:0:1", 64),
                    entry("192.0.2.2", 32))
                : List.of();
    return new NetworkAdapterConfigurationSource(tree.host(), addresses)
        .instances(Wanted.all())
        .toList();
  }

  private static InterfaceAddresses.Entry entry(String address, int prefix) {
    try {
      return new InterfaceAddresses.Entry(InetAddress.getByName(address), prefix);
    } catch (java.net.UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
