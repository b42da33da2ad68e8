package io.windlass.wsman.http.jetty;

import static io.windlass.wsman.http.jetty.TestHost.AUTHORIZATION;
import static io.windlass.wsman.http.jetty.TestHost.SOAP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wsman.core.endpoint.WsmanRequest;
import io.windlass.wsman.core.endpoint.WsmanResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class WsmanHttpTest {
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

  @Test
  void handsAnAuthenticatedMessageToTheEngine() throws Exception {
    RawClient.Reply reply = client.post("/wsman", AUTHORIZATION + SOAP, "<e/>");
    assertEquals(200, reply.status());
    assertEquals("<e/>", reply.body());
    assertEquals("application/soap+xml;charset=UTF-8", reply.header("Content-Type"));
    WsmanRequest request = host.engine.requests.poll(5, TimeUnit.SECONDS);
    assertEquals("admin", request.caller().getName());
    assertEquals("test", request.localHost());
    assertEquals("127.0.0.1", request.remoteAddress());
    assertEquals("application/soap+xml;charset=UTF-8", request.contentType().orElseThrow());
  }

  @Test
  void challengesAndKeepsTheConnectionForTheRetry() throws Exception {
    RawClient.Reply refused = client.post("/wsman", SOAP, "x".repeat(100_000));
    assertEquals(401, refused.status());
    assertEquals("Basic realm=\"WSMAN\"", refused.header("WWW-Authenticate"));
    assertEquals("0", refused.header("Content-Length"));
    assertEquals(200, client.post("/wsman", AUTHORIZATION + SOAP, "<e/>").status());
    assertEquals(401, client.post("/wsman", SOAP, "<e/>").status(), "Basic is per request");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Authorization:\r\n",
        "Authorization: Basic\r\n",
        "Authorization: Basic !!!\r\n",
        "Authorization: Basic YWRtaW46d3Jvbmc=\r\n",
        "Authorization: Digest username=admin\r\n",
        "Authorization: Negotiate TlRMTVNTUAAB\r\n",
        "Authorization: YWRtaW46c2VjcmV0\r\n",
        "X-Forwarded-User: admin\r\n"
      })
  void nobodyIsNotLetIn(String header) throws Exception {
    for (String path : new String[] {"/wsman", "/wsman/subscriptions/1", "/WSMAN"}) {
      assertEquals(401, client.post(path, header + SOAP, "<e/>").status());
    }
    assertTrue(host.engine.requests.isEmpty());
  }

  @Test
  void refusesTwoAuthorizationHeadersAndOversizedOnes() throws Exception {
    assertEquals(401, client.post("/wsman", AUTHORIZATION + AUTHORIZATION, "<e/>").status());
    String long8k = "Authorization: Basic " + "A".repeat(8000) + "\r\n";
    assertEquals(401, client.post("/wsman", long8k, "<e/>").status());
    String long64k = "Authorization: Basic " + "A".repeat(64_000) + "\r\n";
    assertEquals(431, client.post("/wsman", long64k, "<e/>").status());
    assertTrue(host.engine.requests.isEmpty());
  }

  @Test
  void identifiesWithoutCredentialsAndWithoutLookingAtTheBody() throws Exception {
    assertEquals("<anonymous/>", client.post("/wsman-anon/identify", SOAP, "<<<").body());
    assertEquals(
        "<anonymous/>",
        client.post("/wsman", "WSMANIDENTIFY: unauthenticated\r\n" + SOAP, "<<<").body());
    assertTrue(host.engine.requests.isEmpty());
  }

  @Test
  void takesPostOnly() throws Exception {
    RawClient.Reply reply =
        client.send("GET /wsman HTTP/1.1\r\nHost: t\r\n" + AUTHORIZATION + "\r\n").read();
    assertEquals(405, reply.status());
    assertEquals("POST", reply.header("Allow"));
  }

  @Test
  void answersAnEmptyMessageWithNothing() throws Exception {
    RawClient.Reply reply = client.post("/wsman", AUTHORIZATION, "");
    assertEquals(200, reply.status());
    assertEquals("", reply.body());
    assertNull(host.engine.requests.poll());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Type: application/soap+xml\r\n",
        "Content-Type: APPLICATION/SOAP+XML; Charset=\"utf-16\"; action=\"urn:x\"\r\n"
      })
  void takesSoapOfAnyCharset(String header) throws Exception {
    assertEquals(200, client.post("/wsman", AUTHORIZATION + header, "<e/>").status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Content-Type: text/xml\r\n",
        "Content-Type: multipart/related;type=\"application/soap+xml\"\r\n",
        "Content-Type: ;\r\n",
        "Content-Type: application/soap+xml\r\nContent-Encoding: gzip\r\n"
      })
  void refusesOtherMedia(String header) throws Exception {
    assertEquals(415, client.post("/wsman", AUTHORIZATION + header, "<e/>").status());
    assertEquals(200, client.post("/wsman", AUTHORIZATION + SOAP, "<e/>").status());
  }

  @Test
  void takesChunkedMessages() throws Exception {
    client.send(
        RawClient.head("/wsman", AUTHORIZATION + SOAP + "Transfer-Encoding: chunked\r\n")
            + "3\r\nabc\r\n");
    client.send("4\r\ndefg\r\n0\r\n\r\n");
    assertEquals("abcdefg", client.read().body());
  }

  @Test
  void continuesOnlyWhenTheCallerIsKnown() throws Exception {
    String expect = SOAP + "Expect: 100-continue\r\nContent-Length: 4\r\n";
    client.send(RawClient.head("/wsman", AUTHORIZATION + expect));
    assertEquals(100, client.read().status());
    assertEquals("<e/>", client.send("<e/>").read().body());
    client.send(RawClient.head("/wsman", expect));
    assertEquals(401, client.read().status());
  }

  @Test
  void saysWhyNoSchemeIsOffered() throws Exception {
    host.scheme.offered = false;
    RawClient.Reply reply = client.post("/wsman", AUTHORIZATION + SOAP, "<e/>");
    assertEquals(403, reply.status());
    assertTrue(reply.body().contains("Use HTTPS."), reply.body());
    assertTrue(host.engine.requests.isEmpty());
  }

  @Test
  void saysThatItIsBusy() throws Exception {
    String busy = "Authorization: Basic " + TestHost.base64("busy:busy") + "\r\n";
    RawClient.Reply reply = client.post("/wsman", busy + SOAP, "<e/>");
    assertEquals(503, reply.status());
    assertEquals("2", reply.header("Retry-After"));
  }

  @Test
  void saysThatThereIsNoEngine() throws Exception {
    host.current = null;
    assertEquals(503, client.post("/wsman", AUTHORIZATION + SOAP, "<e/>").status());
    host.current = host.engine;
    assertEquals(200, client.post("/wsman", AUTHORIZATION + SOAP, "<e/>").status());
  }

  @Test
  void holdsNoThreadWhileTheEngineThinks() throws Exception {
    CompletableFuture<WsmanResponse> later = new CompletableFuture<>();
    host.engine.answer = request -> later;
    RawClient[] waiting = new RawClient[250];
    for (int i = 0; i < waiting.length; i++) {
      waiting[i] = new RawClient(port);
      waiting[i].send(
          RawClient.head("/wsman", AUTHORIZATION + SOAP + "Content-Length: 1\r\n") + "x");
    }
    for (RawClient each : waiting) {
      assertNotNull(host.engine.requests.poll(10, TimeUnit.SECONDS));
    }
    later.complete(TestHost.FakeEngine.response(500, "<fault/>".getBytes()));
    for (RawClient each : waiting) {
      RawClient.Reply reply = each.read();
      assertEquals(500, reply.status());
      assertEquals("<fault/>", reply.body());
      each.close();
    }
  }
}
