package io.windlass.wsman.core.envelope;

import io.windlass.wsman.xml.XmlCursor;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;

/**
 * The header {@code wsman:FragmentTransfer} as written (DSP0226 §7.7).
 *
 * @param dialect empty when the header names none, which means XPath 1.0
 * @param expression the text, trimmed; empty when the header holds an element instead
 * @param namespaces the prefixes that the expression uses, with their URIs
 * @param mustUnderstand as the header says
 */
public record FragmentTransfer(
    Optional<String> dialect,
    String expression,
    Map<String, String> namespaces,
    boolean mustUnderstand) {

  private static final int MAX_LENGTH = 4096;
  private static final Pattern PREFIX = Pattern.compile("([A-Za-z_][\\w.-]{0,63}):(?!:)");

  /** Reads the header that the cursor is on, to its end tag. */
  static FragmentTransfer read(XmlCursor cursor, boolean mustUnderstand) throws XMLStreamException {
    Optional<String> dialect = Optional.ofNullable(cursor.attribute(null, "Dialect"));
    String text = cursor.textOrChild();
    if (text == null) {
      cursor.skip();
      cursor.leave();
      return new FragmentTransfer(dialect, "", Map.of(), mustUnderstand);
    }
    if (text.length() > MAX_LENGTH) {
      throw new XMLStreamException(
          "a FragmentTransfer of more than " + MAX_LENGTH + " characters",
          cursor.reader().getLocation());
    }
    return new FragmentTransfer(dialect, text, namespaces(text, cursor), mustUnderstand);
  }

  /** Prefixes have their meaning at the header, so it has to be taken down here. */
  private static Map<String, String> namespaces(String expression, XmlCursor cursor) {
    Map<String, String> found = new HashMap<>();
    Matcher prefixes = PREFIX.matcher(expression);
    while (prefixes.find()) {
      String uri = cursor.reader().getNamespaceURI(prefixes.group(1));
      if (uri != null) {
        found.put(prefixes.group(1), uri);
      }
    }
    return Map.copyOf(found);
  }
}
