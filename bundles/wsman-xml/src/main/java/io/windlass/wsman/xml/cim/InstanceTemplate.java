package io.windlass.wsman.xml.cim;

import io.windlass.wsman.api.cim.CimType;
import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.api.cim.Property;
import io.windlass.wsman.xml.Namespaces;
import io.windlass.wsman.xml.XmlBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The bytes of a class's instances, encoded once, between which only values change. Immutable, safe
 * for several threads.
 */
public final class InstanceTemplate {
  /** How instances look. */
  public enum Profile {
    /** As Windows writes them: properties in alphabetical order, {@code xsi:type}. */
    WINDOWS,
    /** As the DMTF binding has them: order of declaration, no type. */
    DMTF
  }

  private final byte[] start;
  private final byte[] end;
  private final List<Slot> slots;
  private final Set<String> names;

  private InstanceTemplate(byte[] start, byte[] end, List<Slot> slots) {
    this.start = start;
    this.end = end;
    this.slots = slots;
    Set<String> all = new HashSet<>();
    slots.forEach(slot -> all.add(slot.name));
    this.names = all;
  }

  /** The whole instance: all properties of the class. */
  public static InstanceTemplate of(ClassSchema schema, String namespaceUri, Profile profile) {
    return element(schema.name(), schema.properties(), namespaceUri, profile);
  }

  /** An element of that name with properties; also the parameters of a method. */
  public static InstanceTemplate element(
      String name, List<Property> properties, String namespaceUri, Profile profile) {
    StringBuilder open = new StringBuilder("<p:").append(name);
    open.append(" xmlns:xsi=\"" + Namespaces.XSI + "\" xmlns:p=\"");
    open.append(new XmlBuffer(128).text(namespaceUri));
    open.append("\" xmlns:cim=\"" + Namespaces.CIM_COMMON + "\"");
    if (profile == Profile.WINDOWS) {
      open.append(" xsi:type=\"p:").append(name).append("_Type\"");
    }
    open.append('>');
    List<Property> ordered = new ArrayList<>(properties);
    if (profile == Profile.WINDOWS) {
      ordered.sort(Comparator.comparing(Property::name, String.CASE_INSENSITIVE_ORDER));
    }
    return new InstanceTemplate(
        XmlBuffer.bytes(open.toString()),
        XmlBuffer.bytes("</p:" + name + ">"),
        ordered.stream().map(property -> new Slot("p:", property)).toList());
  }

  /**
   * A projection of a query: chosen properties without a namespace in {@code w:XmlFragment}, in
   * alphabetical order as Windows has them.
   */
  public static InstanceTemplate fragment(List<Property> chosen) {
    List<Slot> slots =
        chosen.stream()
            .sorted(Comparator.comparing(Property::name, String.CASE_INSENSITIVE_ORDER))
            .map(property -> new Slot("", property))
            .toList();
    return new InstanceTemplate(
        XmlBuffer.bytes(
            "<w:XmlFragment xmlns:xsi=\""
                + Namespaces.XSI
                + "\" xmlns:w=\""
                + Namespaces.WSMAN
                + "\">"),
        XmlBuffer.bytes("</w:XmlFragment>"),
        slots);
  }

  /**
   * Writes an instance.
   *
   * @throws IllegalArgumentException when a value is not of its property's type, or a property is
   *     not of the class; what was written so far has to be taken back
   */
  public void write(Instance instance, XmlBuffer out) {
    Map<String, Object> values = instance.properties();
    out.raw(start);
    int used = 0;
    for (Slot slot : slots) {
      Object value = values.get(slot.name);
      if (value != null) {
        used++;
      }
      slot.write(value, out);
    }
    out.raw(end);
    if (used < values.size() && !isFragment()) {
      refuseUnknown(values);
    }
  }

  private boolean isFragment() {
    return slots.isEmpty() || slots.get(0).prefix.isEmpty();
  }

  private void refuseUnknown(Map<String, Object> values) {
    for (Map.Entry<String, Object> entry : values.entrySet()) {
      if (entry.getValue() != null && !names.contains(entry.getKey())) {
        throw new IllegalArgumentException(
            "the class declares no property " + entry.getKey() + "; it declares " + names);
      }
    }
  }

  /** The place of one property. */
  static final class Slot {
    final String name;
    final String prefix;
    private final boolean array;
    private final byte[] open;
    private final byte[] close;
    private final byte[] nil;
    private final CimType type;

    Slot(String prefix, Property property) {
      this.name = property.name();
      this.prefix = prefix;
      this.type = property.type();
      this.array = property.isArray();
      this.open = XmlBuffer.bytes("<" + prefix + name + ">");
      this.close = XmlBuffer.bytes("</" + prefix + name + ">");
      this.nil = XmlBuffer.bytes("<" + prefix + name + " xsi:nil=\"true\"/>");
    }

    void write(Object value, XmlBuffer out) {
      if (array) {
        writeArray(value, out);
      } else if (value == null) {
        out.raw(nil);
      } else {
        writeOne(value, out);
      }
    }

    private void writeArray(Object value, XmlBuffer out) {
      if (value == null) {
        return;
      }
      if (!(value instanceof List<?> elements)) {
        throw new IllegalArgumentException(
            "property " + name + " is an array and needs a List, not " + value.getClass());
      }
      for (Object element : elements) {
        if (element == null) {
          out.raw(nil);
        } else {
          writeOne(element, out);
        }
      }
    }

    private void writeOne(Object value, XmlBuffer out) {
      if (type == CimType.EMBEDDED) {
        EmbeddedInstance.write(name, prefix, value, out);
        return;
      }
      out.raw(open);
      try {
        CimText.write(type, value, prefix.isEmpty(), out);
      } catch (ClassCastException e) {
        throw new IllegalArgumentException(
            "property " + name + " is of type " + type + ", not " + value.getClass().getName(), e);
      }
      out.raw(close);
    }
  }
}
