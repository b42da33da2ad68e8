package io.windlass.wsman.core.endpoint;

import io.windlass.wsman.api.runtime.ListenerDTO;
import io.windlass.wsman.api.runtime.RefusedWebAppDTO;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** What a transport tells about itself: registered as a service, read for {@code WsmanRuntime}. */
@ConsumerType
public interface TransportReport {
  /** Its listeners, also those that could not bind. */
  List<ListenerDTO> listeners();

  /** The web applications that it refused. */
  List<RefusedWebAppDTO> refusedWebApps();
}
