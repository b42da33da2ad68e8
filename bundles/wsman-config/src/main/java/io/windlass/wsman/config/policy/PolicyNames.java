package io.windlass.wsman.config.policy;

import java.util.LinkedHashMap;
import java.util.Map;

/** Microsoft's names of policies, and the settings that they fix. */
final class PolicyNames {
  /** The key of the service. */
  static final String SERVICE = "Software\\Policies\\Microsoft\\Windows\\WinRM\\Service";

  /** The key of clients. */
  static final String CLIENT = "Software\\Policies\\Microsoft\\Windows\\WinRM\\Client";

  /** The key of shells. */
  static final String WINRS = SERVICE + "\\WinRS";

  /** The key of event forwarding. */
  static final String FORWARDING =
      "Software\\Policies\\Microsoft\\Windows\\EventLog\\EventForwarding";

  /** The key whose values are collectors. */
  static final String MANAGERS = FORWARDING + "\\SubscriptionManager";

  private static final Map<String, Map<String, String>> PATHS = new LinkedHashMap<>();

  static {
    Map<String, String> service = new LinkedHashMap<>();
    for (String way : new String[] {"Basic", "CredSSP", "Kerberos", "Negotiate"}) {
      service.put("Allow" + way, "Service/Auth/" + way);
    }
    service.put("AllowUnencryptedTraffic", "Service/AllowUnencrypted");
    service.put("IPv4Filter", "Service/IPv4Filter");
    service.put("IPv6Filter", "Service/IPv6Filter");
    service.put("HttpCompatibilityListener", "Service/EnableCompatibilityHttpListener");
    service.put("HttpsCompatibilityListener", "Service/EnableCompatibilityHttpsListener");
    PATHS.put(SERVICE, service);
    Map<String, String> client = new LinkedHashMap<>();
    for (String way : new String[] {"Basic", "CredSSP", "Kerberos", "Negotiate", "Digest"}) {
      client.put("Allow" + way, "Client/Auth/" + way);
    }
    client.put("AllowUnencryptedTraffic", "Client/AllowUnencrypted");
    PATHS.put(CLIENT, client);
    Map<String, String> winrs = new LinkedHashMap<>();
    for (String name :
        new String[] {
          "AllowRemoteShellAccess",
          "IdleTimeout",
          "MaxConcurrentUsers",
          "MaxMemoryPerShellMB",
          "MaxProcessesPerShell",
          "MaxShellsPerUser"
        }) {
      winrs.put(name, "Winrs/" + name);
    }
    PATHS.put(WINRS, winrs);
  }

  private PolicyNames() {}

  /** The path of a setting, by the key and the name of a policy. */
  static Map<String, Map<String, String>> paths() {
    return PATHS;
  }
}
