package io.windlass.wsman.http.jetty;

import java.util.Optional;

/**
 * What the handlers must know of the listener that a connection came in by.
 *
 * @param name the NAME of its configuration
 * @param prefix where WS-Man answers, without slashes at the ends
 * @param kind how it is reached
 * @param allowUnencrypted its own word on credentials in clear text
 */
record ListenerFacts(String name, String prefix, Kind kind, Optional<Boolean> allowUnencrypted) {
  enum Kind {
    HTTP,
    HTTPS,
    LOCAL
  }

  ListenerFacts(String name, String prefix, Kind kind) {
    this(name, prefix, kind, Optional.empty());
  }
}
