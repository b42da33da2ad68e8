package io.windlass.wsman.api.security;

import java.net.URI;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Decides whether a caller may do something, before any provider sees the request. Registered as a
 * service; of several, the one with the highest {@code service.ranking} decides.
 */
@ConsumerType
public interface Authorizer {
  /**
   * Must be quick and must not block.
   *
   * @return empty when allowed, else the reason in words
   */
  Optional<String> refuse(Caller caller, Right right, URI resourceUri);

  /** Whether that it allows something goes into the audit log; that it refuses always does. */
  default boolean audits(Caller caller, Right right, URI resourceUri) {
    return false;
  }
}
