package io.windlass.wsman.auth;

import io.windlass.wsman.security.multipart.EncryptedMessages;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;

/** Authentication by one scheme on one connection. Never called by two threads at once. */
@ConsumerType
public interface AuthSession extends AutoCloseable {
  /**
   * Examines the credentials of a request. Must not block: what takes time completes later, on any
   * thread, and always normally.
   *
   * @param credentials the Authorization header after the scheme's name and a blank; maybe empty
   */
  CompletionStage<AuthResult> authenticate(String credentials);

  /**
   * Who a request without an Authorization header comes from. Schemes that authenticate the
   * connection answer with the caller once they are done; those that authenticate each request, as
   * Basic does, never do.
   */
  default AuthResult withoutCredentials() {
    return AuthResult.refused();
  }

  /**
   * How the messages of this connection are sealed from now on; empty when they travel in clear,
   * which is the case as long as nothing was agreed.
   */
  default Optional<EncryptedMessages> seal() {
    return Optional.empty();
  }

  /**
   * Whether messages are taken that are not sealed: false where nothing else protects them and the
   * administrator has not allowed that ({@code AllowUnencrypted}).
   */
  default boolean takesClear() {
    return true;
  }

  /** The connection is gone. Called once, last. */
  @Override
  default void close() {}
}
