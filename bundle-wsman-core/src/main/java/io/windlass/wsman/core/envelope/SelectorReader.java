package io.windlass.wsman.core.envelope;

import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.core.limits.ServiceLimits;
import io.windlass.wsman.xml.Namespaces;
import io.windlass.wsman.xml.XmlCursor;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/** Reads {@code wsman:SelectorSet} (DSP0226 §5.1.2.2). */
final class SelectorReader {
  private final XmlCursor cursor;
  private final Map<String, String> selectors;

  SelectorReader(XmlCursor cursor, Map<String, String> selectors) {
    this.cursor = cursor;
    this.selectors = selectors;
  }

  void read() throws XMLStreamException, ResourceFault {
    while (cursor.nextElement()) {
      if (!cursor.isOn(Namespaces.WSMAN, "Selector")) {
        cursor.skip();
        continue;
      }
      String name = cursor.attribute(null, "Name");
      if (name == null || name.isBlank()) {
        throw new ResourceFault(
            FaultCode.UNEXPECTED_SELECTORS, "A Selector has no Name attribute.");
      }
      put(name.strip(), value());
    }
  }

  private String value() throws XMLStreamException, ResourceFault {
    try {
      return cursor.text();
    } catch (XMLStreamException e) {
      if (cursor.reader().getEventType() == XMLStreamConstants.START_ELEMENT) {
        throw new ResourceFault(
            FaultCode.UNSUPPORTED_FEATURE,
            "A selector whose value is an endpoint reference is not supported; send its text.",
            e);
      }
      throw e;
    }
  }

  private void put(String name, String value) throws ResourceFault {
    if (selectors.size() == ServiceLimits.MAX_SELECTORS
        || name.length() > ServiceLimits.MAX_NAME
        || value.length() > ServiceLimits.MAX_VALUE) {
      throw new ResourceFault(
          FaultCode.SELECTOR_LIMIT,
          "There are more than "
              + ServiceLimits.MAX_SELECTORS
              + " selectors, or one is longer than "
              + ServiceLimits.MAX_VALUE
              + " characters.");
    }
    String lower = name.toLowerCase(Locale.ROOT);
    for (String present : selectors.keySet()) {
      if (present.toLowerCase(Locale.ROOT).equals(lower)) {
        throw new ResourceFault(
            FaultCode.DUPLICATE_SELECTORS, "The selector " + name + " is there twice.");
      }
    }
    selectors.put(name, value);
  }
}
