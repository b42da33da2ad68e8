package io.windlass.wsman.config.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wsman.api.security.Caller;
import io.windlass.wsman.config.tree.ConfigTree;
import io.windlass.wsman.config.tree.Setting;
import io.windlass.wsman.testkit.Envelopes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tree of settings as clients read and change it. */
class ConfigTreeTest {
  private static final String MAX = "4294967295";
  private static final String PUT = "http://schemas.xmlsoap.org/ws/2004/09/transfer/Put";
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

  /** Puts one value, in its section. */
  private String put(String path, String value) {
    int slash = path.lastIndexOf('/');
    String section = slash < 0 ? "" : path.substring(0, slash);
    String below = section.isEmpty() ? "" : "/" + section.toLowerCase();
    String root = section.isEmpty() ? "Config" : section.substring(section.lastIndexOf('/') + 1);
    String name = path.substring(slash + 1);
    String escaped = value.replace("&", "&amp;").replace("<", "&lt;");
    return bench.put(
        below,
        Map.of(),
        Bench.element(below, root, "<c:" + name + ">" + escaped + "</c:" + name + ">"));
  }

  private String now(String path) {
    int slash = path.lastIndexOf('/');
    String below = slash < 0 ? "" : "/" + path.substring(0, slash);
    return Bench.text(bench.get(below, Map.of()), path.substring(slash + 1) + ">");
  }

  @Test
  void everySettingIsShownWithItsDefault() {
    String whole = bench.get("", Map.of());
    List<String> missing = new ArrayList<>();
    for (Setting setting : ConfigTree.get().settings()) {
      if (!whole.contains(":" + setting.name() + ">")) {
        missing.add(setting.path());
      }
      assertEquals(setting.usual(), now(setting.path()), setting.path());
    }
    assertEquals(List.of(), missing);
    assertEquals(44, ConfigTree.get().settings().size());
  }

  @ParameterizedTest
  @CsvSource({
    "MaxEnvelopeSizekb, 500",
    "MaxTimeoutms, 60000",
    "MaxBatchItems, 32000",
    "MaxProviderRequests, 4294967295",
    "Client/NetworkDelayms, 5000",
    "Client/URLPrefix, wsman",
    "Client/AllowUnencrypted, false",
    "Client/Auth/Basic, true",
    "Client/Auth/Digest, true",
    "Client/Auth/Kerberos, true",
    "Client/Auth/Negotiate, true",
    "Client/Auth/Certificate, true",
    "Client/Auth/CredSSP, false",
    "Client/DefaultPorts/HTTP, 5985",
    "Client/DefaultPorts/HTTPS, 5986",
    "Client/TrustedHosts, ''",
    "Service/MaxConcurrentOperations, 4294967295",
    "Service/MaxConcurrentOperationsPerUser, 1500",
    "Service/EnumerationTimeoutms, 60000",
    "Service/MaxConnections, 300",
    "Service/MaxPacketRetrievalTimeSeconds, 120",
    "Service/AllowUnencrypted, false",
    "Service/Auth/Basic, false",
    "Service/Auth/Kerberos, true",
    "Service/Auth/Negotiate, true",
    "Service/Auth/Certificate, false",
    "Service/Auth/CredSSP, false",
    "Service/Auth/CbtHardeningLevel, Relaxed",
    "Service/DefaultPorts/HTTP, 5985",
    "Service/DefaultPorts/HTTPS, 5986",
    "Service/IPv4Filter, *",
    "Service/IPv6Filter, *",
    "Service/EnableCompatibilityHttpListener, false",
    "Service/EnableCompatibilityHttpsListener, false",
    "Service/CertificateThumbprint, ''",
    "Service/AllowRemoteAccess, true",
    "Winrs/AllowRemoteShellAccess, true",
    "Winrs/IdleTimeout, 7200000",
    "Winrs/MaxConcurrentUsers, 10",
    "Winrs/MaxShellRunTime, 28800000",
    "Winrs/MaxProcessesPerShell, 25",
    "Winrs/MaxMemoryPerShellMB, 1024",
    "Winrs/MaxShellsPerUser, 30"
  })
  void defaultsAreThoseOfTheReference(String path, String value) {
    assertEquals(value, now(path));
  }

