package io.windlass.wsman.xml.enumeration;

import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.xml.Namespaces;
import io.windlass.wsman.xml.XmlCursor;
import io.windlass.wsman.xml.cim.EndpointReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/**
 * An association filter (DSP0227 §8.2). Immutable.
 *
 * @param links true for the association instances, false for the instances at their other ends
 * @param object the instance where the associations begin
 * @param associationClass only associations of this class, or of one derived from it
 * @param role only associations in which the object is the value of this reference
 * @param resultClass only results of this class, or of one derived from it
 * @param resultRole only results that are the value of this reference
 * @param resultProperties only these properties of the results; empty for all
 */
public record AssociationFilter(
    boolean links,
    Target object,
    Optional<String> associationClass,
    Optional<String> role,
    Optional<String> resultClass,
    Optional<String> resultRole,
    List<String> resultProperties) {
  private static final int MAX_PROPERTIES = 1000;

  static boolean isOn(XmlCursor cursor) {
    return cursor.isOn(Namespaces.CIM_BINDING, "AssociatedInstances")
        || cursor.isOn(Namespaces.CIM_BINDING, "AssociationInstances");
  }

  /** Reads the filter that the cursor is on, to its end tag. */
  static AssociationFilter read(XmlCursor cursor) throws XMLStreamException, ResourceFault {
    boolean links = cursor.reader().getLocalName().equals("AssociationInstances");
    Target object = null;
    Map<String, String> texts = new HashMap<>();
    List<String> properties = new ArrayList<>();
    while (cursor.nextElement()) {
      String name = cursor.reader().getLocalName();
      switch (name) {
        case "Object":
          object = EndpointReference.readContent(cursor);
          break;
        case "AssociationClassName":
        case "Role":
        case "ResultClassName":
        case "ResultRole":
          texts.put(name, cursor.text());
          break;
        case "IncludeResultProperty":
          properties.add(cursor.text());
          break;
        default:
          throw refused("it holds " + name + ", which is not understood");
      }
      if (properties.size() > MAX_PROPERTIES) {
        throw refused("it names more than " + MAX_PROPERTIES + " properties");
      }
    }
    if (object == null) {
      throw refused("it lacks wsmb:Object, the instance where the associations begin");
    }
    if (links && (texts.containsKey("AssociationClassName") || texts.containsKey("ResultRole"))) {
      throw refused("AssociationInstances knows Role and ResultClassName only");
    }
    return new AssociationFilter(
        links,
        object,
        text(texts, "AssociationClassName"),
        text(texts, "Role"),
        text(texts, "ResultClassName"),
        text(texts, "ResultRole"),
        List.copyOf(properties));
  }

  private static Optional<String> text(Map<String, String> texts, String name) {
    return Optional.ofNullable(texts.get(name)).filter(text -> !text.isEmpty());
  }

  private static ResourceFault refused(String reason) {
    return new ResourceFault(
        FaultCode.CANNOT_PROCESS_FILTER, "The association filter cannot be used: " + reason + ".");
  }
}
