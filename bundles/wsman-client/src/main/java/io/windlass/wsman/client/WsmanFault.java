package io.windlass.wsman.client;

import io.windlass.wsman.xml.Namespaces;
import java.util.Optional;
import javax.xml.namespace.QName;

/** A SOAP fault (DSP0226 §14). Immutable. */
public final class WsmanFault {
  private static final QName NONE = new QName("");

  private final QName code;
  private final QName subcode;
  private final String reason;
  private final String detailUri;
  private final XmlElement wsmanFault;
  private final XmlElement detail;

  /**
   * A fault.
   *
   * @param code {@code s:Sender}, {@code s:Receiver}, {@code s:MustUnderstand}, ...
   * @param subcode the specific fault; an empty local name when the service sent none
   * @param reason the text for people, may be empty
   * @param detailUri {@code wsman:FaultDetail}; empty when there is none
   * @param wsmanFault Microsoft's {@code f:WSManFault} with Code, Machine and Message, or null
   */
  public WsmanFault(
      QName code, QName subcode, String reason, String detailUri, XmlElement wsmanFault) {
    this(code, subcode, reason, wsmanFault, new Detail(detailUri, null));
  }

  private WsmanFault(
      QName code, QName subcode, String reason, XmlElement wsmanFault, Detail detail) {
    this.code = code;
    this.subcode = subcode;
    this.reason = reason;
    this.wsmanFault = wsmanFault;
    this.detailUri = detail.uri;
    this.detail = detail.xml;
  }

  /** {@code s:Detail} and the URI in it. */
  private record Detail(String uri, XmlElement xml) {}

  /**
   * What a plug-in of the service said itself (MS-WSMV §2.2.4.43).
   *
   * @param provider its name
   * @param path where it lies, as the service calls it; may be empty
   * @param xml {@code f:ProviderFault} with whatever it holds
   */
  public record ProviderFault(String provider, String path, XmlElement xml) {
    /** All of its text, for people. */
    public String message() {
      return allText(xml).strip();
    }
  }

  /** Reads {@code s:Fault}. */
  static WsmanFault read(XmlElement fault) {
    QName code = NONE;
    QName subcode = NONE;
    Optional<XmlElement> codeElement = fault.child(Namespaces.SOAP, "Code");
    if (codeElement.isPresent()) {
      code = value(codeElement.get());
      Optional<XmlElement> inner = codeElement.get().child(Namespaces.SOAP, "Subcode");
      subcode = inner.isPresent() ? value(inner.get()) : NONE;
    }
    Optional<XmlElement> reasons = fault.child(Namespaces.SOAP, "Reason");
    String reason = reasons.isPresent() ? reasons.get().textOf("Text") : "";
    XmlElement detail = fault.child(Namespaces.SOAP, "Detail").orElse(null);
    String uri = detail == null ? "" : detail.textOf("FaultDetail");
    XmlElement microsoft =
        detail == null ? null : detail.child(Namespaces.MS_FAULT, "WSManFault").orElse(null);
    return new WsmanFault(code, subcode, reason, microsoft, new Detail(uri, detail));
  }

  /** {@code s:Sender}, {@code s:Receiver}, {@code s:MustUnderstand}, ... */
  public QName code() {
    return code;
  }

  /** The specific fault; an empty local name when the service sent none. */
  public QName subcode() {
    return subcode;
  }

  /** The text for people, may be empty. */
  public String reason() {
    return reason;
  }

  /** {@code wsman:FaultDetail}; empty when there is none. */
  public String detailUri() {
    return detailUri;
  }

  /** Microsoft's {@code f:WSManFault} with Code, Machine and Message, or null. */
  public XmlElement wsmanFault() {
    return wsmanFault;
  }

  /** Everything in {@code s:Detail}; empty when the service sent none. */
  public Optional<XmlElement> detail() {
    return Optional.ofNullable(detail);
  }

  /** What a plug-in said; empty when the service itself faulted, or tells nothing of it. */
  public Optional<ProviderFault> providerFault() {
    if (wsmanFault == null) {
      return Optional.empty();
    }
    for (XmlElement message : wsmanFault.children("Message")) {
      for (XmlElement fault : message.children("ProviderFault")) {
        return Optional.of(
            new ProviderFault(
                fault.attribute("provider").orElse(""), fault.attribute("path").orElse(""), fault));
      }
    }
    return Optional.empty();
  }

  private static String allText(XmlElement element) {
    StringBuilder text = new StringBuilder(element.text());
    for (XmlElement child : element.children()) {
      text.append(allText(child));
    }
    return text.toString();
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

  /** {@code WSManFault/Message}, or else the text of the provider's fault, or the reason. */
  public String message() {
    String text = wsmanFault == null ? "" : wsmanFault.textOf("Message");
    if (text.isEmpty() && wsmanFault != null) {
      text = providerFault().map(ProviderFault::message).orElse("");
    }
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
