package io.windlass.wsman.http.jetty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wsman.http.jetty.TestPki.Identity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ClientCertificatesTest {
  @TempDir Path temp;
  private TlsHost tls;
  private Identity root;
  private Identity middle;

  @BeforeEach
  void start() throws Exception {
    tls = new TlsHost(temp);
    root = TestPki.authority("Root");
    middle = TestPki.certificate("Middle").authority().by(root);
  }

  @AfterEach
  void stop() throws Exception {
    tls.close();
  }

  private void listen(X509Certificate... trusted) throws Exception {
    listen(TestPki.write(temp.resolve("cas.pem"), List.of(trusted)));
  }

  private void listen(Path authorities) throws Exception {
    tls.open(tls.verifying(TlsHost.clients(authorities)));
    assertTrue(tls.only().listening, tls.only().reason);
  }

  /** What the service knows of the client after a request. */
  private List<X509Certificate> known(Identity identity, String... protocols) throws Exception {
    return tls.known(TlsClient.context(identity), protocols);
  }

  private void refuses(Identity identity) throws Exception {
    for (String protocol : List.of("TLSv1.2", "TLSv1.3")) {
      // With TLS 1.3 the client learns of it when it reads.
      assertThrows(IOException.class, () -> known(identity, protocol));
    }
    assertTrue(tls.host.engine.requests.isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void theChainGoesUpToTheAuthority(String protocol) throws Exception {
    listen(root.certificate());
    Identity client = TestPki.certificate("client").by(middle);
    assertEquals(client.chain(), known(client, protocol));
    Identity withoutRoot = new Identity(client.key(), client.chain().subList(0, 2));
    assertEquals(client.chain(), known(withoutRoot, protocol));
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void aSessionThatIsResumedHasTheSameChain(String protocol) throws Exception {
    listen(root.certificate());
    Identity client = TestPki.certificate("client").by(middle);
    SSLContext context = TlsClient.context(client);
    assertEquals(client.chain(), tls.known(context, protocol));
    assertEquals(client.chain(), tls.known(context, protocol));
  }

  @Test
  void theChainEndsAtAnIntermediateThatIsTrustedItself() throws Exception {
    listen(middle.certificate(), root.certificate());
    Identity client = TestPki.certificate("client").by(middle);
    Identity alone = new Identity(client.key(), client.chain().subList(0, 1));
    assertEquals(client.chain().subList(0, 2), known(alone));
  }

  @Test
  void whatTheClientSendsBesidesIsNoPartOfTheChain() throws Exception {
    listen(root.certificate());
    Identity client = TestPki.certificate("client").by(root);
    X509Certificate stranger = TestPki.authority("Stranger").certificate();
    Identity more = new Identity(client.key(), List.of(client.certificate(), stranger));
    assertEquals(client.chain(), known(more));
  }

  @Test
  void aSelfSignedCertificateInTheTrustStoreIsItsOwnChain() throws Exception {
    Identity self = TestPki.certificate("self").selfSigned();
    listen(self.certificate(), root.certificate());
    assertEquals(self.chain(), known(self));
  }

  @Test
  void aClientWithoutACertificateIsServed() throws Exception {
    listen(root.certificate());
    assertEquals(List.of(), tls.known(TlsClient.context()));
  }

  @Test
  void nobodyIsAskedForACertificateUnlessTheConfigurationSaysSo() throws Exception {
    tls.open(tls.plain());
    assertEquals(List.of(), known(TestPki.certificate("client").by(root)));
  }

  @Test
  void aCertificateOfAStrangerIsRefused() throws Exception {
    listen(root.certificate());
    refuses(TestPki.certificate("client").by(TestPki.authority("Root")));
    refuses(TestPki.certificate("client").selfSigned());
  }

  @Test
  void aCertificateThatIsNoAuthoritysIssuesNothing() throws Exception {
    listen(root.certificate());
    Identity client = TestPki.certificate("client").by(root);
    refuses(TestPki.certificate("other").by(client));
  }

  @Test
  void aCertificateOutOfItsTimeIsRefused() throws Exception {
    Identity pinned = TestPki.certificate("pinned").validity(Duration.ofHours(-1)).selfSigned();
    listen(root.certificate(), pinned.certificate());
    refuses(TestPki.certificate("client").validity(Duration.ofHours(-1)).by(root));
    refuses(TestPki.certificate("client").validity(Duration.ofDays(4)).by(root));
    refuses(pinned);
  }

  @Test
  void aCertificateHasToBeForClientAuthentication() throws Exception {
    listen(root.certificate());
    refuses(TestPki.certificate("client").purpose(KeyPurposeId.id_kp_serverAuth).by(root));
    refuses(TestPki.certificate("client").purpose(null).by(root));
    refuses(TestPki.certificate("client").purpose(KeyPurposeId.anyExtendedKeyUsage).by(root));
  }

  @Test
  void theTrustStoreMayBeAKeyStore() throws Exception {
    listen(TestPki.trust(temp.resolve("cas.p12"), List.of(root.certificate())));
    Identity client = TestPki.certificate("client").by(root);
    assertEquals(client.chain(), known(client));
  }

  @Test
  void saysWhatIsWrongWithTheTrustStore() throws Exception {
    refuses(temp.resolve("none"), "truststore " + temp.resolve("none"));
    refuses(Files.writeString(temp.resolve("junk"), "junk"), "cannot be opened");
    Path keys = TestPki.store(temp.resolve("keys.p12"), Map.of("a", root));
    refuses(keys, "has no trusted certificate");
    Path key = TestPki.write(temp.resolve("key.pem"), root.key());
    refuses(key, "has no BEGIN CERTIFICATE");
  }

  private void refuses(Path authorities, String words) throws Exception {
    OpenPort port = tls.open(tls.verifying(TlsHost.clients(authorities)));
    assertTrue(tls.only().reason.contains(words), tls.only().reason);
    port.close();
  }
}
