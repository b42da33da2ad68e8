package io.windlass.wsman.http.jetty;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wsman.http.jetty.TestPki.Identity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import javax.net.ssl.SSLSocket;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class PemFilesTest {
  @TempDir Path temp;

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "EC", "Ed25519"})
  void servesAChainWithAKeyOfEachKind(String kind) throws Exception {
    Identity root = TestPki.authority("Root");
    Identity middle = TestPki.certificate("Middle").authority().by(root);
    Identity server = TestPki.certificate("server").kind(kind).host("localhost").by(middle);
    try (TlsHost tls = new TlsHost(temp)) {
      OpenPort port = tls.open(TlsHost.pem(chain(server), key(server)));
      assertEquals("", tls.only().reason);
      try (SSLSocket socket = TlsClient.connect(tls.only().port)) {
        assertArrayEquals(server.chain().toArray(), socket.getSession().getPeerCertificates());
      }
      port.close();
    }
  }

  @Test
  void refusesAKeyThatOthersMayRead() throws Exception {
    Identity server = TestPki.certificate("server").host("localhost").selfSigned();
    Path key = key(server);
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
    refuses(TlsHost.pem(chain(server), key), "run: chmod 600 " + key);
  }

  @Test
  void saysHowToConvertAKeyThatIsEncryptedOrOld() throws Exception {
    Identity server = TestPki.certificate("server").kind("RSA").host("localhost").selfSigned();
    byte[] pkcs1 =
        PrivateKeyInfo.getInstance(server.key().getEncoded())
            .parsePrivateKey()
            .toASN1Primitive()
            .getEncoded();
    Path rsa = TestPki.secret(temp.resolve("rsa"), TestPki.pem("RSA PRIVATE KEY", pkcs1));
    String convert = "openssl pkcs8 -topk8 -nocrypt -in ";
    refuses(TlsHost.pem(chain(server), rsa), "RSA PRIVATE KEY", convert + rsa);
    Path headers =
        TestPki.secret(
            temp.resolve("headers"),
            "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00\n\n"
                + "AAAA\n-----END RSA PRIVATE KEY-----\n");
    refuses(TlsHost.pem(chain(server), headers), "RSA PRIVATE KEY", convert + headers);
    Path ec =
        TestPki.secret(
            temp.resolve("ec"),
            TestPki.pem("EC PARAMETERS", new byte[2]) + TestPki.pem("EC PRIVATE KEY", pkcs1));
    refuses(TlsHost.pem(chain(server), ec), "EC PRIVATE KEY", convert + ec);
    Path encrypted =
        TestPki.secret(temp.resolve("enc"), TestPki.pem("ENCRYPTED PRIVATE KEY", pkcs1));
    refuses(TlsHost.pem(chain(server), encrypted), "is encrypted", convert + encrypted);
  }

  @Test
  void saysThatTheKeyDoesNotFitTheCertificate() throws Exception {
    Identity root = TestPki.authority("Root");
    Identity server = TestPki.certificate("server").host("localhost").by(root);
    Identity other = TestPki.certificate("server").host("localhost").by(root);
    Identity rsa = TestPki.certificate("server").kind("RSA").host("localhost").selfSigned();
    refuses(TlsHost.pem(chain(server), key(other)), "key of another certificate");
    refuses(TlsHost.pem(chain(server), key(rsa)), "key of another certificate");
    Path reversed =
        TestPki.write(temp.resolve("reversed"), List.of(root.certificate(), server.certificate()));
    refuses(TlsHost.pem(reversed, key(server)), "is not the first");
    Path strangers =
        TestPki.write(temp.resolve("strangers"), List.of(server.certificate(), rsa.certificate()));
    refuses(TlsHost.pem(strangers, key(server)), "no. 2 did not issue the one before");
  }

  @Test
  void saysWhichFileIsMissingOrIsSomethingElse() throws Exception {
    Identity server = TestPki.certificate("server").host("localhost").selfSigned();
    Path none = temp.resolve("none");
    refuses(TlsHost.pem(chain(server), none), "keyFile " + none, "there is no file");
    refuses(TlsHost.pem(none, key(server)), "certificateFile " + none, "there is no file");
    refuses(TlsHost.pem(chain(server), chain(server)), "has no BEGIN PRIVATE KEY", "openssl pkey");
    refuses(TlsHost.pem(key(server), key(server)), "has no BEGIN CERTIFICATE", "openssl x509");
    Path damaged =
        TestPki.secret(temp.resolve("damaged"), TestPki.pem("PRIVATE KEY", new byte[] {1, 2, 3}));
    refuses(TlsHost.pem(chain(server), damaged), "keyFile " + damaged + " is damaged");
    refuses(TlsHost.pem(temp, key(server)), "it is a directory");
    Path cut = temp.resolve("cut");
    String whole = Files.readString(chain(TestPki.certificate("a").by(server)));
    Files.writeString(cut, whole.substring(0, whole.length() - 60));
    refuses(TlsHost.pem(cut, key(server)), "ends in the middle");
    Path half =
        TestPki.secret(temp.resolve("half"), TestPki.pem("CERTIFICATE", new byte[] {1, 2, 3}));
    refuses(TlsHost.pem(half, key(server)), "certificate no. 1 is damaged");
  }

  @Test
  void neverReadsMoreThanAFileOfCertificatesHas() throws Exception {
    Path huge = temp.resolve("huge");
    try (var file =
        java.nio.channels.FileChannel.open(
            huge,
            java.nio.file.StandardOpenOption.CREATE,
            java.nio.file.StandardOpenOption.WRITE)) {
      file.write(java.nio.ByteBuffer.allocate(1), 1L << 30);
    }
    assertThrows(IOException.class, () -> PemFiles.certificates("certificateFile", huge));
  }

  private void refuses(TlsSettings settings, String... words) {
    String message =
        assertThrows(IOException.class, () -> KeyFiles.open(settings.keys())).getMessage();
    for (String word : words) {
      assertTrue(message.contains(word), message);
    }
  }

  private Path chain(Identity identity) throws Exception {
    return TestPki.write(temp.resolve("chain-" + name(identity)), identity.chain());
  }

  private Path key(Identity identity) throws Exception {
    return TestPki.write(temp.resolve("key-" + name(identity)), identity.key());
  }

  private static String name(Identity identity) {
    return identity.certificate().getSerialNumber().toString(16) + ".pem";
  }
}
