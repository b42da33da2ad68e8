package io.windlass.wsman.core.limits;

import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.runtime.PluginQuotas;
import io.windlass.wsman.api.security.Caller;
import java.util.Optional;
import java.util.function.Supplier;

/** Lets operations in as long as nobody has more of them than allowed. Safe for several threads. */
public final class Admission {
  private final UserOperations users = new UserOperations();
  private final PluginOperations plugins = new PluginOperations();
  private final Supplier<PluginQuotas> quotas;

  /** An admission by these quotas of plug-ins. */
  public Admission(Supplier<PluginQuotas> quotas) {
    this.quotas = quotas;
  }

  /**
   * Counts an operation.
   *
   * @param perUser MaxConcurrentOperationsPerUser of the service
   * @param plugin who does it; empty for what the host does itself
   * @return to be run exactly once, when the operation has ended
   * @throws ResourceFault when it would be one too many; the reason says of what
   */
  public Runnable enter(Caller caller, int perUser, Optional<String> plugin) throws ResourceFault {
    users.enter(caller, perUser);
    if (plugin.isEmpty()) {
      return () -> users.leave(caller);
    }
    try {
      plugins.enter(plugin.get(), caller, quotas.get());
    } catch (ResourceFault e) {
      users.leave(caller);
      throw e;
    }
    return () -> {
      plugins.leave(plugin.get(), caller);
      users.leave(caller);
    };
  }
}
