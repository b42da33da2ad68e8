package io.windlass.wsman.core.registry;

import io.windlass.wsman.api.WsmanResource;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What a service registration says about a provider.
 *
 * @param serviceId {@code service.id}
 * @param ranking {@code service.ranking}
 * @param bundle the symbolic name of the bundle
 * @param resourceUris {@link WsmanResource#URI}
 * @param exact {@link WsmanResource#EXACT}
 * @param supportsOptions {@link WsmanResource#SUPPORTS_OPTIONS}, or options are named
 * @param options {@link WsmanResource#OPTIONS}; empty when the provider looks at names itself
 */
public record ProviderFacts(
    long serviceId,
    int ranking,
    String bundle,
    List<String> resourceUris,
    boolean exact,
    boolean supportsOptions,
    List<String> options) {

  /** Reads service properties; whatever has the wrong type counts as absent. */
  public static ProviderFacts of(String bundle, Map<String, ?> properties) {
    List<String> options = strings(properties.get(WsmanResource.OPTIONS));
    return new ProviderFacts(
        properties.get("service.id") instanceof Long id ? id : -1,
        properties.get("service.ranking") instanceof Integer rank ? rank : 0,
        bundle,
        strings(properties.get(WsmanResource.URI)),
        Boolean.TRUE.equals(properties.get(WsmanResource.EXACT)),
        Boolean.TRUE.equals(properties.get(WsmanResource.SUPPORTS_OPTIONS)) || !options.isEmpty(),
        options);
  }

  private static List<String> strings(Object value) {
    if (value instanceof String text) {
      return List.of(text);
    }
    if (value instanceof String[] array) {
      return List.of(array);
    }
    if (value instanceof Collection<?> all) {
      return all.stream().filter(String.class::isInstance).map(String.class::cast).toList();
    }
    return List.of();
  }

  /** True when this one wins over another at the same URI: by ranking, then by age. */
  boolean precedes(ProviderFacts other) {
    return ranking != other.ranking ? ranking > other.ranking : serviceId < other.serviceId;
  }
}
