package io.windlass.wsman.security.ntlm;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.windlass.fuzz.Budget;
import io.windlass.wsman.security.AcceptorContext;
import io.windlass.wsman.security.AcceptorTerms;
import io.windlass.wsman.security.AcceptorTerms.BindingLevel;
import io.windlass.wsman.security.ChannelBinding;
import io.windlass.wsman.security.MechanismContext;
import io.windlass.wsman.security.SecurityFailure;
import io.windlass.wsman.security.ntlm.NtlmMechanism.MicPolicy;
import java.util.Arrays;
import java.util.Optional;

/** Every message of NTLM, at both ends: whoever does not know the password is never let in. */
class NtlmFuzz {
  private static final AcceptorTerms TERMS =
      new AcceptorTerms(ChannelBinding.NONE, BindingLevel.RELAXED, false);
  private static final byte[] HASH = NtlmCrypto.ntHash("not to be guessed");

  @FuzzTest
  void messages(byte[] input) throws Exception {
    Budget.spend(
        200,
        () -> {
          int cut = input.length == 0 ? 0 : Math.min(input.length, 1 + (input[0] & 0xff));
          byte[] first = Arrays.copyOfRange(input, Math.min(1, cut), cut);
          byte[] second = Arrays.copyOfRange(input, cut, input.length);
          AcceptorContext server = server();
          feed(server, first, second);
          feed(server(), negotiate(), input);
          if (server.established()) {
            throw new AssertionError("let in without the password");
          }
          NtlmInitiator client = new NtlmInitiator("u", "p", ChannelBinding.NONE, "HTTP/h");
          client.step(new byte[0]);
          feed(client, input);
        });
  }

  private static AcceptorContext server() {
    return new NtlmMechanism(
            (user, domain) -> Optional.of(HASH.clone()), "host", MicPolicy.WHEN_SENT)
        .accept(TERMS);
  }

  private static byte[] negotiate() throws SecurityFailure {
    return new NtlmInitiator("u", "p", ChannelBinding.NONE, "HTTP/h").step(new byte[0]);
  }

  private static void feed(MechanismContext context, byte[]... tokens) {
    try {
      for (byte[] token : tokens) {
        context.step(token);
      }
    } catch (SecurityFailure refused) {
      // as it should be
      return;
    }
  }
}
