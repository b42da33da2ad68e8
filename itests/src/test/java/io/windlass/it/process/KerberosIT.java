package io.windlass.it.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import io.windlass.it.support.Checkout;
import io.windlass.it.support.Command;
import io.windlass.it.support.Curl;
import io.windlass.it.support.Envelopes;
import io.windlass.it.support.Listeners;
import io.windlass.it.support.MitKdc;
import io.windlass.it.support.RunningService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;

/** Tickets of a KDC of MIT's, by clients that others wrote and ours. */
public class KerberosIT {
  private static final String PRINCIPAL = "HTTP/localhost";
  private static final String ALICE = "alice@" + MitKdc.REALM;
  private static final String PASSWORD = "wonder-land-7";

  private static MitKdc kdc;
  private static Listeners relaxed;
  private static Listeners strict;
  private static Path message;
  private static Path keytab;

  @BeforeClass
  public static void start() throws Exception {
    assumeTrue("krb5-kdc, krb5-admin-server, krb5-user are not installed", MitKdc.installed());
    kdc = MitKdc.start("aes256-cts-hmac-sha1-96:normal aes128-cts-hmac-sha1-96:normal");
    kdc.addUser("alice", PASSWORD);
    kdc.addUser("mallory", PASSWORD);
    keytab = kdc.exportService(PRINCIPAL);
    relaxed = listeners(Map.of());
    strict = listeners(Map.of("io.windlass.wsman.auth", "CbtHardeningLevel=Strict\n"));
    message =
        Files.writeString(relaxed.service().base().resolve("identify.xml"), Envelopes.identify());
    kdc.kinit("alice", PASSWORD);
  }

  private static Listeners listeners(Map<String, String> configurations) throws Exception {
    Listeners all = Listeners.open(configurations);
    RunningService service = all.service();
    Files.copy(keytab, service.base().resolve("etc/windlass.keytab"));
    Command.Result added =
        service
            .distribution()
            .windlass("user", "add", ALICE, "--no-password", "--base", service.base().toString());
    assertEquals(added.text(), 0, added.exit());
    return all;
  }

  @AfterClass
  public static void stop() throws Exception {
    if (kdc != null) {
      relaxed.close();
      strict.close();
      kdc.close();
    }
  }

  @Test
  public void curlByNegotiateSealsNothing() throws Exception {
    assertEquals("200", curl(strict.clear()));
    assertEquals("500", curl(strict.sealed()));
    // It names no channel.
    assertEquals("401", curl(strict.tls()));
  }

  @Test
  public void messagesAreSealedByGssapiUnderBothNamesWithAndWithoutSpnego() throws Exception {
    for (String scheme : List.of("Negotiate", "Kerberos")) {
      for (String mechanism : List.of("kerberos", "spnego")) {
        Command.Result result = gssapi(relaxed.sealed(), scheme, mechanism, "");
        assertEquals(scheme + " " + mechanism + result.text(), "ALL PASS\n", result.out());
      }
    }
  }

  @Test
  public void everyAesKeySeals() throws Exception {
    for (String type :
        List.of(
            "aes128-cts-hmac-sha1-96",
            "aes256-cts-hmac-sha1-96",
            "aes128-cts-hmac-sha256-128",
            "aes256-cts-hmac-sha384-192")) {
      kdc.sessionKeys(PRINCIPAL, type);
      kdc.kinit("alice", PASSWORD);
      Command.Result result = gssapi(relaxed.sealed(), "Kerberos", "kerberos", "");
      assertEquals(type + result.text(), "ALL PASS\n", result.out());
    }
  }

  @Test
  public void attacksAreRefused() throws Exception {
    Map<String, String> expected =
        Map.of(
            "altered", "400 401",
            "repeated", "400",
            "reordered", "400",
            "length", "400",
            "clear", "500",
            "stolen", "401",
            "moved", "401");
    for (Map.Entry<String, String> attack : expected.entrySet()) {
      Command.Result result = gssapi(relaxed.sealed(), "Kerberos", "kerberos", attack.getKey());
      assertEquals(attack + result.text(), attack.getValue() + "\n", result.out());
    }
  }

  @Test
  public void theTlsChannelCountsAsTheLevelSays() throws Exception {
    assertEquals("200\n", bound(strict, "bound"));
    assertEquals("401\n", bound(strict, "unbound"));
    assertEquals("401\n", bound(strict, "misbound"));
    assertEquals("200\n", bound(relaxed, "bound"));
    assertEquals("200\n", bound(relaxed, "unbound"));
    assertEquals("401\n", bound(relaxed, "misbound"));
    assertTrue(
        Files.readString(strict.service().base().resolve("log/audit.log"))
            .contains(
                "\"mechanism\":\"Negotiate/Kerberos\",\"protection\":\"tls\""
                    + ",\"user\":\"alice@EXAMPLE.ORG\",\"binding\":\"matched\""));
  }

  @Test
  public void pywinrmByKerberosThroughTls() throws Exception {
    assertEquals(0, pywinrm(relaxed.tls()).exit());
    // Debian's python3-kerberos cannot name the channel.
    assertEquals(1, pywinrm(strict.tls()).exit());
  }

  @Test
  public void pywinrmByKerberosCannotSealOverHttp() throws Exception {
    assertEquals(0, pywinrm(strict.clear()).exit());
    Command.Result refused = pywinrm(strict.sealed());
    assertEquals(refused.text(), 1, refused.exit());
  }

