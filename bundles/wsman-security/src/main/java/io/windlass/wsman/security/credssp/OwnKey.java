package io.windlass.wsman.security.credssp;

import io.windlass.wsman.security.SecurityFailure;
import io.windlass.wsman.security.der.Der;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A key for TLS and a certificate that it signs itself, for as long as this process lives. Nobody
 * looks at the certificate: the client's proof is over the key.
 */
final class OwnKey {
  private static final String ECDSA_SHA256 = "1.2.840.10045.4.3.2";
  private static final String COMMON_NAME = "2.5.4.3";
  private static final int BIT_STRING = 0x03;
  private static final int UTF8_STRING = 0x0c;
  private static final int SET = 0x31;

  private final SSLContext context;
  private final byte[] publicKey;

  private OwnKey(SSLContext context, byte[] publicKey) {
    this.context = context;
    this.publicKey = publicKey;
  }

  static OwnKey generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      KeyPair pair = generator.generateKeyPair();
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("own", pair.getPrivate(), new char[0], new Certificate[] {of(pair)});
      KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
      keys.init(store, new char[0]);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return new OwnKey(context, bits(pair.getPublic().getEncoded()));
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("this Java makes no key for TLS", e);
    }
  }

  SSLContext context() {
    return context;
  }

  /** The content of {@code subjectPublicKey}, which is what is proved (MS-CSSP §3.1.5). */
  byte[] publicKey() {
    return publicKey.clone();
  }

  /** The bits behind the algorithm in a SubjectPublicKeyInfo. */
  static byte[] bits(byte[] info) {
    try {
      Der fields = Der.of(info).next(Der.SEQUENCE);
      fields.next();
      byte[] string = fields.next(BIT_STRING).rest();
      return Arrays.copyOfRange(string, 1, string.length);
    } catch (SecurityFailure e) {
      throw new IllegalStateException("a public key that is none", e);
    }
  }

  private static Certificate of(KeyPair pair) throws GeneralSecurityException {
    byte[] algorithm = Der.element(Der.SEQUENCE, Der.oid(ECDSA_SHA256));
    byte[] name =
        Der.element(
            Der.SEQUENCE,
            Der.element(
                SET,
                Der.element(
                    Der.SEQUENCE,
                    Der.oid(COMMON_NAME),
                    Der.element(
                        UTF8_STRING, "windlass-credssp".getBytes(StandardCharsets.UTF_8)))));
    byte[] serial = new byte[8];
    new SecureRandom().nextBytes(serial);
    serial[0] &= 0x3f;
    serial[0] |= 0x40;
    Instant now = Instant.now();
    byte[] body =
        Der.element(
            Der.SEQUENCE,
            Der.element(Der.CONTEXT, Der.element(Der.INTEGER, new byte[] {2})),
            Der.element(Der.INTEGER, serial),
            algorithm,
            name,
            Der.element(
                Der.SEQUENCE,
                time(now.minusSeconds(86_400)),
                time(now.plusSeconds(10L * 365 * 86_400))),
            name,
            pair.getPublic().getEncoded());
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(pair.getPrivate());
    signature.update(body);
    byte[] certificate =
        Der.element(
            Der.SEQUENCE, body, algorithm, Der.element(BIT_STRING, new byte[1], signature.sign()));
    return CertificateFactory.getInstance("X.509")
        .generateCertificate(new ByteArrayInputStream(certificate));
  }

  private static byte[] time(Instant instant) {
    String text =
        DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'", Locale.ROOT)
            .format(instant.atOffset(ZoneOffset.UTC));
    return Der.element(Der.GENERALIZED_TIME, text.getBytes(StandardCharsets.US_ASCII));
  }
}
