package io.windlass.wsman.client;

import io.windlass.wsman.xml.Namespaces;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A path as WMI writes it, and the resource that it names (MS-WMI §2.2.2, MS-WSMV §3.1.4.1.1):
 *
 * <pre>
 * \\host\root\cimv2:Win32_Service.Name="x"     winmgmts:{impersonationLevel=impersonate}!root\cimv2
 * //./root/cimv2:Class.K1="a",K2=3             root\cimv2:Class=@
 * </pre>
 *
 * <p>Names keep their case. Immutable.
 */
public final class WmiPath {
  /** Where a path without a namespace is looked for. */
  public static final String DEFAULT_NAMESPACE = "root/cimv2";

  /** The class that stands for all of a namespace. */
  public static final String ANY_CLASS = "*";

  private static final String NAMESPACE_SELECTOR = "__cimnamespace";

  /** How a resource URI is made of it. */
  public enum Family {
    /** {@code http://schemas.microsoft.com/wbem/wsman/1/wmi/root/cimv2/Class}. */
    MICROSOFT,
    /** {@code http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/Class} with __cimnamespace. */
    DMTF
  }

  /**
   * The value of a key.
   *
   * @param text without quotes and escapes
   * @param quoted true for strings, times and references; false for numbers and booleans
   */
  public record Key(String text, boolean quoted) {}

  /** Where the class is. */
  record Place(String server, String namespace) {}

  private final Place place;
  private final String className;
  private final Map<String, Key> keys;
  private final boolean singleton;
  private final Map<String, String> security;

  private WmiPath(
      Place place,
      String className,
      Map<String, Key> keys,
      boolean singleton,
      Map<String, String> security) {
    this.place = place;
    this.className = className;
    this.keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
    this.singleton = singleton;
    this.security = Collections.unmodifiableMap(new LinkedHashMap<>(security));
  }

  /**
   * Reads a path, or a moniker of {@code winmgmts:}.
   *
   * @throws IllegalArgumentException with what is wrong and at which character
   */
  public static WmiPath parse(String text) {
    return new WmiPathReader(text).read();
  }

  /**
   * True when a text can only be meant as a path: it begins with two slashes of either kind or
   * {@code winmgmts:}, names a namespace before a colon, or a class with keys. It need not be a
   * correct one.
   */
  public static boolean isMeantBy(String text) {
    return WmiPathReader.isMeantBy(text);
  }

  static WmiPath of(Place place, String className, Map<String, Key> keys) {
    return new WmiPath(place, className, keys, false, Map.of());
  }

  WmiPath asSingleton() {
    return new WmiPath(place, className, Map.of(), true, security);
  }

  WmiPath withSecurity(Map<String, String> settings) {
    return new WmiPath(place, className, keys, singleton, settings);
  }

  /**
   * The path of a resource of either family. Values become strings, since a resource does not tell
   * their types; a DMTF resource without __cimnamespace gets no namespace.
   *
   * @throws IllegalArgumentException when it is no class, or has options or a fragment
   */
  public static WmiPath of(ResourceLocator resource) {
    String uri = resource.resourceUri();
    if (!resource.options().isEmpty() || !resource.fragment().isEmpty()) {
      throw new IllegalArgumentException("A path cannot carry options or a fragment: " + uri);
    }
    Map<String, String> selectors = new LinkedHashMap<>(resource.selectors());
    String namespace = take(selectors, NAMESPACE_SELECTOR);
    int slash = uri.lastIndexOf('/');
    if (starts(uri, Namespaces.MS_WMI) && slash > Namespaces.MS_WMI.length()) {
      String named = uri.substring(Namespaces.MS_WMI.length(), slash);
      if (!namespace.isEmpty() && !namespace.equalsIgnoreCase(named)) {
        throw new IllegalArgumentException(
            "The URI says " + named + " and __cimnamespace says " + namespace);
      }
      namespace = named;
    } else if (!starts(uri, Namespaces.CIM_SCHEMA) || slash >= Namespaces.CIM_SCHEMA.length()) {
      throw new IllegalArgumentException(
          uri
              + " is no class of WMI: such a URI begins with "
              + Namespaces.MS_WMI
              + " or "
              + Namespaces.CIM_SCHEMA);
    }
    Map<String, Key> keys = new LinkedHashMap<>();
    selectors.forEach((name, value) -> keys.put(name, new Key(value, true)));
    resource
        .references()
        .forEach((name, value) -> keys.put(name, new Key(of(value).asReference(), true)));
    Place place = new Place("", namespace.replace('\\', '/'));
    WmiPath path = of(place, uri.substring(slash + 1), keys);
    // Whatever a service calls its classes: what is written has to be read again.
    if (!parse(path.toString()).equals(path)) {
      throw new IllegalArgumentException(uri + " cannot be written as a path");
    }
    return path;
  }

