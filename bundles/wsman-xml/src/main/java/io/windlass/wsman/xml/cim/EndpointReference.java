package io.windlass.wsman.xml.cim;

import io.windlass.wsman.api.Target;
import io.windlass.wsman.xml.Namespaces;
import io.windlass.wsman.xml.XmlBuffer;
import io.windlass.wsman.xml.XmlCursor;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamException;

/** Endpoint references of the default addressing model (DSP0226 §5.1.2). */
public final class EndpointReference {
  private static final byte[] ADDRESS =
      XmlBuffer.bytes(
          "<a:Address xmlns:a=\""
              + Namespaces.ADDRESSING
              + "\">"
              + Namespaces.ADDRESSING
              + "/role/anonymous</a:Address><a:ReferenceParameters xmlns:a=\""
              + Namespaces.ADDRESSING
              + "\" xmlns:w=\""
              + Namespaces.WSMAN
              + "\"><w:ResourceURI>");
  private static final byte[] SELECTOR_SET = XmlBuffer.bytes("</w:ResourceURI><w:SelectorSet>");
  private static final byte[] SELECTOR = XmlBuffer.bytes("<w:Selector Name=\"");
  private static final byte[] VALUE = XmlBuffer.bytes("\">");
  private static final byte[] SELECTOR_END = XmlBuffer.bytes("</w:Selector>");
  private static final byte[] END = XmlBuffer.bytes("</w:SelectorSet></a:ReferenceParameters>");

  private EndpointReference() {}

  /** Writes what stands inside an endpoint reference; declares the prefixes that it uses. */
  public static void writeContent(Target target, XmlBuffer out) {
    out.raw(ADDRESS).text(target.resourceUri().toString()).raw(SELECTOR_SET);
    if (!target.namespace().isEmpty()) {
      selector("__cimnamespace", target.namespace(), out);
    }
    target.selectors().forEach((name, value) -> selector(name, value, out));
    out.raw(END);
  }

  private static void selector(String name, String value, XmlBuffer out) {
    out.raw(SELECTOR).text(name).raw(VALUE).text(value).raw(SELECTOR_END);
  }

  /**
   * Reads what stands inside an endpoint reference, to the end tag of the element around it.
   *
   * @throws XMLStreamException when there is no resource URI, or it is none
   */
  public static Target readContent(XmlCursor cursor) throws XMLStreamException {
    Map<String, String> selectors = new LinkedHashMap<>();
    String uri = null;
    while (cursor.nextElement()) {
      switch (cursor.reader().getLocalName()) {
        case "EndpointReference":
          Target nested = readContent(cursor);
          selectors.putAll(nested.selectors());
          uri = nested.resourceUri().toString();
          break;
        case "ReferenceParameters":
        case "ReferenceProperties":
          String found = readParameters(cursor, selectors);
          uri = found == null ? uri : found;
          break;
        default:
          cursor.skip();
      }
    }
    if (uri == null) {
      throw new XMLStreamException(
          "an endpoint reference without ResourceURI", cursor.reader().getLocation());
    }
    try {
      return Target.of(URI.create(uri), selectors);
    } catch (IllegalArgumentException e) {
      throw new XMLStreamException("not a URI: " + uri, cursor.reader().getLocation(), e);
    }
  }

  private static String readParameters(XmlCursor cursor, Map<String, String> selectors)
      throws XMLStreamException {
    String uri = null;
    while (cursor.nextElement()) {
      switch (cursor.reader().getLocalName()) {
        case "ResourceURI":
          uri = cursor.text();
          break;
        case "SelectorSet":
          while (cursor.nextElement()) {
            String name = cursor.attribute(null, "Name");
            selectors.put(name == null ? "" : name, cursor.text());
          }
          break;
        default:
          cursor.skip();
      }
    }
    return uri;
  }
}
