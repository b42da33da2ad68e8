package io.windlass.wsman.cli;

import io.windlass.wsman.client.EnumerateOptions;
import io.windlass.wsman.client.EnumerateOptions.Mode;
import io.windlass.wsman.client.ResourceLocator;
import io.windlass.wsman.client.XmlText;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Reads the switches of {@code winrm enumerate}. */
final class EnumerateArguments {
  private static final int MAX_ELEMENTS = 32000;
  private static final String CIM_BINDING = "http://schemas.dmtf.org/wbem/wsman/1/cimbinding.xsd";
  private static final String[] ASSOCIATION_PARTS = {
    "associationclassname", "AssociationClassName",
    "role", "Role",
    "resultclassname", "ResultClassName",
    "resultrole", "ResultRole",
    "includeresultproperty", "IncludeResultProperty"
  };

  private EnumerateArguments() {}

  static EnumerateOptions parse(CommandLine line) throws UsageException {
    if (!line.has(Switch.FILTER)) {
      if (line.has(Switch.DIALECT) || line.has(Switch.ASSOCIATIONS)) {
        throw new UsageException("-dialect and -associations need a -filter");
      }
      return new EnumerateOptions("", "", mode(line), polymorphism(line), MAX_ELEMENTS);
    }
    String filter = line.value(Switch.FILTER, "");
    String dialect = line.value(Switch.DIALECT, "wql");
    boolean association = dialect.equalsIgnoreCase("association");
    if (line.has(Switch.ASSOCIATIONS) && !association) {
      throw new UsageException("-associations needs -dialect:association");
    }
    String uri = dialect;
    String xml = XmlText.escaped(filter);
    switch (dialect.toLowerCase(Locale.ROOT)) {
      case "wql" -> uri = EnumerateOptions.WQL;
      case "selector" -> {
        uri = EnumerateOptions.SELECTOR;
        xml = selectors(InputMap.parseSingle(filter, "The selector"));
      }
      case "association" -> {
        uri = EnumerateOptions.ASSOCIATION;
        xml = association(filter, line.has(Switch.ASSOCIATIONS));
      }
      default -> {
        if (dialect.indexOf(':') <= 0) {
          throw new UsageException(
              "-dialect:" + dialect + " is not wql, selector, association or a URI");
        }
      }
    }
    return new EnumerateOptions(uri, xml, mode(line), polymorphism(line), MAX_ELEMENTS);
  }

  private static Mode mode(CommandLine line) throws UsageException {
    String type = line.value(Switch.RETURN_TYPE, "object");
    return switch (type.toLowerCase(Locale.ROOT)) {
      case "object" -> Mode.OBJECT;
      case "epr" -> Mode.EPR;
      case "objectandepr" -> Mode.OBJECT_AND_EPR;
      default ->
          throw new UsageException("-returnType:" + type + " is not object, epr or objectandepr");
    };
  }

  private static String polymorphism(CommandLine line) throws UsageException {
    if (line.has(Switch.SHALLOW) && line.has(Switch.BASE_PROPERTIES_ONLY)) {
      throw new UsageException("-shallow and -basePropertiesOnly exclude each other: give one");
    }
    if (line.has(Switch.SHALLOW)) {
      return "None";
    }
    return line.has(Switch.BASE_PROPERTIES_ONLY) ? "ExcludeSubClassProperties" : "";
  }

  /** DSP0226 §8.3: the filter is a SelectorSet. The envelope declares w and a. */
  private static String selectors(Map<String, String> selectors) {
    StringBuilder xml = new StringBuilder("<w:SelectorSet>");
    for (Map.Entry<String, String> selector : selectors.entrySet()) {
      xml.append("<w:Selector Name=\"");
      XmlText.escape(xml, selector.getKey());
      xml.append("\">");
      XmlText.escape(xml, selector.getValue());
      xml.append("</w:Selector>");
    }
    return xml.append("</w:SelectorSet>").toString();
  }

  private static String association(String filter, boolean associations) throws UsageException {
    Map<String, String> parts = new LinkedHashMap<>();
    for (Map.Entry<String, String> part :
        InputMap.parseSingle(filter, "The filter's part").entrySet()) {
      parts.put(part.getKey().toLowerCase(Locale.ROOT), part.getValue());
    }
    String object = parts.remove("object");
    if (object == null) {
      throw new UsageException(
          "An association filter begins at an object: {object=Win32_Service?Name=x;...}");
    }
    String tag = associations ? "b:AssociationInstances" : "b:AssociatedInstances";
    StringBuilder xml = new StringBuilder("<").append(tag).append(" xmlns:b=\"");
    xml.append(CIM_BINDING).append("\"><b:Object>");
    epr(xml, object);
    xml.append("</b:Object>");
    for (int i = 0; i < ASSOCIATION_PARTS.length; i += 2) {
      String value = parts.remove(ASSOCIATION_PARTS[i]);
      if (value != null) {
        String name = "b:" + ASSOCIATION_PARTS[i + 1];
        xml.append('<').append(name).append('>');
        XmlText.escape(xml, value);
        xml.append("</").append(name).append('>');
      }
    }
    if (!parts.isEmpty()) {
      throw new UsageException("An association filter knows no " + parts.keySet());
    }
    return xml.append("</").append(tag).append('>').toString();
  }

  private static void epr(StringBuilder xml, String object) throws UsageException {
    // A bare class is one of root/cimv2, as in the examples of Windows.
    String plain = object.substring(0, Math.max(0, object.indexOf('?')));
    boolean bare = plain.indexOf('/') < 0;
    ResourceLocator target = ResourceArgument.parse(bare ? "wmicimv2/" + object : object);
    xml.append("<a:Address>http://schemas.xmlsoap.org/ws/2004/08/addressing/role/anonymous");
    xml.append("</a:Address><a:ReferenceParameters><w:ResourceURI>");
    XmlText.escape(xml, target.resourceUri());
    xml.append("</w:ResourceURI>").append(selectors(target.selectors()));
    xml.append("</a:ReferenceParameters>");
  }
}
