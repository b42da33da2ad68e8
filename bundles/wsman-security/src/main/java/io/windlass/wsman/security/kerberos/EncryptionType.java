package io.windlass.wsman.security.kerberos;

import io.windlass.wsman.security.SecurityFailure;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The AES encryption types (RFC 3962, RFC 8009), as far as somebody who reads needs them. RC4 and
 * DES are not among them on purpose.
 */
enum EncryptionType {
  AES128_SHA1(17, 16, 12, "HmacSHA1"),
  AES256_SHA1(18, 32, 12, "HmacSHA1"),
  AES128_SHA256(19, 16, 16, "HmacSHA256"),
  AES256_SHA384(20, 32, 24, "HmacSHA384");

  private static final int BLOCK = 16;
  private static final byte ENCRYPT = (byte) 0xaa;
  private static final byte INTEGRITY = 0x55;
  private static final byte CHECKSUM = (byte) 0x99;

  private final int number;
  private final int keySize;
  private final int macSize;
  private final String mac;

  EncryptionType(int number, int keySize, int macSize, String mac) {
    this.number = number;
    this.keySize = keySize;
    this.macSize = macSize;
    this.mac = mac;
  }

  /**
   * The type of a number.
   *
   * @throws SecurityFailure for one that is not accepted here
   */
  static EncryptionType of(long number) throws SecurityFailure {
    for (EncryptionType type : values()) {
      if (type.number == number) {
        return type;
      }
    }
    throw new SecurityFailure(
        SecurityFailure.Kind.POLICY,
        "The ticket is encrypted by type " + number + ": only AES (17 to 20) is taken");
  }

  int number() {
    return number;
  }

  /** The octets of a key. */
  int keySize() {
    return keySize;
  }

  /** The octets of a checksum. */
  int macSize() {
    return macSize;
  }

  /**
   * Decrypts and verifies.
   *
   * @param usage what the key is used for (RFC 4120 §7.5.1)
   * @throws SecurityFailure when it was made with another key or altered
   */
  byte[] decrypt(byte[] key, int usage, byte[] cipher) throws SecurityFailure {
    if (key.length != keySize || cipher.length < BLOCK + macSize) {
      throw new SecurityFailure(
          SecurityFailure.Kind.MALFORMED, "An encrypted part is too short, or its key");
    }
    try {
      byte[] sealed = Arrays.copyOf(cipher, cipher.length - macSize);
      byte[] sum = Arrays.copyOfRange(cipher, sealed.length, cipher.length);
      byte[] plain = cts(derive(key, usage, ENCRYPT), sealed);
      byte[] integrity = derive(key, usage, INTEGRITY);
      byte[] expected =
          rfc8009() ? hmac(integrity, new byte[BLOCK], sealed) : hmac(integrity, plain);
      if (!MessageDigest.isEqual(sum, expected)) {
        throw new SecurityFailure(
            SecurityFailure.Kind.POLICY,
            "An encrypted part does not open by the key that the keytab has for it");
      }
      return Arrays.copyOfRange(plain, BLOCK, plain.length);
    } catch (GeneralSecurityException e) {
      throw new SecurityFailure(
          SecurityFailure.Kind.UNAVAILABLE, "This Java cannot decrypt by " + this, e);
    }
  }

  /** The keyed checksum of octets. */
  byte[] checksum(byte[] key, int usage, byte[] octets) throws SecurityFailure {
    try {
      return hmac(derive(key, usage, CHECKSUM), octets);
    } catch (GeneralSecurityException e) {
      throw new SecurityFailure(
          SecurityFailure.Kind.UNAVAILABLE, "This Java has no checksum of " + this, e);
    }
  }

  private boolean rfc8009() {
    return number >= 19;
  }

  private byte[] hmac(byte[] key, byte[]... parts) throws GeneralSecurityException {
    Mac hmac = Mac.getInstance(mac);
    hmac.init(new SecretKeySpec(key, mac));
    for (byte[] part : parts) {
      hmac.update(part);
    }
    return Arrays.copyOf(hmac.doFinal(), macSize);
  }

  private byte[] derive(byte[] key, int usage, byte kind) throws GeneralSecurityException {
    byte[] label = ByteBuffer.allocate(5).putInt(usage).put(kind).array();
    return rfc8009() ? kdf(key, label, kind) : dk(key, label);
  }

  /** KDF-HMAC-SHA2 (RFC 8009 §3). */
  private byte[] kdf(byte[] key, byte[] label, byte kind) throws GeneralSecurityException {
    int size = kind == ENCRYPT ? keySize : macSize;
    Mac hmac = Mac.getInstance(mac);
    hmac.init(new SecretKeySpec(key, mac));
    hmac.update(new byte[] {0, 0, 0, 1});
    hmac.update(label);
    hmac.update((byte) 0);
    hmac.update(ByteBuffer.allocate(4).putInt(size * 8).array());
    return Arrays.copyOf(hmac.doFinal(), size);
  }

  /** DK (RFC 3961 §5.1): the folded label, encrypted again and again. */
  private byte[] dk(byte[] key, byte[] label) throws GeneralSecurityException {
    Cipher aes = Cipher.getInstance("AES/ECB/NoPadding");
    aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
    ByteBuffer derived = ByteBuffer.allocate(keySize);
    byte[] block = fold(label);
    while (derived.hasRemaining()) {
      block = aes.doFinal(block);
      derived.put(block);
    }
    return derived.array();
  }

  /** n-fold to the size of a block (RFC 3961 §5.1). */
  static byte[] fold(byte[] in) {
    int size = BLOCK;
    int whole = size * in.length / gcd(size, in.length);
    byte[] out = new byte[size];
    int carry = 0;
    for (int i = whole - 1; i >= 0; i--) {
      int copy = i / in.length;
      int bits = in.length * 8;
      // Every copy of the input is the one before, rotated to the right by 13 bits.
      int start = Math.floorMod((i % in.length) * 8 - 13 * copy, bits);
      int first = in[start / 8] & 0xff;
      int second = in[(start / 8 + 1) % in.length] & 0xff;
      int octet = (first << 8 | second) >> 8 - start % 8 & 0xff;
      carry += octet + (out[i % size] & 0xff);
      out[i % size] = (byte) carry;
      carry >>= 8;
    }
    for (int i = size - 1; carry != 0; i = Math.floorMod(i - 1, size)) {
      carry += out[i] & 0xff;
      out[i] = (byte) carry;
      carry >>= 8;
    }
    return out;
  }

  private static int gcd(int a, int b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  /** Deciphers CBC with the last two blocks exchanged, the last one maybe short (RFC 3962 §5). */
  private static byte[] cts(byte[] key, byte[] sealed) throws GeneralSecurityException {
    boolean single = sealed.length == BLOCK;
    Cipher aes = Cipher.getInstance(single ? "AES/CBC/NoPadding" : "AES/CTS/NoPadding");
    aes.init(
        Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(new byte[BLOCK]));
    return aes.doFinal(sealed);
  }
}
