package io.windlass.wsman.security.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MappingRuleTest {
  private static final String UPN = "1.3.6.1.4.1.311.20.2.3";

  private static X509Certificate issuer;
  private static String thumbprint;

  @BeforeAll
  static void issue() throws Exception {
    issuer = certificate("CN=authority");
    thumbprint = MappingRule.thumbprint(issuer);
  }

  private static X509Certificate certificate(String subject, GeneralName... names)
      throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    KeyPair pair = generator.generateKeyPair();
    var builder =
        new JcaX509v3CertificateBuilder(
            new X500Name("CN=authority"),
            BigInteger.ONE,
            Date.from(Instant.now()),
            Date.from(Instant.now().plusSeconds(60)),
            new X500Name(subject),
            pair.getPublic());
    if (names.length > 0) {
      builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
    }
    return new JcaX509CertificateConverter()
        .getCertificate(
            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
  }

  private static GeneralName upn(String name) {
    ASN1EncodableVector parts = new ASN1EncodableVector();
    parts.add(new ASN1ObjectIdentifier(UPN));
    parts.add(new DERTaggedObject(true, 0, new DERUTF8String(name)));
    return new GeneralName(GeneralName.otherName, new DERSequence(parts));
  }

  private static GeneralName dns(String name) {
    return new GeneralName(GeneralName.dNSName, name);
  }

  @Test
  void alternativeNamesWinOverTheCommonName() throws Exception {
    assertEquals(
        List.of("alice@example.org", "host.example.org"),
        CertificateNames.of(
                certificate("CN=admin", upn("alice@example.org"), dns("host.example.org")))
            .alternatives());
    assertEquals(List.of("admin"), CertificateNames.of(certificate("O=x,CN=admin")).alternatives());
    assertEquals(List.of(), CertificateNames.of(certificate("O=x")).alternatives());
  }

  @Test
  void otherNamesOfAnotherKindAreNone() throws Exception {
    ASN1EncodableVector parts = new ASN1EncodableVector();
    parts.add(new ASN1ObjectIdentifier("1.2.3.4"));
    parts.add(new DERTaggedObject(true, 0, new DERUTF8String("root")));
    GeneralName other = new GeneralName(GeneralName.otherName, new DERSequence(parts));
    assertEquals(
        List.of("admin"), CertificateNames.of(certificate("CN=admin", other)).alternatives());
  }

  @ParameterizedTest
  @CsvSource({
    "alice@example.org, true",
    "ALICE@EXAMPLE.ORG, true",
    "*@example.org, true",
    "alice*, true",
    "*, true",
    "lice@example.org, false",
    "*.example.org, false",
    "bob@*, false",
    "'CN=admin', true",
    "'CN=adm*', true",
    "'CN=other', false",
    "admin, false",
  })
  void aSubjectIsANameWithAnAsteriskAtOneEnd(String subject, boolean fits) throws Exception {
    CertificateNames names = CertificateNames.of(certificate("CN=admin", upn("alice@example.org")));
    assertEquals(fits, new MappingRule(thumbprint, subject, "*", "a").fits(names, issuer));
  }

  @Test
  void theIssuerIsThatCertificateAndNoOtherOfItsName() throws Exception {
    CertificateNames names = CertificateNames.of(certificate("CN=admin"));
    X509Certificate sameName = certificate("CN=authority");
    assertFalse(new MappingRule(thumbprint, "*", "*", "a").fits(names, sameName));
    String spaced = thumbprint.toUpperCase(java.util.Locale.ROOT).replaceAll("(..)", "$1 ");
    assertTrue(new MappingRule(spaced, "*", "*", "a").fits(names, issuer));
  }

  @ParameterizedTest
  @CsvSource({
    "*, http://x/root/cimv2/Win32_Process, true",
    "http://x/root/*, http://x/root/cimv2/Win32_Process, true",
    "http://x/root/cimv2/Win32_Process, HTTP://X/root/cimv2/win32_process, true",
    "http://x/root, http://x/root/cimv2, false",
  })
  void aUriIsAPrefixWithAnAsterisk(String uri, String resource, boolean fits) {
    assertEquals(fits, new MappingRule(thumbprint, "*", uri, "a").fits(resource));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "xyz;*;*;a",
        ";*;*;a",
        "T;;*;a",
        "T;a*b;*;a",
        "T;**;*;a",
        "T;*;http://a b;a",
        "T;*;http://a?b;a",
        "T;*;*x;a",
        "T;*;;a",
        "T;*;*; "
      })
  void whatIsNoRuleIsRefused(String fields) {
    String[] parts = fields.split(";", -1);
    String print = parts[0].equals("T") ? thumbprint : parts[0];
    assertThrows(
        IllegalArgumentException.class, () -> new MappingRule(print, parts[1], parts[2], parts[3]));
  }

  @Test
  void theLongestSubjectThenTheLongestUriCountsAndATieIsNobody() {
    MappingRule all = new MappingRule(thumbprint, "*", "http://x/*", "reader");
    MappingRule named = new MappingRule(thumbprint, "alice@*", "*", "alice");
    MappingRule narrow = new MappingRule(thumbprint, "alice@*", "http://x/*", "writer");
    MappingRule same = new MappingRule(thumbprint, "*@alice", "http://x/*", "other");
    assertEquals(Optional.of(all), MappingRule.best(List.of(all)));
    assertEquals(Optional.of(named), MappingRule.best(List.of(all, named)));
    assertEquals(Optional.of(narrow), MappingRule.best(List.of(all, named, narrow)));
    assertEquals(Optional.empty(), MappingRule.best(List.of(all, narrow, same)));
    assertEquals(Optional.empty(), MappingRule.best(new ArrayList<>()));
  }
}
