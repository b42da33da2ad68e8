package io.windlass.wsman.client;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.windlass.fuzz.Budget;
import io.windlass.wsman.security.ChannelBinding;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Challenges as a hostile service sends them: answered or refused, and never with two lines. */
class DigestFuzz {
  @FuzzTest
  void challenges(byte[] input) throws Exception {
    String challenge = new String(input, StandardCharsets.ISO_8859_1);
    HttpRequest request = new HttpRequest("/wsman", Map.of(), new byte[0], true);
    Budget.spend(
        200,
        () -> {
          try {
            new Digest("user", "password").begin().exchange(service(challenge), request);
          } catch (WsmanException refused) {
            return;
          }
        });
  }

  private static Authentication.Connection service(String challenge) {
    return new Authentication.Connection() {
      @Override
      public HttpAnswer send(HttpRequest request) {
        String header = request.headers().getOrDefault("Authorization", "");
        if (header.chars().anyMatch(c -> c < ' ' || c == 127)) {
          throw new AssertionError("a header of two lines: " + header);
        }
        return new HttpAnswer(
            401, List.of(new HttpAnswer.Header("WWW-Authenticate", challenge)), new byte[0]);
      }

      @Override
      public ChannelBinding channelBinding() {
        return ChannelBinding.NONE;
      }
    };
  }
}
