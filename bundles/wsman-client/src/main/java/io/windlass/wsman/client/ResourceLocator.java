package io.windlass.wsman.client;

import io.windlass.wsman.xml.Namespaces;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** What a request is addressed to (DSP0226 §5.1). Immutable. */
public final class ResourceLocator {
  /** More would be an endless chain of references. */
  private static final int MAX_DEPTH = 8;

  /** A part of the resource (DSP0226 §7.7); an empty dialect is XPath. */
  private record Fragment(String path, String dialect) {
    private static final Fragment WHOLE = new Fragment("", "");
  }

  /** {@code wsman:OptionSet} (DSP0226 §6.4). */
  private record Options(Map<String, Option> named, boolean mustUnderstand) {
    private static final Options NONE = new Options(Map.of(), true);
  }

  /** The value of an option, and whether the service has to obey it. */
  record Option(String value, boolean mustComply) {}

  private final String resourceUri;
  private final Map<String, String> selectors;
  private final Map<String, ResourceLocator> references;
  private final Options options;
  private final Fragment fragment;

  /**
   * A resource.
   *
   * @param resourceUri the full URI
   * @param selectors name to value, in the order in which they are sent
   * @param options name to value of {@code wsman:OptionSet}
   * @param fragment the path of {@code wsman:FragmentTransfer}; empty for the whole resource
   */
  public ResourceLocator(
      String resourceUri,
      Map<String, String> selectors,
      Map<String, String> options,
      String fragment) {
    this(
        Objects.requireNonNull(resourceUri, "resourceUri"),
        copy(selectors),
        Map.of(),
        new Options(optional(options), true),
        new Fragment(fragment, ""));
  }

  private ResourceLocator(
      String resourceUri,
      Map<String, String> selectors,
      Map<String, ResourceLocator> references,
      Options options,
      Fragment fragment) {
    this.resourceUri = resourceUri;
    this.selectors = selectors;
    this.references = references;
    this.options = options;
    this.fragment = fragment;
  }

  private static <V> Map<String, V> copy(Map<String, V> values) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  private static Map<String, Option> optional(Map<String, String> values) {
    Map<String, Option> options = new LinkedHashMap<>();
    values.forEach((name, value) -> options.put(name, new Option(value, false)));
    return options;
  }

  /** A resource without selectors, options or fragment. */
  public static ResourceLocator of(String resourceUri) {
    return of(resourceUri, Map.of());
  }

  /** An instance. */
  public static ResourceLocator of(String resourceUri, Map<String, String> selectors) {
    return new ResourceLocator(resourceUri, selectors, Map.of(), "");
  }

  /**
   * What an endpoint reference points at: the URI and the selectors of its reference parameters.
   * Its address is not looked at, as it says by which way the service calls itself.
   *
   * @param reference {@code wsa:EndpointReference}, {@code wxf:ResourceCreated} or whatever else
   *     has its content
   * @throws WsmanException when it has no resource URI
   */
  public static ResourceLocator of(XmlElement reference) throws WsmanException {
    return of(reference, 0);
  }

  private static ResourceLocator of(XmlElement reference, int depth) throws WsmanException {
    XmlElement parameters =
        reference
            .child(Namespaces.ADDRESSING, "ReferenceParameters")
            .orElseThrow(() -> noReference(reference));
    String uri = parameters.textOf("ResourceURI");
    if (uri.isEmpty() || depth > MAX_DEPTH) {
      throw noReference(reference);
    }
    Map<String, String> selectors = new LinkedHashMap<>();
    Map<String, ResourceLocator> references = new LinkedHashMap<>();
    for (XmlElement set : parameters.children("SelectorSet")) {
      for (XmlElement selector : set.children("Selector")) {
        String name = selector.attribute("Name").orElse("");
        if (selector.children().isEmpty()) {
          selectors.put(name, selector.text());
        } else {
          references.put(name, of(selector.children().get(0), depth + 1));
        }
      }
    }
    return new ResourceLocator(
        uri, copy(selectors), copy(references), Options.NONE, Fragment.WHOLE);
  }

