package io.windlass.wsman.xml;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;

/**
 * A reader for whoever does not look: processing instructions, a DOCTYPE and entity references,
 * which messages must not have (DSP0226 R13.1-10), end the reading instead of being passed over.
 */
public class PlainXmlReader extends StreamReaderDelegate {
  /** Reads from where the reader stands. */
  public PlainXmlReader(XMLStreamReader reader) {
    super(reader);
  }

  @Override
  public int next() throws XMLStreamException {
    int event = super.next();
    switch (event) {
      case PROCESSING_INSTRUCTION:
        throw new XMLStreamException("a processing instruction is not allowed", getLocation());
      case DTD:
        throw new XMLStreamException("a DOCTYPE is not allowed", getLocation());
      case ENTITY_REFERENCE:
        throw new XMLStreamException("an entity reference is not allowed", getLocation());
      default:
        return event;
    }
  }

  @Override
  public int nextTag() throws XMLStreamException {
    int event = next();
    while (event == COMMENT || event == SPACE || isCharacters() && isWhiteSpace()) {
      event = next();
    }
    if (event != START_ELEMENT && event != END_ELEMENT) {
      throw new XMLStreamException("text where an element is expected", getLocation());
    }
    return event;
  }

  @Override
  public String getElementText() throws XMLStreamException {
    if (getEventType() != START_ELEMENT) {
      throw new XMLStreamException("not on the start of an element", getLocation());
    }
    StringBuilder text = new StringBuilder();
    for (int event = next(); event != END_ELEMENT; event = next()) {
      if (event == START_ELEMENT || event == END_DOCUMENT) {
        throw new XMLStreamException("an element where text is expected", getLocation());
      }
      if (event != COMMENT) {
        text.append(getText());
      }
    }
    return text.toString();
  }
}
