package io.windlass.wsman.http.jetty;

import static io.windlass.wsman.http.jetty.TestHost.AUTHORIZATION;
import static io.windlass.wsman.http.jetty.TestHost.SOAP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Set;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Request lines, versions and heads that are odd, huge or of another protocol. */
@Timeout(60)
class TargetsTest {
  private static final String LENGTH = "Content-Length: 4\r\n";

  private TestHost host;
  private ServerConnector port;
  private RawClient client;

  @BeforeEach
  void start() throws Exception {
    host = new TestHost();
    port = host.listen();
    client = new RawClient(port);
  }

  @AfterEach
  void stop() throws Exception {
    client.close();
    host.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/wsman\\x",
        "\\wsman",
        "/wsman/%5c",
        "/x/..;/wsman",
        "/wsman/..;/x",
        "/;x/wsman",
        "/wsman%2f",
        "/wsman%2fx",
        "/%2e/wsman",
        "/wsman//x",
        "/wsman/%00",
        "/wsman%",
        "/wsman%zz",
        "/wsman%u0041",
        "/wsman#f",
        "/wsman?a b",
        "/wsman\t",
        "/\u00e9",
        "wsman",
        "t:80",
        "*",
        "http://u:p@test/wsman",
        "http://other/wsman"
      })
  void refusesAmbiguousTargets(String target) throws Exception {
    client.send(RawClient.head(target, AUTHORIZATION + SOAP + LENGTH) + "<e/>");
    RawClient.Reply reply = client.read();
    assertEquals(400, reply.status());
    assertEquals("Bad Request\n", reply.body(), "nothing of the request is repeated");
    assertTrue(host.engine.requests.isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/wsman/..",
        "/wsman/../",
        "/wsman%2e",
        "/wsman..",
        "/WSMAN.",
        "/wsman%20",
        "/%C5%BF",
        "/w%C5%BFman",
        "/etc/passwd",
        "/a/../../etc/passwd"
      })
  void hasNothingElsewhere(String target) throws Exception {
    client.send(RawClient.head(target, AUTHORIZATION + SOAP + LENGTH) + "<e/>");
    int status = client.read().status();
    assertTrue(status == 404 || status == 400, "status " + status);
    assertTrue(host.engine.requests.isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/wsman?%00", "/wsman?../..", "/wsman/./", "http://test/wsman"})
  void takesItsOwnPathInEveryHarmlessForm(String target) throws Exception {
    assertEquals(200, client.post(target, AUTHORIZATION + SOAP, "<e/>").status());
  }

  @Test
  void doesNotBelieveASchemeInTheTarget() throws Exception {
    client.post("https://test/wsman", AUTHORIZATION + SOAP, "<e/>");
    assertFalse(host.scheme.lastConnection.secure());
  }

  @ParameterizedTest
  @CsvSource({
    "'GET /wsman\r\n\r\n', 505",
    "'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 426",
    "'POST /wsman HTTP/2.0\r\nHost: t\r\n\r\n', 426",
    "'POST /wsman HTTP/1.2\r\nHost: t\r\n\r\n', 505",
    "'POST /wsman HTTP/1.10\r\nHost: t\r\n\r\n', 505",
    "'POST /wsman HTTP/1.1\r\nContent-Length: 0\r\n\r\n', 400",
    "'POST /wsman HTTP/1.1\r\nHost: a b\r\n\r\n', 400",
    "'POST /wsman HTTP/1.1\r\nHost: \r\nHost: t\r\n\r\n', 400",
    "'\u0016\u0003\u0001\u0000\u0005\u0001\u0000\u0000\u0001\u0003\r\n\r\n', 400"
  })
  void saysThatItSpeaksHttp11Only(String opening, int status) throws Exception {
    client.send(opening);
    assertEquals(status, client.read().status());
    assertTrue(client.isClosed());
    assertTrue(host.engine.requests.isEmpty());
  }

  @Test
  void answersHttp10() throws Exception {
    String request = "POST /wsman HTTP/1.0\r\n" + AUTHORIZATION + SOAP + LENGTH;
    client.send(request + "Connection: keep-alive\r\n\r\n<e/>");
    assertEquals("<e/>", client.read().body());
    client.send(request + "\r\n<f/>");
    assertEquals("<f/>", client.read().body());
    assertTrue(client.isClosed());
  }

  @Test
  void doesNotSwitchToAnotherProtocol() throws Exception {
    String upgrade =
        "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQ\r\n";
    assertEquals(200, client.post("/wsman", upgrade + AUTHORIZATION + SOAP, "<e/>").status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"CONNECT test:80", "OPTIONS *", "TRACE /", "GET /../etc/passwd"})
  void isNoProxyNoMirrorAndNoFileServer(String line) throws Exception {
    client.send(line + " HTTP/1.1\r\nHost: test\r\nX-Echo: me\r\n\r\n");
    RawClient.Reply reply = client.read();
    assertTrue(Set.of(400, 404).contains(reply.status()), "status " + reply.status());
    assertFalse(reply.body().contains("me"));
  }

  @Test
  void takesHeadsOfUsualSizeAndRefusesFloods() throws Exception {
    String cookies = "Cookie: " + "a=b; ".repeat(1000) + "\r\n";
    String large = "X: " + "a".repeat(8000) + "\r\n";
    assertEquals(200, client.post("/wsman", large + AUTHORIZATION + SOAP, "<e/>").status());
    assertEquals(200, client.post("/wsman", cookies + AUTHORIZATION + SOAP, "<e/>").status());
    for (String flood :
        new String[] {
          "X: " + "a".repeat(64_000) + "\r\n",
          "X-Header-Of-Some-Length: and a value of some length\r\n".repeat(1000),
          "Cookie: " + "a=b; ".repeat(10_000) + "\r\n",
          "Cookie: a=b\r\n".repeat(10_000),
          "Authorization: Negotiate " + "A".repeat(65_536) + "\r\n"
        }) {
      assertEquals(431, statusOf(RawClient.head("/wsman", AUTHORIZATION + flood)));
    }
    assertEquals(414, statusOf(RawClient.head("/wsman?" + "a".repeat(64_000), "")));
    assertEquals(2, host.engine.requests.size());
  }

  private int statusOf(String request) throws Exception {
    try (RawClient one = new RawClient(port)) {
      one.send(request);
      int status = one.read().status();
      assertTrue(one.isClosed());
      return status;
    } catch (IOException closed) {
      throw new AssertionError("closed without an answer", closed);
    }
  }
}
