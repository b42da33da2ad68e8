package io.windlass.wsman.auth.negotiate;

import io.windlass.wsman.auth.AuthConnection;
import io.windlass.wsman.auth.users.AuthConfig;
import io.windlass.wsman.security.AcceptorTerms;
import io.windlass.wsman.security.AcceptorTerms.BindingLevel;
import java.util.Locale;

/** What is demanded of whoever authenticates a connection: the configuration, checked. */
record Terms(boolean allowUnencrypted, BindingLevel level) {
  static Terms of(AuthConfig config) {
    String word = config.CbtHardeningLevel();
    try {
      return new Terms(
          config.allowUnencrypted(), BindingLevel.valueOf(word.strip().toUpperCase(Locale.ROOT)));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "CbtHardeningLevel = "
              + word
              + " is none of None, Relaxed, Strict. Change it in etc/io.windlass.wsman.auth.cfg.",
          e);
    }
  }

  /** Whether messages in clear are taken on a connection. */
  boolean takesClear(AuthConnection connection) {
    return connection.secure()
        || connection.allowUnencrypted().orElse(connection.loopback() || allowUnencrypted);
  }

  /** The same for a mechanism. */
  AcceptorTerms on(AuthConnection connection) {
    return new AcceptorTerms(connection.channelBinding(), level, !takesClear(connection));
  }
}
