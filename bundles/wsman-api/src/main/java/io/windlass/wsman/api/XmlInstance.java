package io.windlass.wsman.api;

import io.windlass.wsman.api.cim.Instance;
import java.util.Map;
import java.util.Objects;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.osgi.annotation.versioning.ProviderType;

/**
 * An item of an {@link XmlResource} that can be enumerated: an address, and the element that stands
 * there. Its properties are its selectors, which is what filters see. Immutable.
 */
@ProviderType
public interface XmlInstance extends Instance {
  /** Where a Get finds it. */
  Target address();

  /**
   * Writes its element.
   *
   * @throws XMLStreamException when the writer refuses; becomes {@code wsman:InternalError}
   */
  void write(XMLStreamWriter writer) throws XMLStreamException;

  /**
   * An item.
   *
   * @param address with every selector that tells it from others
   * @param element writes exactly one element; may be called several times, by any thread
   */
  static XmlInstance of(Target address, XmlReply element) {
    Objects.requireNonNull(address, "address");
    Objects.requireNonNull(element, "element");
    return new XmlInstance() {
      @Override
      public Target address() {
        return address;
      }

      @Override
      public void write(XMLStreamWriter writer) throws XMLStreamException {
        element.writeBody(writer);
      }

      @Override
      public String className() {
        return address.className();
      }

      @Override
      public Map<String, Object> properties() {
        return Map.copyOf(address.selectors());
      }
    };
  }
}
