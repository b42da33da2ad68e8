package io.windlass.wsman.cli;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialsTest {
  @TempDir Path base;

  private void connect(String switches) throws Exception {
    String[] words = ("get x " + switches).split(" ");
    new Connector(CommandLine.parse(words), new FakeTerminal(base)).session().close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-r:http://h.example -u:a -p:b | Basic over http shows the password",
        "-r:http://h.example -a:digest -u:a -p:b | Digest over http shows messages",
        "-r:http://h.example -a:negotiate -u:a -p:b | NTLM over http does not show",
        "-r:https://h.example -a:digest | -a:digest needs a user",
        "-r:https://h.example -a:certificate | -a:certificate needs -certificate:FILE",
        "-r:https://h.example -c:f -u:a -a:certificate | takes no -u",
        "-r:http://h.example -c:f | over https alone",
        "-r:https://h.example -c:0123456789ABCDEF0123456789abcdef01234567 | is a thumbprint",
        "-r:http://h.example -pin:ab | -pin is about https",
        "-r:http://h.example -cafile:f | -cafile is about https",
        "-r:https://h.example -a:credssp -u:a | CredSSP is not available",
        "-r:https://h.example -a:ldap -u:a | -a:ldap is not known",
        "-r:https://h.example -pin:12 | a pin is a SHA-256 hash",
        "-r:https://h.example -checkRevocation -skipCAcheck | goes neither with",
        "-r:https://h.example -a:none -u:a | -a:none sends no user",
        "-r:https://h.example -defaultCreds -u:a | leave out either it, or -u",
        "-r:https://h.example -defaultCreds -a:basic | not with -a:basic",
        "-r:https://h.example -defaultCreds -c:f | not with -a:certificate",
        "-r:http://h.example -defaultCreds | over https only",
        "-r:http://h.example -defaultCreds -a:negotiate | over https only",
        "-r:https://h.example -SPNPort -u:a -p:b | -SPNPort is about the name",
        "-r:h.example -SPNPort | -SPNPort is about the name",
        "-r:h.example -encoding:latin1 | use -encoding:utf-8 or -encoding:utf-16",
        "-r:http://127.example.org -u:a -p:b | Basic over http shows the password",
      })
  void whatIsNotSafeOrNotWholeIsRefused(String switches, String reason) {
    UsageException refused = assertThrows(UsageException.class, () -> connect(switches));
    assertTrue(refused.getMessage().contains(reason), refused.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "-r:http://h.example -u:a -p:b -unencrypted",
    "-r:http://h.example -a:digest -u:a -p:b -unencrypted",
    "-r:https://h.example -a:digest -u:a -p:b",
    "-r:https://h.example -a:negotiate -u:a -p:b",
    "-r:http://127.0.0.1 -a:negotiate -u:a -p:b",
    "-r:http://h.example -a:kerberos",
    "-r:http://h.example -a:negotiate",
    "-r:http://h.example -a:negotiate -u:a@REALM -p:b",
    "-r:https://h.example -c:f -p:secret",
    "-r:https://h.example -defaultCreds",
    "-r:https://h.example -defaultCreds -a:negotiate -SPNPort",
    "-r:http://h.example -defaultCreds -a:kerberos -SPNPort",
    "-r:https://h.example -a:negotiate -u:a -p:b -SPNPort",
  })
  void whatIsSafeIsTaken(String switches) {
    assertDoesNotThrow(() -> connect(switches));
  }

  @Test
  void aTrustedHostNeedsNotShowWhichItIs() throws Exception {
    Path file = base.resolve("etc/io.windlass.wsman.client.cfg");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "TrustedHosts = other, *.example\n");
    assertDoesNotThrow(() -> connect("-r:http://h.example -a:negotiate -u:a -p:b"));
    Files.writeString(file, "TrustedHosts = a*b\n");
    UsageException broken =
        assertThrows(
            UsageException.class, () -> connect("-r:http://h.example -a:negotiate -u:a -p:b"));
    assertTrue(broken.getMessage().contains(file.toString()), broken.getMessage());
  }
}
