package io.windlass.wsman.http.jetty;

/**
 * The facts of a listener as they are now, a bean of its connectors: they change while it is open,
 * and hold for the next request of every connection.
 */
final class LiveFacts {
  private volatile ListenerFacts now;

  LiveFacts(ListenerFacts now) {
    this.now = now;
  }

  ListenerFacts now() {
    return now;
  }

  void become(ListenerFacts changed) {
    now = changed;
  }
}
