package io.windlass.wsman.cli;

import io.windlass.wsman.client.Authentication;
import io.windlass.wsman.client.Endpoint;
import io.windlass.wsman.client.EnumerateOptions;
import io.windlass.wsman.client.Enumerator;
import io.windlass.wsman.client.ResourceLocator;
import io.windlass.wsman.client.SessionOptions;
import io.windlass.wsman.client.WsmanException;
import io.windlass.wsman.client.WsmanSession;
import io.windlass.wsman.client.XmlElement;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Asks a running service what has become of a listener whose file was just written. */
final class OpenedListener {
  private static final String RESOURCE =
      "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/windlass/Windlass_Listener";
  private static final long PAUSE_NANOS = 100_000_000L;

  private OpenedListener() {}

  /**
   * Waits until the listener listens, or the service has said for a third of the patience that it
   * cannot: what it waits for itself is a reason too, for a moment.
   *
   * @return a sentence for people
   * @throws UsageException when the service says why it cannot listen
   */
  static String await(Path base, String name, int port, Duration patience) throws UsageException {
    long start = System.nanoTime();
    long since = start;
    String reason = "";
    try (WsmanSession session =
        new WsmanSession(
            Endpoint.ofInstance(base), Authentication.none(), SessionOptions.defaults())) {
      while (System.nanoTime() - start < patience.toNanos()) {
        XmlElement listener = find(session, name, Integer.toString(port));
        if (listener != null && listener.textOf("Listening").equals("true")) {
          return "The service listens on " + listener.textOf("Url") + ".";
        }
        String now = listener == null ? "" : listener.textOf("Reason");
        if (!now.equals(reason)) {
          reason = now;
          since = System.nanoTime();
        }
        if (!reason.isEmpty() && System.nanoTime() - since > patience.toNanos() / 3) {
          break;
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    } catch (WsmanException untold) {
      return "Whether the service listens is not known: " + untold.getMessage();
    } catch (IOException untold) {
      return "Whether the service listens is not known: " + untold;
    }
    throw new UsageException(
        "The listener is written, and the service does not open it: "
            + (reason.isEmpty() ? "nothing is said within " + patience.toSeconds() + " s" : reason)
            + "; windlass status tells more, -force writes it anew");
  }

  private static XmlElement find(WsmanSession session, String name, String port)
      throws IOException {
    ResourceLocator resource = ResourceLocator.of(RESOURCE);
    try (Enumerator items = session.enumerate(resource, EnumerateOptions.all())) {
      while (items.hasNext()) {
        XmlElement item = items.next();
        if (item.textOf("Name").equals(name) && item.textOf("Port").equals(port)) {
          return item;
        }
      }
    }
    return null;
  }
}
