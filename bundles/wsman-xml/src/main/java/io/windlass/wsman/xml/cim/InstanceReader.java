package io.windlass.wsman.xml.cim;

import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.cim.CimType;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.api.cim.Property;
import io.windlass.wsman.xml.Namespaces;
import io.windlass.wsman.xml.XmlCursor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamException;

/**
 * Reads an instance or the parameters of a method, guided by their declaration. Properties are
 * found by local name without case; their namespace is not looked at, as clients differ in it.
 */
public final class InstanceReader {
  /** Elements of one array. */
  private static final int MAX_ARRAY = 100_000;

  private final Map<String, Property> declared = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final FaultCode wrongValue;
  private final FaultCode wrongName;

  /**
   * @param declared what may be there
   * @param wrongValue the fault for a value that does not fit its type
   * @param wrongName the fault for an element that is not declared
   */
  public InstanceReader(Collection<Property> declared, FaultCode wrongValue, FaultCode wrongName) {
    declared.forEach(property -> this.declared.put(property.name(), property));
    this.wrongValue = wrongValue;
    this.wrongName = wrongName;
  }

  /** Reads the children of the element that the cursor is on, to its end tag. */
  public Instance read(String className, XmlCursor cursor)
      throws XMLStreamException, ResourceFault {
    Map<String, List<Object>> arrays = new TreeMap<>();
    Instance.Builder instance = Instance.of(className);
    while (cursor.nextElement()) {
      String name = cursor.reader().getLocalName();
      Property property = declared.get(name);
      if (property == null) {
        if (isExtension(cursor)) {
          cursor.skip();
          continue;
        }
        throw new ResourceFault(
            wrongName, className + " has no " + name + "; it has " + declared.keySet());
      }
      Object value = value(property, cursor);
      if (property.isArray()) {
        List<Object> elements = arrays.computeIfAbsent(property.name(), key -> new ArrayList<>());
        if (elements.size() == MAX_ARRAY) {
          throw new ResourceFault(wrongValue, name + " has more than " + MAX_ARRAY + " elements");
        }
        if (value != null) {
          elements.add(value);
        }
      } else if (value == null) {
        instance.setNull(property.name());
      } else {
        instance.set(property.name(), value);
      }
    }
    arrays.forEach((name, elements) -> setArray(instance, name, elements));
    return instance.build();
  }

  /** An array of which only {@code xsi:nil} was sent is NULL. */
  private static void setArray(Instance.Builder instance, String name, List<Object> elements) {
    if (elements.isEmpty()) {
      instance.setNull(name);
    } else {
      instance.set(name, List.copyOf(elements));
    }
  }

  /** {@code cim:Location} and the like, which old clients put into a Put: to be ignored. */
  private static boolean isExtension(XmlCursor cursor) {
    return Namespaces.CIM_COMMON.equals(cursor.reader().getNamespaceURI());
  }

  private Object value(Property property, XmlCursor cursor)
      throws XMLStreamException, ResourceFault {
    if (cursor.isNil()) {
      cursor.skip();
      return null;
    }
    switch (property.type()) {
      case REFERENCE:
        return EndpointReference.readContent(cursor);
      case EMBEDDED:
        return embedded(property.referenceClass().orElse(property.name()), cursor);
      case DATETIME:
        return scalar(property, cursor.deepText());
      default:
        return scalar(property, text(property, cursor));
    }
  }

  private String text(Property property, XmlCursor cursor)
      throws XMLStreamException, ResourceFault {
    String text = cursor.wholeText();
    if (text == null) {
      throw new ResourceFault(
          wrongValue,
          property.name() + " needs text, not the element " + cursor.reader().getLocalName());
    }
    return property.type() == CimType.STRING ? text : text.strip();
  }

  private Object scalar(Property property, String text) throws ResourceFault {
    try {
      return CimText.parse(property.type(), text);
    } catch (IllegalArgumentException e) {
      throw new ResourceFault(
          wrongValue,
          property.name() + " needs a value of type " + property.type() + ": " + e.getMessage(),
          e);
    }
  }

  /** An embedded instance whose class is not declared here: all its values stay text. */
  private static Instance embedded(String className, XmlCursor cursor) throws XMLStreamException {
    String type = cursor.attribute(Namespaces.XSI, "type");
    String name = className;
    if (type != null && type.endsWith("_Type")) {
      name = type.substring(type.indexOf(':') + 1, type.length() - "_Type".length());
      if (!EmbeddedInstance.isName(name)) {
        throw new XMLStreamException(
            "xsi:type names no class: " + type, cursor.reader().getLocation());
      }
    }
    Instance.Builder instance = Instance.of(name);
    Map<String, List<Object>> seen = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    while (cursor.nextElement()) {
      String property = cursor.reader().getLocalName();
      String text = cursor.isNil() ? null : cursor.deepText();
      if (text == null) {
        cursor.skip();
      } else {
        seen.computeIfAbsent(property, key -> new ArrayList<>()).add(text);
      }
    }
    seen.forEach(
        (property, values) ->
            instance.set(property, values.size() == 1 ? values.get(0) : List.copyOf(values)));
    return instance.build();
  }
}
