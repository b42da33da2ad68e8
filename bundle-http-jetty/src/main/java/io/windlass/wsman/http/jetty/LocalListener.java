package io.windlass.wsman.http.jetty;

import io.windlass.wsman.auth.DataDirectory;
import java.nio.file.Path;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** The local socket, open unless configured otherwise. */
@Component(
    service = LocalListener.class,
    immediate = true,
    configurationPid = "io.windlass.wsman.local")
@Designate(ocd = LocalConfig.class)
public final class LocalListener {
  private final LocalSocket socket;

  @Activate
  public LocalListener(
      @Reference HttpHost host,
      @Reference Transports transports,
      BundleContext context,
      LocalConfig config) {
    Path directory = DataDirectory.locate(context::getProperty);
    socket = new LocalSocket(host.server(), transports.entry(), directory);
    if (config.enabled()) {
      host.ready().thenRun(socket::open);
    }
  }

  @Deactivate
  void close() {
    socket.close();
  }
}
