package io.windlass.wsman.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickConfigTest {
  @TempDir Path base;
  private FakeTerminal terminal;
  private Path http;
  private Path https;

  @BeforeEach
  void sitDown() {
    terminal = new FakeTerminal(base);
    http = base.resolve("etc/io.windlass.wsman.listener-http.cfg");
    https = base.resolve("etc/io.windlass.wsman.listener-https.cfg");
  }

  @Test
  void changesNothingWithoutConsent() {
    assertEquals(1, terminal.winrm("qc"));
    assertTrue(terminal.errors().contains("agree beforehand with -quiet"), terminal.errors());
    assertEquals(1, new FakeTerminal(base).answering("n").winrm("qc"));
    assertFalse(Files.exists(http));
  }

  @Test
  void writesAListenerOnceAndSaysThatItIsThere() throws IOException {
    assertEquals(0, terminal.answering("y").winrm("quickconfig"), terminal.errors());
    assertEquals(
        """
        # Written by winrm quickconfig.
        transport = HTTP
        address = *
        port = 5985
        enabled = true
        """,
        Files.readString(http));
    assertTrue(terminal.output().contains("Warning: HTTP shows everything"));
    FakeTerminal again = new FakeTerminal(base);
    assertEquals(0, again.winrm("qc", "-q", "-port:77"));
    assertTrue(again.output().contains("already set up: " + http), again.output());
    assertEquals(0, again.winrm("qc", "-q", "-force", "-port:77", "-address:127.0.0.1"));
    assertTrue(Files.readString(http).contains("port = 77\n"));
    assertEquals(1, again.winrm("qc", "-q", "-transport:https", "-port:77"));
    assertTrue(again.errors().contains("The port 77 is taken by " + http), again.errors());
    try (var files = Files.list(http.getParent())) {
      assertEquals(List.of(http), files.toList());
    }
  }

  @Test
  void makesAServerCertificateForTheOwnerOnly() throws IOException, GeneralSecurityException {
    assertEquals(0, terminal.winrm("qc", "-q", "-transport:HTTPS"), terminal.errors());
    assertEquals(
        """
        # Written by winrm quickconfig.
        transport = HTTPS
        address = *
        port = 5986
        enabled = true
        keystore = certificates/https.p12
        keystorePasswordFile = certificates/https.password
        """,
        Files.readString(https));
    Path store = base.resolve("certificates/https.p12");
    Path password = base.resolve("certificates/https.password");
    for (Path file : List.of(store, password)) {
      assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, Files.readString(password).trim().toCharArray());
    }
    X509Certificate certificate = (X509Certificate) keys.getCertificate("windlass");
    assertEquals(List.of("1.3.6.1.5.5.7.3.1"), certificate.getExtendedKeyUsage());
    String names = certificate.getSubjectAlternativeNames().toString();
    assertTrue(names.contains("localhost") && names.contains("127.0.0.1"), names);
    try (var files = Files.list(base.resolve("certificates"))) {
      assertEquals(2, files.count());
    }
  }

  @Test
  void looksAtListenersThatOthersHaveWritten() throws IOException {
    Files.createDirectories(http.getParent());
    Path other = http.resolveSibling("io.windlass.wsman.listener-lan.cfg");
    Files.writeString(other, "transport = \"https\"\nport = -1\n");
    assertEquals(1, terminal.winrm("qc", "-q", "-port:5986"));
    assertTrue(terminal.errors().contains("The port 5986 is taken by " + other));
    assertEquals(0, terminal.winrm("qc", "-q", "-transport:https"));
    assertTrue(terminal.output().contains("already set up: " + other), terminal.output());
    Files.writeString(other, "transport = https\nenabled = false\n");
    assertEquals(0, terminal.winrm("qc", "-q", "-port:5986"), terminal.errors());
    Files.writeString(other, "port = \\uZZZZ\n");
    assertEquals(1, terminal.winrm("qc", "-q"));
    assertTrue(terminal.errors().contains(other + " cannot be read"), terminal.errors());
  }

  /** A host with a systemd that knows the unit, or with none; remembers what was run. */
  private final class FakeSystem implements Programs {
    private final List<String> commands = new ArrayList<>();
    private final String unit;
    private final int exit;

    private FakeSystem(String unit, int exit) {
      this.unit = unit;
      this.exit = exit;
    }

    @Override
    public Result run(List<String> command, Duration patience) throws IOException {
      if (command.get(1).equals("show")) {
        if (unit == null) {
          throw new IOException("no systemctl");
        }
        return new Result(0, unit);
      }
      commands.add(String.join(" ", command));
      return new Result(exit, "ready http://127.0.0.1:5985/wsman\n");
    }
  }

  private String unit(Path instance, String state) {
    return "LoadState=loaded\nUnitFileState="
        + state
        + "\nExecStart={ path=/opt/windlass/bin/windlass ; argv[]=/opt/windlass/bin/windlass run"
        + " --base "
        + instance
        + " ; ignore_errors=no }\n";
  }

  @Test
  void startsTheServiceOfItsOwner() {
    FakeSystem system = new FakeSystem(null, 0);
    terminal.with(system).with("WINDLASS_HOME", "/opt/w");
    assertEquals(0, terminal.winrm("qc", "-q"), terminal.errors());
    assertEquals(List.of("/opt/w/bin/windlass start --base " + base), system.commands);
    assertTrue(terminal.output().startsWith("The service is not running for " + base + "\n"));
    assertTrue(terminal.output().contains("  start the service (/opt/w/bin/windlass start --base"));
    assertTrue(terminal.output().contains("ready http://"), terminal.output());
    assertTrue(terminal.output().contains("Nothing that is known here starts it at boot"));
    assertTrue(terminal.output().contains("firewall of this machine is not touched"));
  }

  @Test
  void enablesAndStartsTheUnitOfThisInstance() {
    FakeSystem system = new FakeSystem(unit(base, "disabled"), 0);
    assertEquals(0, terminal.with(system).winrm("qc", "-q"), terminal.errors());
    assertEquals(
        List.of("systemctl enable windlass.service", "systemctl start windlass.service"),
        system.commands);
    assertFalse(terminal.output().contains("at boot: systemd/"), terminal.output());
    FakeSystem enabled = new FakeSystem(unit(base, "enabled"), 0);
    assertEquals(0, new FakeTerminal(base).with(enabled).winrm("qc", "-q"));
    assertEquals(List.of("systemctl start windlass.service"), enabled.commands);
  }

  @Test
  void leavesAUnitOfAnotherInstanceAlone() {
    FakeSystem system = new FakeSystem(unit(base.resolve("other"), "disabled"), 0);
    assertEquals(0, terminal.with(system).winrm("qc", "-q"), terminal.errors());
    assertEquals(List.of(), system.commands);
    assertTrue(
        terminal.output().contains("not running: start it with windlass start --base " + base),
        terminal.output());
  }

  @Test
  void writesOnlyWhereItIsToldNotToStart() {
    FakeSystem system = new FakeSystem(unit(base, "disabled"), 0);
    assertEquals(0, terminal.with(system).winrm("qc", "-q", "-nostart"), terminal.errors());
    assertEquals(List.of(), system.commands);
    assertTrue(Files.exists(http));
  }

  @Test
  void leavesARunningServiceAndAListenerThatAreThere() throws IOException {
    FakeSystem system = new FakeSystem(unit(base, "enabled"), 0);
    try (FakeHost host = FakeHost.local(base, r -> listener("true", ""))) {
      assertEquals(0, terminal.with(system).winrm("qc", "-q"), terminal.errors());
      assertTrue(
          terminal
              .output()
              .contains("Wrote " + http + ".\nThe service listens on http://x:5985/wsman.\n"),
          terminal.output());
      int asked = host.requests().size();
      FakeTerminal again = new FakeTerminal(base).with(system);
      assertEquals(0, again.winrm("qc"), again.errors());
      assertEquals(
          "The service is running for "
              + base
              + "\nA listener for HTTP is already set up: "
              + http
              + " (HTTP on *, port 5985)\nThe firewall of this machine is not touched: where there"
              + " is one, allow TCP port 5985.\n",
          again.output());
      assertEquals(List.of(), system.commands);
      assertEquals(asked, host.requests().size());
    }
  }

  private static String listener(String listening, String reason) {
    return "<n:EnumerateResponse><n:EnumerationContext/><w:Items><L><Name>http</Name>"
        + "<Port>1</Port><Listening>false</Listening><Reason>old</Reason></L><L><Name>http</Name>"
        + "<Port>5985</Port><Listening>"
        + listening
        + "</Listening><Reason>"
        + reason
        + "</Reason><Url>http://x:5985/wsman</Url></L></w:Items><w:EndOfSequence/>"
        + "</n:EnumerateResponse>";
  }

  @Test
  void waitsForTheListenerAndSaysWhyItDoesNotListen() throws Exception {
    Duration patience = Duration.ofMillis(1500);
    Deque<String> states = new ArrayDeque<>();
    states.add(listener("false", "waits for the engine"));
    try (FakeHost host =
        FakeHost.local(base, r -> states.isEmpty() ? listener("true", "") : states.poll())) {
      assertEquals(
          "The service listens on http://x:5985/wsman.",
          OpenedListener.await(base, "http", 5985, patience));
    }
    Files.delete(Instance.socket(base));
    try (FakeHost host = FakeHost.local(base, r -> listener("false", "port 5985 is not free"))) {
      UsageException shut =
          assertThrows(
              UsageException.class, () -> OpenedListener.await(base, "http", 5985, patience));
      assertEquals(
          "The listener is written, and the service does not open it: port 5985 is not free;"
              + " windlass status tells more, -force writes it anew",
          shut.getMessage());
      assertThrows(UsageException.class, () -> OpenedListener.await(base, "https", 1, patience));
    }
  }

  @Test
  void saysWhatTheStartSaidWhenItFails() {
    FakeSystem system = new FakeSystem(unit(base, "enabled"), 4);
    assertEquals(1, terminal.with(system).winrm("qc", "-q"));
    assertTrue(
        terminal.errors().startsWith("Error: systemctl start windlass.service failed (4): ready"),
        terminal.errors());
    assertTrue(terminal.errors().contains("repeat as root or as the account of the service"));
  }
}
