package io.windlass.wsman.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyTest {
  private static final Endpoint HTTP = Endpoint.tcp(false, "service.example.org", 5985, "/wsman");
  private static final Endpoint HTTPS = Endpoint.tcp(true, "service.example.org", 5986, "/wsman");
  private static final ResourceLocator RESOURCE = ResourceLocator.of("http://example.org/x");
  private static final String ANSWER = FakeService.envelope("<x/>");
  private static final String DIGEST =
      "HTTP/1.1 407 Who\r\nProxy-Authenticate: Digest realm=\"p\", nonce=\"n\", qop=\"auth\"\r\n"
          + "Content-Length: 0\r\n\r\n";

  private static WsmanSession session(FakeService proxy, Endpoint service, ProxySettings how) {
    return new WsmanSession(
        service,
        Authentication.basic("ann", "secret"),
        SessionOptions.defaults().withProxy(how).withConnectTimeout(Duration.ofSeconds(5)));
  }

  private static ProxySettings through(FakeService proxy) {
    return ProxySettings.of("127.0.0.1", proxy.port());
  }

  @Test
  void httpIsForwardedByItsUrl() throws IOException {
    try (FakeService proxy = FakeService.tcp(r -> FakeService.ok(ANSWER));
        WsmanSession session = session(proxy, HTTP, through(proxy).withBasic("p", "q"))) {
      session.get(RESOURCE);
      session.get(RESOURCE);
      String head = proxy.requests().get(1).head();
      assertTrue(
          head.startsWith(
              "POST http://service.example.org:5985/wsman HTTP/1.1\r\n"
                  + "Host: service.example.org:5985\r\n"),
          head);
      assertTrue(head.contains("Proxy-Authorization: Basic cDpx\r\n"), head);
      assertTrue(head.contains("\r\nAuthorization: Basic "), head);
      assertEquals(1, proxy.requests().get(1).connection());
    }
  }

  @Test
  void digestTowardAProxySendsNoMessageBeforeTheChallenge() throws IOException {
    try (FakeService proxy =
            FakeService.tcp(
                r ->
                    r.head().contains("Proxy-Authorization: Digest username=\"p\"")
                        ? FakeService.ok(ANSWER)
                        : FakeService.raw(DIGEST));
        WsmanSession session = session(proxy, HTTP, through(proxy).withDigest("p", "q"))) {
      session.put(RESOURCE, "<secret/>");
      assertEquals(2, proxy.requests().size());
      assertEquals("", proxy.requests().get(0).body());
      assertTrue(
          proxy.requests().get(1).head().contains("uri=\"http://service.example.org:5985/wsman\""));
    }
  }

  @Test
  void aProxyThatWantsAUserIsNamed() throws IOException {
    try (FakeService proxy = FakeService.tcp(r -> FakeService.raw(DIGEST));
        WsmanSession session = session(proxy, HTTP, through(proxy))) {
      HttpStatusException refused =
          assertThrows(HttpStatusException.class, () -> session.get(RESOURCE));
      assertEquals(407, refused.status());
      assertTrue(refused.getMessage().contains("it offers Digest"), refused.getMessage());
    }
  }

  @Test
  void httpsGoesThroughATunnelAndTheProxySeesNothingElse() throws IOException {
    try (FakeService proxy =
            FakeService.tcp(
                r ->
                    r.head().contains("Proxy-Authorization")
                        ? FakeService.raw("HTTP/1.1 200 Connection established\r\n\r\nnot TLS")
                        : FakeService.raw(DIGEST));
        WsmanSession session = session(proxy, HTTPS, through(proxy).withDigest("p", "q"))) {
      // What comes before the service was asked is nobody's answer.
      WsmanException refused = assertThrows(WsmanException.class, () -> session.get(RESOURCE));
      assertTrue(refused.getMessage().contains("before the service was asked"), refused.toString());
      String head = proxy.requests().get(1).head();
      assertTrue(head.startsWith("CONNECT service.example.org:5986 HTTP/1.1\r\n"), head);
      assertTrue(head.contains("uri=\"service.example.org:5986\""), head);
      assertFalse(head.contains("\r\nAuthorization"), head);
    }
  }

  @Test
  void whatAuthenticatesAConnectionGoesThroughATunnelOverHttpToo() throws IOException {
    try (FakeService proxy =
            FakeService.tcp(
                r ->
                    r.head().startsWith("CONNECT ")
                        ? FakeService.raw("HTTP/1.1 200 OK\r\n\r\n")
                        : FakeService.answer("401 No", ""));
        WsmanSession session =
            new WsmanSession(
                HTTP,
                Authentication.ntlm("ann", "secret", "service.example.org"),
                SessionOptions.defaults().withProxy(through(proxy)))) {
      assertThrows(WsmanException.class, () -> session.get(RESOURCE));
      assertTrue(proxy.requests().get(0).head().startsWith("CONNECT service.example.org:5985 "));
      assertTrue(proxy.requests().get(1).head().startsWith("POST /wsman HTTP/1.1\r\n"));
      assertEquals(1, proxy.requests().get(1).connection());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HTTP/1.1 403 No | HTTP 403; it may not let everybody through",
        "HTTP/1.1 407 Who | it wants to know who you are, and offers no authentication",
        "HTTP/1.1 502 Bad | HTTP 502",
        "SSH-2.0-x | gives no usable answer",
      })
  void aTunnelThatDoesNotComeIsExplained(String status, String reason) throws IOException {
    try (FakeService proxy =
            FakeService.tcp(r -> FakeService.raw(status + "\r\nContent-Length: 0\r\n\r\n"));
        WsmanSession session = session(proxy, HTTPS, through(proxy))) {
      NotReachableException refused =
          assertThrows(NotReachableException.class, () -> session.get(RESOURCE));
      assertTrue(refused.getMessage().contains(reason), refused.getMessage());
      assertTrue(refused.getMessage().contains("127.0.0.1:" + proxy.port()));
    }
  }

  @Test
  void theEnvironmentIsReadWhenAskedFor() {
    ProxySettings settings =
        ProxySettings.fromEnvironment(
            Map.of(
                "http_proxy", "http://p1:3128/",
                "HTTPS_PROXY", "us%40er:pa%3Ass@[::1]:8080",
                "HTTP_PROXY", "http://evil:1",
                "no_proxy", "localhost, .example.com,10.0.0.0/8,host:5985"));
    assertEquals("p1:3128", settings.toward(HTTP).orElseThrow().toString());
    ProxySettings.Proxy https = settings.toward(HTTPS).orElseThrow();
    assertEquals("[::1]:8080", https.toString());
    assertEquals("us@er", https.user());
    assertEquals("pa:ss", https.password());
    assertFalse(settings.toString().contains("pa:ss"));
    for (String direct : List.of("localhost", "a.example.com", "EXAMPLE.com", "10.1.2.3", "host")) {
      assertEquals(
          Optional.empty(), settings.toward(Endpoint.tcp(false, direct, 5985, "/")), direct);
    }
    for (String not : List.of("notexample.com", "11.0.0.1", "::a", "10.example.org")) {
      assertTrue(settings.toward(Endpoint.tcp(false, not, 5985, "/")).isPresent(), not);
    }
    assertTrue(settings.toward(Endpoint.tcp(false, "host", 80, "/")).isPresent());
    assertEquals(
        "a:1080",
        ProxySettings.fromEnvironment(Map.of("ALL_PROXY", "a")).toward(HTTPS).get().toString());
    assertTrue(ProxySettings.fromEnvironment(Map.of()).toward(HTTP).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"socks5://h:1", "https://h", "h:99999", "h:x", "http://", "a b", "h/x", "%4:x@h"})
  void whatIsNoHttpProxyIsRefused(String value) {
    IllegalArgumentException wrong =
        assertThrows(
            IllegalArgumentException.class,
            () -> ProxySettings.fromEnvironment(Map.of("http_proxy", value)));
    assertTrue(wrong.getMessage().startsWith("http_proxy: "), wrong.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0/33", "x/8", "h:y", "h:70000"})
  void anExceptionThatCannotBeReadIsRefused(String list) {
    assertThrows(IllegalArgumentException.class, () -> ProxySettings.of("h", 1).withNoProxy(list));
  }
}
