package io.windlass.wsman.auth.basic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wsman.api.security.Caller;
import io.windlass.wsman.auth.AuthConnection;
import io.windlass.wsman.auth.AuthResult;
import io.windlass.wsman.auth.AuthSession;
import io.windlass.wsman.auth.Configured;
import io.windlass.wsman.auth.PasswordBackend;
import io.windlass.wsman.auth.users.Accounts;
import io.windlass.wsman.auth.users.AuthConfig;
import io.windlass.wsman.auth.users.PasswordHash;
import io.windlass.wsman.auth.users.UserFile;
import io.windlass.wsman.auth.users.UserRecord;
import io.windlass.wsman.auth.users.UserStore;
import io.windlass.wsman.security.ChannelBinding;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class BasicSchemeTest {
  /** Cheap enough for many; the cost is not what is tested. */
  private static final PasswordHash SECRET =
      PasswordHash.parse(
          "$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHQxMjM0$3BLW26vME2dtBCtWvVffqIkprTiYy2yfYO16GxssDZM");

  record Connection(
      boolean secure, boolean loopback, Optional<Boolean> allowUnencrypted, String remoteAddress)
      implements AuthConnection {
    @Override
    public List<X509Certificate> clientCertificates() {
      return List.of();
    }

    @Override
    public ChannelBinding channelBinding() {
      return ChannelBinding.NONE;
    }

    @Override
    public boolean forwarded() {
      return false;
    }
  }

  private static final Connection LOOPBACK =
      new Connection(false, true, Optional.empty(), "127.0.0.1");

  @TempDir Path directory;
  private UserFile file;
  private BasicScheme scheme;
  private final AtomicLong nanos = new AtomicLong();

  @BeforeEach
  void start() throws Exception {
    file = new UserFile(directory);
    put("admin", SECRET, Caller.ADMINISTRATORS);
    scheme = new BasicScheme(new Accounts(directory, nanos::get), config(true, false));
  }

  @AfterEach
  void stop() {
    scheme.close();
  }

  private void put(String name, PasswordHash hash, String... roles) throws IOException {
    file.update(
        users -> {
          users.put(UserRecord.key(name), new UserRecord(name, Set.of(roles), hash));
          return users;
        });
  }

  private CompletableFuture<AuthResult> start(Connection connection, String pair, Charset charset) {
    AuthSession session = scheme.open(connection);
    String credentials = Base64.getEncoder().encodeToString(pair.getBytes(charset));
    return session.authenticate(credentials).toCompletableFuture();
  }

  private AuthResult logon(String pair) throws Exception {
    return start(LOOPBACK, pair, StandardCharsets.UTF_8).get(20, TimeUnit.SECONDS);
  }

  @Test
  void acceptsTheRightPasswordAndRemembersIt() throws Exception {
    AuthResult result = logon("ADMIN:secret");
    assertEquals(AuthResult.Kind.ACCEPTED, result.kind());
    assertEquals("admin", result.caller().getName());
    assertEquals("Basic", result.caller().authScheme());
    assertTrue(result.caller().isInRole(Caller.ADMINISTRATORS));
    assertTrue(start(LOOPBACK, "ADMIN:secret", StandardCharsets.UTF_8).isDone(), "no hash again");
  }

  @Test
  void whomOnlyOthersKnowLogsOnByTheirWordAndAnAccountHereComesFirst() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    PasswordBackend others =
        new PasswordBackend() {
          @Override
          public String name() {
            return "others";
          }

          @Override
          public Optional<Set<String>> verify(String user, String password) {
            asked.incrementAndGet();
            return password.equals("theirs") ? Optional.of(Set.of("readers")) : Optional.empty();
          }
        };
    scheme.bindBackend(others);
    AuthResult result = logon("guest:theirs");
    assertEquals("guest", result.caller().getName());
    assertEquals(Set.of("readers"), result.caller().roles());
    assertTrue(start(LOOPBACK, "guest:theirs", StandardCharsets.UTF_8).isDone(), "remembered");
    assertEquals(1, asked.get());
    assertEquals(AuthResult.Kind.REFUSED, logon("guest:wrong").kind());
    assertEquals(AuthResult.Kind.REFUSED, logon("admin:theirs").kind());
    assertEquals(2, asked.get());
    scheme.unbindBackend(others);
    assertEquals(AuthResult.Kind.REFUSED, logon("guest:theirs").kind());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "admin:wrong",
        "admin:",
        "admin",
        ":secret",
        "",
        "nobody:secret",
        "ad\0min:secret"
      })
  void refusesEverythingElse(String pair) throws Exception {
    assertEquals(AuthResult.Kind.REFUSED, logon(pair).kind());
  }

  @Test
  void refusesWhatIsNotBase64OrTooLong() throws Exception {
    AuthSession session = scheme.open(LOOPBACK);
    Random random = new Random(3);
    List<String> bad = new ArrayList<>(List.of("", "%%%", "YWRtaW46c2VjcmV0=", "A".repeat(70_000)));
    for (int i = 0; i < 200; i++) {
      byte[] noise = new byte[random.nextInt(40)];
      random.nextBytes(noise);
      bad.add(new String(noise, StandardCharsets.ISO_8859_1));
    }
    for (String credentials : bad) {
      AuthResult result =
          session.authenticate(credentials).toCompletableFuture().get(20, TimeUnit.SECONDS);
      assertEquals(AuthResult.Kind.REFUSED, result.kind());
    }
  }

  @Test
  void aRequestWithoutCredentialsIsNobodysAlsoAfterAnAcceptedOne() throws Exception {
    AuthSession session = scheme.open(LOOPBACK);
    String right = Base64.getEncoder().encodeToString("admin:secret".getBytes());
    session.authenticate(right).toCompletableFuture().get(20, TimeUnit.SECONDS);
    assertEquals(AuthResult.Kind.REFUSED, session.withoutCredentials().kind());
  }

  /** When the file is looked at again for those who were let in before. */
  private void afterTheMoment() {
    nanos.addAndGet(UserStore.RECENT.toNanos());
  }

  @Test
  void whoIsRemovedIsLetInForAMomentAtMost() throws Exception {
    assertEquals(AuthResult.Kind.ACCEPTED, logon("admin:secret").kind());
    file.update(users -> Map.of());
    nanos.addAndGet(UserStore.RECENT.toNanos() - 1);
    assertEquals(AuthResult.Kind.ACCEPTED, logon("admin:secret").kind());
    nanos.addAndGet(1);
    assertEquals(AuthResult.Kind.REFUSED, logon("admin:secret").kind());
  }

  @Test
  void aNewAccountAndANewPasswordWorkAtOnce() throws Exception {
    assertEquals(AuthResult.Kind.ACCEPTED, logon("admin:secret").kind());
    assertEquals(AuthResult.Kind.REFUSED, logon("fresh:secret").kind());
    put("fresh", SECRET);
    assertEquals(AuthResult.Kind.ACCEPTED, logon("fresh:secret").kind());
    put("fresh", PasswordHash.of("another"));
    assertEquals(AuthResult.Kind.ACCEPTED, logon("fresh:another").kind());
  }

  @Test
  void aChangeOfTheUserEndsWhatWasRemembered() throws Exception {
    assertEquals(AuthResult.Kind.ACCEPTED, logon("admin:secret").kind());
    put("other", SECRET);
    assertTrue(start(LOOPBACK, "admin:secret", StandardCharsets.UTF_8).isDone(), "not concerned");
    put("admin", SECRET);
    afterTheMoment();
    assertFalse(logon("admin:secret").caller().isInRole(Caller.ADMINISTRATORS));
    put("admin", PasswordHash.unmatchable());
    afterTheMoment();
    assertEquals(AuthResult.Kind.REFUSED, logon("admin:secret").kind());
    file.update(
        users -> {
          users.remove("other");
          return users;
        });
    assertEquals(AuthResult.Kind.REFUSED, logon("other:secret").kind());
  }

  @Test
  void readsBothCharsetsOfClients() throws Exception {
    put("jörg", PasswordHash.of("pässword"));
    assertEquals(AuthResult.Kind.ACCEPTED, logon("jörg:pässword").kind());
    AuthResult latin =
        start(LOOPBACK, "jörg:pässword", StandardCharsets.ISO_8859_1).get(20, TimeUnit.SECONDS);
    assertEquals(AuthResult.Kind.ACCEPTED, latin.kind());
  }

  @Test
  void aPasswordMayContainColons() throws Exception {
    put("bob", PasswordHash.of("a:b:"));
    assertEquals(AuthResult.Kind.ACCEPTED, logon("bob:a:b:").kind());
  }

  @Test
  void looksNoLongerAtTheProofsOfWhoGuesses() throws Exception {
    for (int i = 0; i < 5; i++) {
      assertEquals(AuthResult.Kind.REFUSED, logon("admin:wrong" + i).kind());
    }
    assertEquals(AuthResult.Kind.REFUSED, logon("admin:secret").kind());
    Connection elsewhere = new Connection(true, false, Optional.empty(), "192.0.2.1");
    AuthResult result =
        start(elsewhere, "admin:secret", StandardCharsets.UTF_8).get(20, TimeUnit.SECONDS);
    assertEquals(AuthResult.Kind.ACCEPTED, result.kind(), "another source is not concerned");
    assertEquals(AuthResult.Kind.ACCEPTED, logon("admin:secret").kind(), "known by now");
  }

  @Test
  void saysBusyWhenTooManyWait() throws Exception {
    put("slow", PasswordHash.of("x"));
    List<CompletableFuture<AuthResult>> all = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      Connection source = new Connection(true, false, Optional.empty(), "192.0.2." + i);
      all.add(start(source, "slow:" + i, StandardCharsets.UTF_8));
    }
    int busy = 0;
    for (CompletableFuture<AuthResult> each : all) {
      AuthResult result = each.get(30, TimeUnit.SECONDS);
      busy += result.kind() == AuthResult.Kind.BUSY ? 1 : 0;
    }
    assertTrue(busy >= 20, "busy: " + busy);
  }

  @Test
  void provesTheSameCredentialsOnceForManyConnections() throws Exception {
    put("slow", PasswordHash.of("x"));
    List<CompletableFuture<AuthResult>> all = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      all.add(start(LOOPBACK, "slow:x", StandardCharsets.UTF_8));
    }
    for (CompletableFuture<AuthResult> each : all) {
      assertEquals(AuthResult.Kind.ACCEPTED, each.get(20, TimeUnit.SECONDS).kind());
    }
  }

  @Test
  void isOfferedWhereNobodyCanReadThePassword() {
    Connection far = new Connection(false, false, Optional.empty(), "192.0.2.1");
    Connection tls = new Connection(true, false, Optional.empty(), "192.0.2.1");
    assertEquals("Basic realm=\"WSMAN\"", scheme.challenge(LOOPBACK).orElseThrow());
    assertTrue(scheme.challenge(tls).isPresent());
    assertTrue(scheme.challenge(far).isEmpty());
    assertTrue(scheme.whyNotOffered(far).contains("allowUnencrypted"));
    Connection allowed = new Connection(false, false, Optional.of(true), "192.0.2.1");
    assertTrue(scheme.challenge(allowed).isPresent());
    scheme.modified(config(true, true));
    assertTrue(scheme.challenge(far).isPresent());
    Connection denied = new Connection(false, false, Optional.of(false), "192.0.2.1");
    assertTrue(scheme.challenge(denied).isEmpty());
    scheme.modified(config(false, true));
    assertTrue(scheme.challenge(tls).isEmpty());
    assertTrue(scheme.whyNotOffered(tls).contains("basic=false"));
  }

  private static AuthConfig config(boolean basic, boolean allowUnencrypted) {
    return Configured.of(basic, allowUnencrypted);
  }
}