  @ParameterizedTest
  @CsvSource({
    "MaxEnvelopeSizekb, 32, 1039440, 31, 1039441",
    "MaxTimeoutms, 500, 4294967295, 499, 4294967296",
    "MaxBatchItems, 1, 4294967295, 0, 4294967296",
    "Client/NetworkDelayms, 500, 4294967295, 499, 4294967296",
    "Client/DefaultPorts/HTTP, 1, 65535, 0, 65536",
    "Client/DefaultPorts/HTTPS, 1, 65535, 0, 65536",
    "Service/MaxConcurrentOperationsPerUser, 1, 4294967295, 0, 4294967296",
    "Service/EnumerationTimeoutms, 500, 4294967295, 499, 4294967296",
    "Service/MaxConnections, 1, 4294967295, 0, -1",
    "Service/MaxPacketRetrievalTimeSeconds, 1, 4294967295, 0, x",
    "Winrs/IdleTimeout, 0, 2147483647, -1, 2147483648",
    "Winrs/MaxConcurrentUsers, 1, 100, 0, 101",
    "Winrs/MaxProcessesPerShell, 0, 2147483647, -1, 2147483648",
    "Winrs/MaxMemoryPerShellMB, 0, 2147483647, '', 2147483648",
    "Winrs/MaxShellsPerUser, 0, 2147483647, -1, 99999999999999999999"
  })
  void numbersHaveBounds(String path, String least, String most, String less, String more) {
    for (String good : List.of(least, most)) {
      assertTrue(put(path, good).contains(">" + good + "<"), path + " = " + good);
      assertEquals(good, now(path));
    }
    for (String bad : List.of(less, more)) {
      String answer = put(path, bad);
      assertTrue(answer.contains("SchemaValidationError"), answer);
      assertTrue(answer.contains("is not a number from " + least + " to " + most), answer);
      assertEquals(most, now(path));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Client/AllowUnencrypted",
    "Client/Auth/Basic",
    "Client/Auth/Digest",
    "Client/Auth/Kerberos",
    "Client/Auth/Negotiate",
    "Client/Auth/Certificate",
    "Client/Auth/CredSSP",
    "Service/AllowUnencrypted",
    "Service/Auth/Basic",
    "Service/Auth/Kerberos",
    "Service/Auth/Negotiate",
    "Service/Auth/Certificate",
    "Service/Auth/CredSSP",
    "Service/EnableCompatibilityHttpListener",
    "Service/EnableCompatibilityHttpsListener",
    "Service/AllowRemoteAccess",
    "Winrs/AllowRemoteShellAccess"
  })
  void switchesAreTrueOrFalse(String path) {
    for (String value : List.of("TRUE", "False", "1", "0")) {
      put(path, value);
      assertEquals(Boolean.toString(value.equals("TRUE") || value.equals("1")), now(path), path);
    }
    assertTrue(put(path, "yes").contains("is neither true nor false"));
    assertEquals("false", now(path));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Client/URLPrefix | wsman2/a_b | /wsman",
        "Client/URLPrefix | x | ws man",
        "Client/TrustedHosts | * | a b",
        "Client/TrustedHosts | a.example.org,*.b,10.*,<local>,[::1] | a*b",
        "Client/TrustedHosts | host | *,a",
        "Service/RootSDDL | O:NSG:BAD:P(A;;GA;;;BA) | everybody",
        "Service/Auth/CbtHardeningLevel | Strict | strictly",
        "Service/IPv4Filter | 10.0.0.1-10.0.0.9, 10.1.0.1-10.1.0.1 | 10.0.0.9-10.0.0.1",
        "Service/IPv4Filter | * | host.example.org",
        "Service/IPv6Filter | ::1-::9,fe80::1-fe80::ff | 10.0.0.1-10.0.0.2",
        "Service/CertificateThumbprint | 5600A015CA5E8A26F638B74E819AE92096DA5C8C | 5600A015"
      })
  void textHasItsSyntax(String path, String good, String bad) {
    put(path, good);
    assertEquals(good.replace("<", "&lt;"), now(path).replace("&gt;", ">"));
    String answer = put(path, bad);
    assertTrue(answer.contains("SchemaValidationError"), answer);
    assertTrue(answer.contains(path + " = "), answer);
    assertEquals(good.replace("<", "&lt;"), now(path).replace("&gt;", ">"));
  }

  @Test
  void nothingIsChangedWhenOneValueIsRefused() {
    String body = "<c:MaxTimeoutms>70000</c:MaxTimeoutms><c:MaxBatchItems>0</c:MaxBatchItems>";
    assertTrue(
        bench.put("", Map.of(), Bench.element("", "Config", body)).contains("MaxBatchItems"));
    assertEquals("60000", now("MaxTimeoutms"));
    assertEquals(List.of(), bench.admin.pids());
  }

  @Test
  void whatClientsGotTheyMaySendBack() throws IOException {
    String whole = bench.get("", Map.of());
    String body =
        whole.substring(whole.indexOf("<cfg:Config"), whole.indexOf("</cfg:Config>"))
            + "</cfg:Config>";
    String changed = body.replace("<cfg:MaxTimeoutms>60000<", "<cfg:MaxTimeoutms>60001<");
    String answer = bench.put("", Map.of(), changed);
    assertEquals("60001", Bench.text(answer, "MaxTimeoutms>"), answer);
    assertEquals(Set.of("MaxTimeoutms"), bench.configurations.values(ConfigTree.SERVICE).keySet());
  }

  @Test
  void oneFileSaysWhatWasChanged() throws IOException {
    put("Service/Auth/Basic", "true");
    assertEquals(
        "basic = true\n",
        java.nio.file.Files.readString(base.resolve("etc/io.windlass.wsman.auth.cfg")));
  }

  @Test
  void whatHasNoEffectCannotBeSet() {
    for (String path :
        List.of(
            "MaxProviderRequests", "Service/MaxConcurrentOperations", "Winrs/MaxShellRunTime")) {
      String answer = put(path, "7");
      assertTrue(answer.contains("InternalError"), answer);
      assertTrue(answer.contains("2150859182"), answer);
    }
    assertFalse(put("MaxProviderRequests", MAX).contains("Fault"));
  }

  @Test
  void portsOfNewListenersAreReadOnly() {
    assertTrue(put("Service/DefaultPorts/HTTP", "80").contains("2150859071"));
  }

  @Test
  void whatAPolicyFixesSaysSoAndIsLocked() {
    put("Service/Auth/Basic", "true");
    bench.policy.put("Service/Auth/Basic", "false");
    String shown = bench.get("/service/auth", Map.of());
    assertTrue(shown.contains("<cfg:Basic Source=\"GPO\">false</cfg:Basic>"), shown);
    String answer = put("Service/Auth/Basic", "true");
    assertTrue(answer.contains("2150858890"), answer);
    assertTrue(answer.contains("is fixed by policy"), answer);
    assertFalse(put("Service/Auth/Basic", "false").contains("Fault"));
    bench.policy.clear();
    assertEquals("true", now("Service/Auth/Basic"));
  }

  @Test
  void theSchemaIsValidated() {
    String[][] bodies = {
      {Bench.element("", "Config", "<c:Max>1</c:Max>"), "has no Max"},
      {Bench.element("", "Service", ""), "where Config is expected"},
      {Bench.element("", "Config", "<c:MaxBatchItems><c:x/></c:MaxBatchItems>"), "has elements"},
      {
        Bench.element(
            "",
            "Config",
            "<c:MaxBatchItems>1</c:MaxBatchItems><c:MaxBatchItems>2</c:MaxBatchItems>"),
        "stands twice"
      },
      {"<Config xmlns=\"urn:x\"/>", "is in the namespace"},
      {Bench.element("", "Config", "") + Bench.element("", "Config", ""), "besides Config"},
      {"", "The body is empty"}
    };
    for (String[] body : bodies) {
      String answer = bench.put("", Map.of(), body[0]);
      assertTrue(answer.contains("SchemaValidationError"), answer);
      assertTrue(answer.contains(body[1]), answer);
    }
  }

  @Test
  void samplesWithWhiteSpaceAreTaken() {
    String body = "\n<c:MaxTimeoutms>\n70000\n</c:MaxTimeoutms>\n";
    assertFalse(bench.put("", Map.of(), Bench.element("", "Config", body)).contains("Fault"));
    assertEquals("70000", now("MaxTimeoutms"));
  }

  @Test
  void aFragmentIsReadAndSet() {
    String header = "<w:FragmentTransfer s:mustUnderstand=\"true\">Auth/Basic</w:FragmentTransfer>";
    String body =
        "<w:XmlFragment><c:Basic xmlns:c=\""
            + ConfigTree.URI
            + "/service\">true</c:Basic></w:XmlFragment>";
    String answer =
        bench.host.exchange(
            Envelopes.request(PUT, ConfigTree.URI + "/service", Map.of(), header, body));
    assertTrue(answer.contains(">true</cfg:Basic>"), answer);
    assertEquals("true", now("Service/Auth/Basic"));
  }

  @Test
  void restoreBringsTheDefaultsBack() {
    put("MaxTimeoutms", "70000");
    put("Service/Auth/Basic", "true");
    put("Client/TrustedHosts", "*");
    String answer = bench.host.exchange(Envelopes.invoke(ConfigTree.URI, "Restore", Map.of(), ""));
    assertTrue(answer.contains("Restore_OUTPUT"), answer);
    assertEquals("60000", now("MaxTimeoutms"));
    assertEquals("false", now("Service/Auth/Basic"));
    assertEquals("", now("Client/TrustedHosts"));
  }

  @Test
  void onlyAdministratorsChangeIt() {
    Caller other = Caller.of("ann", "Test", Set.of());
    String body = Bench.element("", "Config", "<c:MaxTimeoutms>70000</c:MaxTimeoutms>");
    String answer = bench.host.exchange(other, Envelopes.put(ConfigTree.URI, Map.of(), body));
    assertTrue(answer.contains("AccessDenied"), answer);
    assertEquals("60000", now("MaxTimeoutms"));
  }

  @Test
  void whatIsNotThereIsRefused() {
    assertTrue(bench.get("/nothing", Map.of()).contains("InvalidResourceURI"));
    assertTrue(bench.get("", Map.of("x", "y")).contains("UnexpectedSelectors"));
    assertTrue(bench.delete("", Map.of()).contains("ActionMismatch"));
    assertNotNull(bench.get("/SERVICE/auth", Map.of()));
    assertTrue(bench.get("/SERVICE/auth", Map.of()).contains("cfg:Auth"));
  }
}
