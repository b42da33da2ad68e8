package io.windlass.wsman.automation;

import java.util.LinkedHashMap;
import java.util.Map;

/** A resource with selectors, options and a fragment, in the place of a URI. */
public final class ResourceLocator {
  private record Option(String value, boolean mustComply) {}

  private final LastError error = new LastError("ResourceLocator");
  private final Map<String, Object> selectors = new LinkedHashMap<>();
  private final Map<String, Option> options = new LinkedHashMap<>();
  private String resourceUri;
  private String fragmentPath = "";
  private String fragmentDialect = "";
  private boolean mustUnderstandOptions;

  ResourceLocator(String resourceUri) {
    this.resourceUri = resourceUri == null ? "" : resourceUri;
  }

  /** The URI, perhaps with selectors behind a question mark, or a path of WMI. */
  public String getResourceURI() {
    return resourceUri;
  }

  /** Sets the URI. */
  public void setResourceURI(String uri) {
    resourceUri = uri == null ? "" : uri;
  }

  /** The path of the part that is meant; empty for the whole resource. */
  public String getFragmentPath() {
    return fragmentPath;
  }

  /** Sets the path of the part. */
  public void setFragmentPath(String path) {
    fragmentPath = path == null ? "" : path;
  }

  /** The URI of the path's language; empty for XPath 1.0. */
  public String getFragmentDialect() {
    return fragmentDialect;
  }

  /** Sets the URI of the path's language. */
  public void setFragmentDialect(String uri) {
    fragmentDialect = uri == null ? "" : uri;
  }

  /** True when a service that knows no options has to refuse the request. */
  public boolean getMustUnderstandOptions() {
    return mustUnderstandOptions;
  }

  /** Sets whether a service that knows no options has to refuse the request. */
  public void setMustUnderstandOptions(boolean value) {
    mustUnderstandOptions = value;
  }

  /**
   * Adds a selector.
   *
   * @param value a text, number or boolean, or another ResourceLocator for a reference
   */
  public void AddSelector(String name, Object value) {
    error.watch(() -> selectors.put(required(name, "selector"), plain(value)));
  }

  /** Adds an option that the service need not obey. */
  public void AddOption(String name, Object value) {
    AddOption(name, value, false);
  }

  /**
   * Adds an option.
   *
   * @param mustComply true when the service has to fault if it cannot obey
   */
  public void AddOption(String name, Object value, boolean mustComply) {
    error.watch(
        () -> options.put(required(name, "option"), new Option(text(plain(value)), mustComply)));
  }

  /** Forgets all selectors. */
  public void ClearSelectors() {
    selectors.clear();
  }

  /** Forgets all options. */
  public void ClearOptions() {
    options.clear();
  }

  /** The failure of the last call as XML; empty when it worked. */
  public String getError() {
    return error.xml();
  }

  private static String required(String name, String what) {
    if (name == null || name.isEmpty()) {
      throw new IllegalArgumentException("The " + what + " needs a name");
    }
    return name;
  }

  private static Object plain(Object value) {
    if (value == null) {
      throw new IllegalArgumentException("A selector or option needs a value");
    }
    return value;
  }

  /** Whole numbers of scripts are often floating point numbers of Java. */
  static String text(Object value) {
    if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15) {
      return Long.toString(number.longValue());
    }
    return value.toString();
  }

  /** What the client library calls it. */
  io.windlass.wsman.client.ResourceLocator toClient() {
    io.windlass.wsman.client.ResourceLocator resource = Resources.uri(resourceUri);
    for (Map.Entry<String, Object> each : selectors.entrySet()) {
      resource =
          each.getValue() instanceof ResourceLocator other
              ? resource.withReference(each.getKey(), other.toClient())
              : resource.withSelector(each.getKey(), text(each.getValue()));
    }
    for (Map.Entry<String, Option> each : options.entrySet()) {
      Option option = each.getValue();
      resource = resource.withOption(each.getKey(), option.value, option.mustComply);
    }
    return resource
        .withMustUnderstandOptions(mustUnderstandOptions)
        .withFragment(fragmentPath, fragmentDialect);
  }
}
