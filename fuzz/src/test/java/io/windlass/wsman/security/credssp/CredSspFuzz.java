package io.windlass.wsman.security.credssp;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.windlass.fuzz.Budget;
import io.windlass.wsman.security.AcceptorContext;
import io.windlass.wsman.security.SecurityFailure;
import java.util.Arrays;
import java.util.List;

/** What a client of CredSSP says before and behind TLS: read as it was written, or refused. */
class CredSspFuzz {
  private static final CredSspServer SERVER = new CredSspServer();

  @FuzzTest
  void tokens(byte[] input) throws Exception {
    Budget.spend(
        400,
        () -> {
          request(input);
          try (AcceptorContext context = SERVER.accept(List.of())) {
            context.step(input);
          } catch (SecurityFailure refused) {
            return;
          }
        });
  }

  private static void request(byte[] input) throws SecurityFailure {
    TsRequest read;
    try {
      read = TsRequest.read(input);
    } catch (SecurityFailure refused) {
      return;
    }
    TsRequest again = TsRequest.read(read.write());
    if (!Arrays.equals(read.token().orElse(null), again.token().orElse(null))
        || !Arrays.equals(read.nonce().orElse(null), again.nonce().orElse(null))) {
      throw new AssertionError("written in another way than it was read");
    }
  }
}
