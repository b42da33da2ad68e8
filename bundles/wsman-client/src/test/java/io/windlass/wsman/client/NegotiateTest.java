package io.windlass.wsman.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wsman.security.AcceptorContext;
import io.windlass.wsman.security.AcceptorTerms;
import io.windlass.wsman.security.AcceptorTerms.BindingLevel;
import io.windlass.wsman.security.ChannelBinding;
import io.windlass.wsman.security.SecurityFailure;
import io.windlass.wsman.security.multipart.EncryptedMessages;
import io.windlass.wsman.security.multipart.EncryptedMessages.Message;
import io.windlass.wsman.security.multipart.Protocol;
import io.windlass.wsman.security.ntlm.NtlmCrypto;
import io.windlass.wsman.security.ntlm.NtlmMechanism;
import io.windlass.wsman.security.ntlm.NtlmMechanism.MicPolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The client's end against a service in memory. */
class NegotiateTest {
  private static final String SOAP = "application/soap+xml;charset=UTF-8";

  /** A service with one account that answers each message with itself. */
  private static final class Service implements Authentication.Connection {
    final List<HttpRequest> requests = new ArrayList<>();
    boolean answersInClear;
    private AcceptorContext context = context();
    private EncryptedMessages seal;

    private static AcceptorContext context() {
      return new NtlmMechanism(
              (user, domain) ->
                  user.equals("ann") ? Optional.of(NtlmCrypto.ntHash("secret")) : Optional.empty(),
              "host",
              MicPolicy.REQUIRED)
          .accept(new AcceptorTerms(ChannelBinding.NONE, BindingLevel.RELAXED, true));
    }

    @Override
    public HttpAnswer send(HttpRequest request) throws IOException {
      requests.add(request);
      String authorization = request.headers().get("Authorization");
      try {
        return authorization == null ? message(request) : logOn(authorization);
      } catch (SecurityFailure refused) {
        context = context();
        return new HttpAnswer(401, List.of(), new byte[0]);
      }
    }

    private HttpAnswer logOn(String authorization) throws SecurityFailure {
      byte[] token = Base64.getDecoder().decode(authorization.substring("Negotiate ".length()));
      String next = Base64.getEncoder().encodeToString(context.step(token));
      if (!context.established()) {
        return new HttpAnswer(
            401,
            List.of(new HttpAnswer.Header("WWW-Authenticate", "Negotiate " + next)),
            new byte[0]);
      }
      seal = new EncryptedMessages(Protocol.SPNEGO, context.protection());
      return new HttpAnswer(200, List.of(), new byte[0]);
    }

    private HttpAnswer message(HttpRequest request) throws SecurityFailure {
      if (seal == null) {
        return new HttpAnswer(401, List.of(), new byte[0]);
      }
      Message opened = seal.open(request.body(), request.body().length, 1 << 20);
      Message answer = answersInClear ? opened : seal.close(opened);
      return new HttpAnswer(
          200, List.of(new HttpAnswer.Header("Content-Type", answer.contentType())), answer.body());
    }

    void forget() {
      context = context();
      seal = null;
    }

    @Override
    public ChannelBinding channelBinding() {
      return ChannelBinding.NONE;
    }
  }

  private static HttpRequest request(String text) {
    return new HttpRequest(
        "/wsman", Map.of("Content-Type", SOAP), text.getBytes(StandardCharsets.UTF_8), true);
  }

  private final Service service = new Service();
  private final Authentication.Conversation talk =
      Authentication.ntlm("ann", "secret", "host").begin();

  @Test
  void logsOnOnceAndSealsEveryMessage() throws Exception {
    for (String text : new String[] {"<one/>", "<two/>"}) {
      HttpAnswer answer = talk.exchange(service, request(text));
      assertEquals(200, answer.status());
      assertEquals(text, new String(answer.body(), StandardCharsets.UTF_8));
      assertEquals(Optional.of(SOAP), answer.header("Content-Type"));
    }
    assertEquals(4, service.requests.size());
    assertEquals(0, service.requests.get(0).body().length);
    assertEquals(0, service.requests.get(1).body().length);
    for (HttpRequest sealed : service.requests.subList(2, 4)) {
      String octets = new String(sealed.body(), StandardCharsets.ISO_8859_1);
      assertFalse(octets.contains("<one/>") || octets.contains("<two/>"));
      assertTrue(sealed.headers().get("Content-Type").startsWith("multipart/encrypted;"));
      assertFalse(sealed.headers().containsKey("Authorization"));
    }
  }

