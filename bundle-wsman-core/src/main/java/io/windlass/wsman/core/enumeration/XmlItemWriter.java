package io.windlass.wsman.core.enumeration;

import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.XmlInstance;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.xml.SecureXml;
import io.windlass.wsman.xml.XmlBuffer;
import io.windlass.wsman.xml.cim.EndpointReference;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes the items of a resource of the raw tier. */
public final class XmlItemWriter extends ItemWriter {
  /** Writes items in a mode. */
  public XmlItemWriter(Mode mode) {
    super(mode);
  }

  @Override
  void writeObject(Instance instance, XmlBuffer out) throws ResourceFault {
    int before = out.size();
    try {
      XMLStreamWriter writer = SecureXml.writer(out);
      item(instance).write(writer);
      writer.writeEndDocument();
      writer.flush();
    } catch (XMLStreamException e) {
      throw new ResourceFault(
          FaultCode.INTERNAL_ERROR, "The provider's item is not XML: " + e.getMessage(), e);
    }
    if (out.size() == before) {
      throw new ResourceFault(FaultCode.INTERNAL_ERROR, "The provider's item has no element.");
    }
  }

  @Override
  void writeAddress(Instance instance, XmlBuffer out) throws ResourceFault {
    EndpointReference.writeContent(item(instance).address(), out);
  }

  private static XmlInstance item(Instance instance) throws ResourceFault {
    if (instance instanceof XmlInstance item) {
      return item;
    }
    throw new ResourceFault(
        FaultCode.INTERNAL_ERROR,
        "The provider serves XML, and enumerates a " + instance.className() + " that is none.");
  }
}
