package io.windlass.wsman.security.kerberos;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.windlass.wsman.security.SecurityFailure;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.apache.kerby.kerberos.kerb.crypto.CheckSumHandler;
import org.apache.kerby.kerberos.kerb.type.base.CheckSumType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Against what other implementations encrypt and sign. */
class EncryptionTypeTest {
  private static final int USAGE = 2;

  private static byte[] key(EncryptionType type, int seed) {
    byte[] key = new byte[type.keySize()];
    new Random(seed).nextBytes(key);
    return key;
  }

  /** By the platform's own Kerberos, which keeps it closed. */
  private static byte[] encrypt(EncryptionType type, byte[] key, byte[] plain) throws Exception {
    Class<?> types = Class.forName("sun.security.krb5.internal.crypto.EType");
    Object platform = types.getMethod("getInstance", int.class).invoke(null, type.number());
    return (byte[])
        types
            .getMethod("encrypt", byte[].class, byte[].class, int.class)
            .invoke(platform, plain, key, USAGE);
  }

  /** RFC 3961 §A.1. */
  @Test
  void foldsAsTheStandardDoes() {
    assertEquals(
        "6b65726265726f737b9b5b2b93132b93",
        HexFormat.of()
            .formatHex(EncryptionType.fold("kerberos".getBytes(StandardCharsets.US_ASCII))));
  }

  @ParameterizedTest
  @EnumSource
  void decryptsMessagesOfEveryLength(EncryptionType type) throws Exception {
    Random random = new Random(7);
    for (int length = 0; length < 70; length++) {
      byte[] key = key(type, length);
      byte[] plain = new byte[length];
      random.nextBytes(plain);
      byte[] cipher = encrypt(type, key, plain);
      assertArrayEquals(plain, type.decrypt(key, USAGE, cipher), "length " + length);
    }
  }

  @ParameterizedTest
  @EnumSource
  void noticesEveryChangedOctetAndEveryOtherKey(EncryptionType type) throws Exception {
    byte[] key = key(type, 1);
    byte[] cipher = encrypt(type, key, new byte[33]);
    for (int i = 0; i < cipher.length; i++) {
      byte[] altered = cipher.clone();
      altered[i] ^= 1;
      assertThrows(SecurityFailure.class, () -> type.decrypt(key, USAGE, altered));
    }
    assertThrows(SecurityFailure.class, () -> type.decrypt(key, USAGE + 1, cipher));
    byte[] other = key(type, 2);
    assertThrows(SecurityFailure.class, () -> type.decrypt(other, USAGE, cipher));
    assertThrows(SecurityFailure.class, () -> type.decrypt(other, USAGE, new byte[27]));
    assertThrows(SecurityFailure.class, () -> type.decrypt(new byte[3], USAGE, cipher));
  }

  @ParameterizedTest
  @EnumSource(names = {"AES128_SHA1", "AES256_SHA1"})
  void makesTheChecksumThatAnotherMakes(EncryptionType type) throws Exception {
    byte[] key = key(type, 1);
    byte[] octets = "what is signed".getBytes(StandardCharsets.US_ASCII);
    CheckSumType sum =
        type == EncryptionType.AES128_SHA1
            ? CheckSumType.HMAC_SHA1_96_AES128
            : CheckSumType.HMAC_SHA1_96_AES256;
    byte[] expected = CheckSumHandler.getCheckSumHandler(sum).checksumWithKey(octets, key, 17);
    assertArrayEquals(expected, type.checksum(key, 17, octets));
  }

  @Test
  void refusesWeakTypes() {
    for (int number : new int[] {1, 3, 16, 23, 24, 0, -128}) {
      SecurityFailure refused =
          assertThrows(SecurityFailure.class, () -> EncryptionType.of(number));
      assertEquals(SecurityFailure.Kind.POLICY, refused.kind());
    }
  }
}
