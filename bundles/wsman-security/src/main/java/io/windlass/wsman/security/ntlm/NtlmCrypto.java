package io.windlass.wsman.security.ntlm;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Locale;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.digests.MD4Digest;

/** The functions that NTLM is made of (MS-NLMP §6). */
public final class NtlmCrypto {
  private NtlmCrypto() {}

  /** The NT hash of a password, 16 octets, which is as good as the password (MS-NLMP §3.3.1). */
  public static byte[] ntHash(String password) {
    byte[] octets = password.getBytes(StandardCharsets.UTF_16LE);
    MD4Digest md4 = new MD4Digest();
    md4.update(octets, 0, octets.length);
    byte[] hash = new byte[16];
    md4.doFinal(hash, 0);
    return hash;
  }

  /** {@code NTOWFv2}: the key of a user in a domain. */
  static byte[] userKey(byte[] ntHash, String user, String domain) {
    String name = user.toUpperCase(Locale.ROOT) + domain;
    return hmacMd5(ntHash, name.getBytes(StandardCharsets.UTF_16LE));
  }

  static byte[] hmacMd5(byte[] key, byte[]... parts) {
    try {
      Mac mac = Mac.getInstance("HmacMD5");
      mac.init(new SecretKeySpec(key, "HmacMD5"));
      for (byte[] part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no HMAC-MD5", e);
    }
  }

  static byte[] md5(byte[]... parts) {
    try {
      MessageDigest md5 = MessageDigest.getInstance("MD5");
      for (byte[] part : parts) {
        md5.update(part);
      }
      return md5.digest();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no MD5", e);
    }
  }

  /** A stream that goes on with each update. */
  static Cipher rc4(byte[] key) {
    try {
      Cipher cipher = Cipher.getInstance("RC4");
      cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "RC4"));
      return cipher;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no RC4", e);
    }
  }
}
