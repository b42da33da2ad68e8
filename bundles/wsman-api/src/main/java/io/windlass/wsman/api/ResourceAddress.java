package io.windlass.wsman.api;

import java.net.URI;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The one implementation of {@link Target}. */
final class ResourceAddress implements Target {
  static final String WMI_PREFIX = "http://schemas.microsoft.com/wbem/wsman/1/wmi/";
  static final String CIM_PREFIX = "http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/";
  static final String NAMESPACE_SELECTOR = "__cimnamespace";

  private final URI resourceUri;
  private final String namespace;
  private final String className;
  private final Map<String, String> selectors;
  private final Map<String, Target> references;

  private ResourceAddress(
      URI resourceUri,
      String namespace,
      String className,
      Map<String, String> selectors,
      Map<String, Target> references) {
    this.resourceUri = Objects.requireNonNull(resourceUri, "resourceUri");
    this.namespace = Objects.requireNonNull(namespace, "namespace");
    this.className = Objects.requireNonNull(className, "className");
    this.selectors = Collections.unmodifiableMap(selectors);
    this.references = references.isEmpty() ? Map.of() : withoutCase(references);
  }

  private static <V> Map<String, V> withoutCase(Map<String, V> map) {
    TreeMap<String, V> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(map);
    return Collections.unmodifiableMap(copy);
  }

  static Target parse(URI uri, Map<String, String> selectors, Map<String, Target> references) {
    TreeMap<String, String> keys = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    keys.putAll(selectors);
    String declared = keys.remove(NAMESPACE_SELECTOR);
    String text = uri.toString();
    String namespace = declared == null ? "" : declared;
    String path = text;
    if (startsWith(text, WMI_PREFIX)) {
      path = text.substring(WMI_PREFIX.length());
      int slash = path.lastIndexOf('/');
      namespace = slash < 0 ? namespace : path.substring(0, slash);
    }
    String className = path.substring(path.lastIndexOf('/') + 1);
    return new ResourceAddress(uri, normalise(namespace), className, keys, references);
  }

  static Target ofClass(
      String namespace,
      String className,
      Map<String, String> keys,
      Map<String, Target> references) {
    String path = normalise(namespace);
    return new ResourceAddress(
        URI.create(WMI_PREFIX + path + "/" + className),
        path,
        className,
        withoutCase(keys),
        references);
  }

  private static boolean startsWith(String text, String prefix) {
    return text.regionMatches(true, 0, prefix, 0, prefix.length());
  }

  private static String normalise(String namespace) {
    return namespace.replace('\\', '/').toLowerCase(Locale.ROOT);
  }

  @Override
  public URI resourceUri() {
    return resourceUri;
  }

  @Override
  public String namespace() {
    return namespace;
  }

  @Override
  public String className() {
    return className;
  }

  @Override
  public Map<String, String> selectors() {
    return selectors;
  }

  @Override
  public Map<String, Target> references() {
    return references;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ResourceAddress that
        && resourceUri.equals(that.resourceUri)
        && namespace.equals(that.namespace)
        && selectors.equals(that.selectors)
        && references.equals(that.references);
  }

  @Override
  public int hashCode() {
    return Objects.hash(resourceUri, namespace, selectors, references);
  }

  @Override
  public String toString() {
    return resourceUri + " " + selectors + (references.isEmpty() ? "" : " " + references);
  }
}
