package io.windlass.wsman.http.jetty;

import static io.windlass.wsman.http.jetty.TestHost.AUTHORIZATION;
import static io.windlass.wsman.http.jetty.TestHost.SOAP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wsman.api.runtime.ListenerDTO;
import io.windlass.wsman.core.endpoint.TransportReport;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Which addresses listeners use, and what changes while they serve. */
@Timeout(60)
class ListenerRulesTest {
  @TempDir private Path temp;
  private Framework framework;
  private TestHost host;
  private Transports transports;

  @BeforeEach
  void start() throws Exception {
    framework = new Framework(temp.resolve("felix"));
    host = new TestHost();
    transports = new Transports(framework.context());
  }

  @AfterEach
  void stop() throws Exception {
    host.close();
    transports.close();
    framework.close();
  }

  private static ListenerRules rules(String name, String value) {
    return ListenerRules.read(Map.of(name, value));
  }

  private OpenPort open(String address) {
    OpenPort port = new OpenPort(host.server, transports.entry());
    port.open(
        new ListenerSettings(
            new ListenerFacts("main", "wsman", ListenerFacts.Kind.HTTP),
            address,
            0,
            true,
            Optional.empty(),
            "",
            ""));
    return port;
  }

  private ListenerDTO shown() {
    TransportReport report =
        framework
            .context()
            .getService(framework.context().getServiceReference(TransportReport.class));
    return report.listeners().get(0);
  }

  @Test
  void filtersAreRanges() throws Exception {
    ListenerRules some = rules("ipv4filter", "10.0.0.5-10.0.0.9, 127.0.0.1");
    for (String in : List.of("10.0.0.5", "10.0.0.9", "127.0.0.1", "::1")) {
      assertTrue(some.takes(InetAddress.getByName(in)), in);
    }
    for (String out : List.of("10.0.0.4", "10.0.0.10", "127.0.0.2")) {
      assertFalse(some.takes(InetAddress.getByName(out)), out);
    }
    assertFalse(rules("IPv6Filter", "").takes(InetAddress.getByName("::1")));
    assertTrue(rules("IPv6Filter", "::1-::9").takes(InetAddress.getByName("::3")));
  }

  @Test
  void whatIsNoFilterIsRefusedByName() {
    for (String bad : List.of("x", "10.0.0.9-10.0.0.1", "10.0.0.1-", "::1", "1-2-3", "10.0.0")) {
      IllegalArgumentException refused =
          assertThrows(IllegalArgumentException.class, () -> rules("IPv4Filter", bad), bad);
      assertTrue(refused.getMessage().startsWith("IPv4Filter = "), refused.getMessage());
    }
    assertThrows(IllegalArgumentException.class, () -> rules("DefaultPorts.HTTP", "65536"));
  }

  @Test
  void aFilteredListenerListensOnWhatPasses() throws Exception {
    host.server.configure(ListenerRules.read(Map.of("IPv4Filter", "127.0.0.1", "IPv6Filter", "")));
    OpenPort port = open("*");
    assertEquals(List.of("127.0.0.1"), shown().listeningOn);
    try (RawClient client = new RawClient(shown().port)) {
      assertEquals("<e/>", client.post("/wsman", AUTHORIZATION + SOAP, "<e/>").body());
    }
    port.close();
  }

  @Test
  void aListenerFollowsTheFilter() throws Exception {
    OpenPort port = open("*");
    assertTrue(shown().listeningOn.contains("127.0.0.1"), "" + shown().listeningOn);
    host.server.configure(rules("IPv4Filter", ""));
    assertFalse(shown().listeningOn.contains("127.0.0.1"), "" + shown().listeningOn);
    host.server.configure(ListenerRules.read(Map.of("IPv4Filter", "192.0.2.1", "IPv6Filter", "")));
    assertFalse(shown().listening);
    assertTrue(shown().reason.contains("allow none"), shown().reason);
    host.server.configure(ListenerRules.DEFAULT);
    assertTrue(shown().listening);
    port.close();
  }

  @Test
  void anAddressOutsideTheFilterDoesNotListen() throws Exception {
    host.server.configure(rules("IPv4Filter", "192.0.2.1-192.0.2.9"));
    OpenPort port = open("IP:127.0.0.1");
    assertFalse(shown().listening);
    assertTrue(shown().reason.contains("is not among those"), shown().reason);
    host.server.configure(ListenerRules.DEFAULT);
    assertEquals(List.of("127.0.0.1"), shown().listeningOn);
    port.close();
  }

  @Test
  void aMacAddressHasToBeOfThisHost() {
    for (String address : List.of("MAC:02-00-00-00-00-99", "MAC:nonsense")) {
      assertThrows(IOException.class, () -> Addresses.of(address, ListenerRules.DEFAULT));
    }
    assertTrue(Addresses.changes("mac:02-00-00-00-00-99", ListenerRules.DEFAULT));
    assertFalse(Addresses.changes("127.0.0.1", ListenerRules.DEFAULT));
  }

  @Test
  void thisMachineIsServedWithoutRemoteAccess() throws Exception {
    host.server.configure(rules("AllowRemoteAccess", "false"));
    OpenPort port = open("127.0.0.1");
    try (RawClient client = new RawClient(shown().port)) {
      assertEquals(200, client.post("/wsman", AUTHORIZATION + SOAP, "<e/>").status());
    }
    port.close();
  }

  @Test
  void noRequestIsLostWhileOtherListenersAndRulesChange() throws Exception {
    OpenPort staying = open("127.0.0.1");
    int port = shown().port;
    AtomicBoolean going = new AtomicBoolean(true);
    AtomicLong answered = new AtomicLong();
    AtomicLong asked = new AtomicLong();
    Thread client =
        new Thread(
            () -> {
              try (RawClient raw = new RawClient(port)) {
                while (going.get()) {
                  asked.incrementAndGet();
                  if (raw.post("/wsman", AUTHORIZATION + SOAP, "<e/>").body().equals("<e/>")) {
                    answered.incrementAndGet();
                  }
                }
              } catch (Exception e) {
                answered.set(-1);
              }
            });
    client.start();
    for (int i = 0; i < 40; i++) {
      OpenPort other = open("127.0.0.1");
      host.server.configure(
          i % 2 == 0 ? rules("IPv4Filter", "127.0.0.1-127.0.0.9") : ListenerRules.DEFAULT);
      host.server.configure(TestHost.limits(100 + i));
      other.close();
    }
    going.set(false);
    client.join();
    assertTrue(asked.get() > 0);
    assertEquals(asked.get(), answered.get());
    staying.close();
  }
}
