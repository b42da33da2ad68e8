package io.windlass.wsman.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
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
        keystore = data/listener-https.p12
        keystorePasswordFile = data/listener-https.password
        """,
        Files.readString(https));
    Path store = base.resolve("data/listener-https.p12");
    Path password = base.resolve("data/listener-https.password");
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
    try (var files = Files.list(base.resolve("data"))) {
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
}
