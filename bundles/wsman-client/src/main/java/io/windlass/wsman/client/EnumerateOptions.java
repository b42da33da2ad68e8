package io.windlass.wsman.client;

/**
 * How to enumerate (DSP0226 §8).
 *
 * @param dialect URI of the filter's language; empty without a filter
 * @param filterXml what stands inside {@code wsman:Filter}: escaped text or an element
 * @param mode what comes back per item
 * @param polymorphism how subclasses are shown; empty for the service's default
 * @param maxElements items per answer, at least 1
 */
public record EnumerateOptions(
    String dialect, String filterXml, Mode mode, String polymorphism, int maxElements) {

  /** The dialect of WQL. */
  public static final String WQL = "http://schemas.microsoft.com/wbem/wsman/1/WQL";

  /** The dialect that compares keys. */
  public static final String SELECTOR = "http://schemas.dmtf.org/wbem/wsman/1/wsman/SelectorFilter";

  /** The dialect that follows associations. */
  public static final String ASSOCIATION =
      "http://schemas.dmtf.org/wbem/wsman/1/cimbinding/associationFilter";

  /** What an item is. */
  public enum Mode {
    /** The object. */
    OBJECT,
    /** Its endpoint reference. */
    EPR,
    /** Both, in one {@code wsman:Item}. */
    OBJECT_AND_EPR
  }

  /** Everything, as objects. */
  public static EnumerateOptions all() {
    return new EnumerateOptions("", "", Mode.OBJECT, "", 32000);
  }

  /** The objects that a WQL query selects. */
  public static EnumerateOptions wql(String query) {
    return new EnumerateOptions(WQL, XmlText.escaped(query), Mode.OBJECT, "", 32000);
  }

  /** The same with something else per item. */
  public EnumerateOptions withMode(Mode other) {
    return new EnumerateOptions(dialect, filterXml, other, polymorphism, maxElements);
  }

  /**
   * The same with another number of items per answer; the service may give fewer.
   *
   * @throws IllegalArgumentException when it is less than 1
   */
  public EnumerateOptions withMaxElements(int items) {
    if (items < 1) {
      throw new IllegalArgumentException("MaxElements is at least 1, not " + items);
    }
    return new EnumerateOptions(dialect, filterXml, mode, polymorphism, items);
  }

  /** The same with another view of subclasses (DSP0227 §9): {@code None} for none of them. */
  public EnumerateOptions withPolymorphism(String other) {
    return new EnumerateOptions(dialect, filterXml, mode, other, maxElements);
  }

  /** The same with a filter. */
  public EnumerateOptions withFilter(String dialectUri, String xml) {
    return new EnumerateOptions(dialectUri, xml, mode, polymorphism, maxElements);
  }
}
