package io.windlass.wsman.http.jetty;

import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes authorities and certificates for a test, and writes them to files. */
final class TestPki {
  /** A certificate with its issuers, leaf first, and its key. */
  record Identity(PrivateKey key, List<X509Certificate> chain) {
    X509Certificate certificate() {
      return chain.get(0);
    }
  }

  /** What a certificate is to say; the defaults fit a client. */
  static final class Order {
    private final String name;
    private String kind = "EC";
    private boolean authority;
    private KeyPurposeId purpose = KeyPurposeId.id_kp_clientAuth;
    private String host = "";
    private String responder = "";
    private Duration validity = Duration.ofHours(1);

    private Order(String name) {
      this.name = name;
    }

    /** RSA, EC or Ed25519. */
    Order kind(String value) {
      kind = value;
      return this;
    }

    Order authority() {
      authority = true;
      purpose = null;
      return this;
    }

    /** Null leaves the extension out. */
    Order purpose(KeyPurposeId value) {
      purpose = value;
      return this;
    }

    /** For a server of this name. */
    Order host(String value) {
      host = value;
      return purpose(KeyPurposeId.id_kp_serverAuth);
    }

    /** Where OCSP answers for it. */
    Order responder(String url) {
      responder = url;
      return this;
    }

    Order validity(Duration value) {
      validity = value;
      return this;
    }

    Identity selfSigned() throws Exception {
      KeyPair pair = pair(kind);
      return new Identity(pair.getPrivate(), List.of(certificate(pair, name, pair.getPrivate())));
    }

    Identity by(Identity issuer) throws Exception {
      KeyPair pair = pair(kind);
      String from = issuer.certificate().getSubjectX500Principal().getName();
      List<X509Certificate> chain = new ArrayList<>();
      chain.add(certificate(pair, from.substring("CN=".length()), issuer.key()));
      chain.addAll(issuer.chain());
      return new Identity(pair.getPrivate(), chain);
    }

    private X509Certificate certificate(KeyPair pair, String issuer, PrivateKey signer)
        throws Exception {
      Instant end = Instant.now().plus(validity);
      JcaX509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              new X500Name("CN=" + issuer),
              new BigInteger(64, new SecureRandom()).setBit(64),
              Date.from(end.minus(Duration.ofDays(2))),
              Date.from(end),
              new X500Name("CN=" + name),
              pair.getPublic());
      if (authority) {
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
        builder.addExtension(
            Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
      }
      if (purpose != null) {
        builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
      }
      if (!host.isEmpty()) {
        builder.addExtension(
            Extension.subjectAlternativeName,
            false,
            new GeneralNames(new GeneralName(GeneralName.dNSName, host)));
      }
      if (!responder.isEmpty()) {
        builder.addExtension(
            Extension.authorityInfoAccess,
            false,
            new AuthorityInformationAccess(
                AccessDescription.id_ad_ocsp,
                new GeneralName(GeneralName.uniformResourceIdentifier, responder)));
      }
      return new JcaX509CertificateConverter().getCertificate(builder.build(signer(signer)));
    }
  }

  private TestPki() {}

  static Order certificate(String name) {
    return new Order(name);
  }

  static Identity authority(String name) throws Exception {
    return certificate(name).authority().selfSigned();
  }

  static ContentSigner signer(PrivateKey key) throws Exception {
    String algorithm =
        switch (key.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> "Ed25519";
        };
    return new JcaContentSignerBuilder(algorithm).build(key);
  }

  private static KeyPair pair(String kind) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
    if (kind.equals("EC")) {
      generator.initialize(new ECGenParameterSpec("secp256r1"));
    } else if (kind.equals("RSA")) {
      generator.initialize(2048);
    }
    return generator.generateKeyPair();
  }

  static String pem(String label, byte[] content) {
    StringWriter text = new StringWriter();
    text.write("-----BEGIN " + label + "-----\n");
    text.write(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content));
    text.write("\n-----END " + label + "-----\n");
    return text.toString();
  }

  /** A CRL that is valid as long as said, maybe no longer. */
  static X509CRL crl(Identity issuer, Duration validity, X509Certificate... revoked)
      throws Exception {
    Instant end = Instant.now().plus(validity);
    JcaX509v2CRLBuilder builder =
        new JcaX509v2CRLBuilder(
            issuer.certificate().getSubjectX500Principal(),
            Date.from(end.minus(Duration.ofDays(2))));
    builder.setNextUpdate(Date.from(end));
    for (X509Certificate each : revoked) {
      builder.addCRLEntry(each.getSerialNumber(), new Date(), CRLReason.keyCompromise);
    }
    return new JcaX509CRLConverter().getCRL(builder.build(signer(issuer.key())));
  }

  /** A PEM file of CRLs. */
  static Path write(Path file, X509CRL... lists) throws Exception {
    StringBuilder text = new StringBuilder();
    for (X509CRL each : lists) {
      text.append(pem("X509 CRL", each.getEncoded()));
    }
    return Files.writeString(file, text);
  }

  /** A PEM file of certificates. */
  static Path write(Path file, List<X509Certificate> certificates) throws Exception {
    StringBuilder text = new StringBuilder("Made for a test.\n");
    for (X509Certificate certificate : certificates) {
      text.append(pem("CERTIFICATE", certificate.getEncoded()));
    }
    return Files.writeString(file, text);
  }

  /** A PEM file with a key that only the owner may read. */
  static Path write(Path file, PrivateKey key) throws Exception {
    return secret(file, pem("PRIVATE KEY", key.getEncoded()));
  }

  static Path secret(Path file, String text) throws Exception {
    Files.writeString(file, text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  /** A PKCS12 file with the password changeit. */
  static Path store(Path file, Map<String, Identity> keys) throws Exception {
    KeyStore store = empty();
    for (var entry : keys.entrySet()) {
      store.setKeyEntry(
          entry.getKey(),
          entry.getValue().key(),
          "changeit".toCharArray(),
          entry.getValue().chain().toArray(Certificate[]::new));
    }
    return save(file, store);
  }

  /** A PKCS12 file of certificates that are trusted, with the password changeit. */
  static Path trust(Path file, List<X509Certificate> certificates) throws Exception {
    KeyStore store = empty();
    for (X509Certificate certificate : certificates) {
      store.setCertificateEntry(certificate.getSerialNumber().toString(), certificate);
    }
    return save(file, store);
  }

  private static Path save(Path file, KeyStore store) throws Exception {
    try (var out = Files.newOutputStream(file)) {
      store.store(out, "changeit".toCharArray());
    }
    return file;
  }

  static KeyStore empty() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }
}
