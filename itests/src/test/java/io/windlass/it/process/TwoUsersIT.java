package io.windlass.it.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import io.windlass.it.support.Await;
import io.windlass.it.support.Command;
import io.windlass.it.support.Curl;
import io.windlass.it.support.Envelopes;
import io.windlass.it.support.RunningService;
import io.windlass.it.support.WsmanHttp;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;

/** Two users never get in each other's way, nor into each other's things. */
public class TwoUsersIT {
  private static final String BOB = "bob";
  private static final String BOBS_PASSWORD = "Battery-Staple-8";
  private static final String ENUMERATION = "http://schemas.xmlsoap.org/ws/2004/09/enumeration";
  private static final Pattern CONTEXT = Pattern.compile("EnumerationContext[^>]*>([^<]+)</");

  private static RunningService service;

  @BeforeClass
  public static void start() throws Exception {
    service = RunningService.start();
    Command.Result added =
        service
            .distribution()
            .windlassWith(
                BOBS_PASSWORD + "\n",
                "user",
                "add",
                BOB,
                "--ntlm",
                "--password-stdin",
                "--base",
                service.base().toString());
    assertEquals(added.text(), 0, added.exit());
  }

  @AfterClass
  public static void stop() throws Exception {
    service.close();
  }

  private static WsmanHttp bob(int port) {
    return WsmanHttp.basic(port, BOB, BOBS_PASSWORD);
  }

  @Test
  public void theEnumerationOfAnotherIsNone() throws Exception {
    WsmanHttp admin = service.administrator();
    String started =
        admin
            .post(
                Envelopes.get(Envelopes.WMI + "Win32_Process")
                    .replace(
                        "http://schemas.xmlsoap.org/ws/2004/09/transfer/Get",
                        ENUMERATION + "/Enumerate")
                    .replace(
                        "<s:Body/>",
                        "<s:Body><n:Enumerate xmlns:n=\"" + ENUMERATION + "\"/></s:Body>"))
            .body();
    Matcher context = CONTEXT.matcher(started);
    assertTrue(started, context.find());
    HttpResponse<String> stolen = bob(service.port()).post(pull(context.group(1)));
    HttpResponse<String> invented =
        bob(service.port()).post(pull("uuid:00000000-0000-4000-8000-000000000000"));
    assertTrue(stolen.body(), stolen.body().contains("InvalidEnumerationContext"));
    assertEquals("as one that there is not", codes(invented.body()), codes(stolen.body()));
    assertEquals(200, admin.post(pull(context.group(1))).statusCode());
  }

  private static String pull(String context) {
    return Envelopes.get(Envelopes.WMI + "Win32_Process")
        .replace("http://schemas.xmlsoap.org/ws/2004/09/transfer/Get", ENUMERATION + "/Pull")
        .replace(
            "<s:Body/>",
            "<s:Body><n:Pull xmlns:n=\""
                + ENUMERATION
                + "\"><n:EnumerationContext>"
                + context
                + "</n:EnumerationContext></n:Pull></s:Body>");
  }

  private static String codes(String fault) {
    return fault.replaceAll("(?s).*<s:Code>", "").replaceAll("(?s)</s:Code>.*", "");
  }

  @Test
  public void throughTheOneConnectionOfAProxyEverybodyIsWhoHeIs() throws Exception {
    assumeTrue("haproxy is not installed", Files.exists(Path.of("/usr/sbin/haproxy")));
    int front = WsmanHttp.freePort();
    Path configuration =
        Files.writeString(
            service.base().resolve("haproxy.cfg"),
            """
            defaults
              mode http
              timeout connect 5s
              timeout client 30s
              timeout server 30s
              option forwardfor
              http-reuse always
            frontend front
              bind 127.0.0.1:%d
              default_backend back
            backend back
              server windlass 127.0.0.1:%d pool-max-conn 1
            """
                .formatted(front, service.port()));
    Process proxy =
        new ProcessBuilder("/usr/sbin/haproxy", "-db", "-f", configuration.toString())
            .redirectErrorStream(true)
            .redirectOutput(service.base().resolve("haproxy.log").toFile())
            .start();
    try {
      Await.until("the proxy", Duration.ofSeconds(20), () -> listens(front));
      for (int i = 0; i < 10; i++) {
        assertFalse(method(WsmanHttp.basic(front, RunningService.USER, RunningService.PASSWORD)));
        assertTrue(method(bob(front)));
        assertEquals(401, WsmanHttp.anonymous(front).post(invoke()).statusCode());
      }
      for (String user : new String[] {RunningService.USER, BOB}) {
        assertEquals("Negotiate is none of a shared connection", "401", curlByNtlm(front, user));
      }
    } finally {
      proxy.destroy();
      proxy.waitFor();
    }
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      return socket.isConnected();
    } catch (IOException closed) {
      return false;
    }
  }

  /** True when a method that does not exist is denied rather than looked for. */
  private static boolean method(WsmanHttp caller) throws Exception {
    String body = caller.post(invoke()).body();
    assertTrue(body, body.contains("Fault"));
    return body.contains("AccessDenied");
  }

  private static String invoke() {
    return Envelopes.get(Envelopes.WMI + "Win32_Process")
        .replace(
            "http://schemas.xmlsoap.org/ws/2004/09/transfer/Get",
            Envelopes.WMI + "Win32_Process/NoSuchMethod");
  }

  private static String curlByNtlm(int port, String user) throws Exception {
    String password = user.equals(BOB) ? BOBS_PASSWORD : RunningService.PASSWORD;
    Path message = Files.writeString(service.base().resolve("identify.xml"), Envelopes.identify());
    String url = "http://127.0.0.1:" + port + "/wsman";
    return Curl.status(Map.of(), message, url, "--ntlm", "--user", user + ":" + password);
  }
}
