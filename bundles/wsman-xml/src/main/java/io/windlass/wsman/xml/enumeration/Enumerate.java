package io.windlass.wsman.xml.enumeration;

import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.xml.JaxbBodies;
import io.windlass.wsman.xml.Namespaces;
import io.windlass.wsman.xml.XmlCursor;
import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAnyElement;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.XmlTransient;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/**
 * {@code wsen:Enumerate} with the elements of WS-Management (DSP0226 §8.2). Values are kept as the
 * client wrote them: what they mean, and which fault answers a wrong one, is the engine's business.
 */
@XmlRootElement(name = "Enumerate", namespace = Namespaces.ENUMERATION)
@XmlAccessorType(XmlAccessType.FIELD)
public class Enumerate {
  @XmlElement(name = "EndTo", namespace = Namespaces.ENUMERATION)
  private Present endTo;

  @XmlElement(name = "Expires", namespace = Namespaces.ENUMERATION)
  private String expires;

  @XmlTransient private Filter enumerationFilter;

  @XmlTransient private Filter managementFilter;

  @XmlElement(name = "OptimizeEnumeration", namespace = Namespaces.WSMAN)
  private Present optimizeEnumeration;

  @XmlElement(name = "MaxElements", namespace = Namespaces.WSMAN)
  private String managementMaxElements;

  @XmlElement(name = "MaxElements", namespace = Namespaces.ENUMERATION)
  private String enumerationMaxElements;

  @XmlElement(name = "EnumerationMode", namespace = Namespaces.WSMAN)
  private String enumerationMode;

  @XmlElement(name = "PolymorphismMode", namespace = Namespaces.CIM_BINDING)
  private String polymorphismMode;

  /**
   * Reads the element that the cursor is on, to its end tag.
   *
   * @throws XMLStreamException when it is not XML, or not what an Enumerate is
   * @throws ResourceFault for a filter that cannot be used
   */
  public static Enumerate read(XmlCursor cursor) throws XMLStreamException, ResourceFault {
    FilterReader filters = new FilterReader(cursor.reader());
    Enumerate body;
    try {
      body = JaxbBodies.read(filters, Enumerate.class);
    } catch (XMLStreamException e) {
      filters.rethrow();
      throw e;
    }
    body.enumerationFilter = filters.found(Namespaces.ENUMERATION);
    body.managementFilter = filters.found(Namespaces.WSMAN);
    return body;
  }

  /** True when EndTo is there. */
  public boolean hasEndTo() {
    return endTo != null;
  }

  /** The requested expiration, xs:duration or xs:dateTime. */
  public Optional<String> expires() {
    return Optional.ofNullable(expires);
  }

  /** The filter in the namespace of WS-Enumeration. */
  public Optional<Filter> enumerationFilter() {
    return Optional.ofNullable(enumerationFilter);
  }

  /** The filter in the namespace of WS-Management. */
  public Optional<Filter> managementFilter() {
    return Optional.ofNullable(managementFilter);
  }

  /** True when the first items shall be in the answer. */
  public boolean optimizeEnumeration() {
    return optimizeEnumeration != null;
  }

  /** The most items in the first answer; taken from either namespace. */
  public Optional<String> maxElements() {
    return Optional.ofNullable(
        managementMaxElements != null ? managementMaxElements : enumerationMaxElements);
  }

  /** EnumerateEPR, EnumerateObjectAndEPR, or absent for objects. */
  public Optional<String> enumerationMode() {
    return Optional.ofNullable(enumerationMode);
  }

  /** DSP0227's polymorphism mode. */
  public Optional<String> polymorphismMode() {
    return Optional.ofNullable(polymorphismMode);
  }

  /** An element of which only the presence counts, whatever it holds. */
  @XmlAccessorType(XmlAccessType.FIELD)
  static class Present {
    @XmlAnyElement private List<Object> content;
  }
}
