package io.windlass.wsman.http.jetty;

import io.windlass.wsman.auth.DataDirectory;
import java.nio.file.Path;
import java.util.Optional;
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
  private final Optional<LocalSocket> ofGroup;

  @Activate
  public LocalListener(
      @Reference HttpHost host,
      @Reference Transports transports,
      BundleContext context,
      LocalConfig config) {
    Path directory = DataDirectory.locate(context::getProperty);
    socket = new LocalSocket(host.server(), transports.entry(), directory, "");
    ofGroup =
        Optional.of(config.group().strip())
            .filter(group -> !group.isEmpty())
            .map(
                group ->
                    new LocalSocket(
                        host.server(), transports.entry(), directory.resolveSibling("run"), group));
    if (config.enabled()) {
      host.ready().thenRun(socket::open);
      ofGroup.ifPresent(other -> host.ready().thenRun(other::open));
    }
  }

  @Deactivate
  void close() {
    socket.close();
    ofGroup.ifPresent(LocalSocket::close);
  }
}
