package io.windlass.wsman.security.spnego;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.windlass.fuzz.Budget;
import io.windlass.wsman.security.AcceptorTerms;
import io.windlass.wsman.security.AcceptorTerms.BindingLevel;
import io.windlass.wsman.security.ChannelBinding;
import io.windlass.wsman.security.SecurityFailure;
import io.windlass.wsman.security.ntlm.NtlmMechanism;
import io.windlass.wsman.security.ntlm.NtlmMechanism.MicPolicy;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Tokens of the negotiation: what is read can be written and read again. */
class SpnegoFuzz {
  @FuzzTest
  void tokens(byte[] input) throws Exception {
    Budget.spend(
        200,
        () -> {
          init(input);
          response(input);
          NegotiateAcceptor server =
              new NegotiateAcceptor(
                  List.of(
                      new NtlmMechanism(
                          (user, domain) -> Optional.empty(), "host", MicPolicy.WHEN_SENT)),
                  new AcceptorTerms(ChannelBinding.NONE, BindingLevel.RELAXED, false));
          try {
            server.step(input);
            server.step(input);
          } catch (SecurityFailure refused) {
            return;
          }
        });
  }

  private static void init(byte[] input) throws SecurityFailure {
    NegTokenInit read;
    try {
      read = NegTokenInit.read(input);
    } catch (SecurityFailure refused) {
      return;
    }
    NegTokenInit again = NegTokenInit.read(read.write());
    same(read.mechanisms().equals(again.mechanisms()));
    same(Arrays.equals(read.token().orElse(null), again.token().orElse(null)));
  }

  private static void response(byte[] input) throws SecurityFailure {
    NegTokenResp read;
    try {
      read = NegTokenResp.read(input);
    } catch (SecurityFailure refused) {
      return;
    }
    NegTokenResp again = NegTokenResp.read(read.write());
    same(read.state() == again.state() && read.mechanism().equals(again.mechanism()));
    same(Arrays.equals(read.mic().orElse(null), again.mic().orElse(null)));
  }

  private static void same(boolean holds) {
    if (!holds) {
      throw new AssertionError("written in another way than it was read");
    }
  }
}
