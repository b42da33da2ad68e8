package io.windlass.wsman.auth.backend;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Which groups of others have which role here: {@code role=group} separated by commas, {@code *}
 * for everybody. Immutable.
 */
public final class RoleMap {
  private static final String EVERYBODY = "*";

  private final Map<String, Set<String>> roles;
  private final List<String> wrong;

  private RoleMap(Map<String, Set<String>> roles, List<String> wrong) {
    this.roles = roles;
    this.wrong = wrong;
  }

  /** Reads it; what is no pair is left out and told by {@link #wrong}. */
  public static RoleMap parse(String pairs) {
    Map<String, Set<String>> roles = new HashMap<>();
    List<String> wrong = new ArrayList<>();
    for (String pair : pairs.split(",")) {
      int equals = pair.indexOf('=');
      String role = equals < 0 ? "" : pair.substring(0, equals).strip().toLowerCase(Locale.ROOT);
      String group = pair.substring(equals + 1).strip();
      if (!role.isEmpty() && !group.isEmpty()) {
        roles.computeIfAbsent(group, any -> new HashSet<>()).add(role);
      } else if (!pair.isBlank()) {
        wrong.add(pair.strip());
      }
    }
    return new RoleMap(roles, List.copyOf(wrong));
  }

  /** The pairs that are none. */
  public List<String> wrong() {
    return wrong;
  }

  /** The roles of somebody who is in these groups; empty for nobody. */
  public Set<String> of(Collection<String> groups) {
    Set<String> found = new HashSet<>(roles.getOrDefault(EVERYBODY, Set.of()));
    for (String group : groups) {
      found.addAll(roles.getOrDefault(group, Set.of()));
    }
    return found;
  }
}
