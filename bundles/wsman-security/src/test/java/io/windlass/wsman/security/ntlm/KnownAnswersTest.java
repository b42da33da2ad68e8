package io.windlass.wsman.security.ntlm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.windlass.wsman.security.SealedMessage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The example of MS-NLMP §4.2.4. */
class KnownAnswersTest {
  private static final byte[] CHALLENGE = hex("0123456789abcdef");

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }

  private static byte[] temp() {
    byte[] pairs =
        AvPairs.none()
            .with(AvPairs.NB_DOMAIN, "Domain")
            .with(AvPairs.NB_COMPUTER, "Server")
            .write();
    byte[] temp = new byte[28 + pairs.length + 4];
    temp[0] = 1;
    temp[1] = 1;
    Arrays.fill(temp, 16, 24, (byte) 0xaa);
    System.arraycopy(pairs, 0, temp, 28, pairs.length);
    return temp;
  }

  @Test
  void hashesAndProofs() {
    byte[] hash = NtlmCrypto.ntHash("Password");
    assertArrayEquals(hex("a4f49c406510bdcab6824ee7c30fd852"), hash);
    byte[] key = NtlmCrypto.userKey(hash, "User", "Domain");
    assertArrayEquals(hex("0c868a403bfd7a93a3001ef22ef02e3f"), key);
    byte[] proof = NtlmCrypto.hmacMd5(key, CHALLENGE, temp());
    assertArrayEquals(hex("68cd0ab851e51c96aabc927bebef6a1c"), proof);
    byte[] baseKey = NtlmCrypto.hmacMd5(key, proof);
    assertArrayEquals(hex("8de40ccadbc14a82f15cb0ad0de95ca3"), baseKey);
    byte[] exported = NtlmCrypto.rc4(baseKey).update(hex("c5dad2544fc9799094ce1ce90bc9d03e"));
    assertArrayEquals(hex("55".repeat(16)), exported);
  }

  @Test
  void sealsAndSigns() throws Exception {
    NtlmProtection client =
        NtlmProtection.ofClient(
            hex("55".repeat(16)), NtlmFlags.CONFIDENTIAL | NtlmFlags.EXTENDED_SESSIONSECURITY);
    SealedMessage sealed = client.seal("Plaintext".getBytes(StandardCharsets.UTF_16LE));
    assertEquals("54e50165bf1936dc996020c1811b0f06fb5f", HexFormat.of().formatHex(sealed.data()));
    assertEquals("010000007fb38ec5c55d497600000000", HexFormat.of().formatHex(sealed.signature()));
  }
}
