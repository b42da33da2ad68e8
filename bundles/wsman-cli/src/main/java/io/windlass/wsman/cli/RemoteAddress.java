package io.windlass.wsman.cli;

import io.windlass.wsman.client.Endpoint;

/** Reads {@code [scheme://]host[:port][/prefix]} of {@code -remote}. */
final class RemoteAddress {
  private RemoteAddress() {}

  /**
   * Without a scheme the ports are 5985 and, with {@code -usessl}, 5986; with one they are 80 and
   * 443.
   */
  static Endpoint parse(String text, boolean useSsl) throws UsageException {
    if (useSsl && text.regionMatches(true, 0, "http://", 0, 7)) {
      throw wrong(text, "http and -usessl contradict each other");
    }
    try {
      return Endpoint.parse(text, useSsl);
    } catch (IllegalArgumentException refused) {
      throw wrong(text, refused.getMessage());
    }
  }

  private static UsageException wrong(String text, String reason) {
    return new UsageException(
        "-remote:" + text + ": " + reason + "; write [http[s]://]host[:port][/prefix]");
  }
}
