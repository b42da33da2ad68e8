package io.windlass.wsman.http.jetty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wsman.http.jetty.TestPki.Identity;
import java.nio.file.Path;
import java.util.Map;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SeveralCertificatesTest {
  @TempDir Path temp;
  private TlsHost tls;

  @BeforeEach
  void start() throws Exception {
    tls = new TlsHost(temp);
  }

  @AfterEach
  void stop() throws Exception {
    tls.close();
  }

  private void serve(Map<String, Identity> keys) throws Exception {
    tls.open(TlsHost.store(TestPki.store(temp.resolve("keys.p12"), keys), ""));
    assertTrue(tls.only().listening, tls.only().reason);
  }

  private void serves(Identity expected, SSLSocket socket) throws Exception {
    try (socket) {
      assertEquals(expected.certificate(), TlsClient.served(socket));
    }
  }

  @Test
  void theNameThatAClientAsksForChooses() throws Exception {
    Identity one = TestPki.certificate("one").host("one.test").selfSigned();
    Identity wild = TestPki.certificate("wild").host("*.two.test").selfSigned();
    Identity two = TestPki.certificate("two").kind("RSA").host("a.two.test").selfSigned();
    serve(Map.of("m", one, "n", wild, "o", two));
    int port = tls.only().port;
    serves(one, TlsClient.connect(port, "one.test"));
    serves(one, TlsClient.connect(port, "ONE.test"));
    serves(wild, TlsClient.connect(port, "b.two.test"));
  }

  @Test
  void aNameInFullGoesBeforeAWildcard() throws Exception {
    Identity wild = TestPki.certificate("wild").host("*.two.test").selfSigned();
    Identity full = TestPki.certificate("two").host("a.two.test").selfSigned();
    serve(Map.of("a", wild, "b", full));
    serves(full, TlsClient.connect(tls.only().port, "a.two.test"));
  }

  @Test
  void theFirstAliasIsServedWhereNoNameFits() throws Exception {
    Identity rsa = TestPki.certificate("rsa").kind("RSA").host("rsa.test").selfSigned();
    Identity ec = TestPki.certificate("ec").host("ec.test").selfSigned();
    serve(Map.of("a", rsa, "b", ec));
    int port = tls.only().port;
    serves(rsa, TlsClient.connect(port));
    serves(rsa, TlsClient.connect(port, "other.test"));
    serves(ec, TlsClient.connect(port, "ec.test"));
    serves(rsa, TlsClient.connect(port, "rsa.test"));
  }

  @Test
  void theFirstAliasIsServedAlsoWhenNoCertificateHasAName() throws Exception {
    Identity first = TestPki.certificate("").selfSigned();
    Identity second = TestPki.certificate("").selfSigned();
    serve(Map.of("b", second, "a", first));
    serves(first, TlsClient.connect(tls.only().port));
    serves(first, TlsClient.connect(tls.only().port, "other.test"));
  }

  @Test
  void certificatesThatMayIssueOthersAreServedToo() throws Exception {
    Identity one = TestPki.certificate("one").authority().selfSigned();
    Identity two = TestPki.certificate("two").authority().host("two.test").selfSigned();
    serve(Map.of("a", one, "b", two));
    serves(one, TlsClient.connect(tls.only().port));
    serves(two, TlsClient.connect(tls.only().port, "two.test"));
  }

  @Test
  void aClientOfOldTlsGetsTheCertificateOfTheNameOrNone() throws Exception {
    Identity ec = TestPki.certificate("ec").host("ec.test").selfSigned();
    Identity rsa = TestPki.certificate("rsa").kind("RSA").host("rsa.test").selfSigned();
    serve(Map.of("a", ec, "b", rsa));
    serves(rsa, rsaOnly(TlsClient.connect(tls.only().port, "rsa.test")));
    try (SSLSocket socket = rsaOnly(TlsClient.connect(tls.only().port, "ec.test"))) {
      assertThrows(SSLException.class, socket::startHandshake);
    }
  }

  private static SSLSocket rsaOnly(SSLSocket socket) {
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setProtocols(new String[] {"TLSv1.2"});
    parameters.setCipherSuites(new String[] {"TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"});
    socket.setSSLParameters(parameters);
    return socket;
  }

  @Test
  void anAliasServesItsCertificateWhateverTheNameIs() throws Exception {
    Identity one = TestPki.certificate("one").host("one.test").selfSigned();
    Identity two = TestPki.certificate("two").host("two.test").selfSigned();
    Path file = TestPki.store(temp.resolve("keys.p12"), Map.of("a", one, "b", two));
    tls.open(TlsHost.store(file, "b"));
    serves(two, TlsClient.connect(tls.only().port, "one.test"));
  }

  @Test
  void listenersHaveCertificatesOfTheirOwn() throws Exception {
    Identity one = TestPki.certificate("one").host("same.test").selfSigned();
    Identity two = TestPki.certificate("two").host("same.test").selfSigned();
    Path chain = TestPki.write(temp.resolve("two.pem"), two.chain());
    tls.open("first", TlsHost.store(TestPki.store(temp.resolve("one.p12"), Map.of("x", one)), ""));
    tls.open("second", TlsHost.pem(chain, TestPki.write(temp.resolve("two.key"), two.key())));
    serves(one, TlsClient.connect(tls.all().get(0).port, "same.test"));
    serves(two, TlsClient.connect(tls.all().get(1).port, "same.test"));
  }
}