  @Test
  public void ourCommandByTicketAndByPassword() throws Exception {
    for (Listeners listeners : List.of(relaxed, strict)) {
      for (String url : List.of(listeners.clear(), listeners.sealed(), listeners.tls())) {
        for (List<String> who :
            List.of(
                List.of("-a:kerberos"),
                List.of("-a:negotiate"),
                List.of("-a:kerberos", "-u:" + ALICE, "-p:" + PASSWORD))) {
          Command.Result got = winrm(listeners, url, who);
          assertEquals(url + who + got.text(), 0, got.exit());
          assertTrue(got.text(), got.out().contains("CSName"));
        }
      }
    }
  }

  @Test
  public void ntlmNamesItsChannelOrIsRefusedWhereThatIsStrict() throws Exception {
    List<String> admin =
        List.of("-a:negotiate", "-u:" + RunningService.USER, "-p:" + RunningService.PASSWORD);
    Command.Result got = winrm(strict, strict.tls(), admin);
    assertEquals(got.text(), 0, got.exit());
    String credentials = RunningService.USER + ":" + RunningService.PASSWORD;
    assertEquals("200", curl(relaxed.tls(), "--ntlm", credentials));
    assertEquals("it names none", "401", curl(strict.tls(), "--ntlm", credentials));
  }

  @Test
  public void whatIsOfferedIsWhatThereIs() throws Exception {
    String offered =
        Command.run(
                relaxed.service().base(),
                Map.of(),
                "/usr/bin/curl",
                "--silent",
                "--insecure",
                "--include",
                "--data",
                "",
                relaxed.tls())
            .out();
    assertTrue(offered, offered.contains("WWW-Authenticate: Negotiate\r\n"));
    assertTrue(offered, offered.contains("WWW-Authenticate: Kerberos\r\n"));
    assertFalse(offered, offered.contains("CredSSP"));
    assertFalse(offered, offered.contains("Digest"));
    assertFalse(offered, offered.contains("NTLM"));
  }

  @Test
  public void aWrongPasswordIsToldByTheKdc() throws Exception {
    Command.Result refused =
        winrm(relaxed, relaxed.tls(), List.of("-a:kerberos", "-u:" + ALICE, "-p:wrong"));
    assertNotEquals(0, refused.exit());
    assertTrue(refused.text(), refused.err().contains("does not log " + ALICE + " on"));
  }

  @Test
  public void whoHasNoAccountIsRefusedAndTheOperatorIsToldHowToAddOne() throws Exception {
    Command.Result refused =
        winrm(
            relaxed,
            relaxed.tls(),
            List.of("-a:kerberos", "-u:mallory@" + MitKdc.REALM, "-p:" + PASSWORD));
    assertNotEquals(0, refused.exit());
    Command.Result why =
        relaxed
            .service()
            .distribution()
            .windlass(
                "why", "mallory@" + MitKdc.REALM, "--base", relaxed.service().base().toString());
    assertTrue(why.text(), why.out().contains("windlass user add mallory@EXAMPLE.ORG"));
  }

  private static String bound(Listeners listeners, String how) throws Exception {
    Command.Result result = gssapi(listeners.tls(), "Negotiate", "spnego", how);
    return result.exit() == 0 ? result.out() : result.text();
  }

  private static Command.Result gssapi(String url, String scheme, String mechanism, String attack)
      throws Exception {
    assumeTrue(
        "python3-gssapi is not installed",
        Files.exists(Path.of("/usr/lib/python3/dist-packages/gssapi")));
    String[] command = {
      "/usr/bin/python3",
      Checkout.root().resolve("itests/src/test/resources/gssapi_sealed.py").toString(),
      url,
      scheme,
      mechanism,
      attack
    };
    return Command.run(relaxed.service().base(), kdc.environment(), command);
  }

  private static Command.Result winrm(Listeners listeners, String url, List<String> who)
      throws Exception {
    String[] arguments = new String[5 + who.size()];
    arguments[0] = "get";
    arguments[1] = "wmicimv2/Win32_OperatingSystem";
    arguments[2] = "-r:" + url;
    arguments[3] = "-skipCAcheck";
    arguments[4] = "-skipCNcheck";
    for (int i = 0; i < who.size(); i++) {
      arguments[5 + i] = who.get(i);
    }
    return listeners
        .service()
        .distribution()
        .winrm(kdc.environment(), listeners.service().base(), arguments);
  }

  private static Command.Result pywinrm(String url) throws Exception {
    Path packages = Path.of("/usr/lib/python3/dist-packages");
    assumeTrue("python3-winrm is not installed", Files.exists(packages.resolve("winrm")));
    assumeTrue(
        "python3-requests-kerberos is not installed",
        Files.exists(packages.resolve("requests_kerberos")));
    Map<String, String> environment = new HashMap<>(kdc.environment());
    return Command.run(
        relaxed.service().base(),
        environment,
        "/usr/bin/python3",
        Checkout.root().resolve("itests/src/test/resources/pywinrm_logon.py").toString(),
        url,
        ALICE,
        PASSWORD,
        "kerberos",
        "auto");
  }

  private static String curl(String url) throws Exception {
    return curl(url, "--negotiate", ":");
  }

  private static String curl(String url, String scheme, String user) throws Exception {
    return Curl.status(kdc.environment(), message, url, "--insecure", scheme, "--user", user);
  }
}
