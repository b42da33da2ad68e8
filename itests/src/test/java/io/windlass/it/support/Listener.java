package io.windlass.it.support;

import java.io.IOException;
import java.util.Map;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** A loopback listener by factory configuration, deleted at the end. */
public final class Listener implements AutoCloseable {
  private static final String FACTORY = "io.windlass.wsman.listener";

  private final Configuration configuration;

  private Listener(Configuration configuration) {
    this.configuration = configuration;
  }

  public static Listener open(ConfigurationAdmin configurations, String name, int port)
      throws IOException {
    Configuration configuration = configurations.getFactoryConfiguration(FACTORY, name, "?");
    configuration.update(
        FrameworkUtil.asDictionary(
            Map.of("transport", "HTTP", "address", "127.0.0.1", "port", port)));
    return new Listener(configuration);
  }

  @Override
  public void close() throws IOException {
    configuration.delete();
  }
}
