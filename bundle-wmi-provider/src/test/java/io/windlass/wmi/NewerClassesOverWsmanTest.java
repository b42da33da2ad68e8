package io.windlass.wmi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wmi.linux.host.Tree;
import io.windlass.wmi.linux.network.NetNeighborSource;
import io.windlass.wmi.linux.network.TcpConnectionSource;
import io.windlass.wmi.linux.storage.StorageDiskSource;
import io.windlass.wmi.repository.ClassRepository;
import io.windlass.wmi.wql.WqlDialect;
import io.windlass.wsman.api.filter.FilterDialect;
import io.windlass.wsman.testkit.Envelopes;
import io.windlass.wsman.testkit.WsmanHost;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Classes of root/standardcimv2 and root/microsoft/windows/storage behind the engine. */
class NewerClassesOverWsmanTest {
  private static final String STANDARD = WmiService.WMI + "root/StandardCimv2";
  private static final String STORAGE = WmiService.WMI + "root/Microsoft/Windows/Storage";
  private static final String DMTF = "http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/";
  private static final String ALL = "<w:OptimizeEnumeration/><w:MaxElements>50</w:MaxElements>";
  private static final String CONNECTION = "10.0.0.5??22??192.168.1.2??50000";

  @TempDir Path root;
  private WsmanHost host;

  @BeforeEach
  void start() throws Exception {
    Tree tree =
        new Tree(root)
            .write(
                "/proc/net/tcp",
                socket("00000000:1761", "00000000:0000", "0A")
                    + socket("0500000A:0016", "0201A8C0:C350", "01"))
            .write("/proc/net/arp", "IP\n10.0.0.1 0x1 0x4 00:16:3e:00:00:01 * eth0\n")
            .write("/sys/class/net/eth0/ifindex", "2\n")
            .write("/sys/block/sda/size", "2000\n")
            .directory("/sys/block/sda/device");
    ClassRepository classes = new ClassRepository();
    host = new WsmanHost();
    host.add(
        new WmiProvider(
            classes,
            List.of(
                new TcpConnectionSource(tree.host()),
                new NetNeighborSource(tree.host()),
                new StorageDiskSource(tree.host()))),
        STANDARD,
        STORAGE);
    host.addDialect(FilterDialect.WQL, new WqlDialect(classes));
  }

  private static String socket(String local, String remote, String state) {
    return "0: %s %s %s 0:0 0:0 0 0 0 0 1\n".formatted(local, remote, state);
  }

  @AfterEach
  void stop() {
    host.close();
  }

  private String query(String namespace, String wql) {
    return host.exchange(
        Envelopes.enumerate(
            namespace + "/*",
            ALL + "<w:Filter Dialect=\"" + FilterDialect.WQL + "\">" + wql + "</w:Filter>"));
  }

  private static List<String> texts(String answer, String element) {
    assertTrue(answer.contains("Response"), answer);
    return Pattern.compile("<(?:p:)?" + element + ">([^<]*)<")
        .matcher(answer)
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  @Test
  void connectionsAreQueriedEnumeratedAndGot() {
    String listening =
        query(STANDARD, "SELECT LocalPort FROM MSFT_NetTCPConnection WHERE State = 2");
    assertEquals(List.of("5985"), texts(listening, "LocalPort"));
    String all = host.exchange(Envelopes.enumerate(STANDARD + "/MSFT_NetTCPConnection", ALL));
    assertEquals(List.of("2", "5"), texts(all, "State"));
    String above =
        query(
            STANDARD,
            "SELECT * FROM MSFT_NetTransportConnection WHERE __DYNASTY = 'CIM_ManagedElement'");
    assertEquals(List.of("5985", "22"), texts(above, "LocalPort"));
    String one =
        host.exchange(
            Envelopes.get(STANDARD + "/MSFT_NetTCPConnection", Map.of("InstanceID", CONNECTION)));
    assertEquals(List.of("50000"), texts(one, "RemotePort"));
  }

  @Test
  void theStandardAddressOfAClassNamesItsNamespace() {
    String one =
        host.exchange(
            Envelopes.get(
                DMTF + "MSFT_NetTCPConnection",
                Map.of("InstanceID", CONNECTION, "__cimnamespace", "root/standardcimv2")));
    assertEquals(List.of("192.168.1.2"), texts(one, "RemoteAddress"));
    String all =
        host.exchange(
            Envelopes.enumerate(DMTF + "MSFT_NetTCPConnection", ALL)
                .replace(
                    "</w:ResourceURI>",
                    "</w:ResourceURI><w:SelectorSet><w:Selector Name=\"__cimnamespace\">"
                        + "root/standardcimv2</w:Selector></w:SelectorSet>"));
    assertEquals(List.of("5985", "22"), texts(all, "LocalPort"));
  }

  @Test
  void keysThatAreEmptyOnWindowsAreSoHere() {
    Map<String, String> keys =
        Map.of(
            "Name",
            "2;10.0.0.1",
            "CreationClassName",
            "",
            "SystemCreationClassName",
            "",
            "SystemName",
            "");
    String answer = host.exchange(Envelopes.get(STANDARD + "/MSFT_NetNeighbor", keys));
    assertEquals(List.of("00-16-3E-00-00-01"), texts(answer, "LinkLayerAddress"));
  }

  @Test
  void disksAreQueriedAndEnumerated() {
    String found = query(STORAGE, "SELECT Path, Size FROM MSFT_Disk WHERE Number = 0");
    assertEquals(List.of("1024000"), texts(found, "Size"));
    String all = host.exchange(Envelopes.enumerate(STORAGE + "/MSFT_StorageObject", ALL));
    assertEquals(List.of("/dev/sda"), texts(all, "ObjectId"));
  }
}
