package io.windlass.wsman.security.kerberos;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.windlass.fuzz.Budget;
import io.windlass.wsman.security.SecurityFailure;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/**
 * The parts of a Kerberos request, each as if its key had opened it; the first octet says which.
 */
class KerberosFuzz {
  @FuzzTest
  void tokens(byte[] input) throws Exception {
    if (input.length == 0) {
      return;
    }
    byte[] part = Arrays.copyOfRange(input, 1, input.length);
    Budget.spend(
        200,
        () -> {
          try {
            read(input[0], part);
          } catch (SecurityFailure refused) {
            return;
          }
        });
  }

  private static void read(byte what, byte[] part) throws SecurityFailure {
    switch (what & 7) {
      case 0 -> ApRequest.read(part, (principal, type, version) -> List.of(new byte[32]));
      case 1 -> ApRequest.Ticket.read(part);
      case 2 -> ApRequest.Said.read(part);
      case 3 -> Pac.read(part);
      case 4 -> identifiers(LogonInfo.sids(ByteBuffer.wrap(part).order(ByteOrder.LITTLE_ENDIAN)));
      default -> EncryptionType.AES256_SHA384.decrypt(new byte[32], 2, part);
    }
  }

  private static void identifiers(List<String> sids) {
    for (String sid : sids) {
      if (!sid.matches("S-1(-(\\d+|0x[0-9a-f]{12}))+")) {
        throw new AssertionError("no identifier: " + sid);
      }
    }
  }
}
