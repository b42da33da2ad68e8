package io.windlass.wsman.config.store;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** Configuration Admin in memory: as much of it as is used here. */
public final class MemoryAdmin implements InvocationHandler {
  private final Map<String, Entry> entries = new TreeMap<>();
  private final Delivery delivery;

  /** Tells a delivery of every change at once. */
  public MemoryAdmin(Delivery delivery) {
    this.delivery = delivery;
  }

  /** The service. */
  public ConfigurationAdmin service() {
    return proxy(ConfigurationAdmin.class, this);
  }

  /** The values by name; empty when there is no such configuration. */
  public Map<String, Object> values(String pid) {
    Entry entry = entries.get(pid);
    Map<String, Object> values = new LinkedHashMap<>();
    if (entry != null && entry.values != null) {
      Collections.list(entry.values.keys()).forEach(key -> values.put(key, entry.values.get(key)));
    }
    return values;
  }

  /** The PIDs that hold something. */
  public List<String> pids() {
    return entries.values().stream()
        .filter(entry -> entry.values != null)
        .map(entry -> entry.pid)
        .toList();
  }

  @Override
  public Object invoke(Object self, Method method, Object[] arguments) {
    switch (method.getName()) {
      case "getConfiguration":
        return entry((String) arguments[0], null);
      case "getFactoryConfiguration":
        return entry(arguments[0] + "~" + arguments[1], (String) arguments[0]);
      case "listConfigurations":
        return list((String) arguments[0]);
      default:
        throw new UnsupportedOperationException(method.toString());
    }
  }

  private Configuration entry(String pid, String factory) {
    return entries.computeIfAbsent(pid, key -> new Entry(pid, factory)).service;
  }

  private Configuration[] list(String filter) {
    String[] term = filter.substring(1, filter.length() - 1).split("=", 2);
    Configuration[] found =
        entries.values().stream()
            .filter(entry -> entry.values != null)
            .filter(
                entry -> term[1].equals(term[0].equals("service.pid") ? entry.pid : entry.factory))
            .map(entry -> entry.service)
            .toArray(Configuration[]::new);
    return found.length == 0 ? null : found;
  }

  private final class Entry implements InvocationHandler {
    private final String pid;
    private final String factory;
    private final Configuration service = proxy(Configuration.class, this);
    private Dictionary<String, Object> values;

    Entry(String pid, String factory) {
      this.pid = pid;
      this.factory = factory;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Object invoke(Object self, Method method, Object[] arguments) {
      switch (method.getName()) {
        case "getPid":
          return pid;
        case "getFactoryPid":
          return factory;
        case "getProperties":
          return values == null ? null : copy(values);
        case "update":
          values = copy((Dictionary<String, Object>) arguments[0]);
          values.put("service.pid", pid);
          delivery.told(pid);
          return null;
        case "delete":
          entries.remove(pid);
          delivery.told(pid);
          return null;
        case "equals":
          return self == arguments[0];
        case "hashCode":
          return System.identityHashCode(self);
        default:
          throw new UnsupportedOperationException(method.toString());
      }
    }

    private static Dictionary<String, Object> copy(Dictionary<String, Object> from) {
      Dictionary<String, Object> copy = new Hashtable<>();
      Collections.list(from.keys()).forEach(key -> copy.put(key, from.get(key)));
      return copy;
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
