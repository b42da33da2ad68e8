package io.windlass.wsman.xml.enumeration;

import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.xml.Namespaces;
import io.windlass.wsman.xml.XmlCursor;
import io.windlass.wsman.xml.cim.EndpointReference;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;

/**
 * {@code Filter} of an Enumerate (DSP0226 §8.3): text in a dialect, a selector filter, or an
 * association filter (DSP0227). Immutable.
 *
 * @param dialect absent means XPath 1.0
 * @param text trimmed; empty when the filter holds an element
 * @param namespaces the prefixes that stand in the text, with what they mean there
 * @param selectors those of a selector filter, by name without case
 * @param association the association filter
 */
public record Filter(
    Optional<String> dialect,
    String text,
    Map<String, String> namespaces,
    Optional<Map<String, String>> selectors,
    Optional<AssociationFilter> association) {
  private static final Pattern PREFIX =
      Pattern.compile("(?<![\\w.-])([A-Za-z_][\\w.-]{0,63}):(?!:)");
  private static final int MAX_PREFIXES = 64;

  /** Reads the filter that the cursor is on, to its end tag. */
  static Filter read(XmlCursor cursor) throws XMLStreamException, ResourceFault {
    Optional<String> dialect = Optional.ofNullable(cursor.attribute(null, "Dialect"));
    String text = cursor.textOrChild();
    if (text != null) {
      return new Filter(
          dialect, text, namespaces(text, cursor), Optional.empty(), Optional.empty());
    }
    Optional<Map<String, String>> selectors = Optional.empty();
    Optional<AssociationFilter> association = Optional.empty();
    if (cursor.isOn(Namespaces.WSMAN, "SelectorSet")) {
      selectors = Optional.of(selectors(cursor));
    } else if (AssociationFilter.isOn(cursor)) {
      association = Optional.of(AssociationFilter.read(cursor));
    } else {
      cursor.skip();
    }
    cursor.leave();
    return new Filter(dialect, "", Map.of(), selectors, association);
  }

  private static Map<String, String> selectors(XmlCursor cursor)
      throws XMLStreamException, ResourceFault {
    Map<String, String> texts = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    Map<String, Target> references = new HashMap<>();
    while (cursor.nextElement()) {
      String name = cursor.attribute(null, "Name");
      if (EndpointReference.readSelector(
          name == null ? "" : name.strip(), cursor, texts, references)) {
        throw new XMLStreamException(
            "a selector filter compares with text only", cursor.reader().getLocation());
      }
    }
    return texts;
  }

  /** The declarations are known while the cursor is on the filter, and not later. */
  private static Map<String, String> namespaces(String text, XmlCursor cursor) {
    Map<String, String> found = new HashMap<>();
    Matcher prefixes = PREFIX.matcher(text);
    while (found.size() < MAX_PREFIXES && prefixes.find()) {
      String uri = cursor.reader().getNamespaceURI(prefixes.group(1));
      if (uri != null) {
        found.put(prefixes.group(1), uri);
      }
    }
    return Map.copyOf(found);
  }
}
