package io.windlass.wsman.config.plugin;

import io.windlass.wsman.config.tree.Check;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What can be set of a plug-in, by the names of the schema (MS-WSMV §2.2.4.22, §2.2.4.23). */
public final class PluginSettings {
  /** A quota: its default and its range. */
  public record Quota(long usual, long least, long most) {}

  private static final long UNSIGNED_INT = 4_294_967_295L;
  private static final long SIGNED_INT = 2_147_483_647L;
  private static final Map<String, Quota> QUOTAS = new LinkedHashMap<>();

  static {
    // Those of Windows' own plug-ins, but for operations of a user: there 15, and no client that
    // works in parallel would do.
    QUOTAS.put("MaxConcurrentUsers", new Quota(100, 1, 100));
    QUOTAS.put("MaxConcurrentOperationsPerUser", new Quota(1500, 1, UNSIGNED_INT));
    QUOTAS.put("MaxConcurrentOperations", new Quota(1500, 1, UNSIGNED_INT));
    QUOTAS.put("MaxMemoryPerShellMB", new Quota(1024, 0, SIGNED_INT));
    QUOTAS.put("MaxIdleTimeoutms", new Quota(180_000, 60_000, SIGNED_INT));
    QUOTAS.put("IdleTimeoutms", new Quota(180_000, 60_000, SIGNED_INT));
    QUOTAS.put("MaxProcessesPerShell", new Quota(15, 0, SIGNED_INT));
    QUOTAS.put("MaxConcurrentCommandsPerShell", new Quota(15, 1, SIGNED_INT));
    QUOTAS.put("MaxShells", new Quota(25, 1, SIGNED_INT));
    QUOTAS.put("MaxShellsPerUser", new Quota(5, 1, SIGNED_INT));
  }

  private PluginSettings() {}

  /** The quotas in the order of the schema. */
  public static Map<String, Quota> quotas() {
    return Collections.unmodifiableMap(QUOTAS);
  }

  /** What a setting may be; empty when there is no such setting. */
  public static Optional<Check> check(String name) {
    for (Map.Entry<String, Quota> quota : QUOTAS.entrySet()) {
      if (quota.getKey().equalsIgnoreCase(name)) {
        return Optional.of(Check.number(quota.getValue().least(), quota.getValue().most()));
      }
    }
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "filename" -> Optional.of(String::strip);
      case "enabled" -> Optional.of(Check.bool());
      default -> Optional.empty();
    };
  }

  /** A quota's name as the schema spells it; empty when it is none. */
  public static Optional<String> quotaNamed(String name) {
    return QUOTAS.keySet().stream().filter(name::equalsIgnoreCase).findFirst();
  }
}
