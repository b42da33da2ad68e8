package io.windlass.wsman.config.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wsman.api.runtime.ListenerDTO;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Listeners as resources. */
class ListenerPartTest {
  private static final String BELOW = "/listener";
  private static final Map<String, String> HTTP = Map.of("Address", "*", "Transport", "HTTP");
  private static final Map<String, String> HTTPS = Map.of("Address", "*", "Transport", "HTTPS");
  private static final String THUMBPRINT = "5600A015CA5E8A26F638B74E819AE92096DA5C8C";

  @TempDir private Path base;
  private Bench bench;

  @BeforeEach
  void start() throws IOException {
    bench = new Bench(base);
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  private static String body(String inside) {
    return Bench.element(BELOW, "Listener", inside);
  }

  private static String value(String name, String text) {
    return "<c:" + name + ">" + text + "</c:" + name + ">";
  }

  private void listens(String name, int port, String... addresses) {
    ListenerDTO dto = new ListenerDTO();
    dto.name = name;
    dto.transport = "HTTP";
    dto.address = "*";
    dto.port = port;
    dto.enabled = true;
    dto.listening = true;
    dto.listeningOn = List.of(addresses);
    bench.listeners.add(dto);
  }

  @Test
  void aListenerIsMadeShownChangedAndDeleted() throws IOException {
    String created = bench.create(BELOW, HTTP, body(value("Port", "8888")));
    assertTrue(created.contains("ResourceCreated"), created);
    assertTrue(created.contains("<w:Selector Name=\"Transport\">HTTP</w:Selector>"), created);
    Path file = base.resolve("etc/io.windlass.wsman.listener-http.cfg");
    assertEquals("address = *\ntransport = HTTP\nport = 8888\n", Files.readString(file));
    listens("http", 8888, "127.0.0.1", "::1");
    String shown = bench.get(BELOW, HTTP);
    assertEquals("8888", Bench.text(shown, "Port"));
    assertTrue(
        shown.contains(
            "<cfg:ListeningOn>127.0.0.1</cfg:ListeningOn><cfg:ListeningOn>::1</cfg:ListeningOn>"),
        shown);
    String put = bench.put(BELOW, HTTP, body(value("Port", "8889") + value("Enabled", "false")));
    assertEquals("8889", Bench.text(put, "Port"));
    assertEquals("false", Bench.text(put, "Enabled"));
    assertFalse(bench.delete(BELOW, HTTP).contains("Fault"));
    assertFalse(Files.exists(file));
    assertEquals(List.of(), bench.admin.pids());
  }

  @Test
  void whatWasGotMayBeSentBack() {
    bench.create(BELOW, HTTP, body(""));
    listens("http", 5985, "127.0.0.1");
    String shown = bench.get(BELOW, HTTP);
    String whole = shown.substring(shown.indexOf("<cfg:Listener"), shown.indexOf("</s:Body>"));
    assertFalse(bench.put(BELOW, HTTP, whole).contains("Fault"));
    String other = whole.replace("127.0.0.1", "192.0.2.1");
    assertTrue(bench.put(BELOW, HTTP, other).contains("2150859071"));
  }

  @Test
  void listenersAreEnumeratedWithTheirAddresses() {
    bench.create(BELOW, HTTP, body(""));
    bench.create(BELOW, Map.of("Address", "IP:127.0.0.1", "Transport", "HTTP"), body(""));
    String all = bench.enumerate(BELOW);
    assertEquals(2, all.split("<cfg:Listener ").length - 1, all);
    assertTrue(all.contains("<cfg:Address>IP:127.0.0.1</cfg:Address>"), all);
  }

  @Test
  void addressesOfFilesAreSpeltAsWindowsDoes() throws IOException {
    bench.configurations.create(
        ListenerPart.FACTORY, "mine", Map.of("address", "127.0.0.1", "port", "1"));
    assertEquals(
        "1",
        Bench.text(
            bench.get(BELOW, Map.of("Address", "ip:127.0.0.1", "Transport", "http")), "Port"));
  }

  @Test
  void thereIsOneListenerForAnAddressAndATransport() {
    bench.create(BELOW, HTTP, body(""));
    assertTrue(bench.create(BELOW, HTTP, body("")).contains("AlreadyExists"));
    assertFalse(
        bench
            .create(BELOW, Map.of("Address", "IP:127.0.0.1", "Transport", "HTTP"), body(""))
            .contains("Fault"));
  }

  @Test
  void addressesThatAreNotOfThisHostAreRefused() {
    for (String address :
        List.of("IP:192.0.2.77", "IP:nonsense", "MAC:02-00-00-00-00-99", "MAC:zz", "example")) {
      String answer =
          bench.create(BELOW, Map.of("Address", address, "Transport", "HTTP"), body(""));
      assertTrue(answer.contains("2150858889"), answer);
    }
    assertEquals(List.of(), bench.admin.pids());
  }

  @Test
  void valuesHaveTheirRanges() {
    bench.create(BELOW, HTTP, body(""));
    for (String bad :
        List.of(
            value("Port", "0"),
            value("Port", "65536"),
            value("URLPrefix", "/x"),
            value("URLPrefix", ""),
            value("Enabled", "maybe"),
            value("Hostname", "a b"),
            value("Colour", "red"))) {
      String answer = bench.put(BELOW, HTTP, body(bad));
      assertTrue(answer.contains("SchemaValidationError"), answer);
    }
    for (String port : List.of("1", "65535")) {
      assertEquals(port, Bench.text(bench.put(BELOW, HTTP, body(value("Port", port))), "Port"));
    }
  }

  @Test
  void keysCannotBecomeOthers() {
    bench.create(BELOW, HTTP, body(""));
    String answer = bench.put(BELOW, HTTP, body(value("Address", "IP:127.0.0.1")));
    assertTrue(answer.contains("cannot become others"), answer);
    assertTrue(
        bench
            .create(BELOW, Map.of("Transport", "HTTP"), body(""))
            .contains("InsufficientSelectors"));
    assertTrue(
        bench
            .create(BELOW, Map.of("Address", "*", "Transport", "FTP"), body(""))
            .contains("is neither HTTP nor HTTPS"));
  }

  @Test
  void httpsNeedsACertificateThatFits() {
    String body = body(value("Hostname", "h") + value("CertificateThumbprint", THUMBPRINT));
    String refused = bench.create(BELOW, HTTPS, body);
    assertTrue(refused.contains("with CertificateThumbprint = " + THUMBPRINT), refused);
    assertTrue(refused.contains("InternalError"), refused);
    bench.certificates = "h/" + THUMBPRINT;
    String unknown = bench.create(BELOW, HTTPS, body(value("Hostname", "other")));
    assertTrue(unknown.contains("for Hostname = other"), unknown);
    assertTrue(unknown.contains("2150859029"), unknown);
    assertTrue(bench.create(BELOW, HTTPS, body).contains("ResourceCreated"));
    String other = bench.put(BELOW, HTTPS, body(value("Hostname", "other")));
    assertTrue(other.contains("is not for other"), other);
    assertTrue(other.contains("2150858985"), other);
    assertFalse(bench.put(BELOW, HTTPS, body(value("Port", "5999"))).contains("Fault"));
  }

  @Test
  void httpsFindsItsCertificateByName() {
    bench.certificates = "h/" + THUMBPRINT;
    assertTrue(
        bench.create(BELOW, HTTPS, body(value("Hostname", "h"))).contains("ResourceCreated"));
    listens("https", 5986, "127.0.0.1");
    bench.listeners.get(0).transport = "HTTPS";
    bench.listeners.get(0).certificateThumbprint = THUMBPRINT;
    String shown = bench.get(BELOW, HTTPS);
    assertEquals(THUMBPRINT, Bench.text(shown, "CertificateThumbprint"));
    bench.put(BELOW, HTTPS, body(value("CertificateThumbprint", THUMBPRINT)));
    assertEquals(
        "",
        bench
            .admin
            .values("io.windlass.wsman.listener~https")
            .getOrDefault("certificateThumbprint", ""),
        shown);
  }

  @Test
  void httpsIsRefusedWhereNobodyFindsCertificates() {
    bench.certificates = null;
    String refused = bench.create(BELOW, HTTPS, body(value("Hostname", "h")));
    assertTrue(refused.contains("nobody serves HTTPS here"), refused);
    assertEquals(List.of(), bench.admin.pids());
  }

  @Test
  void httpHasNoCertificate() {
    String answer = bench.create(BELOW, HTTP, body(value("CertificateThumbprint", THUMBPRINT)));
    assertTrue(answer.contains("2150858987"), answer);
  }

  @Test
  void whatAPolicyMadeIsLocked() throws IOException {
    bench.configurations.keep(
        ListenerPart.FACTORY, "policy", Map.of("address", "*", "source", "GPO"));
    String shown = bench.get(BELOW, HTTP);
    assertTrue(shown.contains("Source=\"GPO\""), shown);
    assertTrue(bench.put(BELOW, HTTP, body(value("Port", "1"))).contains("2150858890"));
    assertTrue(bench.delete(BELOW, HTTP).contains("2150858890"));
  }

  @Test
  void whatNobodyConfiguredIsShownToo() {
    listens("Compatibility_HTTP", 80, "127.0.0.1");
    bench.listeners.get(0).source = "Compatibility";
    assertTrue(bench.enumerate(BELOW).contains("Source=\"Compatibility\""));
    assertTrue(bench.delete(BELOW, HTTP).contains("Fault"));
    assertTrue(bench.create(BELOW, HTTP, body("")).contains("ResourceCreated"));
    assertFalse(bench.delete(BELOW, HTTP).contains("Fault"));
  }

  @Test
  void aListenerThatIsNotThereIsNotFound() {
    assertTrue(bench.get(BELOW, HTTP).contains("InvalidResourceURI"));
    assertTrue(bench.delete(BELOW, HTTP).contains("There is no listener"));
  }
}
