package io.windlass.wmi.linux.account;

import io.windlass.wmi.linux.host.Address;
import io.windlass.wsman.api.Target;
import java.util.Map;

/**
 * Addresses of the accounts of a host.
 *
 * @param computer the name of the host, which is the domain of its accounts
 */
public record Accounts(String computer) {
  /** The user of that name. */
  public Target user(String name) {
    return address("Win32_UserAccount", name);
  }

  /** The group of that name. */
  Target group(String name) {
    return address("Win32_Group", name);
  }

  private Target address(String className, String name) {
    return Address.of(className, Map.of("Domain", computer, "Name", name));
  }
}
