package io.windlass.wsman.http.jetty;

import java.lang.reflect.Proxy;
import java.util.Map;

/** Configurations as the component runtime makes them: some values, and defaults for the rest. */
final class Annotations {
  private Annotations() {}

  static <T> T of(Class<T> type, Map<String, Object> values) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, none) ->
                values.getOrDefault(method.getName(), method.getDefaultValue())));
  }
}
