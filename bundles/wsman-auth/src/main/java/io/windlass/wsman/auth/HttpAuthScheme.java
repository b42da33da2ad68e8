package io.windlass.wsman.auth;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * An HTTP authentication scheme (RFC 9110 §11). Registered as a service; its methods are called by
 * several threads at once and must not block. Challenges are offered in the order of {@code
 * service.ranking}, the highest first.
 */
@ConsumerType
public interface HttpAuthScheme {
  /** The token that starts its credentials, such as {@code Basic}; compared without case. */
  String name();

  /**
   * Whether credentials are this scheme's.
   *
   * @param credentials what an Authorization header begins with, up to the first blank
   */
  default boolean answersTo(String credentials) {
    return name().equalsIgnoreCase(credentials);
  }

  /**
   * What a 401 on this connection says in {@code WWW-Authenticate}; empty when the scheme is not
   * offered there.
   */
  Optional<String> challenge(AuthConnection connection);

  /**
   * Whether its credentials are looked at on this connection. Those of a scheme that is not offered
   * are not; one that a better scheme stands for may be taken without being offered.
   */
  default boolean accepts(AuthConnection connection) {
    return challenge(connection).isPresent();
  }

  /**
   * True when a request without an Authorization header may be known by its connection from the
   * start, as by a client certificate: then a session is opened for it.
   */
  default boolean knowsByConnection(AuthConnection connection) {
    return false;
  }

  /** Why {@link #challenge} is empty there, in words for an operator; empty when it is offered. */
  default String whyNotOffered(AuthConnection connection) {
    return "";
  }

  /**
   * The URI of the security profile that it is on this connection (DSP0226 §C.3); empty when there
   * is none for it. Identify names it to callers that are known.
   */
  default Optional<String> securityProfile(AuthConnection connection) {
    return Optional.empty();
  }

  /**
   * Starts authentication on a connection. Called at most once per connection, and closed with it.
   */
  AuthSession open(AuthConnection connection);
}
