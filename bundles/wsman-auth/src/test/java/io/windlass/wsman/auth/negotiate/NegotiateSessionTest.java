package io.windlass.wsman.auth.negotiate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wsman.auth.AuthConnection;
import io.windlass.wsman.auth.AuthResult;
import io.windlass.wsman.auth.kerberos.KerberosService;
import io.windlass.wsman.auth.users.Accounts;
import io.windlass.wsman.auth.users.PasswordHash;
import io.windlass.wsman.auth.users.UserFile;
import io.windlass.wsman.auth.users.UserRecord;
import io.windlass.wsman.security.AcceptorContext;
import io.windlass.wsman.security.ChannelBinding;
import io.windlass.wsman.security.MessageProtection;
import io.windlass.wsman.security.Peer;
import io.windlass.wsman.security.SealedMessage;
import io.windlass.wsman.security.kerberos.KerberosMechanism;
import io.windlass.wsman.security.multipart.Protocol;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who a ticket stands for, and for how long. */
class NegotiateSessionTest {
  private static final String ADMINS = "S-1-5-21-1-2-3-512";

  @TempDir Path directory;
  private Accounts accounts;
  private KerberosService kerberos;
  private final AtomicLong nanos = new AtomicLong();

  /** A mechanism that takes any token and finds this peer. */
  private record Ticket(Peer peer) implements AcceptorContext, NegotiateSession.Offer {
    @Override
    public String mechanism() {
      return KerberosMechanism.OID;
    }

    @Override
    public byte[] step(byte[] token) {
      return new byte[0];
    }

    @Override
    public boolean established() {
      return true;
    }

    @Override
    public MessageProtection protection() {
      return new Clear();
    }

    @Override
    public void close() {}

    @Override
    public String name() {
      return "Kerberos";
    }

    @Override
    public Protocol protocol() {
      return Protocol.KERBEROS;
    }

    @Override
    public AcceptorContext accept(AuthConnection connection) {
      return this;
    }

    @Override
    public boolean takesClear(AuthConnection connection) {
      return true;
    }
  }

  private record Clear() implements MessageProtection {
    @Override
    public boolean confidential() {
      return false;
    }

    @Override
    public SealedMessage seal(byte[] message) {
      throw new UnsupportedOperationException();
    }

    @Override
    public byte[] open(SealedMessage message) {
      throw new UnsupportedOperationException();
    }

    @Override
    public byte[] mechListMic(byte[] mechanisms) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void verifyMechListMic(byte[] mechanisms, byte[] mic) {
      throw new UnsupportedOperationException();
    }
  }

  private record Here() implements AuthConnection {
    @Override
    public boolean secure() {
      return true;
    }

    @Override
    public boolean loopback() {
      return false;
    }

    @Override
    public Optional<Boolean> allowUnencrypted() {
      return Optional.empty();
    }

    @Override
    public String remoteAddress() {
      return "192.0.2.1";
    }

    @Override
    public ChannelBinding channelBinding() {
      return ChannelBinding.NONE;
    }

    @Override
    public boolean forwarded() {
      return false;
    }

    @Override
    public List<X509Certificate> clientCertificates() {
      return List.of();
    }
  }

  private record Groups(String keytab, String serviceClasses, String groups)
      implements KerberosService.Config {
    @Override
    public Class<? extends Annotation> annotationType() {
      return KerberosService.Config.class;
    }
  }

  @BeforeEach
  void start() throws Exception {
    new UserFile(directory)
        .update(
            users -> {
              users.put(
                  UserRecord.key("alice@EXAMPLE.ORG"),
                  new UserRecord(
                      "alice@EXAMPLE.ORG", Set.of("operators"), PasswordHash.unmatchable()));
              return users;
            });
    accounts = new Accounts(directory, System::nanoTime);
    kerberos =
        new KerberosService(
            directory, new Groups("none", "HTTP", "administrators=" + ADMINS), nanos::get);
  }

  private NegotiateSession session(String user, Instant validUntil, String... sids) {
    Peer peer = new Peer(user, "EXAMPLE.ORG", List.of(sids), Peer.Binding.ABSENT, validUntil);
    return new NegotiateSession(new Here(), new Ticket(peer), new Identities(accounts, kerberos));
  }

  private static Instant later() {
    return Instant.now().plus(Duration.ofHours(1));
  }

  private static AuthResult logOn(NegotiateSession session) throws Exception {
    return session.authenticate("YQ==").toCompletableFuture().get();
  }

  @Test
  void anAccountOfTheWholeNameHasItsRoles() throws Exception {
    NegotiateSession session = session("alice", later());
    AuthResult result = logOn(session);
    assertEquals("alice@EXAMPLE.ORG", result.caller().getName());
    assertEquals(Set.of("operators"), result.caller().roles());
    assertEquals(AuthResult.Kind.ACCEPTED, session.withoutCredentials().kind());
  }

  @Test
  void aNameInAnotherCaseIsAnotherUserUnlessItComesFromADomain() throws Exception {
    assertEquals(AuthResult.Kind.REFUSED, logOn(session("Alice", later())).kind());
    AuthResult domain = logOn(session("Alice", later(), "S-1-5-21-1-2-3-1104"));
    assertEquals(Set.of("operators"), domain.caller().roles());
  }

  @Test
  void whoHasNoAccountIsKnownByAGroupThatCountsAndByNoOther() throws Exception {
    AuthResult admin = logOn(session("carol", later(), "S-1-5-21-1-2-3-1200", ADMINS));
    assertEquals(Set.of("administrators"), admin.caller().roles());
    assertTrue(admin.caller().sids().contains("S-1-5-21-1-2-3-1200"));
    AuthResult nobody = logOn(session("carol", later(), "S-1-5-21-1-2-3-513"));
    assertEquals(AuthResult.Kind.REFUSED, nobody.kind());
    assertTrue(nobody.reason().contains("windlass user add carol@EXAMPLE.ORG"), nobody.reason());
  }

  @Test
  void aKeytabThatEverybodyMayReadIsNotUsed() throws Exception {
    Path keytab = Files.createFile(directory.resolve("none"));
    Files.setPosixFilePermissions(keytab, PosixFilePermissions.fromString("rw-r-----"));
    assertTrue(kerberos.mechanism().isPresent());
    Files.setPosixFilePermissions(keytab, PosixFilePermissions.fromString("rw-r--r--"));
    assertTrue(kerberos.mechanism().isPresent(), "looks a few times a second");
    nanos.addAndGet(1_000_000_000);
    assertTrue(kerberos.mechanism().isEmpty());
    assertTrue(kerberos.whyNot().contains("chmod o-rwx " + keytab), kerberos.whyNot());
  }

  @Test
  void theConnectionEndsWithTheTicket() throws Exception {
    NegotiateSession session = session("alice", Instant.now().minusSeconds(1));
    assertEquals(AuthResult.Kind.ACCEPTED, logOn(session).kind());
    AuthResult after = session.withoutCredentials();
    assertEquals(AuthResult.Kind.REFUSED, after.kind());
    assertTrue(after.reason().contains("ticket has ended"), after.reason());
    assertEquals("", session.withoutCredentials().reason());
  }
}
