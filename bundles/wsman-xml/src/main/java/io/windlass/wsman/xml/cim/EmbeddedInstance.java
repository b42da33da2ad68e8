package io.windlass.wsman.xml.cim;

import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.cim.CimDateTime;
import io.windlass.wsman.api.cim.CimType;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.xml.Namespaces;
import io.windlass.wsman.xml.XmlBuffer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Instances inside a property (DSP0230 §7.2.4); their types follow from the Java values. */
final class EmbeddedInstance {
  private EmbeddedInstance() {}

  /** Writes the property's element with the instance's properties in alphabetical order. */
  static void write(String property, String prefix, Object value, XmlBuffer out) {
    if (!(value instanceof Instance instance)) {
      throw new IllegalArgumentException(
          "property " + property + " needs an Instance, not " + value.getClass().getName());
    }
    if (!isName(instance.className())) {
      throw new IllegalArgumentException(
          "property " + property + " holds an instance whose class has no name that XML can say");
    }
    String uri = Namespaces.CIM_SCHEMA + instance.className();
    out.raw("<" + prefix + property + " xmlns:e=\"").text(uri);
    out.raw("\" xmlns:xsi=\"" + Namespaces.XSI + "\" xmlns:cim=\"" + Namespaces.CIM_COMMON);
    out.raw("\" xsi:type=\"e:" + instance.className() + "_Type\">");
    Map<String, Object> ordered = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    ordered.putAll(instance.properties());
    ordered.values().removeIf(Objects::isNull);
    ordered.forEach((name, element) -> writeProperty(name, "", element, out));
    out.raw("</" + prefix + property + ">");
  }

  /** True for a class's name (DSP0004 §5.2.1), which stands in markup here. */
  static boolean isName(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
      boolean inside = c >= '0' && c <= '9' || c == '.' || c == '-';
      if (!letter && !(inside && i > 0)) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /** Writes one property of an embedded instance without the instance around it. */
  static void writeAlone(String className, String name, Object value, XmlBuffer out) {
    if (!isName(className)) {
      throw new IllegalArgumentException("an instance whose class has no name that XML can say");
    }
    writeProperty(name, " xmlns:e=\"" + Namespaces.CIM_SCHEMA + className + "\"", value, out);
  }

  private static void writeProperty(String name, String declarations, Object value, XmlBuffer out) {
    List<?> elements = value instanceof List<?> list ? list : List.of(value);
    for (Object element : elements) {
      if (element instanceof Instance) {
        write(name, "e:", element, out);
      } else {
        out.raw("<e:" + name + declarations + ">");
        CimText.write(typeOf(element), element, false, out);
        out.raw("</e:" + name + ">");
      }
    }
  }

  private static CimType typeOf(Object value) {
    if (value instanceof Boolean) {
      return CimType.BOOLEAN;
    }
    if (value instanceof CimDateTime) {
      return CimType.DATETIME;
    }
    if (value instanceof Target) {
      return CimType.REFERENCE;
    }
    if (value instanceof Character) {
      return CimType.CHAR16;
    }
    if (value instanceof Double || value instanceof Float) {
      return CimType.REAL64;
    }
    return value instanceof Number ? CimType.SINT64 : CimType.STRING;
  }
}
