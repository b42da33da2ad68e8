package io.windlass.wsman.xml;

import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A walk over elements: comments and white space are skipped, a DOCTYPE and processing instructions
 * are refused (DSP0226 R13.1-10, R13.1-11). For one thread.
 */
public final class XmlCursor {
  private static final Set<String> TRUE = Set.of("true", "1");

  private final XMLStreamReader reader;

  /** A walk that begins where the reader stands. */
  public XmlCursor(XMLStreamReader reader) {
    this.reader = reader;
  }

  /** The reader behind the walk. */
  public XMLStreamReader reader() {
    return reader;
  }

  /**
   * Moves to the next child element of the element that the cursor is in.
   *
   * @return false when its end tag was reached instead
   * @throws XMLStreamException when text, or something that is not allowed, stands there
   */
  public boolean nextElement() throws XMLStreamException {
    while (true) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT:
          return true;
        case XMLStreamConstants.END_ELEMENT:
        case XMLStreamConstants.END_DOCUMENT:
          return false;
        case XMLStreamConstants.CHARACTERS:
        case XMLStreamConstants.CDATA:
          if (!reader.isWhiteSpace()) {
            throw new XMLStreamException("text where an element is expected", reader.getLocation());
          }
          break;
        default:
          refuseForbidden();
      }
    }
  }

  /** The text of the element that the cursor is on, trimmed; moves to its end tag. */
  public String text() throws XMLStreamException {
    String text = wholeText();
    if (text == null) {
      throw new XMLStreamException("an element where text is expected", reader.getLocation());
    }
    return text.strip();
  }

  /**
   * The text of the element that the cursor is on, trimmed; or null when a child element comes
   * first, which the cursor is then on.
   */
  public String textOrChild() throws XMLStreamException {
    String text = wholeText();
    return text == null ? null : text.strip();
  }

  /** The same with the white space around the text. */
  public String wholeText() throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    while (true) {
      switch (reader.next()) {
        case XMLStreamConstants.END_ELEMENT:
          return text.toString();
        case XMLStreamConstants.CHARACTERS:
        case XMLStreamConstants.CDATA:
        case XMLStreamConstants.SPACE:
          text.append(reader.getText());
          break;
        case XMLStreamConstants.START_ELEMENT:
          if (!text.toString().isBlank()) {
            throw new XMLStreamException("an element beside text", reader.getLocation());
          }
          return null;
        default:
          refuseForbidden();
      }
    }
  }

  /**
   * The text of the element that the cursor is on and of all elements in it ({@code cim:Datetime}),
   * trimmed; moves to its end tag.
   */
  public String deepText() throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    int depth = 1;
    while (depth > 0) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT:
          depth++;
          break;
        case XMLStreamConstants.END_ELEMENT:
          depth--;
          break;
        case XMLStreamConstants.CHARACTERS:
        case XMLStreamConstants.CDATA:
        case XMLStreamConstants.SPACE:
          text.append(reader.getText());
          break;
        default:
          refuseForbidden();
      }
    }
    return text.toString().strip();
  }

  /** Skips the element that the cursor is on; moves to its end tag. */
  public void skip() throws XMLStreamException {
    int depth = 1;
    while (depth > 0) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT:
          depth++;
          break;
        case XMLStreamConstants.END_ELEMENT:
          depth--;
          break;
        default:
          refuseForbidden();
      }
    }
  }

  /** Skips what else stands in the element that the cursor is in; moves to its end tag. */
  public void leave() throws XMLStreamException {
    while (nextElement()) {
      skip();
    }
  }

  /** Reads on to the end of the document, so that the whole of it is known to be well-formed. */
  public void finish() throws XMLStreamException {
    while (reader.hasNext()) {
      reader.next();
      refuseForbidden();
    }
  }

  /** True when the cursor is on an element of that name. */
  public boolean isOn(String namespace, String localName) {
    return reader.getLocalName().equals(localName) && reader.getNamespaceURI().equals(namespace);
  }

  /** The value of an attribute, or null. */
  public String attribute(String namespace, String localName) {
    return reader.getAttributeValue(namespace, localName);
  }

  /** True when the element that the cursor is on says {@code xsi:nil="true"}. */
  public boolean isNil() {
    return isTrue(attribute(Namespaces.XSI, "nil"));
  }

  /** Reads an xs:boolean; null is false. */
  public static boolean isTrue(String text) {
    return text != null && TRUE.contains(text.strip().toLowerCase(Locale.ROOT));
  }

  private void refuseForbidden() throws XMLStreamException {
    int event = reader.getEventType();
    if (event == XMLStreamConstants.DTD) {
      throw new XMLStreamException("a DOCTYPE is not allowed", reader.getLocation());
    }
    if (event == XMLStreamConstants.PROCESSING_INSTRUCTION) {
      throw new XMLStreamException("a processing instruction is not allowed", reader.getLocation());
    }
    if (event == XMLStreamConstants.ENTITY_REFERENCE) {
      throw new XMLStreamException("an entity reference is not allowed", reader.getLocation());
    }
  }
}
