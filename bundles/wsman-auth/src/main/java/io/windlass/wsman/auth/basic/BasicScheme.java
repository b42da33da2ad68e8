package io.windlass.wsman.auth.basic;

import io.windlass.wsman.auth.AuthConnection;
import io.windlass.wsman.auth.AuthResult;
import io.windlass.wsman.auth.AuthSession;
import io.windlass.wsman.auth.HttpAuthScheme;
import io.windlass.wsman.auth.PasswordBackend;
import io.windlass.wsman.auth.users.Accounts;
import io.windlass.wsman.auth.users.AuthConfig;
import io.windlass.wsman.auth.users.LogonBrake;
import io.windlass.wsman.auth.users.PasswordHash;
import io.windlass.wsman.auth.users.UserRecord;
import io.windlass.wsman.auth.users.UserStore;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Basic (RFC 7617) against the accounts of the data directory. Each request brings its credentials:
 * an accepted one says nothing about the next request of the connection. A new account or password
 * works at once; one that is gone or changed is let in for {@link UserStore#RECENT} more at most.
 */
@Component(
    service = HttpAuthScheme.class,
    configurationPid = "io.windlass.wsman.auth",
    property = "service.ranking:Integer=-100")
@Designate(ocd = AuthConfig.class)
public final class BasicScheme implements HttpAuthScheme {
  static final String NAME = "Basic";

  private static final Logger LOG = LoggerFactory.getLogger(BasicScheme.class);
  private static final Optional<String> CHALLENGE = Optional.of("Basic realm=\"WSMAN\"");
  private static final CompletionStage<AuthResult> REFUSED =
      CompletableFuture.completedStage(AuthResult.refused());
  private static final int CACHED_LOGONS = 1000;

  private final Accounts accounts;
  private final UserStore users;
  private final CredentialMac macs = new CredentialMac();
  private final LogonCache cache =
      new LogonCache(CACHED_LOGONS, TimeUnit.MINUTES.toNanos(5), System::nanoTime);
  private final BackendLogons others = new BackendLogons(System::nanoTime);
  private final LogonBrake brake;
  private final ProofQueue proofs = new ProofQueue();
  // Others may take seconds: who has an account here does not wait for them.
  private final ProofQueue foreignProofs = new ProofQueue();
  private final PasswordHash nobody = PasswordHash.unmatchable();
  private volatile AuthConfig config;

  @Activate
  public BasicScheme(@Reference Accounts accounts, AuthConfig config) {
    this.accounts = accounts;
    this.users = accounts.users();
    this.brake = accounts.brake();
    this.config = config;
  }

  @Modified
  void modified(AuthConfig changed) {
    config = changed;
  }

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindBackend(PasswordBackend backend) {
    others.add(backend);
  }

  void unbindBackend(PasswordBackend backend) {
    others.remove(backend);
  }

  @Deactivate
  void close() {
    proofs.close();
    foreignProofs.close();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Optional<String> challenge(AuthConnection connection) {
    AuthConfig now = config;
    boolean safe =
        connection.secure()
            || connection
                .allowUnencrypted()
                .orElse(connection.loopback() || now.allowUnencrypted());
    return now.basic() && safe ? CHALLENGE : Optional.empty();
  }

  @Override
  public String whyNotOffered(AuthConnection connection) {
    if (!config.basic()) {
      return "Basic is switched off (io.windlass.wsman.auth: basic=false).";
    }
    return challenge(connection).isPresent()
        ? ""
        : "Basic is not offered over plain HTTP, where anybody could read the password: use HTTPS,"
            + " or set allowUnencrypted=true for this listener.";
  }

  @Override
  public Optional<String> securityProfile(AuthConnection connection) {
    return Optional.of(
        "http://schemas.dmtf.org/wbem/wsman/1/wsman/secprofile/"
            + (connection.secure() ? "https" : "http")
            + "/basic");
  }

  @Override
  public AuthSession open(AuthConnection connection) {
    return credentials -> authenticate(credentials, connection.remoteAddress());
  }

  private CompletionStage<AuthResult> authenticate(String credentials, String source) {
    if (credentials.length() > BasicCredentials.MAX_CHARACTERS) {
      return REFUSED;
    }
    CredentialMac.Key key = macs.of(credentials);
    CompletionStage<AuthResult> known = cache.find(key, users.recent());
    if (known != null) {
      return known;
    }
    UserStore.Snapshot now = users.current();
    CompletionStage<AuthResult> foreign = others.find(key);
    if (foreign != null) {
      return foreign;
    }
    return BasicCredentials.parse(credentials)
        .map(given -> prove(key, given, source, now))
        .orElse(REFUSED);
  }

  private CompletionStage<AuthResult> prove(
      CredentialMac.Key key, BasicCredentials given, String source, UserStore.Snapshot now) {
    if (brake.holds(given.user(), source)) {
      return refused(given.user(), "not looked at: too many wrong passwords before");
    }
    UserRecord user = now.find(given.user());
    PasswordHash hash = user == null ? nobody : user.hash();
    return (user == null && others.any() ? foreignProofs : proofs)
        .prove(
            new ProofQueue.Claim(key, hash),
            () -> user == null && others.ask(key, given) || hash.matches(given.password()))
        .thenCompose(
            outcome ->
                switch (outcome) {
                  case RIGHT ->
                      user == null
                          ? acceptForeign(key, given.user(), source)
                          : accept(key, user, source, now);
                  case WRONG -> refuse(given.user(), source);
                  default -> CompletableFuture.completedStage(AuthResult.busy());
                });
  }

  private CompletionStage<AuthResult> accept(
      CredentialMac.Key key, UserRecord user, String source, UserStore.Snapshot now) {
    brake.succeeded(user.name(), source);
    LOG.info("Logon of '{}' from {} (Basic)", user.name(), source);
    return cache
        .put(key, now, user, accounts.caller(user, NAME))
        .thenApply(accepted -> accepted.by(NAME, ""));
  }

  /** A hash that nobody matches is right for a user whom somebody else knows, and for no other. */
  private CompletionStage<AuthResult> acceptForeign(
      CredentialMac.Key key, String name, String source) {
    CompletionStage<AuthResult> answer = others.find(key);
    if (answer == null) {
      return refuse(name, source);
    }
    brake.succeeded(name, source);
    LOG.info("Logon of '{}' from {} (Basic)", name, source);
    return answer.thenApply(accepted -> accepted.by(NAME, ""));
  }

  private CompletionStage<AuthResult> refuse(String name, String source) {
    long seconds = brake.failed(name, source);
    LOG.warn(
        "Logon refused: '{}' from {} (Basic): wrong user name or password{}",
        name,
        source,
        seconds == 0 ? "" : "; not looked at again for " + seconds + " s");
    return refused(
        name,
        "wrong user name or password"
            + (seconds == 0 ? "" : "; not looked at again for " + seconds + " s"));
  }

  private static CompletionStage<AuthResult> refused(String user, String reason) {
    return CompletableFuture.completedStage(AuthResult.refused(user, reason));
  }
}
