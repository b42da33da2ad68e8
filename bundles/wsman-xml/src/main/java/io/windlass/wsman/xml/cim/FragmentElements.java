package io.windlass.wsman.xml.cim;

import io.windlass.wsman.api.cim.Property;
import io.windlass.wsman.xml.Namespaces;
import io.windlass.wsman.xml.XmlBuffer;

/** {@code wsman:XmlFragment} around single elements of an instance (DSP0226 §7.7). */
public final class FragmentElements {
  private FragmentElements() {}

  /** Opens the fragment; its elements are in the namespace of their class. */
  public static void start(String namespaceUri, XmlBuffer out) {
    open(out).raw(" xmlns:p=\"").text(namespaceUri);
    out.raw("\" xmlns:cim=\"" + Namespaces.CIM_COMMON + "\">");
  }

  /** Closes the fragment. */
  public static void end(XmlBuffer out) {
    out.raw("</w:XmlFragment>");
  }

  /** The fragment of a path that selects nothing. */
  public static void nil(XmlBuffer out) {
    open(out).raw(" xsi:nil=\"true\"/>");
  }

  private static XmlBuffer open(XmlBuffer out) {
    return out.raw(
        "<w:XmlFragment xmlns:w=\"" + Namespaces.WSMAN + "\" xmlns:xsi=\"" + Namespaces.XSI + "\"");
  }

  /**
   * Writes a property as it stands in its instance.
   *
   * @param value null for NULL; a list for an array
   * @throws IllegalArgumentException when the value is not of the property's type
   */
  public static void property(Property property, Object value, XmlBuffer out) {
    new InstanceTemplate.Slot("p:", property).write(value, out);
  }

  /** Writes a property, or one item of it, of an embedded instance of that class. */
  public static void embedded(String className, String name, Object value, XmlBuffer out) {
    EmbeddedInstance.writeAlone(className, name, value, out);
  }
}
