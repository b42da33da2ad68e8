package io.windlass.wsman.security;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Locale;

/** The name of a TLS channel by its server's certificate (RFC 5929 §4). Immutable. */
public final class ChannelBinding {
  /** No channel. */
  public static final ChannelBinding NONE = new ChannelBinding(new byte[0]);

  private static final byte[] PREFIX = "tls-server-end-point:".getBytes(StandardCharsets.US_ASCII);

  private final byte[] applicationData;

  private ChannelBinding(byte[] applicationData) {
    this.applicationData = applicationData;
  }

  /**
   * The channel that a server's certificate opens: its hash by the hash of its own signature,
   * SHA-256 in place of MD5 and SHA-1.
   *
   * @throws GeneralSecurityException when the certificate cannot be hashed
   */
  public static ChannelBinding of(X509Certificate server) throws GeneralSecurityException {
    byte[] hash = MessageDigest.getInstance(hashOf(server)).digest(server.getEncoded());
    byte[] data = Arrays.copyOf(PREFIX, PREFIX.length + hash.length);
    System.arraycopy(hash, 0, data, PREFIX.length, hash.length);
    return new ChannelBinding(data);
  }

  private static String hashOf(X509Certificate certificate) {
    String signature = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
    if (signature.startsWith("SHA384")) {
      return "SHA-384";
    }
    return signature.startsWith("SHA512") ? "SHA-512" : "SHA-256";
  }

  /** False for {@link #NONE}. */
  public boolean exists() {
    return applicationData.length > 0;
  }

  /** {@code tls-server-end-point:} and the hash; empty for {@link #NONE}. */
  public byte[] applicationData() {
    return applicationData.clone();
  }

  /**
   * What NTLM and Kerberos send: MD5 over the whole of {@code gss_channel_bindings_struct} with
   * empty addresses of type 0, 16 bytes (RFC 4121 §4.1.1.2); zeros for {@link #NONE}.
   */
  public byte[] md5() {
    if (!exists()) {
      return new byte[16];
    }
    ByteBuffer whole =
        ByteBuffer.allocate(20 + applicationData.length).order(ByteOrder.LITTLE_ENDIAN);
    whole.position(16);
    whole.putInt(applicationData.length).put(applicationData);
    try {
      return MessageDigest.getInstance("MD5").digest(whole.array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no MD5", e);
    }
  }
}
