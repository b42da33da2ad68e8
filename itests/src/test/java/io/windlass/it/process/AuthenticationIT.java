package io.windlass.it.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import io.windlass.it.support.Await;
import io.windlass.it.support.Checkout;
import io.windlass.it.support.Command;
import io.windlass.it.support.Curl;
import io.windlass.it.support.Envelopes;
import io.windlass.it.support.Listeners;
import io.windlass.it.support.RunningService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;

/**
 * Clients that others wrote, and ours, by mechanism, transport and encryption. Three listeners:
 * plain HTTP that takes clear messages, plain HTTP that does not, and HTTPS.
 */
public class AuthenticationIT {
  private static final String USER = RunningService.USER;
  private static final String PASSWORD = RunningService.PASSWORD;

  private static Listeners listeners;
  private static RunningService service;
  private static String clear;
  private static String sealed;
  private static String tls;
  private static Path message;

  @BeforeClass
  public static void start() throws Exception {
    listeners = Listeners.open(Map.of("io.windlass.wsman.auth", "credssp=true\n"));
    service = listeners.service();
    clear = listeners.clear();
    sealed = listeners.sealed();
    tls = listeners.tls();
    message = Files.writeString(service.base().resolve("identify.xml"), Envelopes.identify());
  }

  @AfterClass
  public static void stop() throws Exception {
    listeners.close();
  }

  @Test
  public void curlByBasic() throws Exception {
    assertEquals("200", curl(clear, "--basic", USER + ":" + PASSWORD));
    assertEquals("200", curl(tls, "--basic", USER + ":" + PASSWORD));
    assertEquals("401", curl(sealed, "--basic", USER + ":" + PASSWORD));
    assertEquals("401", curl(tls, "--basic", USER + ":wrong"));
  }

  @Test
  public void curlByNtlmSealsNothing() throws Exception {
    assertEquals("200", curl(clear, "--ntlm", USER + ":" + PASSWORD));
    assertEquals("200", curl(tls, "--ntlm", USER + ":" + PASSWORD));
    assertEquals("401", curl(sealed, "--ntlm", USER + ":" + PASSWORD));
    assertEquals("401", curl(tls, "--ntlm", USER + ":wrong"));
  }

  @Test
  public void curlByNegotiateThroughGssapi() throws Exception {
    assumeTrue("gss-ntlmssp is not installed", gssNtlmssp());
    assertEquals("200", curl(clear, "--negotiate", ":"));
    assertEquals("200", curl(tls, "--negotiate", ":"));
    assertEquals("401", curl(sealed, "--negotiate", ":"));
  }

  @Test
  public void pywinrmByNtlmSealsItsMessages() throws Exception {
    for (String url : List.of(clear, sealed)) {
      Command.Result result = pywinrm(url, PASSWORD, "ntlm", "always");
      assertEquals(url + result.text(), 0, result.exit());
      assertTrue(result.text(), result.out().endsWith("ALL PASS\n"));
    }
  }

  @Test
  public void pywinrmByNtlmThroughTls() throws Exception {
    Command.Result result = pywinrm(tls, PASSWORD, "ntlm", "auto");
    assertEquals(result.text(), 0, result.exit());
  }

  @Test
  public void pywinrmByBasicThroughTls() throws Exception {
    Command.Result result = pywinrm(tls, PASSWORD, "ssl", "auto");
    assertEquals(result.text(), 0, result.exit());
  }

  @Test
  public void aClearMessageIsToldThatItHasToBeEncrypted() throws Exception {
    Command.Result result = pywinrm(sealed, PASSWORD, "ntlm", "never");
    assertEquals(result.text(), 1, result.exit());
    assertTrue(result.text(), result.out().contains("AllowUnencrypted is false"));
    assertTrue(result.text(), result.out().contains("w:AccessDenied"));
  }

  @Test
  public void pywinrmWithAWrongPasswordIsRefused() throws Exception {
    Command.Result result = pywinrm(sealed, "wrong", "ntlm", "always");
    assertEquals(result.text(), 1, result.exit());
    assertTrue(result.text(), result.out().contains("InvalidCredentialsError"));
  }

  @Test
  public void ourCommandByNegotiate() throws Exception {
    for (String url : List.of(clear, sealed, tls)) {
      Command.Result got = winrm(url, PASSWORD);
      assertEquals(url + got.text(), 0, got.exit());
      assertTrue(got.text(), got.out().contains("CSName"));
    }
    Command.Result refused = winrm(sealed, "wrong");
    assertNotEquals(refused.text(), 0, refused.exit());
    assertTrue(refused.text(), refused.err().contains("refused the user"));
  }

