package io.windlass.wsman.auth;

import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Somebody else who knows passwords: the host, a directory. Asked for users that have no account
 * here, when they log on by Basic. Registered as a service; several are asked by {@code
 * service.ranking}.
 */
@ConsumerType
public interface PasswordBackend {
  /** What it is called in logs. */
  String name();

  /**
   * Finds out whether a password is right. Called by two threads at once at most, and may block for
   * some seconds. What it says is believed for half a minute.
   *
   * @param user without control characters
   * @return the roles of the user; empty when the password is wrong, when the user is unknown, and
   *     when nobody here has a role for it
   */
  Optional<Set<String>> verify(String user, String password);
}
