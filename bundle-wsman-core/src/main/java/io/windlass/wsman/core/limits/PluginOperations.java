package io.windlass.wsman.core.limits;

import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.runtime.PluginQuotas;
import io.windlass.wsman.api.security.Caller;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts the operations of each plug-in that are under way, and whose they are. */
public final class PluginOperations {
  /** Of one plug-in; for the holder of its lock. */
  private static final class Running {
    private final Map<String, Integer> ofUsers = new HashMap<>();
    private int all;
  }

  private final ConcurrentHashMap<String, Running> plugins = new ConcurrentHashMap<>();

  /** Counts one more; {@link #leave} must follow. */
  public void enter(String plugin, Caller caller, PluginQuotas quotas) throws ResourceFault {
    // Looked up before the lock, which all requests of the plug-in share.
    Limit all = limit(plugin, quotas, PluginQuotas.MAX_CONCURRENT_OPERATIONS);
    Limit perUser = limit(plugin, quotas, PluginQuotas.MAX_CONCURRENT_OPERATIONS_PER_USER);
    Limit ofUsers = limit(plugin, quotas, PluginQuotas.MAX_CONCURRENT_USERS);
    Running running = plugins.computeIfAbsent(plugin, name -> new Running());
    synchronized (running) {
      int own = running.ofUsers.getOrDefault(caller.getName(), 0);
      int users = running.ofUsers.size() + (own == 0 ? 1 : 0);
      require(plugin, all, running.all + 1L);
      require(plugin, perUser, own + 1L);
      require(plugin, ofUsers, users);
      running.all++;
      running.ofUsers.put(caller.getName(), own + 1);
    }
  }

  private record Limit(String quota, long most) {}

  private static Limit limit(String plugin, PluginQuotas quotas, String quota) {
    return new Limit(quota, quotas.limit(plugin, quota).orElse(Long.MAX_VALUE));
  }

  private static void require(String plugin, Limit limit, long wanted) throws ResourceFault {
    if (wanted > limit.most()) {
      throw new ResourceFault(
          code(limit.quota()),
          "The plug-in "
              + plugin
              + " is at its quota: "
              + limit.quota()
              + " is "
              + limit.most()
              + ". Try again later, or raise it in winrm/config/plugin?Name="
              + plugin
              + ".");
    }
  }

  private static FaultCode code(String quota) {
    return switch (quota) {
      case PluginQuotas.MAX_CONCURRENT_USERS -> FaultCode.QUOTA_PLUGIN_USERS;
      case PluginQuotas.MAX_CONCURRENT_OPERATIONS -> FaultCode.QUOTA_PLUGIN_OPERATIONS;
      default -> FaultCode.QUOTA_PLUGIN_OPERATIONS_PER_USER;
    };
  }

  /** Counts one less. */
  public void leave(String plugin, Caller caller) {
    Running running = plugins.get(plugin);
    synchronized (running) {
      running.all--;
      running.ofUsers.computeIfPresent(
          caller.getName(), (name, count) -> count == 1 ? null : count - 1);
    }
  }
}
