package io.windlass.wsman.client;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a request is addressed to (DSP0226 §5.1). Immutable.
 *
 * @param resourceUri the full URI
 * @param selectors name to value, in the order in which they are sent
 * @param options name to value of {@code wsman:OptionSet}
 * @param fragment the path of {@code wsman:FragmentTransfer}; empty for the whole resource
 */
public record ResourceLocator(
    String resourceUri,
    Map<String, String> selectors,
    Map<String, String> options,
    String fragment) {

  /** Copies, and keeps the order of the maps. */
  public ResourceLocator {
    selectors = Collections.unmodifiableMap(new LinkedHashMap<>(selectors));
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }

  /** A resource without selectors, options or fragment. */
  public static ResourceLocator of(String resourceUri) {
    return new ResourceLocator(resourceUri, Map.of(), Map.of(), "");
  }

  /** An instance. */
  public static ResourceLocator of(String resourceUri, Map<String, String> selectors) {
    return new ResourceLocator(resourceUri, selectors, Map.of(), "");
  }

  /** The same resource with options. */
  public ResourceLocator withOptions(Map<String, String> others) {
    return new ResourceLocator(resourceUri, selectors, others, fragment);
  }

  /** A part of the same resource (DSP0226 §7.7). */
  public ResourceLocator withFragment(String path) {
    return new ResourceLocator(resourceUri, selectors, options, path);
  }
}
