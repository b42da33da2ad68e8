package io.windlass.wsman.cli;

import io.windlass.wsman.client.ClientSettings;
import io.windlass.wsman.client.Endpoint;

/** Reads {@code [scheme://]host[:port][/prefix]} of {@code -remote}. */
final class RemoteAddress {
  private RemoteAddress() {}

  /**
   * Without a scheme the ports are those of the settings, for {@code -usessl} another one; with a
   * scheme they are 80 and 443.
   */
  static Endpoint parse(String text, boolean useSsl, ClientSettings settings)
      throws UsageException {
    if (useSsl && text.regionMatches(true, 0, "http://", 0, 7)) {
      throw wrong(text, "http and -usessl contradict each other");
    }
    try {
      return Endpoint.parse(text, useSsl, settings);
    } catch (IllegalArgumentException refused) {
      throw wrong(text, refused.getMessage());
    }
  }

  private static UsageException wrong(String text, String reason) {
    return new UsageException(
        "-remote:" + text + ": " + reason + "; write [http[s]://]host[:port][/prefix]");
  }
}
