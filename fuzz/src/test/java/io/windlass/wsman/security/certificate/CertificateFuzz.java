package io.windlass.wsman.security.certificate;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.windlass.fuzz.Budget;
import io.windlass.wsman.security.SecurityFailure;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Names of certificates, rules for them, and PEM; the first octet says which. */
class CertificateFuzz {
  @FuzzTest
  void names(byte[] input) throws Exception {
    if (input.length == 0) {
      return;
    }
    byte[] part = Arrays.copyOfRange(input, 1, input.length);
    Budget.spend(
        400,
        () -> {
          switch (input[0] & 3) {
            case 0 -> upn(part);
            case 1 -> rule(new String(part, StandardCharsets.UTF_8));
            default -> pem(new String(part, StandardCharsets.ISO_8859_1));
          }
        });
  }

  private static void upn(byte[] part) {
    try {
      CertificateNames.upn(part);
    } catch (SecurityFailure refused) {
      return;
    }
  }

  /** Fields and a name in lines; what was accepted as a rule matches only what its ends are in. */
  private static void rule(String text) {
    String[] lines = text.split("\n", -1);
    if (lines.length < 5) {
      return;
    }
    MappingRule rule;
    try {
      rule = new MappingRule(lines[0], lines[1], lines[2], lines[3]);
    } catch (IllegalArgumentException refused) {
      return;
    }
    String fixed = rule.uri().replace("*", "");
    if (rule.fits(lines[4])
        && !lines[4].toLowerCase(Locale.ROOT).startsWith(fixed.toLowerCase(Locale.ROOT))) {
      throw new AssertionError(rule.uri() + " fits " + lines[4]);
    }
    if (!MappingRule.best(List.of(rule)).equals(Optional.of(rule))
        || MappingRule.best(List.of(rule, rule)).isPresent()) {
      throw new AssertionError("one is the best, two are a tie");
    }
  }

  private static void pem(String text) {
    try {
      var chain = Pem.certificates(text);
      Pem.key(text, chain.get(0));
    } catch (GeneralSecurityException refused) {
      return;
    }
  }
}
