package io.windlass.wsman.http.jetty;

import static io.windlass.wsman.http.jetty.TestHost.AUTHORIZATION;
import static io.windlass.wsman.http.jetty.TestHost.SOAP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class TlsLimitsTest {
  private static final int ALERT = 21;
  private static final int HANDSHAKE_RECORD = 22;
  private static final int HANDSHAKE_FAILURE = 40;
  private static final int PROTOCOL_VERSION = 70;
  private static final int ECDHE_ECDSA_AES128_CBC_SHA = 0xc009;
  private static final int ECDHE_ECDSA_AES128_CBC_SHA256 = 0xc023;
  private static final int ECDHE_ECDSA_AES128_GCM = 0xc02b;

  @TempDir Path temp;
  private TlsHost tls;
  private TlsSettings settings;

  @BeforeEach
  void start() throws Exception {
    tls = new TlsHost(temp);
    settings = tls.plain();
    tls.open(settings);
  }

  @AfterEach
  void stop() throws Exception {
    tls.close();
  }

  @Test
  void aClientCannotNegotiateAgainOnAnOpenConnection() throws Exception {
    try (SSLSocket socket = TlsClient.connect(tls.only().port)) {
      socket.setEnabledProtocols(new String[] {"TLSv1.2"});
      RawClient client = TlsClient.raw(socket);
      assertEquals(200, client.post("/wsman", AUTHORIZATION + SOAP, "<e/>").status());
      assertThrows(
          IOException.class,
          () -> {
            socket.startHandshake();
            client.post("/wsman", AUTHORIZATION + SOAP, "<e/>");
          });
    }
    assertEquals(1, tls.host.engine.requests.size());
  }

  @ParameterizedTest
  @ValueSource(ints = {0x0300, 0x0301, 0x0302})
  void versionsBeforeTls12AreRefused(int version) throws Exception {
    byte[] answer = hello(version, ECDHE_ECDSA_AES128_GCM, ECDHE_ECDSA_AES128_CBC_SHA);
    assertEquals(ALERT, answer[0]);
    assertEquals(PROTOCOL_VERSION, answer[6]);
  }

  @ParameterizedTest
  @ValueSource(ints = {ECDHE_ECDSA_AES128_CBC_SHA, ECDHE_ECDSA_AES128_CBC_SHA256})
  void cipherBlockChainingIsRefused(int suite) throws Exception {
    byte[] answer = hello(0x0303, suite);
    assertEquals(ALERT, answer[0]);
    assertEquals(HANDSHAKE_FAILURE, answer[6]);
  }

  @Test
  void theSameHelloWithAModernSuiteIsAnswered() throws Exception {
    assertEquals(HANDSHAKE_RECORD, hello(0x0303, ECDHE_ECDSA_AES128_GCM)[0]);
  }

  @Test
  void offersTls12And13WithoutOldSuitesWhateverJavaAllows() throws Exception {
    SSLEngine engine = new ServerTls("tls", settings, new LogonAudit(List::of)).newSSLEngine();
    assertEquals(Set.of("TLSv1.2", "TLSv1.3"), Set.of(engine.getEnabledProtocols()));
    for (String suite : engine.getEnabledCipherSuites()) {
      assertFalse(suite.contains("_CBC_") || suite.startsWith("TLS_RSA_"), suite);
    }
  }

  /** What comes back for a ClientHello, which Java would not send any more. */
  private byte[] hello(int version, int... suites) throws Exception {
    byte[] body = body(version, suites);
    ByteArrayOutputStream record = new ByteArrayOutputStream();
    DataOutputStream head = new DataOutputStream(record);
    head.writeByte(HANDSHAKE_RECORD);
    head.writeShort(Math.min(version, 0x0301));
    head.writeShort(body.length + 4);
    head.writeInt(1 << 24 | body.length);
    head.write(body);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), tls.only().port)) {
      socket.setSoTimeout(15_000);
      socket.getOutputStream().write(record.toByteArray());
      byte[] answer = socket.getInputStream().readNBytes(7);
      assertEquals(7, answer.length);
      return answer;
    }
  }

  private static byte[] body(int version, int... suites) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    DataOutputStream hello = new DataOutputStream(body);
    hello.writeShort(version);
    // Random, and no session.
    hello.write(new byte[33]);
    hello.writeShort(2 * suites.length);
    for (int suite : suites) {
      hello.writeShort(suite);
    }
    hello.writeShort(0x0100);
    // supported_groups secp256r1, ec_point_formats uncompressed, signature_algorithms
    // ecdsa_secp256r1_sha256, extended_master_secret, renegotiation_info
    byte[] extensions =
        HexFormat.of()
            .parseHex(
                "000a000400020017" + "000b00020100" + "000d000400020403" + "00170000ff01000100");
    hello.writeShort(extensions.length);
    hello.write(extensions);
    return body.toByteArray();
  }
}
