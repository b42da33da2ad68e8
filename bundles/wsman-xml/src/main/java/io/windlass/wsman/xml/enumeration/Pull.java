package io.windlass.wsman.xml.enumeration;

import io.windlass.wsman.xml.XmlCursor;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/**
 * {@code wsen:Pull} (DSP0226 §8.4), {@code wsen:Release} (§8.5), Renew and GetStatus, read by hand:
 * there are many of them, and nothing in them that needs a binding. Elements are taken by local
 * name, because clients put MaxElements in either namespace.
 */
public final class Pull {
  private final String context;
  private final String maxElements;
  private final String maxCharacters;
  private final String maxTime;
  private final String expires;

  private Pull(
      String context, String maxElements, String maxCharacters, String maxTime, String expires) {
    this.context = context;
    this.maxElements = maxElements;
    this.maxCharacters = maxCharacters;
    this.maxTime = maxTime;
    this.expires = expires;
  }

  /** Reads the element that the cursor is on, to its end tag. */
  public static Pull read(XmlCursor cursor) throws XMLStreamException {
    String context = null;
    String maxElements = null;
    String maxCharacters = null;
    String maxTime = null;
    String expires = null;
    while (cursor.nextElement()) {
      switch (cursor.reader().getLocalName()) {
        case "EnumerationContext":
          context = cursor.text();
          break;
        case "MaxElements":
          maxElements = cursor.text();
          break;
        case "MaxCharacters":
          maxCharacters = cursor.text();
          break;
        case "MaxTime":
          maxTime = cursor.text();
          break;
        case "Expires":
          expires = cursor.text();
          break;
        default:
          cursor.skip();
      }
    }
    return new Pull(context, maxElements, maxCharacters, maxTime, expires);
  }

  /** The enumeration context. */
  public Optional<String> context() {
    return Optional.ofNullable(context);
  }

  /** The most items, as written. */
  public Optional<String> maxElements() {
    return Optional.ofNullable(maxElements);
  }

  /** The most characters of all items together, as written. */
  public Optional<String> maxCharacters() {
    return Optional.ofNullable(maxCharacters);
  }

  /** The end that a Renew asks for, as written. */
  public Optional<String> expires() {
    return Optional.ofNullable(expires);
  }

  /** The longest wait, xs:duration, as written. */
  public Optional<String> maxTime() {
    return Optional.ofNullable(maxTime);
  }
}
