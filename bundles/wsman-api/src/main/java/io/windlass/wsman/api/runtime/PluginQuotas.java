package io.windlass.wsman.api.runtime;

import java.util.OptionalLong;

/**
 * The quotas of plug-ins (MS-WSMV §2.2.4.23), as they are configured; a service. Safe for several
 * threads, and quick: it is asked for every request.
 */
public interface PluginQuotas {
  /** How many users a plug-in works for at the same time. */
  String MAX_CONCURRENT_USERS = "MaxConcurrentUsers";

  /** How many operations of one user a plug-in does at the same time. */
  String MAX_CONCURRENT_OPERATIONS_PER_USER = "MaxConcurrentOperationsPerUser";

  /** How many operations a plug-in does at the same time. */
  String MAX_CONCURRENT_OPERATIONS = "MaxConcurrentOperations";

  /**
   * A quota.
   *
   * @param plugin the symbolic name of the plug-in's bundle
   * @param quota its name in the schema
   * @return empty when there is none
   */
  OptionalLong limit(String plugin, String quota);
}
