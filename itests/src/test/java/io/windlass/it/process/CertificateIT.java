package io.windlass.it.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import io.windlass.it.support.Await;
import io.windlass.it.support.Checkout;
import io.windlass.it.support.Command;
import io.windlass.it.support.Curl;
import io.windlass.it.support.Envelopes;
import io.windlass.it.support.Listeners;
import io.windlass.it.support.OpensslAuthority;
import io.windlass.it.support.RunningService;
import io.windlass.it.support.WsmanHttp;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;

/** Certificates of clients, and those of the service as text files, by clients of others. */
public class CertificateIT {
  private static final String UPN = "otherName:1.3.6.1.4.1.311.20.2.3;UTF8:";

  private static OpensslAuthority authority;
  private static Listeners listeners;
  private static RunningService service;
  private static String url;
  private static Path message;

  @BeforeClass
  public static void start() throws Exception {
    assumeTrue("openssl is not installed", OpensslAuthority.installed());
    authority = OpensslAuthority.create();
    authority.sign("localhost", "serverAuth", "DNS:localhost,IP:127.0.0.1");
    authority.sign("alice", "clientAuth", UPN + "alice@example.org");
    authority.sign("host", "clientAuth", "DNS:host.example.org");
    authority.sign("server", "serverAuth", UPN + "alice@example.org");
    listeners = Listeners.open(Map.of("io.windlass.wsman.auth", "certificate=true\n"));
    service = listeners.service();
    int port = WsmanHttp.freePort();
    listeners.listen(
        "mutual",
        port,
        "transport=HTTPS\ncertificateFile=%s\nkeyFile=%s\nclientCertificates=true\ntruststore=%s\n"
            .formatted(
                authority.file("localhost.pem"),
                authority.file("localhost.key"),
                authority.file("ca.pem")));
    url = "https://localhost:" + port + "/wsman";
    message = Files.writeString(service.base().resolve("identify.xml"), Envelopes.identify());
    map("alice", "Subject=*@example.org\nUserName=" + RunningService.USER + "\n");
    Await.until("the rule is in force", Duration.ofSeconds(30), () -> curl("alice").equals("200"));
  }

  private static void map(String name, String lines) throws Exception {
    Files.writeString(
        service.base().resolve("etc/io.windlass.wsman.certmapping-" + name + ".cfg"),
        "Issuer=" + authority.thumbprint() + "\n" + lines);
  }

  @AfterClass
  public static void stop() throws Exception {
    if (listeners != null) {
      listeners.close();
      authority.close();
    }
  }

  @Test
  public void curlByCertificate() throws Exception {
    assertEquals("200", curl("alice"));
    assertEquals("no rule", "401", curl("host"));
    assertEquals("none shown", "401", curl(null));
    assertEquals("not meant for clients", "000", curl("server"));
    Command.Result why =
        service.distribution().windlass("why", "CN=server", "--base", service.base().toString());
    assertTrue(why.text(), why.out().contains("is refused: "));
  }

  @Test
  public void pywinrmByCertificate() throws Exception {
    Path packages = Path.of("/usr/lib/python3/dist-packages");
    assumeTrue("python3-winrm is not installed", Files.exists(packages.resolve("winrm")));
    Command.Result result =
        Command.run(
            service.base(),
            Map.of(),
            "/usr/bin/python3",
            Checkout.root().resolve("itests/src/test/resources/pywinrm_logon.py").toString(),
            url,
            "",
            "",
            "certificate",
            "auto",
            authority.file("alice.pem").toString(),
            authority.file("alice.key").toString());
    assertEquals(result.text(), 0, result.exit());
  }

  @Test
  public void ourCommandByCertificate() throws Exception {
    Command.Result got =
        service
            .distribution()
            .winrm(
                service.base(),
                "get",
                "wmicimv2/Win32_OperatingSystem",
                "-r:" + url,
                "-c:" + authority.file("alice.both.pem"),
                "-cafile:" + authority.file("ca.pem"));
    assertEquals(got.text(), 0, got.exit());
    assertTrue(got.text(), got.out().contains("CSName"));
    Command.Result untrusted =
        service
            .distribution()
            .winrm(
                service.base(),
                "get",
                "wmicimv2/Win32_OperatingSystem",
                "-r:" + url,
                "-c:" + authority.file("alice.both.pem"));
    assertNotEquals(untrusted.text(), 0, untrusted.exit());
  }

  @Test
  public void aRuleForOtherResourcesDeniesThisOne() throws Exception {
    map(
        "host",
        "Subject=host.example.org\nURI=http://schemas.microsoft.com/wbem/wsman/1/wmi/root/default/*\n"
            + "UserName="
            + RunningService.USER
            + "\n");
    Await.until("the rule is in force", Duration.ofSeconds(30), () -> curl("host").equals("200"));
    Path get =
        Files.writeString(
            service.base().resolve("get.xml"),
            Envelopes.get(Envelopes.WMI + "Win32_OperatingSystem"));
    assertTrue(curlSays("host", get).contains("w:AccessDenied"));
    assertTrue(curlSays("alice", get).contains("CSName"));
  }

  @Test
  public void whoseCertificateSaysNothingLogsOnByOtherMeans() throws Exception {
    authority.sign("dave", "clientAuth", "DNS:dave.example.net");
    Command.Result got =
        service
            .distribution()
            .winrm(
                service.base(),
                "get",
                "wmicimv2/Win32_OperatingSystem",
                "-r:" + url,
                "-c:" + authority.file("dave.both.pem"),
                "-cafile:" + authority.file("ca.pem"),
                "-a:negotiate",
                "-u:" + RunningService.USER,
                "-p:" + RunningService.PASSWORD);
    assertEquals(got.text(), 0, got.exit());
  }

  @Test
  public void whoIsNotMappedIsToldOfToTheOperator() throws Exception {
    authority.sign("carol", "clientAuth", "DNS:carol.example.net");
    assertEquals("401", curl("carol"));
    Command.Result why =
        service.distribution().windlass("why", "CN=carol", "--base", service.base().toString());
    assertTrue(why.text(), why.out().contains("No rule maps the certificate"));
    assertTrue(why.text(), why.out().contains("carol.example.net"));
  }

  /** The status of an Identify; 000 when TLS ends before. */
  private static String curl(String client) throws Exception {
    return Curl.status(Map.of(), message, url, options(client));
  }

  private static String curlSays(String client, Path body) throws Exception {
    return Curl.answer(Map.of(), body, url, options(client));
  }

  private static String[] options(String client) {
    String authorities = authority.file("ca.pem").toString();
    return client == null
        ? new String[] {"--cacert", authorities}
        : new String[] {
          "--cacert",
          authorities,
          "--cert",
          authority.file(client + ".pem").toString(),
          "--key",
          authority.file(client + ".key").toString()
        };
  }
}
