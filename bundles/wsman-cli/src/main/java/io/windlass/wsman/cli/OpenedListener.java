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
   * Waits until the listener listens.
   *
   * @return a sentence for people
   * @throws UsageException when the service says why it cannot listen
   */
  static String await(Path base, String name, int port, Duration patience) throws UsageException {
    long end = System.nanoTime() + patience.toNanos();
    try (WsmanSession session =
        new WsmanSession(
            Endpoint.local(Instance.socket(base)),
            Authentication.none(),
            SessionOptions.defaults())) {
      while (System.nanoTime() < end) {
        XmlElement listener = find(session, name, Integer.toString(port));
        if (listener != null && listener.textOf("Listening").equals("true")) {
          return "The service listens on " + listener.textOf("Url") + ".";
        }
        if (listener != null && !listener.textOf("Reason").isEmpty()) {
          throw new UsageException(
              "The listener is written, and the service cannot open it: "
                  + listener.textOf("Reason")
                  + "; repeat with -force and what has to be changed");
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    } catch (WsmanException untold) {
      return "Whether the service listens is not known: " + untold.getMessage();
    } catch (IOException untold) {
      return "Whether the service listens is not known: " + untold;
    }
    return "The service has not opened the listener within "
        + patience.toSeconds()
        + " s: windlass status and log/windlass.log say why.";
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
