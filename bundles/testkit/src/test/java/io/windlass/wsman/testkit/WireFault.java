package io.windlass.wsman.testkit;

import java.io.StringReader;
import javax.xml.namespace.QName;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/**
 * A fault as a client that knows XML reads it: names by namespace, whatever their prefix.
 *
 * @param action {@code wsa:Action}
 * @param relatesTo {@code wsa:RelatesTo}; empty when there is none
 * @param code {@code s:Code/s:Value}
 * @param subcode {@code s:Subcode/s:Value}; null when there is none
 * @param detail {@code wsman:FaultDetail}; empty when there is none
 * @param number {@code WSManFault/@Code}
 */
record WireFault(
    String action,
    String relatesTo,
    QName code,
    QName subcode,
    String reason,
    String detail,
    String number,
    String machine,
    String message) {
  static final String SOAP = "http://www.w3.org/2003/05/soap-envelope";
  static final String DETAIL = "http://schemas.dmtf.org/wbem/wsman/1/wsman/faultDetail/";
  private static final String MICROSOFT = "http://schemas.microsoft.com/wbem/wsman/1/wsmanfault";

  static WireFault read(String envelope) {
    Element root = parse(envelope);
    Element fault = one(root, SOAP, "Fault");
    if (fault == null) {
      throw new AssertionError("no fault: " + envelope);
    }
    Element code = one(fault, SOAP, "Code");
    Element subcode = one(fault, SOAP, "Subcode");
    Element microsoft = one(fault, MICROSOFT, "WSManFault");
    return new WireFault(
        text(one(root, "*", "Action")),
        text(one(root, "*", "RelatesTo")),
        name(one(code, SOAP, "Value")),
        subcode == null ? null : name(one(subcode, SOAP, "Value")),
        text(one(fault, SOAP, "Text")),
        text(one(fault, "*", "FaultDetail")),
        microsoft.getAttribute("Code"),
        microsoft.getAttribute("Machine"),
        text(one(microsoft, MICROSOFT, "Message")));
  }

  /** Subcode and detail as the tables of the specification write them: {@code Subcode/Detail}. */
  String summary() {
    QName name = subcode == null ? code : subcode;
    return detail.isEmpty()
        ? name.getLocalPart()
        : name.getLocalPart() + detail.substring(detail.lastIndexOf('/'));
  }

  static Element parse(String xml) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      return factory
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(xml)))
          .getDocumentElement();
    } catch (Exception e) {
      throw new AssertionError("not XML: " + xml, e);
    }
  }

  private static Element one(Element in, String namespace, String name) {
    Node found = in.getElementsByTagNameNS(namespace, name).item(0);
    return (Element) found;
  }

  private static String text(Element element) {
    return element == null ? "" : element.getTextContent();
  }

  private static QName name(Element value) {
    String text = value.getTextContent().strip();
    int colon = text.indexOf(':');
    String prefix = text.substring(0, Math.max(0, colon));
    return new QName(value.lookupNamespaceURI(prefix), text.substring(colon + 1));
  }
}
