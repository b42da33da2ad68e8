package io.windlass.wsman.cli;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code winrm/config/client} of this machine does to the command. */
class ClientConfigurationTest {
  private static final String CLEAR = "-r:http://h.example -u:a -p:b";
  private static final String SECTION =
      "<c:Client xmlns:c='urn:c'><c:AllowUnencrypted Source='GPO'>false</c:AllowUnencrypted>"
          + "<c:Auth><c:Negotiate Source='GPO'>false</c:Negotiate></c:Auth>"
          + "<c:TrustedHosts>h.example</c:TrustedHosts></c:Client>";

  @TempDir Path base;
  private Path file;

  @BeforeEach
  void makeDirectory() throws IOException {
    file = base.resolve("etc/io.windlass.wsman.client.cfg");
    Files.createDirectories(file.getParent());
  }

  private void connect(String switches) throws Exception {
    String[] words = ("get x " + switches).split(" ");
    new Connector(CommandLine.parse(words), new FakeTerminal(base)).session().close();
  }

  private String refusal(String switches) {
    return assertThrows(UsageException.class, () -> connect(switches), switches).getMessage();
  }

  @ParameterizedTest
  @CsvSource({
    "Basic, -r:https://h -u:a -p:b",
    "Basic, -r:localhost -u:a -p:b",
    "Digest, -r:https://h -a:digest -u:a -p:b",
    "Negotiate, -r:https://h -a:negotiate -u:a -p:b",
    "Negotiate, -r:https://h -a:negotiate -u:a@R -p:b",
    "Negotiate, -r:https://h -defaultCreds",
    "Kerberos, -r:h -a:kerberos",
    "Certificate, -r:https://h -c:f",
  })
  void aMechanismThatIsOffIsNotUsed(String mechanism, String switches) throws Exception {
    assertDoesNotThrow(() -> connect(switches));
    Files.writeString(file, "Auth." + mechanism + " = false\n");
    String refusal = refusal(switches);
    assertTrue(refusal.startsWith(mechanism + " authentication is currently disabled"), refusal);
    assertTrue(refusal.contains("@{" + mechanism + "=\"true\"}"), refusal);
    assertDoesNotThrow(() -> connect("-r:h -a:none"));
  }

  @Test
  void messagesGoInClearWhereTheSettingOrTheSwitchAllowsIt() throws Exception {
    assertTrue(refusal(CLEAR).contains("-unencrypted to send it all the same"));
    assertDoesNotThrow(() -> connect(CLEAR + " -unencrypted"));
    Files.writeString(file, "AllowUnencrypted = true\n");
    assertDoesNotThrow(() -> connect(CLEAR));
    assertDoesNotThrow(() -> connect("-r:http://h.example -a:digest -u:a -p:b"));
  }

  @Test
  void aPolicyThatTheServiceKnowsIsStrongerThanASwitch() throws Exception {
    Files.writeString(file, "AllowUnencrypted = true\n");
    try (FakeHost service = FakeHost.local(base, r -> SECTION)) {
      String clear = refusal(CLEAR + " -unencrypted");
      assertTrue(clear.contains("the policy of this machine forbids"), clear);
      String off = refusal("-r:http://h.example -a:negotiate -u:a -p:b");
      assertTrue(off.contains("the policy of this machine says so"), off);
      assertEquals(2, service.requests().size());
    }
  }

  @Test
  void aHostIsNamedWithTheDefaultPortAndPrefix() throws Exception {
    try (FakeHost host = FakeHost.http(r -> "<x/>")) {
      String port = host.remote().substring(host.remote().lastIndexOf(':') + 1);
      Files.writeString(file, "DefaultPorts.HTTP = " + port + "\nURLPrefix = wsman/deep\n");
      FakeTerminal terminal = new FakeTerminal(base);
      assertEquals(0, terminal.winrm("id", "-r:127.0.0.1"), terminal.errors());
      assertEquals("/wsman/deep", host.path());
      assertEquals(0, terminal.winrm("id", "-r:127.0.0.1/wsman/own"), terminal.errors());
      assertEquals("/wsman/own", host.path());
    }
  }

  @Test
  void theDelayOfTheNetworkIsWaitedForBesideTheTimeOfTheService() throws Exception {
    Files.writeString(file, "NetworkDelayms = 500\n");
    try (FakeHost host = FakeHost.silent()) {
      FakeTerminal terminal = new FakeTerminal(base);
      assertEquals(1, terminal.winrm("id", host.remote(), "-timeout:500"));
      assertTrue(terminal.errors().contains("within 1000 ms"), terminal.errors());
    }
  }

  @Test
  void aBrokenFileIsNamedAndHoldsUpRequestsToOtherHostsOnly() throws Exception {
    Files.writeString(file, "NetworkDelayms = soon\n");
    assertTrue(refusal("-r:h -a:none").contains(file.toString()));
    assertDoesNotThrow(() -> connect("-timeout:500"));
  }
}
