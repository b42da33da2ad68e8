package io.windlass.wsman.api.security;

import java.security.Principal;
import java.util.Objects;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/** An authenticated user. Immutable; equal when name and scheme are. */
@ProviderType
public interface Caller extends Principal {
  /** The role of those who may do everything. */
  String ADMINISTRATORS = "administrators";

  /** The roles of the user. */
  Set<String> roles();

  /** How the user was authenticated: {@code Basic}, {@code Local}, … */
  String authScheme();

  /** True when the user has the role. */
  default boolean isInRole(String role) {
    return roles().contains(role);
  }

  /** A caller. Only a host that has authenticated somebody makes one. */
  static Caller of(String name, String authScheme, Set<String> roles) {
    record User(String getName, String authScheme, Set<String> roles) implements Caller {
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
        Set.copyOf(roles));
  }
}