  @Test
  void aWrongPasswordIsTheServicesAnswerAndNoMessageIsSent() throws Exception {
    Authentication.Conversation wrong = Authentication.ntlm("ann", "wrong", "host").begin();
    assertEquals(401, wrong.exchange(service, request("<secret/>")).status());
    assertTrue(service.requests.stream().allMatch(sent -> sent.body().length == 0));
  }

  @Test
  void whoIsForgottenLogsOnAgainOnce() throws Exception {
    talk.exchange(service, request("<one/>"));
    service.forget();
    HttpAnswer answer = talk.exchange(service, request("<two/>"));
    assertEquals("<two/>", new String(answer.body(), StandardCharsets.UTF_8));
    assertEquals(7, service.requests.size());
  }

  @Test
  void whatMustNotArriveTwiceIsNotSentAgain() throws Exception {
    talk.exchange(service, request("<one/>"));
    service.forget();
    HttpRequest once = new HttpRequest("/wsman", Map.of(), new byte[1], false);
    assertEquals(401, talk.exchange(service, once).status());
    assertEquals(200, talk.exchange(service, once).status());
  }

  @Test
  void thePortIsPartOfTheServicesNameWhenAskedFor() throws Exception {
    Endpoint endpoint = Endpoint.tcp(false, "host", 16992, "/wsman");
    for (boolean port : new boolean[] {false, true}) {
      Authentication ann = Authentication.ntlm("ann", "secret", "host").toward(endpoint, port);
      Service asked = new Service();
      ann.begin().exchange(asked, request("<one/>"));
      String header = asked.requests.get(1).headers().get("Authorization");
      byte[] token = Base64.getDecoder().decode(header.substring("Negotiate ".length()));
      String text = new String(token, StandardCharsets.ISO_8859_1).replace("\0", "");
      assertTrue(text.contains("HTTP/host"), text);
      assertEquals(port, text.contains("HTTP/host:16992"), text);
    }
  }

  @Test
  void anAnswerInClearIsRefused() throws Exception {
    talk.exchange(service, request("<one/>"));
    service.answersInClear = true;
    WsmanException refused =
        assertThrows(WsmanException.class, () -> talk.exchange(service, request("<two/>")));
    assertTrue(refused.getMessage().contains("not sealed"), refused.getMessage());
  }

  @Test
  void anEmptyAnswerToASealedMessageIsNone() throws Exception {
    talk.exchange(service, request("<one/>"));
    Authentication.Connection between = forging(200, "");
    WsmanException refused =
        assertThrows(WsmanException.class, () -> talk.exchange(between, request("<two/>")));
    assertTrue(refused.getMessage().contains("not sealed"), refused.getMessage());
  }

  @ParameterizedTest
  @ValueSource(ints = {202, 204})
  void aMessageInThePlaceOfAChallengeIsRefused(int status) {
    Authentication.Connection between = forging(status, "<forged/>");
    assertThrows(WsmanException.class, () -> talk.exchange(between, request("<a/>")));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 500, 503})
  void anErrorInThePlaceOfAChallengeIsAStatusAndNoMessage(int status) throws Exception {
    HttpAnswer answer = talk.exchange(forging(status, "<forged/>"), request("<a/>"));
    assertEquals(status, answer.status());
    assertEquals(0, answer.body().length);
  }

  /** Whoever stands between and knows no password. */
  private static Authentication.Connection forging(int status, String body) {
    return new Authentication.Connection() {
      @Override
      public HttpAnswer send(HttpRequest request) {
        return new HttpAnswer(
            status,
            List.of(new HttpAnswer.Header("Content-Type", SOAP)),
            body.getBytes(StandardCharsets.UTF_8));
      }

      @Override
      public ChannelBinding channelBinding() {
        return ChannelBinding.NONE;
      }
    };
  }
}
