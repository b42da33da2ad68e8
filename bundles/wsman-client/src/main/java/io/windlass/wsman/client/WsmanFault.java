package io.windlass.wsman.client;

import io.windlass.wsman.xml.Namespaces;
import java.util.Optional;
import javax.xml.namespace.QName;

/**
 * A SOAP fault (DSP0226 §14).
 *
 * @param code {@code s:Sender}, {@code s:Receiver}, {@code s:MustUnderstand}, ...
 * @param subcode the specific fault; an empty local name when the service sent none
 * @param reason the text for people, may be empty
 * @param detailUri {@code wsman:FaultDetail}; empty when there is none
 * @param wsmanFault Microsoft's {@code f:WSManFault} with Code, Machine and Message, or null
 */
public record WsmanFault(
    QName code, QName subcode, String reason, String detailUri, XmlElement wsmanFault) {

  /** Reads {@code s:Fault}. */
  static WsmanFault read(XmlElement fault) {
    QName none = new QName("");
    QName code = none;
    QName subcode = none;
    Optional<XmlElement> codeElement = fault.child(Namespaces.SOAP, "Code");
    if (codeElement.isPresent()) {
      code = value(codeElement.get());
      Optional<XmlElement> inner = codeElement.get().child(Namespaces.SOAP, "Subcode");
      subcode = inner.isPresent() ? value(inner.get()) : none;
    }
    Optional<XmlElement> reasons = fault.child(Namespaces.SOAP, "Reason");
    String reason = reasons.isPresent() ? reasons.get().textOf("Text") : "";
    Optional<XmlElement> detail = fault.child(Namespaces.SOAP, "Detail");
    String uri = detail.isPresent() ? detail.get().textOf("FaultDetail") : "";
    XmlElement microsoft =
        detail.isPresent()
            ? detail.get().child(Namespaces.MS_FAULT, "WSManFault").orElse(null)
            : null;
    return new WsmanFault(code, subcode, reason, uri, microsoft);
  }

  private static QName value(XmlElement code) {
    Optional<XmlElement> value = code.child(Namespaces.SOAP, "Value");
    return value.isPresent() ? value.get().resolve(value.get().text()) : new QName("");
  }

  /** {@code WSManFault/@Code} as an unsigned number; -1 when there is none. */
  public long wsmanCode() {
    String text = wsmanFault == null ? "" : wsmanFault.attribute("Code").orElse("").trim();
    try {
      return text.isEmpty() ? -1 : Long.parseLong(text) & 0xFFFFFFFFL;
    } catch (NumberFormatException garbage) {
      return -1;
    }
  }

  /** The host that faulted as it calls itself; empty when unknown. */
  public String machine() {
    return wsmanFault == null ? "" : wsmanFault.attribute("Machine").orElse("");
  }

  /** {@code WSManFault/Message}, or else the reason. */
  public String message() {
    String text = wsmanFault == null ? "" : wsmanFault.textOf("Message");
    return text.isEmpty() ? reason : text;
  }

  /** The subcode with the prefix of the specifications, {@code wsman:TimedOut}. */
  public String subcodeName() {
    QName best = subcode.getLocalPart().isEmpty() ? code : subcode;
    String prefix =
        switch (best.getNamespaceURI()) {
          case Namespaces.SOAP -> "s:";
          case Namespaces.ADDRESSING -> "wsa:";
          case Namespaces.TRANSFER -> "wxf:";
          case Namespaces.ENUMERATION -> "wsen:";
          case Namespaces.EVENTING -> "wse:";
          case Namespaces.WSMAN -> "wsman:";
          case Namespaces.CIM_BINDING -> "wsmb:";
          default -> "";
        };
    return prefix + best.getLocalPart();
  }
}
