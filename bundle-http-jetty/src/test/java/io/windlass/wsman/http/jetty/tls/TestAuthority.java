package io.windlass.wsman.http.jetty.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
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
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.jcajce.JcaBasicOCSPRespBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** An authority of the test's own, and what it signs. */
final class TestAuthority {
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static long serial = 1000;

  private final X509Certificate certificate;
  private final PrivateKey key;

  /** A certificate with its key and its issuers. */
  record Issued(X509Certificate certificate, PrivateKey key, X509Certificate issuer) {
    /** A PKCS12 file with the password "changeit". */
    Path store(Path file, boolean withIssuer) throws GeneralSecurityException, IOException {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      Certificate[] chain =
          withIssuer ? new Certificate[] {certificate, issuer} : new Certificate[] {certificate};
      store.setKeyEntry("key", key, PASSWORD, chain);
      try (var out = Files.newOutputStream(file)) {
        store.store(out, PASSWORD);
      }
      return file;
    }
  }

  private TestAuthority(X509Certificate certificate, PrivateKey key) {
    this.certificate = certificate;
    this.key = key;
  }

  static TestAuthority of(String name) throws Exception {
    KeyPair pair = pair("EC");
    X500Name subject = new X500Name("CN=" + name);
    var builder = builder(subject, subject, pair);
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
    return new TestAuthority(signed(builder, pair.getPrivate()), pair.getPrivate());
  }

  X509Certificate certificate() {
    return certificate;
  }

  /** An authority below this one. */
  TestAuthority below(String name) throws Exception {
    KeyPair pair = pair("EC");
    var builder = builder(subject(certificate), new X500Name("CN=" + name), pair);
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
    return new TestAuthority(signed(builder, key), pair.getPrivate());
  }

  Issued server(String host) throws Exception {
    return issue(host, "EC", KeyPurposeId.id_kp_serverAuth);
  }

  Issued client(String name) throws Exception {
    return issue(name, "EC", KeyPurposeId.id_kp_clientAuth);
  }

  /** A client whose certificate names a responder. */
  Issued client(String name, String responder) throws Exception {
    KeyPair pair = pair("EC");
    var builder = builder(subject(certificate), new X500Name("CN=" + name), pair);
    builder.addExtension(
        Extension.authorityInfoAccess,
        false,
        new AuthorityInformationAccess(
            AccessDescription.id_ad_ocsp,
            new GeneralName(GeneralName.uniformResourceIdentifier, responder)));
    return new Issued(signed(builder, key), pair.getPrivate(), certificate);
  }

  /** What a responder says of the certificate that is asked about. */
  byte[] ocsp(byte[] request, BigInteger revoked) throws Exception {
    OCSPReq asked = new OCSPReq(request);
    var digests = new JcaDigestCalculatorProviderBuilder().build();
    var builder =
        new JcaBasicOCSPRespBuilder(certificate.getPublicKey(), digests.get(RespID.HASH_SHA1));
    var id = asked.getRequestList()[0].getCertID();
    builder.addResponse(
        id,
        id.getSerialNumber().equals(revoked)
            ? new RevokedStatus(new Date(), CRLReason.keyCompromise)
            : CertificateStatus.GOOD);
    var basic =
        builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key), null, new Date());
    return new OCSPRespBuilder().build(OCSPRespBuilder.SUCCESSFUL, basic).getEncoded();
  }

  Issued issue(String name, String algorithm, KeyPurposeId purpose) throws Exception {
    KeyPair pair = pair(algorithm);
    var builder = builder(subject(certificate), new X500Name("CN=" + name), pair);
    builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
    builder.addExtension(
        Extension.subjectAlternativeName,
        false,
        new GeneralNames(new GeneralName(GeneralName.dNSName, name)));
    return new Issued(signed(builder, key), pair.getPrivate(), certificate);
  }

  /** A list of what is revoked, in PEM. */
  String crl(Instant nextUpdate, X509Certificate... revoked) throws Exception {
    var builder =
        new JcaX509v2CRLBuilder(
            certificate.getSubjectX500Principal(),
            Date.from(Instant.now().minus(Duration.ofDays(2))));
    builder.setNextUpdate(Date.from(nextUpdate));
    for (X509Certificate each : revoked) {
      builder.addCRLEntry(
          each.getSerialNumber(),
          Date.from(Instant.now().minus(Duration.ofHours(1))),
          CRLReason.keyCompromise);
    }
    var crl =
        new JcaX509CRLConverter()
            .getCRL(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
    return pem("X509 CRL", crl.getEncoded());
  }

  static String pem(String kind, byte[] octets) {
    return "-----BEGIN "
        + kind
        + "-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(octets)
        + "\n-----END "
        + kind
        + "-----\n";
  }

  private static KeyPair pair(String algorithm) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
    if (algorithm.equals("EC")) {
      generator.initialize(256);
    }
    return generator.generateKeyPair();
  }

  private static X500Name subject(X509Certificate certificate) {
    return X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
  }

  private static JcaX509v3CertificateBuilder builder(
      X500Name issuer, X500Name subject, KeyPair pair) {
    return new JcaX509v3CertificateBuilder(
        issuer,
        BigInteger.valueOf(serial++),
        Date.from(Instant.now().minus(Duration.ofDays(1))),
        Date.from(Instant.now().plus(Duration.ofDays(30))),
        subject,
        pair.getPublic());
  }

  private static X509Certificate signed(JcaX509v3CertificateBuilder builder, PrivateKey key)
      throws GeneralSecurityException, OperatorCreationException {
    return new JcaX509CertificateConverter()
        .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
  }
}
