package io.windlass.wsman.core.fault;

import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.xml.Namespaces;
import io.windlass.wsman.xml.XmlBuffer;
import io.windlass.wsman.xml.soap.Addressing;
import io.windlass.wsman.xml.soap.EnvelopeWriter;
import java.util.List;
import javax.xml.namespace.QName;

/** Writes fault envelopes (DSP0226 §14, MS-WSMV §2.2.4.43). Faults travel with HTTP status 500. */
public final class FaultWriter {
  /** The HTTP status of every fault: what Windows sends, and what clients retry on. */
  public static final int HTTP_STATUS = 500;

  private FaultWriter() {}

  /**
   * Writes a fault.
   *
   * @param addressing the version that the request spoke
   * @param relatesTo the request's MessageID; null when it had none that could be read
   * @param notUnderstood the headers that {@code s:NotUnderstood} names
   * @param machine this host as the client addressed it
   */
  public static XmlBuffer write(
      ResourceFault fault,
      Addressing addressing,
      String relatesTo,
      List<QName> notUnderstood,
      String machine) {
    FaultRow row = FaultTable.row(fault.code());
    XmlBuffer out = new XmlBuffer(2048);
    EnvelopeWriter.start(addressing, row.action(addressing.namespace()), relatesTo, out);
    for (QName header : notUnderstood) {
      out.raw("<s:NotUnderstood qname=\"u:").text(header.getLocalPart());
      out.raw("\" xmlns:u=\"").text(header.getNamespaceURI()).raw("\"/>");
    }
    EnvelopeWriter.body(out);
    out.raw("<s:Fault xmlns:f=\"" + Namespaces.MS_FAULT + "\" xmlns:e=\"" + Namespaces.EVENTING);
    out.raw("\" xmlns:b=\"" + Namespaces.CIM_BINDING + "\"><s:Code><s:Value>");
    if (row.sender() == null) {
      out.raw(row.subcode()).raw("</s:Value>");
    } else {
      out.raw(row.sender() ? "s:Sender" : "s:Receiver").raw("</s:Value><s:Subcode><s:Value>");
      out.raw(row.subcode()).raw("</s:Value></s:Subcode>");
    }
    out.raw("</s:Code><s:Reason><s:Text xml:lang=\"en-US\">").text(fault.getMessage());
    out.raw("</s:Text></s:Reason><s:Detail>");
    if (row.detail() != null) {
      out.raw("<w:FaultDetail>" + Namespaces.FAULT_DETAIL).raw(row.detail());
      out.raw("</w:FaultDetail>");
    }
    out.raw("<f:WSManFault Code=\"").number(row.code()).raw("\" Machine=\"").text(machine);
    out.raw("\"><f:Message>").text(fault.getMessage());
    out.raw("</f:Message></f:WSManFault></s:Detail></s:Fault>");
    EnvelopeWriter.end(out);
    return out;
  }
}
