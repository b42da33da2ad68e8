package io.windlass.wsman.api;

import java.net.URI;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/** What a request is addressed to (DSP0226 §5.1): a class, or one instance of it. Immutable. */
@ProviderType
public interface Target {
  /** The resource URI as the client wrote it. */
  URI resourceUri();

  /** CIM namespace with forward slashes, such as {@code root/cimv2}; empty when there is none. */
  String namespace();

  /** The last segment of the resource URI, spelt as the schema does when there is one. */
  String className();

  /** Selector name to text, without {@code __cimnamespace}; names compare without case. */
  Map<String, String> selectors();

  /**
   * The selectors whose value is an endpoint reference (DSP0226 R5.1.2.2-5): the keys of an
   * association. Names compare without case.
   */
  Map<String, Target> references();

  /**
   * A target; namespace and class are taken from the URI and, for the DMTF prefix, from the
   * selector {@code __cimnamespace}.
   */
  static Target of(URI resourceUri, Map<String, String> selectors) {
    return of(resourceUri, selectors, Map.of());
  }

  /** As the short form, with selectors that are endpoint references. */
  static Target of(URI resourceUri, Map<String, String> selectors, Map<String, Target> references) {
    return ResourceAddress.parse(resourceUri, selectors, references);
  }

  /** The Microsoft form of a class's resource URI, with keys. */
  static Target ofClass(String namespace, String className, Map<String, String> keys) {
    return ofClass(namespace, className, keys, Map.of());
  }

  /** As the short form, with keys that are references. */
  static Target ofClass(
      String namespace,
      String className,
      Map<String, String> keys,
      Map<String, Target> references) {
    return ResourceAddress.ofClass(namespace, className, keys, references);
  }
}
