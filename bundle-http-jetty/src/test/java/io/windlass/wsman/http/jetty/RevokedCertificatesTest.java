package io.windlass.wsman.http.jetty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wsman.http.jetty.TestPki.Identity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RevokedCertificatesTest {
  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir Path temp;
  private TlsHost tls;
  private Identity root;
  private Identity good;
  private Identity bad;

  @BeforeEach
  void start() throws Exception {
    tls = new TlsHost(temp);
    root = TestPki.authority("Root");
    good = TestPki.certificate("good").by(root);
    bad = TestPki.certificate("bad").by(root);
  }

  @AfterEach
  void stop() throws Exception {
    tls.close();
  }

  private void listen(Path crl, Identity... pinned) throws Exception {
    listen(Optional.of(crl), false, pinned);
  }

  private void listen(Optional<Path> crl, boolean ocsp, Identity... pinned) throws Exception {
    List<X509Certificate> trusted = new ArrayList<>();
    trusted.add(root.certificate());
    for (Identity each : pinned) {
      trusted.add(each.certificate());
    }
    Path authorities = TestPki.write(temp.resolve("cas.pem"), trusted);
    tls.open(tls.verifying(new TlsSettings.Clients(authorities, TlsHost.word(""), crl, ocsp)));
    assertTrue(tls.only().listening, tls.only().reason);
  }

  private Path file(X509CRL... lists) throws Exception {
    return TestPki.write(temp.resolve("crl.pem"), lists);
  }

  private void takes(Identity client) throws Exception {
    assertEquals(client.chain(), tls.known(TlsClient.context(client)));
  }

  private void refuses(Identity client) throws Exception {
    int before = tls.host.engine.requests.size();
    assertThrows(IOException.class, () -> tls.known(TlsClient.context(client)));
    assertEquals(before, tls.host.engine.requests.size());
  }

  @Test
  void aCertificateOnTheListIsRefused() throws Exception {
    listen(file(TestPki.crl(root, HOUR, bad.certificate())));
    takes(good);
    refuses(bad);
  }

  @Test
  void theListMayBeBinary() throws Exception {
    Path der = temp.resolve("crl.der");
    Files.write(der, TestPki.crl(root, HOUR, bad.certificate()).getEncoded());
    listen(der);
    takes(good);
    refuses(bad);
  }

  @Test
  void anExpiredListRefusesEveryCertificate() throws Exception {
    listen(file(TestPki.crl(root, Duration.ofHours(-1))));
    refuses(good);
    assertEquals(List.of(), tls.known(TlsClient.context()));
  }

  @Test
  void aListOfAnotherAuthorityOrSignedByAnotherRefusesEveryCertificate() throws Exception {
    listen(file(TestPki.crl(TestPki.authority("Root"), HOUR)));
    refuses(good);
  }

  @Test
  void aListThatIsMissingOrJunkRefusesEveryCertificateAndIsOnShow() throws Exception {
    Identity pinned = TestPki.certificate("pinned").selfSigned();
    listen(temp.resolve("none"), pinned);
    assertTrue(tls.only().reason.contains("there is no file"), tls.only().reason);
    assertTrue(tls.only().reason.contains("no client certificate is taken"), tls.only().reason);
    refuses(good);
    refuses(pinned);
    assertEquals(List.of(), tls.known(TlsClient.context()));
  }

  @Test
  void saysThatAListIsNone() throws Exception {
    Path junk = Files.writeString(temp.resolve("junk"), "junk");
    String message = assertThrows(IOException.class, () -> Revocation.read(junk)).getMessage();
    assertTrue(message.contains("crlFile " + junk), message);
    Path empty = Files.writeString(temp.resolve("empty"), "");
    assertTrue(
        assertThrows(IOException.class, () -> Revocation.read(empty))
            .getMessage()
            .contains("has no CRL"));
  }

  @Test
  void everyIssuerBelowTheAuthorityNeedsAListToo() throws Exception {
    Identity middle = TestPki.certificate("Middle").authority().by(root);
    Identity client = TestPki.certificate("client").by(middle);
    X509CRL ofMiddle = TestPki.crl(middle, HOUR);
    X509CRL ofRoot = TestPki.crl(root, HOUR);
    X509CRL revokesMiddle = TestPki.crl(root, HOUR, middle.certificate());
    verdict(client, List.of(ofMiddle, ofRoot), true);
    verdict(client, List.of(ofMiddle), false);
    verdict(client, List.of(ofMiddle, revokesMiddle), false);
  }

  private void verdict(Identity client, List<X509CRL> lists, boolean taken) throws Exception {
    try (TlsHost other = new TlsHost(Files.createTempDirectory(temp, "host"))) {
      Path authorities = TestPki.write(temp.resolve("cas.pem"), List.of(root.certificate()));
      Path crl = file(lists.toArray(X509CRL[]::new));
      other.open(
          other.verifying(
              new TlsSettings.Clients(authorities, TlsHost.word(""), Optional.of(crl), false)));
      if (taken) {
        assertEquals(client.chain(), other.known(TlsClient.context(client)));
      } else {
        assertThrows(IOException.class, () -> other.known(TlsClient.context(client)));
      }
    }
  }

  @Test
  void aCertificateThatIsTrustedItselfIsRefusedWhenItIsOnTheList() throws Exception {
    Identity pinned = TestPki.certificate("pinned").selfSigned();
    listen(file(TestPki.crl(root, HOUR), TestPki.crl(pinned, HOUR, pinned.certificate())), pinned);
    takes(good);
    refuses(pinned);
  }

  @Test
  void theAuthorityIsAskedByOcspAndItsAnswerCounts() throws Exception {
    try (OcspResponder responder = new OcspResponder(root)) {
      Identity client = TestPki.certificate("client").responder(responder.url()).by(root);
      listen(Optional.empty(), true);
      takes(client);
      assertTrue(responder.asked.get() > 0);
      responder.forget();
      refuses(client);
      responder.revoke();
      refuses(client);
    }
  }

  @Test
  void anAuthorityThatDoesNotAnswerOrIsAnotherRefusesTheCertificate() throws Exception {
    OcspResponder responder = new OcspResponder(root);
    try (responder) {
      Identity client = TestPki.certificate("client").responder(responder.url()).by(root);
      listen(Optional.empty(), true);
      responder.signBy(TestPki.authority("Root"));
      refuses(client);
      assertEquals(1, responder.asked.get());
    }
    refuses(TestPki.certificate("client").responder(responder.url()).by(root));
    refuses(good);
  }

  @Test
  void withBothTheListAndTheAuthorityHaveToAgree() throws Exception {
    try (OcspResponder responder = new OcspResponder(root)) {
      Identity one = TestPki.certificate("one").responder(responder.url()).by(root);
      Identity two = TestPki.certificate("two").responder(responder.url()).by(root);
      listen(Optional.of(file(TestPki.crl(root, HOUR, two.certificate()))), true);
      takes(one);
      refuses(two);
      responder.revoke();
      refuses(one);
    }
  }
}
