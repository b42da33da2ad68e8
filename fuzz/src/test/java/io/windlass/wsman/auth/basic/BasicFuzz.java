package io.windlass.wsman.auth.basic;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.windlass.fuzz.Budget;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The credentials of an Authorization header: a user with a name and no control characters. */
class BasicFuzz {
  @FuzzTest
  void credentials(byte[] input) throws Exception {
    String encoded = new String(input, StandardCharsets.ISO_8859_1);
    Budget.spend(
        200,
        () -> {
          BasicCredentials.parse(encoded).ifPresent(BasicFuzz::check);
          BasicCredentials.parse(Base64.getEncoder().encodeToString(input))
              .ifPresent(BasicFuzz::check);
        });
  }

  private static void check(BasicCredentials credentials) {
    String user = credentials.user();
    if (user.isEmpty() || user.indexOf(':') >= 0 || user.chars().anyMatch(c -> c < ' ')) {
      throw new AssertionError("accepted as a user: " + user);
    }
  }
}
