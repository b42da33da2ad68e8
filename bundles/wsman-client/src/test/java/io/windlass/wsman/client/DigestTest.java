package io.windlass.wsman.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wsman.security.ChannelBinding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigestTest {
  private static final String NONCE = "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v";
  private static final String CNONCE = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ";
  private static final String OPAQUE = "FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS";
  private static final HttpRequest REQUEST =
      new HttpRequest(
          "/dir/index.html", Map.of(), "message".getBytes(StandardCharsets.UTF_8), false);

  /** Answers by a script and keeps what it was sent. */
  private static final class Service implements Authentication.Connection {
    private final List<HttpRequest> sent = new ArrayList<>();
    private final Function<HttpRequest, HttpAnswer> script;

    Service(Function<HttpRequest, HttpAnswer> script) {
      this.script = script;
    }

    @Override
    public HttpAnswer send(HttpRequest request) {
      sent.add(request);
      return script.apply(request);
    }

    @Override
    public ChannelBinding channelBinding() {
      return ChannelBinding.NONE;
    }

    String authorization(int index) {
      return sent.get(index).headers().get("Authorization");
    }
  }

  private static HttpAnswer answer(int status, String... challenges) {
    List<HttpAnswer.Header> headers = new ArrayList<>();
    for (String challenge : challenges) {
      headers.add(new HttpAnswer.Header("WWW-Authenticate", challenge));
    }
    return new HttpAnswer(status, headers, new byte[0]);
  }

  private static String challenge(String algorithm, String more) {
    return "Digest realm=\"http-auth@example.org\", qop=\"auth, auth-int\", algorithm="
        + algorithm
        + ", nonce=\""
        + NONCE
        + "\", opaque=\""
        + OPAQUE
        + "\""
        + more;
  }

  /** Wants to be answered once more and then says yes. */
  private static Service asking(String... challenges) {
    return new Service(
        request ->
            request.headers().containsKey("Authorization") ? answer(200) : answer(401, challenges));
  }

  private static String response(String algorithm) throws IOException {
    Service service = asking(challenge(algorithm, ""));
    new Digest("Mufasa", "Circle of Life", () -> CNONCE)
        .begin()
        .exchange(service, new HttpRequest("/dir/index.html", Map.of(), new byte[0], true));
    String header = service.authorization(1);
    assertTrue(header.contains("nc=00000001"), header);
    int at = header.indexOf("response=\"") + 10;
    return header.substring(at, header.indexOf('"', at));
  }

  /** The example of RFC 7616 §3.9.1, for POST in place of GET: computed with Python's hashlib. */
  @Test
  void answersAsOthersDo() throws Exception {
    assertEquals("6f31d8ff6361bb27783b6ac62b999535", response("MD5"));
    assertEquals(
        "b85bfcaae378db6f6d75b1706062ac3d66fec2dd3d0082d77885522866488dac", response("SHA-256"));
  }

  @Test
  void theMessageIsSentOnlyOnceTheNonceIsKnown() throws Exception {
    Service service = asking(challenge("MD5", ""));
    new Digest("a", "b").begin().exchange(service, REQUEST);
    assertEquals(2, service.sent.size());
    assertEquals(0, service.sent.get(0).body().length);
    assertEquals(7, service.sent.get(1).body().length);
  }

  @Test
  void theNextRequestCountsOn() throws Exception {
    Service service = asking(challenge("SHA-256-sess", ""));
    Authentication.Conversation talk = new Digest("a", "b").begin();
    talk.exchange(service, REQUEST);
    talk.exchange(service, REQUEST);
    assertEquals(3, service.sent.size());
    assertTrue(service.authorization(2).contains("nc=00000002"), service.authorization(2));
  }

  @Test
  void theStrongestAlgorithmIsTaken() throws Exception {
    Service service =
        asking(
            "Negotiate, Basic realm=\"x\", " + challenge("MD5", ""),
            challenge("SHA-512-256", ""),
            challenge("SHA-256", ", userhash=true"));
    new Digest("a", "b").begin().exchange(service, REQUEST);
    assertTrue(service.authorization(1).contains("algorithm=SHA-256"));
    assertTrue(service.authorization(1).contains("userhash=true"));
  }

  @Test
  void aStaleNonceIsReplacedOnceAndAWrongPasswordIsNotTriedAgain() throws Exception {
    Service stale =
        new Service(
            request -> {
              String header = request.headers().getOrDefault("Authorization", "");
              return header.contains("fresh")
                  ? answer(200)
                  : answer(
                      401,
                      header.isEmpty()
                          ? challenge("MD5", "")
                          : challenge("MD5", ", stale=true").replace(NONCE, "fresh"));
            });
    assertEquals(200, new Digest("a", "b").begin().exchange(stale, REQUEST).status());
    assertEquals(3, stale.sent.size());
    Service wrong = new Service(request -> answer(401, challenge("MD5", "")));
    assertEquals(401, new Digest("a", "b").begin().exchange(wrong, REQUEST).status());
    assertEquals(2, wrong.sent.size());
  }

  @Test
  void aServiceThatAsksForNobodyGetsNoMessage() {
    Service open = new Service(request -> answer(200));
    assertThrows(WsmanException.class, () -> new Digest("a", "b").begin().exchange(open, REQUEST));
    assertEquals(1, open.sent.size());
  }

  /** The realm comes octet by octet, here those of UTF-8; computed with Python's hashlib. */
  @Test
  void aRealmInUtf8IsHashedAsItCame() throws Exception {
    String realm =
        new String("Gerät".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    Service service = asking("Digest realm=\"" + realm + "\", nonce=\"abc\"");
    new Digest("jörg", "geheim").begin().exchange(service, REQUEST);
    assertTrue(
        service.authorization(1).contains("response=\"b81e1f502b7936ade543660f94b8fcc4\""),
        service.authorization(1));
  }

  @Test
  void aNameOfTwoLinesIsNone() {
    assertThrows(IllegalArgumentException.class, () -> new Digest("a\r\nX: y", "b"));
  }

  @Test
  void aChallengeWithQualitiesIsPreferred() throws Exception {
    Service service =
        asking(
            "Digest realm=\"x\", nonce=\"old\"",
            "Digest realm=\"x\", nonce=\"s\", algorithm=MD5-sess",
            "Digest realm=\"x\", nonce=\"new\", qop=\"auth\"");
    new Digest("a", "b").begin().exchange(service, REQUEST);
    assertTrue(service.authorization(1).contains("nonce=\"new\""), service.authorization(1));
  }

  @Test
  void theOldFormWithoutQualitiesIsAnswered() throws Exception {
    Service old = asking("Digest realm=\"BMC\",nonce=\"abc\"");
    new Digest("a\"b", "c").begin().exchange(old, REQUEST);
    String header = old.authorization(1);
    assertTrue(header.startsWith("Digest username=\"a\\\"b\", realm=\"BMC\""), header);
    assertTrue(!header.contains("qop") && !header.contains("nc="), header);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Digest realm=\"x, nonce=abc",
        "Digest realm=\"x\\",
        "Digest realm=\"a\", realm=\"b\", nonce=\"c\"",
        "Digest realm=\"a\u0001b\", nonce=\"c\"",
        "Digest =\"a\"",
        "Digest realm=\"x\", nonce=a\u0000b",
        "Digest realm=\"x\", nonce=a\rb",
        "Digest realm=\"a\" \"b\""
      })
  void whatCannotBeReadIsRefused(String challenge) {
    Service service = asking(challenge);
    assertThrows(
        WsmanException.class, () -> new Digest("a", "b").begin().exchange(service, REQUEST));
  }

  @Test
  void aChallengeWithoutEndIsRefused() {
    Service service = asking("Digest realm=\"" + "x".repeat(2000) + "\", nonce=\"a\"");
    assertThrows(
        WsmanException.class, () -> new Digest("a", "b").begin().exchange(service, REQUEST));
  }

  @Test
  void aServiceThatOffersNoneGetsItsAnswerBack() throws Exception {
    Service service = asking("Negotiate YWJj==", "Basic realm=\"x\"", "Digest qop=\"auth-int\"");
    assertEquals(401, new Digest("a", "b").begin().exchange(service, REQUEST).status());
    assertEquals(1, service.sent.size());
  }
}
