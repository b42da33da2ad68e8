package io.windlass.wsman.http.jetty;

import static io.windlass.wsman.http.jetty.TestHost.AUTHORIZATION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever does not prove who he is gets 401, whatever he asks and however. */
@Timeout(60)
class NobodyTest {
  private static final List<String> METHODS =
      List.of("POST", "GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "post", "X");
  private static final List<String> TARGETS =
      List.of("/wsman", "/WSMAN/", "/wsman/SubscriptionManager/WEC", "/wsman/../wsman?x=1");

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

  private RawClient.Reply ask(String method, String target, String headers) throws Exception {
    return client
        .send(method + " " + target + " HTTP/1.1\r\nHost: test\r\n" + headers + "\r\n")
        .read();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Authorization:\r\n",
        "Authorization: \t \r\n",
        "Authorization: Basic\r\n",
        "Authorization: Basic \r\n",
        "Authorization: Basic !!!\r\n",
        "Authorization: Basic Og==\r\n",
        "Authorization: Basic YWRtaW4=\r\n",
        "Authorization: Basic YWRtaW46d3Jvbmc=\r\n",
        "Authorization: Basic \"YWRtaW46c2VjcmV0\"\r\n",
        "Authorization: Basic YWRtaW46c2VjcmV0, Basic YWRtaW46c2VjcmV0\r\n",
        "Authorization: \"Basic\" YWRtaW46c2VjcmV0\r\n",
        "Authorization: Basic=YWRtaW46c2VjcmV0\r\n",
        "Authorization: BasicYWRtaW46c2VjcmV0\r\n",
        "Authorization: Digest username=\"admin\", realm=\"\", response=\"\"\r\n",
        "Authorization: Digest username=\"a\\\"\\\r\n",
        "Authorization: Negotiate\r\n",
        "Authorization: Negotiate TlRMTVNTUAAB\r\n",
        "Authorization: Unknown x\r\n",
        "Authorization: " + "\u00ff\u0080" + "\r\n",
        "Proxy-Authorization: Basic YWRtaW46c2VjcmV0\r\n",
        "X-Forwarded-User: admin\r\nX-Remote-User: admin\r\nRemote-User: admin\r\n",
        "Forwarded: for=127.0.0.1;by=localhost;host=localhost;proto=https\r\n",
        "Cookie: JSESSIONID=1; user=admin\r\n"
      })
  void isToldSoForEveryMethodAndTarget(String headers) throws Exception {
    for (String target : TARGETS) {
      for (String method : METHODS) {
        RawClient.Reply reply = ask(method, target, headers);
        assertEquals(401, reply.status(), method + " " + target);
        assertEquals("Basic realm=\"WSMAN\"", reply.header("WWW-Authenticate"));
      }
    }
    assertTrue(host.engine.requests.isEmpty());
  }

  @Test
  void isNobodyAgainAfterAnotherOneUsedTheConnection() throws Exception {
    assertEquals(405, ask("GET", "/wsman", AUTHORIZATION).status());
    assertEquals(401, ask("GET", "/wsman", "").status());
  }

  @Test
  void learnsOnlyAfterAuthenticationWhichMethodsThereAre() throws Exception {
    for (String method : METHODS.subList(1, METHODS.size())) {
      RawClient.Reply reply = ask(method, "/wsman", AUTHORIZATION);
      assertEquals(405, reply.status(), method);
      assertEquals("POST", reply.header("Allow"));
      assertEquals("", reply.body());
    }
    assertEquals(405, ask("GET", "/wsman-anon/identify", "").status());
    assertEquals(405, ask("GET", "/wsman", "WSMANIDENTIFY: unauthenticated\r\n").status());
    assertTrue(host.engine.requests.isEmpty());
  }
}