  @Test
  public void gssNtlmsspSealsItsMessagesWithinSpnego() throws Exception {
    assumeTrue("gss-ntlmssp is not installed", gssNtlmssp());
    assertEquals("ALL PASS\n", gssapi(""));
    assertEquals("400 401\n", gssapi("altered"));
    for (String attack : List.of("repeated", "reordered", "length")) {
      assertEquals(attack, "400\n", gssapi(attack));
    }
    assertEquals("500\n", gssapi("clear"));
    assertEquals("401\n", gssapi("moved"));
  }

  private static String gssapi(String attack) throws Exception {
    assumeTrue(
        "python3-gssapi is not installed",
        Files.exists(Path.of("/usr/lib/python3/dist-packages/gssapi")));
    Command.Result result =
        Command.run(
            service.base(),
            Map.of("NTLM_USER_FILE", credentials().toString(), "KRB5CCNAME", "FILE:/nonexistent"),
            "/usr/bin/python3",
            Checkout.root().resolve("itests/src/test/resources/gssapi_sealed.py").toString(),
            sealed,
            "Negotiate",
            "ntlm",
            attack);
    return result.exit() == 0 ? result.out() : result.text();
  }

  private static boolean gssNtlmssp() {
    return Files.exists(Path.of("/usr/lib/x86_64-linux-gnu/gssntlmssp/gssntlmssp.so"))
        || Files.exists(Path.of("/usr/lib/aarch64-linux-gnu/gssntlmssp/gssntlmssp.so"));
  }

  private static Path credentials() throws Exception {
    return Files.writeString(
        service.base().resolve("ntlm.credentials"), "WINDLASS:" + USER + ":" + PASSWORD + "\n");
  }

  @Test
  public void credSspByOpensslSealsItsMessages() throws Exception {
    for (String version : List.of("1.2", "1.3")) {
      assertEquals("ALL PASS\n", credSsp(version, ""));
      assertEquals("401\n", credSsp(version, "old"));
      assertEquals("401\n", credSsp(version, "key"));
      assertEquals("400\n", credSsp(version, "altered"));
      assertEquals("400\n", credSsp(version, "repeated"));
    }
  }

  private static String credSsp(String version, String attack) throws Exception {
    Path packages = Path.of("/usr/lib/python3/dist-packages");
    assumeTrue("python3-ntlm-auth is not installed", Files.exists(packages.resolve("ntlm_auth")));
    Path resources = Checkout.root().resolve("itests/src/test/resources");
    Command.Result result =
        Command.run(
            service.base(),
            Map.of("OPENSSL_CONF", resources.resolve("openssl-legacy.cnf").toString()),
            "/usr/bin/python3",
            resources.resolve("credssp_sealed.py").toString(),
            sealed,
            USER,
            PASSWORD,
            version,
            attack);
    return result.exit() == 0 ? result.out() : result.text();
  }

  @Test
  public void theUsersOfThisHostLogOnByPam() throws Exception {
    Path pam = Path.of("/etc/pam.d");
    assumeTrue("pamtester is not installed", Files.exists(Path.of("/usr/bin/pamtester")));
    assumeTrue("PAM's services can be changed by root alone", Files.isWritable(pam));
    String name = "windlass-it-" + ProcessHandle.current().pid();
    // PAM's files take no blanks in a path, as that of the instance has.
    Path link =
        Files.writeString(
            Files.createTempFile("windlass-it", ".sh"),
            "read -r p; [ \"$PAM_USER:$p\" = root:of-this-host ]\n");
    Path file =
        Files.writeString(
            pam.resolve(name),
            "auth required pam_exec.so expose_authtok quiet /bin/sh "
                + link
                + "\naccount required pam_permit.so\n");
    try {
      Files.writeString(
          service.base().resolve("etc/io.windlass.wsman.pam.cfg"),
          "service=" + name + "\ngroups=readers=root\n");
      Await.until(
          "PAM is asked",
          Duration.ofSeconds(30),
          () -> curl(clear, "--basic", "root:of-this-host").equals("200"));
      assertEquals("401", curl(clear, "--basic", "root:wrong"));
    } finally {
      Files.delete(file);
      Files.delete(link);
      Files.delete(service.base().resolve("etc/io.windlass.wsman.pam.cfg"));
    }
  }

