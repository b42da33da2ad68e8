package io.windlass.wsman.api.security;

import java.net.URI;
import java.security.Principal;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/** An authenticated user. Immutable; equal when name and scheme are. */
@ProviderType
public interface Caller extends Principal {
  /** The role of those who may do everything. */
  String ADMINISTRATORS = "administrators";

  /** The roles of the user. */
  Set<String> roles();

  /**
   * The security identifiers of the user and of the groups it belongs to, in text form ({@code
   * S-1-5-32-544}), its own first; empty when nobody gave it one.
   */
  default Set<String> sids() {
    return Set.of();
  }

  /**
   * Who the caller is where a resource is concerned: a client certificate may be mapped to one user
   * here and to another there (MS-WSMV §3.1.4.1.35).
   *
   * @return empty when it is nobody there
   */
  default Optional<Caller> at(URI resourceUri) {
    return Optional.of(this);
  }

  /** How the user was authenticated: {@code Basic}, {@code Local}, … */
  String authScheme();

  /** True when the user has the role. */
  default boolean isInRole(String role) {
    return roles().contains(role);
  }

  /** A caller. Only a host that has authenticated somebody makes one. */
  static Caller of(String name, String authScheme, Set<String> roles) {
    return of(name, authScheme, roles, Set.of());
  }

  /** A caller with security identifiers, in their order. */
  static Caller of(String name, String authScheme, Set<String> roles, Set<String> sids) {
    record User(String getName, String authScheme, Set<String> roles, Set<String> sids)
        implements Caller {
      @Override
      public boolean equals(Object other) {
        return other instanceof User that
            && getName.equals(that.getName)
            && authScheme.equals(that.authScheme);
      }

      @Override
      public int hashCode() {
        return getName.hashCode();
      }

      @Override
      public String toString() {
        return getName + " (" + authScheme + ")";
      }
    }
    return new User(
        Objects.requireNonNull(name, "name"),
        Objects.requireNonNull(authScheme, "authScheme"),
        Set.copyOf(roles),
        Collections.unmodifiableSet(new LinkedHashSet<>(sids)));
  }
}
