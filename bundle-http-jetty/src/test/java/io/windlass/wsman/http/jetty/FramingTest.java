package io.windlass.wsman.http.jetty;

import static io.windlass.wsman.http.jetty.TestHost.AUTHORIZATION;
import static io.windlass.wsman.http.jetty.TestHost.SOAP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Where a request ends must be beyond doubt: a smuggled one would come with another's rights. What
 * is not is refused, and the connection closes. RFC 9112 §6 and §11.2.
 */
@Timeout(60)
class FramingTest {
  private static final String CHUNKED = "Transfer-Encoding: chunked\r\n";
  private static final String LENGTH = "Content-Length: 4\r\n";
  private static final String SMUGGLED =
      RawClient.head("/wsman", AUTHORIZATION + SOAP + LENGTH) + "<x/>";

  private TestHost host;
  private RawClient client;

  @BeforeEach
  void start() throws Exception {
    host = new TestHost();
    ServerConnector port = host.listen();
    client = new RawClient(port);
  }

  @AfterEach
  void stop() throws Exception {
    client.close();
    host.close();
  }

  private RawClient send(String framing, String body) throws Exception {
    return client.send(RawClient.head("/wsman", AUTHORIZATION + SOAP + framing) + body);
  }

  private void isRefusedAndCloses(Set<Integer> expected) throws Exception {
    int status = client.read().status();
    assertTrue(expected.contains(status), "status " + status);
    assertTrue(client.isClosed());
    assertTrue(host.engine.requests.isEmpty());
  }

  static List<String> ambiguousHeads() {
    List<String> heads = new ArrayList<>();
    for (String length :
        List.of("-1", "+4", "0x4", "4.0", "4 4", "4,4", "4, 5", "", "four", "9".repeat(20))) {
      heads.add("Content-Length: " + length + "\r\n");
    }
    heads.addAll(
        List.of(
            LENGTH + CHUNKED,
            CHUNKED + LENGTH,
            LENGTH + LENGTH,
            LENGTH + "Content-Length: 5\r\n",
            CHUNKED + CHUNKED,
            LENGTH + "Transfer-Encoding: identity\r\n",
            "Transfer-Encoding: chunked, identity\r\n",
            "Transfer-Encoding: chunked, chunked\r\n",
            "Transfer-Encoding: \u000bchunked\r\n",
            "Transfer-Encoding : chunked\r\n" + LENGTH,
            "Content-Length : 4\r\n",
            "Content-Length:\r\n 4\r\n",
            "X: a\r\n b\r\n" + LENGTH,
            " X: a\r\n" + LENGTH,
            "X: a\rTransfer-Encoding: chunked\r\n" + LENGTH,
            "X: a\nTransfer-Encoding: chunked\r\n" + LENGTH,
            "X: a\n" + LENGTH,
            "X: a\0b\r\n" + LENGTH,
            "X\0: a\r\n" + LENGTH,
            "X Y: a\r\n" + LENGTH,
            "X\r\n" + LENGTH,
            ": a\r\n" + LENGTH,
            "X: \u001b[31m\r\n" + LENGTH,
            "Host: other\r\n" + LENGTH));
    return heads;
  }

  @ParameterizedTest
  @MethodSource("ambiguousHeads")
  void refusesAHeadThatCanBeReadInTwoWays(String framing) throws Exception {
    send(framing, "<e/>" + SMUGGLED);
    isRefusedAndCloses(Set.of(400, 501));
  }

  @Test
  void refusesLinesThatEndWithALineFeedOrCarriageReturnOnly() throws Exception {
    client.send(SMUGGLED.replace("\r\n", "\n"));
    isRefusedAndCloses(Set.of(400));
  }

  @Test
  void refusesTransferCodingsThatItWouldHaveToDecode() throws Exception {
    send("Transfer-Encoding: gzip, chunked\r\n", "4\r\n<e/>\r\n0\r\n\r\n");
    assertEquals(501, client.read().status());
    assertTrue(host.engine.requests.isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zz\r\n<e/>\r\n0\r\n\r\n",
        "-4\r\n<e/>\r\n0\r\n\r\n",
        "+4\r\n<e/>\r\n0\r\n\r\n",
        "0x4\r\n<e/>\r\n0\r\n\r\n",
        " 4\r\n<e/>\r\n0\r\n\r\n",
        "4 \r\n<e/>\r\n0\r\n\r\n",
        "\r\n<e/>\r\n0\r\n\r\n",
        "4\n<e/>\n0\n\n",
        "4;x\n<e/>\r\n0\r\n\r\n",
        "4\r\n<e/>0\r\n\r\n",
        "4\r\n<e/>zz\r\n0\r\n\r\n",
        "fffffffffffffffff\r\n<e/>",
        "10000000000000004\r\n<e/>\r\n0\r\n\r\n",
        "4\r\n<e/>\r\n0\r\nno trailer\r\n\r\n"
      })
  void refusesBadChunks(String body) throws Exception {
    send(CHUNKED, body);
    isRefusedAndCloses(Set.of(400));
  }