  /** With the server, so that it is known as a path whatever its namespace is called. */
  private String asReference() {
    return place.namespace.isEmpty()
        ? toString()
        : new WmiPath(new Place(".", place.namespace), className, keys, singleton, Map.of())
            .toString();
  }

  private static boolean starts(String uri, String prefix) {
    return uri.regionMatches(true, 0, prefix, 0, prefix.length());
  }

  private static String take(Map<String, String> selectors, String name) {
    for (String each : selectors.keySet()) {
      if (each.equalsIgnoreCase(name)) {
        return selectors.remove(each);
      }
    }
    return "";
  }

  /** The host before the namespace, {@code .} for this one; empty when none is named. */
  public String server() {
    return place.server;
  }

  /** With slashes, {@code root/cimv2}; empty when the path names none. */
  public String namespace() {
    return place.namespace;
  }

  /** The class; {@code *} for all; empty when the path names a namespace only. */
  public String className() {
    return className;
  }

  /** Name to value, in the order in which they are written. */
  public Map<String, Key> keys() {
    return keys;
  }

  /** True for {@code Class=@}: the only instance of its class. */
  public boolean isSingleton() {
    return singleton;
  }

  /**
   * What a moniker says of DCOM, {@code impersonationLevel} and the like. It has no counterpart in
   * WS-Management, where the session says who somebody is, and is never sent.
   */
  public Map<String, String> securitySettings() {
    return security;
  }

  /** The resource with a URI of Microsoft's. */
  public ResourceLocator toResource() {
    return toResource(Family.MICROSOFT);
  }

  /**
   * The resource. A namespace alone becomes the class {@code *}, which is enumerated with a filter.
   * A key whose value is itself a path with a namespace and keys becomes a reference (DSP0226
   * §5.1.2.2). The server is not part of a resource: whoever makes the session looks at {@link
   * #server()}.
   */
  public ResourceLocator toResource(Family family) {
    return toResource(family, 0);
  }

  private ResourceLocator toResource(Family family, int depth) {
    String namespace = place.namespace.isEmpty() ? DEFAULT_NAMESPACE : place.namespace;
    String name = className.isEmpty() ? ANY_CLASS : className;
    ResourceLocator resource =
        family == Family.MICROSOFT
            ? ResourceLocator.of(Namespaces.MS_WMI + namespace + "/" + name)
            : ResourceLocator.of(
                Namespaces.CIM_SCHEMA + name, Map.of(NAMESPACE_SELECTOR, namespace));
    for (Map.Entry<String, Key> key : keys.entrySet()) {
      WmiPath target = WmiPathReader.reference(key.getValue(), depth);
      resource =
          target == null
              ? resource.withSelector(key.getKey(), key.getValue().text())
              : resource.withReference(key.getKey(), target.toResource(family, depth + 1));
    }
    return resource;
  }

  /** The path with backslashes, without the moniker: {@link #parse} reads it again. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    if (!place.server.isEmpty()) {
      out.append("\\\\").append(place.server).append('\\');
    }
    out.append(place.namespace.replace('/', '\\'));
    if (className.isEmpty()) {
      // The colon tells a namespace from a class.
      return out.append(place.server.isEmpty() ? ":" : "").toString();
    }
    out.append(place.namespace.isEmpty() ? "" : ":").append(className);
    if (singleton) {
      return out.append("=@").toString();
    }
    char before = '.';
    for (Map.Entry<String, Key> key : keys.entrySet()) {
      out.append(before).append(key.getKey()).append('=');
      String text = key.getValue().text();
      if (key.getValue().quoted()) {
        out.append('"').append(text.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
      } else {
        out.append(text);
      }
      before = ',';
    }
    return out.toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WmiPath that
        && place.equals(that.place)
        && className.equals(that.className)
        && keys.equals(that.keys)
        && singleton == that.singleton
        && security.equals(that.security);
  }

  @Override
  public int hashCode() {
    return Objects.hash(place, className, keys, singleton, security);
  }
}
