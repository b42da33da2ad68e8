package io.windlass.wsman.http.jetty;

import static io.windlass.wsman.http.jetty.TestHost.AUTHORIZATION;
import static io.windlass.wsman.http.jetty.TestHost.SOAP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wsman.http.jetty.TestPki.Identity;
import io.windlass.wsman.security.ChannelBinding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ReloadTest {
  private static final CountDownLatch NEVER = new CountDownLatch(1);

  @TempDir Path temp;
  private TlsHost tls;
  private Path chain;
  private Path key;

  @BeforeEach
  void start() throws Exception {
    tls = new TlsHost(temp);
    chain = temp.resolve("chain.pem");
    key = temp.resolve("key.pem");
  }

  @AfterEach
  void stop() throws Exception {
    tls.close();
  }

  private static Identity server(String name) throws Exception {
    return TestPki.certificate(name).host("localhost").selfSigned();
  }

  private void write(Identity identity) throws Exception {
    TestPki.write(chain, identity.chain());
    TestPki.write(key, identity.key());
  }

  private X509Certificate served() throws Exception {
    try (SSLSocket socket = TlsClient.connect(tls.only().port)) {
      return TlsClient.served(socket);
    }
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!condition.call()) {
      assertTrue(System.nanoTime() - end < 0, "too late");
      NEVER.await(20, TimeUnit.MILLISECONDS);
    }
  }

  private static String name(ChannelBinding binding) {
    return HexFormat.of().formatHex(binding.md5());
  }

  private static String name(Identity server) throws Exception {
    return name(ChannelBinding.of(server.certificate()));
  }

  /** The channel by which the service knows a connection. */
  private String binding(RawClient client) throws Exception {
    assertEquals(200, client.post("/wsman", AUTHORIZATION + SOAP, "<e/>").status());
    return name(tls.host.scheme.lastConnection.channelBinding());
  }

  /** It is bound again and again, to what its address stands for then. */
  @Test
  void aListenerWhoseAddressesMayChangeLooksAtItsFilesToo() throws Exception {
    write(server("before"));
    Map<String, String> filters = Map.of("IPv4Filter", "127.0.0.1", "IPv6Filter", "");
    tls.host.server.configure(ListenerRules.read(filters));
    tls.open("filtered", "*", TlsHost.pem(chain, key));
    Identity after = server("after");
    write(after);
    await(() -> served().equals(after.certificate()));
  }

  @Test
  void newConnectionsGetTheNewCertificateAndOldOnesKeepTheirChannelBinding() throws Exception {
    Identity before = server("before");
    Identity after = server("after");
    write(before);
    tls.open(TlsHost.pem(chain, key));
    String old = name(before);
    try (SSLSocket used = TlsClient.connect(tls.only().port);
        SSLSocket unused = TlsClient.connect(tls.only().port)) {
      unused.startHandshake();
      RawClient client = TlsClient.raw(used);
      assertEquals(old, binding(client));
      write(after);
      await(() -> served().equals(after.certificate()));
      try (SSLSocket fresh = TlsClient.connect(tls.only().port)) {
        assertEquals(name(after), binding(TlsClient.raw(fresh)));
        assertNotEquals(old, name(after));
      }
      assertEquals(200, client.post("/wsman", AUTHORIZATION + SOAP, "<e/>").status());
      // Its first request comes after the change.
      assertEquals(old, binding(TlsClient.raw(unused)));
    }
  }

  @Test
  void aSessionOfTheOldCertificateIsNotResumed() throws Exception {
    Identity before = server("before");
    Identity after = server("after");
    write(before);
    tls.open(TlsHost.pem(chain, key));
    SSLContext client = TlsClient.context();
    tls.known(client);
    write(after);
    await(() -> served().equals(after.certificate()));
    try (SSLSocket socket = TlsClient.connect(client, tls.only().port)) {
      assertEquals(name(after), binding(TlsClient.raw(socket)));
      assertEquals(after.certificate(), TlsClient.served(socket));
    }
  }

  @Test
  void aFileThatCannotBeUsedIsOnShowUntilItIsMendedAndTheOldCertificateServes() throws Exception {
    Identity before = server("before");
    Identity after = server("after");
    write(before);
    tls.open(TlsHost.pem(chain, key));
    TestPki.write(chain, after.chain());
    await(() -> tls.only().reason.contains("key of another certificate"));
    assertTrue(tls.only().listening);
    assertTrue(tls.only().reason.contains("what was loaded before stays"), tls.only().reason);
    assertEquals(before.certificate(), served());
    Files.delete(chain);
    await(() -> tls.only().reason.contains("there is no file"));
    assertEquals(before.certificate(), served());
    write(after);
    await(() -> tls.only().reason.isEmpty());
    assertEquals(after.certificate(), served());
  }

  @Test
  void rightsThatAreTakenAwayAndGivenBackCountAsAChange() throws Exception {
    write(server("one"));
    tls.open(TlsHost.pem(chain, key));
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    await(() -> tls.only().reason.contains("chmod 600"));
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    await(() -> tls.only().reason.isEmpty());
  }

  @Test
  void aKeyStoreIsLoadedAgain() throws Exception {
    Path file = temp.resolve("keys.p12");
    Identity after = server("after");
    tls.open(TlsHost.store(TestPki.store(file, Map.of("a", server("before"))), ""));
    Path fresh = TestPki.store(temp.resolve("fresh"), Map.of("other", after));
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    await(() -> served().equals(after.certificate()));
    assertEquals("", tls.only().reason);
  }

  @Test
  void trustAndRevocationAreRenewedAlsoWhileTheNewCertificateIsBroken() throws Exception {
    Identity root = TestPki.authority("Root");
    Identity other = TestPki.authority("Other");
    Identity client = TestPki.certificate("client").by(root);
    Identity stranger = TestPki.certificate("stranger").by(other);
    Path authorities = TestPki.write(temp.resolve("cas.pem"), root.chain());
    Path crl = TestPki.write(temp.resolve("crl.pem"), TestPki.crl(root, Duration.ofHours(1)));
    write(server("server"));
    tls.open(
        new TlsSettings(
            TlsHost.pem(chain, key).keys(),
            Optional.of(
                new TlsSettings.Clients(authorities, TlsHost.word(""), Optional.of(crl), false))));
    SSLContext known = TlsClient.context(client);
    assertEquals(client.chain(), tls.known(known));
    Files.writeString(chain, "junk");
    await(() -> !tls.only().reason.isEmpty());
    TestPki.write(
        crl,
        TestPki.crl(root, Duration.ofHours(1), client.certificate()),
        TestPki.crl(other, Duration.ofHours(1)));
    // The client would resume its session if it could.
    await(() -> isRefused(known));
    assertTrue(isRefused(TlsClient.context(stranger)));
    TestPki.write(authorities, List.of(root.certificate(), other.certificate()));
    await(() -> !isRefused(TlsClient.context(stranger)));
    Files.delete(crl);
    await(() -> isRefused(TlsClient.context(stranger)));
    assertTrue(tls.only().reason.contains("no client certificate is taken"), tls.only().reason);
    assertTrue(tls.only().listening);
  }

  private boolean isRefused(SSLContext client) {
    try {
      return tls.known(client).isEmpty();
    } catch (IOException e) {
      return true;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void nothingIsReadAgainWhileNoFileChanges() throws Exception {
    write(server("one"));
    ServerTls own = new ServerTls("tls", TlsHost.pem(chain, key), new LogonAudit(List::of));
    assertFalse(own.refresh());
    write(server("two"));
    assertTrue(own.refresh());
    assertFalse(own.refresh());
    assertThrows(
        IOException.class,
        () ->
            new ServerTls("tls", TlsHost.pem(temp.resolve("none"), key), new LogonAudit(List::of)));
  }
}
