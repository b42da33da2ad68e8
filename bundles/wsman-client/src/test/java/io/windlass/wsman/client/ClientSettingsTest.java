package io.windlass.wsman.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wsman.client.ClientSettings.Mechanism;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ClientSettingsTest {
  private static final String SECTION =
      "<c:Client xmlns:c='http://schemas.microsoft.com/wbem/wsman/1/config/client'>"
          + "<c:NetworkDelayms>700</c:NetworkDelayms><c:URLPrefix>manage</c:URLPrefix>"
          + "<c:AllowUnencrypted Source='GPO'>true</c:AllowUnencrypted><c:Auth>"
          + "<c:Basic Source='GPO'>false</c:Basic><c:Digest>false</c:Digest></c:Auth>"
          + "<c:DefaultPorts><c:HTTP>80</c:HTTP><c:HTTPS>443</c:HTTPS></c:DefaultPorts>"
          + "<c:TrustedHosts>*.example.org</c:TrustedHosts></c:Client>";

  @TempDir Path base;
  private Path file;

  @BeforeEach
  void makeDirectories() throws IOException {
    file = base.resolve("etc/io.windlass.wsman.client.cfg");
    Files.createDirectories(file.getParent());
    Files.createDirectories(base.resolve("data"));
  }

  private ClientSettings read(String content) throws IOException {
    Files.writeString(file, content);
    return ClientSettings.ofInstance(base);
  }

  @Test
  void nothingConfiguredIsWhatWindowsHas() throws IOException {
    for (ClientSettings settings :
        new ClientSettings[] {
          ClientSettings.defaults(),
          ClientSettings.ofInstance(base),
          ClientSettings.ofInstance(base.resolve("nowhere")),
          read("# nothing\n")
        }) {
      assertEquals(Duration.ofSeconds(5), settings.networkDelay());
      assertEquals("wsman", settings.urlPrefix());
      assertEquals(5985, settings.defaultPort(false));
      assertEquals(5986, settings.defaultPort(true));
      assertFalse(settings.allowsUnencrypted());
      assertFalse(settings.trustedHosts().contains("h"));
      for (Mechanism mechanism : Mechanism.values()) {
        assertTrue(settings.refusalOf(mechanism).isEmpty(), mechanism.toString());
      }
    }
  }

  @Test
  void theFileIsReadAsTheServiceReadsIt() throws IOException {
    ClientSettings settings =
        read(
            "networkdelayms = 700\nURLPrefix = \"manage/all\"\nAllowUnencrypted=TRUE\n"
                + "Auth.Basic = 0\nDefaultPorts.HTTP = 80\nDefaultPorts.HTTPS = 443\n"
                + "TrustedHosts = *.example.org, <local>\n");
    assertEquals(Duration.ofMillis(700), settings.networkDelay());
    assertTrue(settings.allowsUnencrypted());
    assertTrue(settings.trustedHosts().contains("host"));
    assertTrue(settings.refusalOf(Mechanism.DIGEST).isEmpty());
    assertEquals("http://h:80/manage/all", Endpoint.parse("h", false, settings).url());
    assertEquals("https://h:443/manage/all", Endpoint.parse("h/", true, settings).url());
    assertEquals("https://h:1/x", Endpoint.parse("https://h:1/x", false, settings).url());
    assertEquals("http://h:80/manage/all", Endpoint.parse("http://h", false, settings).url());
  }

  @ParameterizedTest
  @EnumSource
  void aMechanismThatIsOffIsRefusedWithItsSettingAndTheRemedy(Mechanism mechanism)
      throws IOException {
    String name = mechanism.name().charAt(0) + mechanism.name().substring(1).toLowerCase();
    String refusal = read("Auth." + name + " = false\n").refusalOf(mechanism).orElseThrow();
    assertTrue(
        refusal.startsWith(
            name + " authentication is currently disabled in the client configuration"),
        refusal);
    assertTrue(
        refusal.contains("winrm set winrm/config/client/auth '@{" + name + "=\"true\"}'"), refusal);
    assertTrue(refusal.contains("Auth." + name + " in " + file), refusal);
  }

  @Test
  void aRunningServiceIsAskedAsItKnowsThePolicies() throws IOException {
    Files.writeString(file, "Auth.Kerberos = false\nDefaultPorts.HTTP = 1\n");
    Path socket = base.resolve("data/wsman.sock");
    String answer = FakeService.envelope(SECTION);
    try (FakeService service = FakeService.unix(socket, r -> FakeService.ok(answer))) {
      ClientSettings settings = ClientSettings.ofInstance(base);
      assertTrue(settings.refusalOf(Mechanism.KERBEROS).isEmpty());
      assertEquals(Duration.ofMillis(700), settings.networkDelay());
      assertEquals("http://h:80/manage", Endpoint.parse("h", false, settings).url());
      assertTrue(settings.trustedHosts().contains("h.example.org"));
      assertTrue(settings.allowsUnencrypted());
      assertTrue(settings.isFixed(ClientSettings.ALLOW_UNENCRYPTED));
      assertFalse(settings.isFixed(ClientSettings.TRUSTED_HOSTS));
      assertEquals(file.toString(), settings.place(ClientSettings.TRUSTED_HOSTS));
      String fixed = settings.refusalOf(Mechanism.BASIC).orElseThrow();
      assertTrue(fixed.contains("the policy of this machine says so"), fixed);
      assertFalse(fixed.contains("winrm set"), fixed);
      String free = settings.refusalOf(Mechanism.DIGEST).orElseThrow();
      assertTrue(free.contains("winrm set"), free);
      assertTrue(service.requests().get(0).body().contains("/wsman/1/config/client<"));
    }
  }

  @Test
  void theFileHoldsWhereTheServiceDoesNotAnswerOrKnow() throws IOException {
    Files.writeString(file, "Auth.Kerberos = false\n");
    Path socket = base.resolve("data/wsman.sock");
    try (FakeService service =
        FakeService.unix(socket, r -> FakeService.fault(FakeService.envelope("<s:Fault/>")))) {
      ClientSettings settings = ClientSettings.ofInstance(base);
      assertTrue(settings.refusalOf(Mechanism.KERBEROS).isPresent());
      assertEquals(1, service.requests().size());
    }
    // A killed service leaves its socket behind.
    assertTrue(Files.exists(socket));
    assertTrue(ClientSettings.ofInstance(base).refusalOf(Mechanism.KERBEROS).isPresent());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NetworkDelayms = 499 | NetworkDelayms = 499 has to be a number from 500",
        "NetworkDelayms = soon | has to be a number",
        "DefaultPorts.HTTP = 65536 | DefaultPorts.HTTP = 65536",
        "AllowUnencrypted = yes | has to be true or false",
        "Auth.Basic = | has to be true or false",
        "URLPrefix = a b | has to be letters",
        "TrustedHosts = a*b | may have one *",
        "TrustedHosts = \\u12 | Malformed",
      })
  void aValueThatCannotBeOneIsNamedWithItsFile(String line, String reason) {
    Exception wrong = assertThrows(Exception.class, () -> read(line + "\n"));
    assertTrue(wrong.getMessage().contains(reason), wrong.getMessage());
    assertTrue(wrong.getMessage().startsWith(file.toString()), wrong.getMessage());
  }
}
