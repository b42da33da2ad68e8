package io.windlass.wsman.auth.basic;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Names credentials by an HMAC under a key that never leaves this object. For several threads. */
final class CredentialMac {
  private static final String ALGORITHM = "HmacSHA256";

  /** 256 bits that stand for credentials. */
  record Key(long a, long b, long c, long d) {}

  private final SecretKey secret;
  private final ThreadLocal<Mac> macs = ThreadLocal.withInitial(this::newMac);

  CredentialMac() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    secret = new SecretKeySpec(bytes, ALGORITHM);
  }

  Key of(String credentials) {
    byte[] mac = macs.get().doFinal(credentials.getBytes(StandardCharsets.UTF_8));
    ByteBuffer view = ByteBuffer.wrap(mac);
    return new Key(view.getLong(), view.getLong(), view.getLong(), view.getLong());
  }

  private Mac newMac() {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(ALGORITHM + " is part of every Java platform", e);
    }
  }
}