  @Test
  void refusesFloodsOfChunkExtensionsDigitsAndTrailers() throws Exception {
    List<String> floods =
        List.of(
            "4;a=" + "b".repeat(20_000) + "\r\n<e/>\r\n0\r\n\r\n",
            "0".repeat(20_000) + "4\r\n<e/>\r\n0\r\n\r\n",
            "4\r\n<e/>\r\n0\r\nX: " + "y".repeat(100_000) + "\r\n\r\n",
            "4\r\n<e/>\r\n0\r\n" + "X: y\r\n".repeat(20_000) + "\r\n");
    ServerConnector port = host.listen("second", "wsman");
    for (String flood : floods) {
      try (RawClient one = new RawClient(port)) {
        one.send(RawClient.head("/wsman", AUTHORIZATION + SOAP + CHUNKED) + flood);
        assertEquals(400, one.read().status());
      }
    }
    assertTrue(host.engine.requests.isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"7fffffff", "80000000", "ffffffff", "100000004", "7fffffffffffffff"})
  void neverTakesTheLowBitsOfAHugeChunkSize(String size) throws Exception {
    send(CHUNKED, size + "\r\n<e/>\r\n0\r\n\r\n" + SMUGGLED);
    // Within the size it declares nothing is a request; it ends by time, or is refused at once.
    isRefusedAndCloses(Set.of(400, 408, 413));
  }

  @Test
  void ignoresTrailersAndChunkExtensions() throws Exception {
    send(CHUNKED, "4;a=\"b\"\r\n<e/>\r\n0\r\nContent-Length: 99\r\nAuthorization: x\r\n\r\n");
    assertEquals("<e/>", client.read().body());
    assertEquals("<e/>", client.post("/wsman", AUTHORIZATION + SOAP, "<e/>").body());
  }

  @Test
  void answersPipelinedRequestsInOrderAndEachByItsOwnRights() throws Exception {
    client.send(
        RawClient.head("/wsman", AUTHORIZATION + SOAP + LENGTH)
            + "<a/>"
            + RawClient.head("/wsman", SOAP + LENGTH)
            + "<b/>"
            + RawClient.head("/wsman", AUTHORIZATION + SOAP + LENGTH)
            + "<c/>");
    assertEquals("<a/>", client.read().body());
    assertEquals(401, client.read().status());
    assertEquals("<c/>", client.read().body());
    assertEquals(2, host.engine.requests.size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 4000000000\r\n",
        "Content-Length: 999999999999999999\r\n",
        "Content-Length: 512001\r\nExpect: 100-continue\r\n"
      })
  void refusesALengthThatIsTooLargeBeforeABodyComes(String length) throws Exception {
    send(length, "");
    RawClient.Reply reply = client.read();
    assertEquals(413, reply.status());
    assertTrue(reply.body().contains("512000 bytes (MaxEnvelopeSizekb)"), reply.body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authorization: Basic eDp5\r\nContent-Length: 5000000\r\n",
        "Content-Length: 5000000\r\n",
        AUTHORIZED + "Content-Length: 5000000\r\n",
        AUTHORIZED + "Content-Encoding: gzip\r\nContent-Length: 5000000\r\n",
        "Expect: 100-continue\r\nContent-Length: 5000000\r\n",
        "Expect: nonsense\r\nContent-Length: 5000000\r\n"
      })
  void readsNoRequestOutOfTheBodyOfARefusedOne(String head) throws Exception {
    client.send(RawClient.head("/wsman", SOAP + head));
    try {
      byte[] part = SMUGGLED.repeat(1000).getBytes();
      for (int sent = 0; sent < 5_000_000; sent += part.length) {
        client.send(part);
      }
    } catch (java.io.IOException closedAlready) {
      assertTrue(host.engine.requests.isEmpty());
    }
    try {
      int status = client.read().status();
      assertTrue(Set.of(401, 413, 415, 417).contains(status), "status " + status);
    } catch (java.net.SocketException reset) {
      // Bytes that nobody wanted may take the answer with them.
      assertTrue(head.contains("Expect"), head);
    }
    assertTrue(client.isClosed());
    assertTrue(host.engine.requests.isEmpty());
  }

  private static final String AUTHORIZED = "Authorization: Basic YWRtaW46c2VjcmV0\r\n";

  @ParameterizedTest
  @ValueSource(strings = {"Expect: nonsense\r\n", "Expect: 100-continue, nonsense\r\n"})
  void refusesOtherExpectations(String expect) throws Exception {
    send(expect + LENGTH, "");
    isRefusedAndCloses(Set.of(417));
  }

  @Test
  void asksForNoBodyThatItWillRefuse() throws Exception {
    send("Expect: 100-continue\r\nContent-Encoding: gzip\r\n" + LENGTH, "");
    isRefusedAndCloses(Set.of(415));
  }
}
