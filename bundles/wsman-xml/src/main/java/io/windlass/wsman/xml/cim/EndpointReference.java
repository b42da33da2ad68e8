package io.windlass.wsman.xml.cim;

import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.xml.Namespaces;
import io.windlass.wsman.xml.XmlBuffer;
import io.windlass.wsman.xml.XmlCursor;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
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
  private static final byte[] RESOURCE_URI_END = XmlBuffer.bytes("</w:ResourceURI>");
  private static final byte[] SELECTOR_SET = XmlBuffer.bytes("<w:SelectorSet>");
  private static final byte[] SELECTOR = XmlBuffer.bytes("<w:Selector Name=\"");
  private static final byte[] VALUE = XmlBuffer.bytes("\">");
  private static final byte[] NESTED = XmlBuffer.bytes("\"><a:EndpointReference>");
  private static final byte[] NESTED_END = XmlBuffer.bytes("</a:EndpointReference>");
  private static final byte[] SELECTOR_END = XmlBuffer.bytes("</w:Selector>");
  private static final byte[] SELECTOR_SET_END = XmlBuffer.bytes("</w:SelectorSet>");
  private static final byte[] END = XmlBuffer.bytes("</a:ReferenceParameters>");

  private EndpointReference() {}

  /** Writes what stands inside an endpoint reference; declares the prefixes that it uses. */
  public static void writeContent(Target target, XmlBuffer out) {
    out.raw(ADDRESS).text(target.resourceUri().toString()).raw(RESOURCE_URI_END);
    boolean selected =
        !target.namespace().isEmpty()
            || !target.selectors().isEmpty()
            || !target.references().isEmpty();
    if (selected) {
      out.raw(SELECTOR_SET);
      if (!target.namespace().isEmpty()) {
        selector("__cimnamespace", target.namespace(), out);
      }
      target.selectors().forEach((name, value) -> selector(name, value, out));
      target.references().forEach((name, value) -> reference(name, value, out));
      out.raw(SELECTOR_SET_END);
    }
    out.raw(END);
  }

  private static void selector(String name, String value, XmlBuffer out) {
    out.raw(SELECTOR).text(name).raw(VALUE).text(value).raw(SELECTOR_END);
  }

  private static void reference(String name, Target value, XmlBuffer out) {
    out.raw(SELECTOR).text(name).raw(NESTED);
    writeContent(value, out);
    out.raw(NESTED_END).raw(SELECTOR_END);
  }

  /**
   * Reads what stands inside an endpoint reference, to the end tag of the element around it.
   *
   * @throws XMLStreamException when there is no resource URI, or it is none
   * @throws ResourceFault when a selector is there twice
   */
  public static Target readContent(XmlCursor cursor) throws XMLStreamException, ResourceFault {
    Target nested = null;
    Parameters parameters = new Parameters();
    while (cursor.nextElement()) {
      switch (cursor.reader().getLocalName()) {
        case "EndpointReference":
          nested = readContent(cursor);
          break;
        case "ReferenceParameters":
        case "ReferenceProperties":
          parameters.read(cursor);
          break;
        default:
          cursor.skip();
      }
    }
    if (parameters.uri == null && nested != null) {
      return nested;
    }
    return parameters.target(cursor);
  }

  /**
   * Reads the value of the selector that the cursor is on, to its end tag.
   *
   * @return true when it was an endpoint reference
   */
  public static boolean readSelector(
      String name, XmlCursor cursor, Map<String, String> texts, Map<String, Target> references)
      throws XMLStreamException, ResourceFault {
    String text = cursor.textOrChild();
    if (texts.containsKey(name) || references.containsKey(name)) {
      throw new ResourceFault(
          FaultCode.DUPLICATE_SELECTORS, "The selector " + name + " is there twice.");
    }
    if (text != null) {
      texts.put(name, text);
      return false;
    }
    if (!cursor.reader().getLocalName().equals("EndpointReference")) {
      throw new ResourceFault(
          FaultCode.SELECTOR_TYPE_MISMATCH,
          "The selector "
              + name
              + " holds the element "
              + cursor.reader().getLocalName()
              + "; its value must be text or an EndpointReference.");
    }
    references.put(name, readContent(cursor));
    if (cursor.nextElement()) {
      throw new XMLStreamException(
          "a selector with more than one value", cursor.reader().getLocation());
    }
    return true;
  }

  /** Reference parameters as they are read. */
  private static final class Parameters {
    private final Map<String, String> texts = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, Target> references = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private String uri;

    void read(XmlCursor cursor) throws XMLStreamException, ResourceFault {
      while (cursor.nextElement()) {
        switch (cursor.reader().getLocalName()) {
          case "ResourceURI":
            uri = cursor.text();
            break;
          case "SelectorSet":
            while (cursor.nextElement()) {
              String name = cursor.attribute(null, "Name");
              readSelector(name == null ? "" : name.strip(), cursor, texts, references);
            }
            break;
          default:
            cursor.skip();
        }
      }
    }

    Target target(XmlCursor cursor) throws XMLStreamException {
      if (uri == null) {
        throw new XMLStreamException(
            "an endpoint reference without ResourceURI", cursor.reader().getLocation());
      }
      try {
        return Target.of(URI.create(uri), texts, references);
      } catch (IllegalArgumentException e) {
        throw new XMLStreamException("not a URI: " + uri, cursor.reader().getLocation(), e);
      }
    }
  }
}
