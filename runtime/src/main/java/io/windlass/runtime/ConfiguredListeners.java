package io.windlass.runtime;

import java.lang.reflect.InvocationTargetException;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** Counts the listeners that Configuration Admin knows, from files or set by {@code winrm}. */
final class ConfiguredListeners {
  private static final String SERVICE = "org.osgi.service.cm.ConfigurationAdmin";
  private static final String FILTER = "(service.factoryPid=io.windlass.wsman.listener)";

  private ConfiguredListeners() {}

  static int count(BundleContext context) throws StartFailure {
    try {
      ServiceReference<?>[] found = context.getAllServiceReferences(SERVICE, null);
      if (found == null) {
        throw new StartFailure("no Configuration Admin service: the installation is incomplete");
      }
      return count(context, found[0]);
    } catch (ReflectiveOperationException | InvalidSyntaxException e) {
      throw new StartFailure("Configuration Admin cannot be asked for listeners: " + e, e);
    }
  }

  /** By reflection, because the interface's class belongs to a bundle. */
  private static int count(BundleContext context, ServiceReference<?> reference)
      throws ReflectiveOperationException {
    Object admin = context.getService(reference);
    try {
      Class<?> type = Class.forName(SERVICE, true, admin.getClass().getClassLoader());
      Object[] found =
          (Object[]) type.getMethod("listConfigurations", String.class).invoke(admin, FILTER);
      return found == null ? 0 : found.length;
    } catch (InvocationTargetException e) {
      throw new ReflectiveOperationException(e.getCause());
    } finally {
      context.ungetService(reference);
    }
  }
}
