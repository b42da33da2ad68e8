package io.windlass.wsman.auth.users;

import io.windlass.wsman.api.security.Caller;
import io.windlass.wsman.auth.DataDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The accounts of this instance, as all schemes share them: wrong passwords count together,
 * whatever the scheme. For several threads.
 */
@Component(service = Accounts.class)
public final class Accounts {
  private static final Logger LOG = LoggerFactory.getLogger(Accounts.class);

  private final UserStore users;
  private final NtSecrets secrets;
  private final LogonBrake brake;
  private final Path directory;
  private volatile MachineSid machine;

  @Activate
  public Accounts(BundleContext context) {
    this(DataDirectory.locate(context::getProperty), System::nanoTime);
  }

  /**
   * @param directory where the files of accounts are
   * @param nanoTime as {@link System#nanoTime}
   */
  public Accounts(Path directory, LongSupplier nanoTime) {
    users = new UserStore(new UserFile(directory), problem -> LOG.warn(problem), nanoTime);
    secrets = new NtSecrets(directory);
    brake = new LogonBrake(nanoTime);
    this.directory = directory;
  }

  /**
   * Who an account is once it has logged on.
   *
   * @param scheme by which
   * @param more identifiers that come with the scheme
   */
  public Caller caller(UserRecord user, String scheme, String... more) {
    Set<String> sids = new LinkedHashSet<>(identifiers(user));
    sids.addAll(List.of(more));
    return Caller.of(user.name(), scheme, user.roles(), sids);
  }

  private Set<String> identifiers(UserRecord user) {
    MachineSid known = machine;
    if (known == null) {
      try {
        known = MachineSid.of(directory);
        machine = known;
      } catch (IOException e) {
        LOG.error("Accounts have no security identifiers: {}", e.getMessage());
        return Set.of();
      }
    }
    return known.all(user);
  }

  /** The accounts themselves. */
  public UserStore users() {
    return users;
  }

  /** What slows down guessing. */
  public LogonBrake brake() {
    return brake;
  }

  /**
   * The NT hash of a user; empty when there is no such user, when it is not enabled for NTLM, and
   * when the secret cannot be read, which the log tells.
   */
  public Optional<byte[]> ntHash(String user) {
    UserRecord found = users.current().find(user);
    if (found == null || found.ntSecret().isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(secrets.open(found.name(), found.ntSecret()));
    } catch (IOException e) {
      LOG.error("No logon of '{}' by NTLM: {}", found.name(), e.getMessage());
      return Optional.empty();
    }
  }
}
