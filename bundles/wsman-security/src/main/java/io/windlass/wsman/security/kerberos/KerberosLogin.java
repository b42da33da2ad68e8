package io.windlass.wsman.security.kerberos;

import io.windlass.wsman.security.SecurityFailure;
import java.util.HashMap;
import java.util.Map;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.Configuration;
import javax.security.auth.login.LoginContext;
import javax.security.auth.login.LoginException;

/** Gets the ticket that a user begins with. Asks the KDC that {@code krb5.conf} names. */
public final class KerberosLogin {
  private static final String MODULE = "com.sun.security.auth.module.Krb5LoginModule";

  private KerberosLogin() {}

  /**
   * The ticket that {@code kinit} has left in the cache of the user ({@code KRB5CCNAME}).
   *
   * @throws SecurityFailure when there is none, or it has expired
   */
  public static Subject fromCache() throws SecurityFailure {
    return logOn(
        Map.of("useTicketCache", "true", "doNotPrompt", "true"),
        "",
        new char[0],
        "There is no Kerberos ticket: run kinit first, or give user and password");
  }

  /**
   * A ticket by a password.
   *
   * @param principal {@code name@REALM}, or {@code name} of the default realm
   */
  public static Subject byPassword(String principal, char[] password) throws SecurityFailure {
    return logOn(
        Map.of("principal", principal, "useTicketCache", "false"),
        principal,
        password,
        "Kerberos does not log " + principal + " on");
  }

  private static Subject logOn(
      Map<String, String> options, String principal, char[] password, String what)
      throws SecurityFailure {
    Map<String, String> all = new HashMap<>(options);
    all.put("isInitiator", "true");
    all.put("refreshKrb5Config", "true");
    Configuration configuration =
        new Configuration() {
          @Override
          public AppConfigurationEntry[] getAppConfigurationEntry(String name) {
            return new AppConfigurationEntry[] {
              new AppConfigurationEntry(
                  MODULE, AppConfigurationEntry.LoginModuleControlFlag.REQUIRED, all)
            };
          }
        };
    try {
      LoginContext login =
          new LoginContext(
              "windlass",
              new Subject(),
              callbacks -> answer(callbacks, principal, password),
              configuration);
      login.login();
      return login.getSubject();
    } catch (LoginException e) {
      throw failure(what, e);
    }
  }

  private static void answer(Callback[] callbacks, String principal, char[] password)
      throws UnsupportedCallbackException {
    for (Callback callback : callbacks) {
      if (callback instanceof NameCallback name) {
        name.setName(principal);
      } else if (callback instanceof PasswordCallback secret) {
        secret.setPassword(password);
      } else {
        throw new UnsupportedCallbackException(callback);
      }
    }
  }

  /** With the deepest reason, which is the one that says something. */
  static SecurityFailure failure(String what, Throwable cause) {
    Throwable deepest = cause;
    while (deepest.getCause() != null && deepest.getCause() != deepest) {
      deepest = deepest.getCause();
    }
    String reason = deepest.getMessage() == null ? deepest.toString() : deepest.getMessage();
    // Some of the platform's reasons have a stack trace in them.
    return new SecurityFailure(
        SecurityFailure.Kind.UNAVAILABLE,
        what + ": " + reason.strip().lines().findFirst().orElse(""),
        cause);
  }
}
