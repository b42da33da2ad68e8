package io.windlass.wsman.http.jetty;

import static io.windlass.wsman.http.jetty.TestHost.AUTHORIZATION;
import static io.windlass.wsman.http.jetty.TestHost.SOAP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Random;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HostileHttpTest {
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
  void readsNoRequestOutOfARefusedBody() throws Exception {
    String smuggled =
        RawClient.head("/wsman", AUTHORIZATION + SOAP + "Content-Length: 1\r\n") + "x";
    byte[] part = smuggled.repeat(1 + 65_536 / smuggled.length()).getBytes();
    long length = 160L * part.length;
    client.send(RawClient.head("/wsman", SOAP + "Content-Length: " + length + "\r\n"));
    for (int i = 0; i < 160; i++) {
      client.send(part);
    }
    RawClient.Reply reply = client.read();
    assertEquals(401, reply.status());
    assertEquals("close", reply.header("Connection"));
    assertTrue(client.isClosed());
    assertTrue(host.engine.requests.isEmpty());
  }

  @Test
  void keepsTheConnectionAfterARefusedBodyOfModerateSizeOnly() throws Exception {
    assertEquals(401, client.post("/wsman", SOAP, "x".repeat(1_000_000)).status());
    client.send(RawClient.head("/wsman", SOAP + "Transfer-Encoding: chunked\r\n"));
    String chunk = "8000\r\n" + "x".repeat(0x8000) + "\r\n";
    for (int i = 0; i < 64; i++) {
      client.send(chunk);
    }
    client.send("0\r\n\r\n");
    RawClient.Reply reply = client.read();
    assertEquals(401, reply.status());
    assertEquals("close", reply.header("Connection"));
    assertTrue(client.isClosed());
  }

  @Test
  void refusesALargeMessageBeforeItComes() throws Exception {
    String length = "Content-Length: " + (TestHost.MAX_BYTES + 1) + "\r\n";
    client.send(RawClient.head("/wsman", AUTHORIZATION + SOAP + length));
    assertEquals(413, client.read().status());
  }

  @Test
  void refusesALargeMessageInChunks() throws Exception {
    client.send(RawClient.head("/wsman", AUTHORIZATION + SOAP + "Transfer-Encoding: chunked\r\n"));
    String chunk = "8000\r\n" + "x".repeat(0x8000) + "\r\n";
    for (int i = 0; i < 20; i++) {
      client.send(chunk);
    }
    assertEquals(413, client.read().status());
    assertTrue(host.engine.requests.isEmpty());
  }

  @Test
  void givesASlowMessageUpInTime() throws Exception {
    client.send(RawClient.head("/wsman", AUTHORIZATION + SOAP + "Content-Length: 10\r\n") + "x");
    assertEquals(408, client.read().status());
    assertTrue(client.isClosed());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n",
        "Content-Length: 4\r\nContent-Length: 5\r\n",
        "Content-Length: -1\r\n",
        "Content-Length: 99999999999999999999\r\n",
        "Content-Length: 4, 5\r\n",
        "Transfer-Encoding: chunked, identity\r\n",
        "Transfer-Encoding: x\r\n",
        "Bad Header: 1\r\nContent-Length: 4\r\n",
        "Content-Length : 4\r\n",
        " Folded: 1\r\nContent-Length: 4\r\n"
      })
  void refusesAmbiguousFramingAndCloses(String framing) throws Exception {
    client.send(
        "POST /wsman HTTP/1.1\r\nHost: t\r\n" + AUTHORIZATION + SOAP + framing + "\r\n<e/>");
    int status = client.read().status();
    assertTrue(status == 400 || status == 501, "status " + status);
    assertTrue(client.isClosed());
    assertTrue(host.engine.requests.isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"zz\r\n<e/>\r\n0\r\n\r\n", "-4\r\n<e/>\r\n0\r\n\r\n", "fffffffffffffffff\r\n<e/>"})
  void refusesBadChunkSizes(String body) throws Exception {
    client.send(
        RawClient.head("/wsman", AUTHORIZATION + SOAP + "Transfer-Encoding: chunked\r\n") + body);
    assertEquals(400, client.read().status());
    assertTrue(client.isClosed());
    assertTrue(host.engine.requests.isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/wsman",
        "/WSMAN",
        "/WsMan/x",
        "/wsman/",
        "/%77sman",
        "/hello/../wsman",
        "/wsman;x=1",
        "/wsman?x=1",
        "/./wsman",
        "/wsman/a/b",
        "/wsman/../wsman"
      })
  void takesEveryFormOfItsOwnPath(String path) throws Exception {
    assertEquals(401, client.post(path, SOAP, "<e/>").status());
    assertEquals(200, client.post(path, AUTHORIZATION + SOAP, "<e/>").status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/wsman2",
        "/wsmanx/y",
        "/hello",
        "/wsman/../x",
        "/wsman-anon",
        "/wsman-anon/x",
        "/x/wsman"
      })
  void doesNotTakeOtherPaths(String path) throws Exception {
    assertEquals(404, client.post(path, AUTHORIZATION + SOAP, "<e/>").status());
    assertTrue(host.engine.requests.isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"//wsman", "/%2e%2e/wsman", "/..%2fwsman", "/wsman%00", "/../../wsman"})
  void refusesAmbiguousPaths(String path) throws Exception {
    client.send(
        "POST " + path + " HTTP/1.1\r\nHost: t\r\n" + AUTHORIZATION + "Content-Length: 0\r\n\r\n");
    int status = client.read().status();
    assertTrue(status == 400 || status == 404, "status " + status);
    assertTrue(host.engine.requests.isEmpty());
  }

  @Test
  void survivesMutatedRequests() throws Exception {
    Random random = new Random(7);
    byte[] good = (RawClient.head("/wsman", SOAP + "Content-Length: 4\r\n") + "<e/>").getBytes();
    for (int i = 0; i < 300; i++) {
      byte[] bad = good.clone();
      for (int change = 0; change < 1 + random.nextInt(4); change++) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
      }
      try (RawClient one = new RawClient(port)) {
        one.send(bad);
      } catch (IOException closedEarlier) {
        continue;
      }
    }
    assertTrue(host.engine.requests.isEmpty());
    assertEquals(200, client.post("/wsman", AUTHORIZATION + SOAP, "<e/>").status());
  }

  @Test
  void answersWithoutAWordAboutItself() throws Exception {
    RawClient.Reply reply = client.post("/wsman", SOAP, "<e/>");
    assertEquals("", reply.header("Server"));
    assertFalse(client.post("/nothing", SOAP, "<e/>").body().contains("etty"));
  }
}
