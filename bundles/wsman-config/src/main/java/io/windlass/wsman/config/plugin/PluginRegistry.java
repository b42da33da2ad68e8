package io.windlass.wsman.config.plugin;

import io.windlass.wsman.api.runtime.PluginQuotas;
import io.windlass.wsman.config.ConfigurationStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleException;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.cm.ConfigurationListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The plug-ins as services: keeps the bundles what the configurations say they should be. */
@Component(
    service = {PluginRegistry.class, PluginQuotas.class, ConfigurationListener.class},
    immediate = true,
    configurationPid = "io.windlass.wsman.plugins")
@Designate(ocd = PluginRegistry.Config.class)
public final class PluginRegistry
    implements PluginQuotas, ConfigurationListener, SynchronousBundleListener {
  private static final Logger LOG = LoggerFactory.getLogger(PluginRegistry.class);

  /** The configuration {@code io.windlass.wsman.plugins}. */
  @ObjectClassDefinition(
      id = "io.windlass.wsman.plugins",
      name = "Windlass: plug-ins",
      description = "What may be installed through winrm/config/plugin.")
  @interface Config {
    @AttributeDefinition(
        name = "Directories",
        description =
            "Where files lie that may be installed, separated by commas; relative ones are in the"
                + " directory of the instance.")
    String directories() default "plugins.available";
  }

  private final BundleContext context;
  private final Plugins plugins;

  @Activate
  public PluginRegistry(@Reference ConfigurationStore store, BundleContext context, Config config) {
    this.context = context;
    List<Path> directories = PluginFiles.directories(config.directories(), store.base());
    plugins =
        new Plugins(
            store.configurations(), new PluginFiles(directories), new FrameworkBundles(context));
    context.addBundleListener(this);
    follow();
  }

  @Deactivate
  void close() {
    context.removeBundleListener(this);
  }

  /** The plug-ins. */
  public Plugins plugins() {
    return plugins;
  }

  private void follow() {
    try {
      plugins.follow();
    } catch (IOException e) {
      LOG.error("The configurations of plug-ins cannot be read: {}", e.getMessage());
    }
  }

  @Override
  public OptionalLong limit(String plugin, String quota) {
    return plugins.limit(plugin, quota);
  }

  /** A file in etc has changed, or somebody else's program; not for this thread to work at. */
  @Override
  public void configurationEvent(ConfigurationEvent event) {
    if (Plugins.FACTORY.equals(event.getFactoryPid())) {
      Thread follower = new Thread(this::follow, "wsman-plugins");
      follower.setDaemon(true);
      follower.start();
    }
  }

  /** What is switched off does not come up because somebody starts everything. */
  @Override
  public void bundleChanged(BundleEvent event) {
    Bundle bundle = event.getBundle();
    if (event.getType() == BundleEvent.STARTED && plugins.isUnwanted(bundle.getSymbolicName())) {
      try {
        bundle.stop(Bundle.STOP_TRANSIENT);
      } catch (BundleException e) {
        LOG.error("{} is switched off and does not stop: {}", bundle, e.getMessage());
      }
    }
  }
}
