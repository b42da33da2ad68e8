package io.windlass.wsman.core.authorize;

import io.windlass.wsman.api.security.Authorizer;
import io.windlass.wsman.api.security.Caller;
import io.windlass.wsman.api.security.Right;
import java.net.URI;
import java.util.Optional;

/**
 * The rule while nobody registers another: administrators may do everything, other authenticated
 * users may read. It is the default descriptor of the service, {@code (A;;GA;;;BA)(A;;GR;;;IU)}.
 */
public final class ReadForAll implements Authorizer {
  @Override
  public Optional<String> refuse(Caller caller, Right right, URI resourceUri) {
    if (right == Right.READ || caller.isInRole(Caller.ADMINISTRATORS)) {
      return Optional.empty();
    }
    return Optional.of(
        "Access is denied: "
            + caller.getName()
            + " is not an administrator and may only read "
            + resourceUri
            + ".");
  }
}
