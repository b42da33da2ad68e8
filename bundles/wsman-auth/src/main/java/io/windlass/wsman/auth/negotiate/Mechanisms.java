package io.windlass.wsman.auth.negotiate;

import io.windlass.wsman.auth.kerberos.KerberosService;
import io.windlass.wsman.auth.users.Accounts;
import io.windlass.wsman.auth.users.AuthConfig;
import io.windlass.wsman.security.AcceptorMechanism;
import io.windlass.wsman.security.ntlm.NtlmMechanism;
import io.windlass.wsman.security.ntlm.NtlmMechanism.MicPolicy;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The mechanisms that are possible here, as the configuration is. */
final class Mechanisms {
  private final Accounts accounts;
  private final KerberosService kerberos;
  private final String hostName = hostName();

  Mechanisms(Accounts accounts, KerberosService kerberos) {
    this.accounts = accounts;
    this.kerberos = kerberos;
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }

  /**
   * All that are possible, the best first.
   *
   * @throws IllegalArgumentException when a word of the configuration is none
   */
  List<AcceptorMechanism> of(AuthConfig config) {
    return Stream.concat(
            config.kerberos() ? kerberos().stream() : Stream.of(), ntlm(config).stream())
        .toList();
  }

  /** Kerberos alone; none while there is no keytab. */
  List<AcceptorMechanism> kerberos() {
    return kerberos.mechanism().stream().<AcceptorMechanism>map(mechanism -> mechanism).toList();
  }

  /** NTLM alone. */
  List<AcceptorMechanism> ntlm(AuthConfig config) {
    return List.of(
        new NtlmMechanism(
            (user, domain) -> accounts.ntHash(user), hostName, mic(config.NtlmMic())));
  }

  private static MicPolicy mic(String word) {
    return switch (word.strip().toLowerCase(Locale.ROOT)) {
      case "required" -> MicPolicy.REQUIRED;
      case "whensent" -> MicPolicy.WHEN_SENT;
      default ->
          throw new IllegalArgumentException(
              "NtlmMic = "
                  + word
                  + " is neither required nor whenSent."
                  + " Change it in etc/io.windlass.wsman.auth.cfg.");
    };
  }
}