  private static WsmanException noReference(XmlElement element) {
    return new WsmanException(
        element.localName() + " is no endpoint reference with a ResourceURI of WS-Management");
  }

  /** The full URI. */
  public String resourceUri() {
    return resourceUri;
  }

  /** Name to value, in the order in which they are sent. */
  public Map<String, String> selectors() {
    return selectors;
  }

  /** The selectors whose value is another resource: the keys of associations. */
  public Map<String, ResourceLocator> references() {
    return references;
  }

  /** Name to value of {@code wsman:OptionSet}. */
  public Map<String, String> options() {
    Map<String, String> values = new LinkedHashMap<>();
    options.named.forEach((name, option) -> values.put(name, option.value));
    return Collections.unmodifiableMap(values);
  }

  /** The path of {@code wsman:FragmentTransfer}; empty for the whole resource. */
  public String fragment() {
    return fragment.path;
  }

  /** The language of the fragment's path; empty for XPath 1.0. */
  public String fragmentDialect() {
    return fragment.dialect;
  }

  /** True when a service that knows no options has to refuse the request. */
  public boolean mustUnderstandOptions() {
    return options.mustUnderstand;
  }

  Map<String, Option> namedOptions() {
    return options.named;
  }

  /** The same resource with one selector more, or another value for it. */
  public ResourceLocator withSelector(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(selectors);
    more.put(name, value);
    return new ResourceLocator(resourceUri, copy(more), references, options, fragment);
  }

  /** The same resource with a selector whose value is a resource (DSP0226 §5.1.2.2). */
  public ResourceLocator withReference(String name, ResourceLocator value) {
    Map<String, ResourceLocator> more = new LinkedHashMap<>(references);
    more.put(name, value);
    return new ResourceLocator(resourceUri, selectors, copy(more), options, fragment);
  }

  /** The same resource with these options and no others. */
  public ResourceLocator withOptions(Map<String, String> others) {
    Options changed = new Options(optional(others), options.mustUnderstand);
    return new ResourceLocator(resourceUri, selectors, references, changed, fragment);
  }

  /**
   * The same resource with one option more, or another value for it.
   *
   * @param mustComply true when the service has to fault if it cannot obey
   */
  public ResourceLocator withOption(String name, String value, boolean mustComply) {
    Map<String, Option> more = new LinkedHashMap<>(options.named);
    more.put(name, new Option(value, mustComply));
    Options changed = new Options(copy(more), options.mustUnderstand);
    return new ResourceLocator(resourceUri, selectors, references, changed, fragment);
  }

  /** The same resource; says whether a service may pass over options. True unless said. */
  public ResourceLocator withMustUnderstandOptions(boolean mustUnderstand) {
    Options changed = new Options(options.named, mustUnderstand);
    return new ResourceLocator(resourceUri, selectors, references, changed, fragment);
  }

  /** A part of the same resource, by XPath (DSP0226 §7.7). */
  public ResourceLocator withFragment(String path) {
    return withFragment(path, "");
  }

  /** A part of the same resource, in the language with that URI. */
  public ResourceLocator withFragment(String path, String dialect) {
    Fragment part = new Fragment(path, dialect);
    return new ResourceLocator(resourceUri, selectors, references, options, part);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ResourceLocator that
        && resourceUri.equals(that.resourceUri)
        && selectors.equals(that.selectors)
        && references.equals(that.references)
        && options.equals(that.options)
        && fragment.equals(that.fragment);
  }

  @Override
  public int hashCode() {
    return Objects.hash(resourceUri, selectors, references, options, fragment);
  }

  /** For messages. */
  @Override
  public String toString() {
    return resourceUri + (selectors.isEmpty() ? "" : "?" + selectors);
  }
}
