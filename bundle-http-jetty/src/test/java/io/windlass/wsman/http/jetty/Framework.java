package io.windlass.wsman.http.jetty;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

/**
 * A framework with one empty bundle: a true service registry for classes of the test's class path.
 */
final class Framework implements AutoCloseable {
  private final org.osgi.framework.launch.Framework framework;
  private final BundleContext app;

  Framework(Path storage) throws Exception {
    framework =
        new FrameworkFactory()
            .newFramework(
                Map.of(
                    "org.osgi.framework.storage",
                    storage.toString(),
                    "felix.log.level",
                    "0",
                    "org.osgi.framework.system.packages.extra",
                    "jakarta.servlet;jakarta.servlet.http;version=6.0"));
    framework.start();
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
    manifest.getMainAttributes().putValue("Bundle-ManifestVersion", "2");
    manifest.getMainAttributes().putValue("Bundle-SymbolicName", "test.app");
    manifest.getMainAttributes().putValue("Import-Package", "jakarta.servlet");
    ByteArrayOutputStream jar = new ByteArrayOutputStream();
    new JarOutputStream(jar, manifest).close();
    Bundle bundle =
        context().installBundle("test:app", new ByteArrayInputStream(jar.toByteArray()));
    bundle.start();
    app = bundle.getBundleContext();
  }

  BundleContext context() {
    return framework.getBundleContext();
  }

  /** Registers a service of the bundle {@code test.app}. */
  <T> ServiceRegistration<T> register(Class<T> type, T service, Map<String, ?> properties) {
    return app.registerService(type, service, FrameworkUtil.asDictionary(properties));
  }

  @Override
  public void close() throws Exception {
    framework.stop();
    framework.waitForStop(10_000);
  }
}