  @Test
  public void aScannerFindsNothingWeakInTls() throws Exception {
    assumeTrue("sslscan is not installed", Files.exists(Path.of("/usr/bin/sslscan")));
    String port = tls.replaceAll(".*:(\\d+)/.*", "$1");
    Command.Result scan =
        Command.run(
            service.base(),
            Map.of(),
            "/usr/bin/sslscan",
            "--no-colour",
            "--xml=-",
            "localhost:" + port);
    assertEquals(scan.text(), 0, scan.exit());
    assertTrue(scan.text(), scan.out().contains("version=\"1.3\" enabled=\"1\""));
    for (String old : List.of("2", "3", "1.0", "1.1")) {
      assertTrue(old, scan.out().contains("version=\"" + old + "\" enabled=\"0\""));
    }
    assertTrue(scan.text(), scan.out().contains("<renegotiation supported=\"0\""));
    assertFalse(scan.text(), scan.out().contains("vulnerable=\"1\""));
    assertFalse(
        scan.text(), scan.out().matches("(?s).*strength=\"(weak|medium|null|anonymous)\".*"));
    assertFalse(scan.text(), scan.out().matches("(?s).*cipher=\"[^\"]*(CBC|3DES|RC4|SHA)\".*"));
  }

  @Test
  public void whySomebodyWasRefusedIsTold() throws Exception {
    winrm(tls, "wrong");
    Command.Result told =
        service
            .distribution()
            .windlass("why", USER.toUpperCase(Locale.ROOT), "--base", service.base().toString());
    assertEquals(told.text(), 0, told.exit());
    assertTrue(
        told.text(),
        told.out().contains(USER + " from 127.0.0.1 by Negotiate/NTLM: wrong user name or"));
  }

  @Test
  public void theDescriptorOfAResourceDecidesAndTheRefusalIsWrittenDown() throws Exception {
    Files.writeString(
        service.base().resolve("etc/io.windlass.wsman.security-closed.cfg"),
        "Uri=http://schemas.microsoft.com/wbem/wsman/1/wmi/root/cimv2/Win32_BIOS\n"
            + "Sddl=D:(D;;GR;;;AU)(A;;GA;;;WD)\n");
    Await.until(
        "the descriptor is in force",
        Duration.ofSeconds(30),
        () -> winrm(tls, PASSWORD, "wmicimv2/Win32_BIOS").text().contains("Access is denied"));
    assertEquals(0, winrm(tls, PASSWORD).exit());
    String audit = Files.readString(service.base().resolve("log/audit.log"));
    assertTrue(
        audit,
        audit
            .lines()
            .anyMatch(
                line ->
                    line.contains("\"kind\":\"access\",\"outcome\":\"refused\"")
                        && line.contains("cimv2/Win32_BIOS")
                        && line.contains("\"user\":\"" + USER + "\"")));
  }

  private static Command.Result winrm(String url, String password) throws Exception {
    return winrm(url, password, "wmicimv2/Win32_OperatingSystem");
  }

  private static Command.Result winrm(String url, String password, String resource)
      throws Exception {
    return service
        .distribution()
        .winrm(
            service.base(),
            "get",
            resource,
            "-r:" + url,
            "-a:negotiate",
            "-u:" + USER,
            "-p:" + password,
            "-skipCAcheck",
            "-skipCNcheck");
  }

  /** The HTTP status of an Identify, which these listeners answer to those alone that they know. */
  private static String curl(String url, String scheme, String user) throws Exception {
    Map<String, String> environment = Map.of("NTLM_USER_FILE", credentials().toString());
    return Curl.status(environment, message, url, "--insecure", scheme, "--user", user);
  }

  private static Command.Result pywinrm(
      String url, String password, String transport, String encryption) throws Exception {
    Path packages = Path.of("/usr/lib/python3/dist-packages");
    assumeTrue("python3-winrm is not installed", Files.exists(packages.resolve("winrm")));
    assumeTrue(
        "python3-requests-ntlm is not installed", Files.exists(packages.resolve("requests_ntlm")));
    Path resources = Checkout.root().resolve("itests/src/test/resources");
    Map<String, String> environment = new HashMap<>();
    environment.put("OPENSSL_CONF", resources.resolve("openssl-legacy.cnf").toString());
    return Command.run(
        service.base(),
        environment,
        "/usr/bin/python3",
        resources.resolve("pywinrm_logon.py").toString(),
        url,
        USER,
        password,
        transport,
        encryption);
  }
}
