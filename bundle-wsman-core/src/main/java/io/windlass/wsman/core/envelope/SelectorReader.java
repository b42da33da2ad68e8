package io.windlass.wsman.core.envelope;

import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.core.limits.ServiceLimits;
import io.windlass.wsman.xml.Namespaces;
import io.windlass.wsman.xml.XmlCursor;
import io.windlass.wsman.xml.cim.EndpointReference;
import java.util.Map;
import javax.xml.stream.XMLStreamException;

/** Reads {@code wsman:SelectorSet} (DSP0226 §5.1.2.2). */
final class SelectorReader {
  private final XmlCursor cursor;
  private final Map<String, String> selectors;
  private final Map<String, Target> references;

  SelectorReader(XmlCursor cursor, Map<String, String> selectors, Map<String, Target> references) {
    this.cursor = cursor;
    this.selectors = selectors;
    this.references = references;
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
      read(name.strip());
    }
  }

  private void read(String name) throws XMLStreamException, ResourceFault {
    boolean reference = EndpointReference.readSelector(name, cursor, selectors, references);
    if (selectors.size() + references.size() > ServiceLimits.MAX_SELECTORS
        || name.length() > ServiceLimits.MAX_NAME
        || !reference && selectors.get(name).length() > ServiceLimits.MAX_VALUE) {
      throw new ResourceFault(
          FaultCode.SELECTOR_LIMIT,
          "There are more than "
              + ServiceLimits.MAX_SELECTORS
              + " selectors, or one is longer than "
              + ServiceLimits.MAX_VALUE
              + " characters.");
    }
  }
}
