package io.windlass.wsman.core.fault;

import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.xml.Namespaces;
import io.windlass.wsman.xml.XmlBuffer;
import io.windlass.wsman.xml.soap.Addressing;
import io.windlass.wsman.xml.soap.EnvelopeWriter;
import java.util.List;
import javax.xml.namespace.QName;

/**
 * Writes fault envelopes (DSP0226 §14, MS-WSMV §2.2.4.43). Faults travel with HTTP status 500 and
 * never have more than {@link #MAX_OCTETS}, which may be sent whatever the client's
 * MaxEnvelopeSize: a reason that is too long is cut.
 */
public final class FaultWriter {
  /** What Windows sends with every fault, and what clients retry on. */
  public static final int HTTP_STATUS = 500;

  /** What a fault may always have (DSP0226 R13.4-6). */
  public static final int MAX_OCTETS = 4096;

  private static final int MAX_MACHINE = 255;
  private static final int SHORT_REASON = 128;
  private static final int BAD_REQUEST = 400;
  private static final String CUT = "\u2026";

  private final FaultRow row;
  private final long number;
  private final String machine;
  private final Addressing addressing;

  /** The HTTP status that a fault travels with. */
  public static int httpStatus(ResourceFault fault) {
    // DSP0226 R13.1-8 asks for this one by number.
    return fault.code() == FaultCode.CHARSET_MISMATCH ? BAD_REQUEST : HTTP_STATUS;
  }

  private FaultWriter(ResourceFault fault, Addressing addressing, String machine) {
    this.row = FaultTable.row(fault.code());
    this.number = fault.number().orElse(row.code());
    this.machine = machine.substring(0, Math.min(MAX_MACHINE, machine.length()));
    this.addressing = addressing;
  }

  /**
   * Writes a fault.
   *
   * @param request what it answers
   * @param machine this host as the client addressed it
   */
  public static XmlBuffer write(ResourceFault fault, Request request, String machine) {
    FaultWriter writer = new FaultWriter(fault, request.addressing(), machine);
    // An answer in UTF-16 takes two octets where UTF-8 takes one, and a byte order mark.
    int room = request.utf16() ? MAX_OCTETS / 2 - 1 : MAX_OCTETS;
    String reason = fault.getMessage();
    XmlBuffer out = writer.envelope(request, reason);
    if (out.size() <= room) {
      return out;
    }
    Request echoed = request;
    for (Request less : List.of(request.shortened(), request.withoutEcho())) {
      if (writer.envelope(echoed, "").size() > room - 2 * SHORT_REASON) {
        echoed = less;
      }
    }
    int bare = writer.envelope(echoed, "").size();
    return writer.envelope(echoed, cut(reason, (room - bare) / 2));
  }

  /**
   * What a fault must know of the request that it answers.
   *
   * @param addressing the version that the request spoke
   * @param relatesTo the request's MessageID; null when it had none that could be read
   * @param parameters reference parameters as headers of the answer; null when there are none
   * @param notUnderstood the headers that {@code s:NotUnderstood} names
   * @param utf16 true when the answer will be in UTF-16
   */
  public record Request(
      Addressing addressing,
      String relatesTo,
      byte[] parameters,
      List<QName> notUnderstood,
      boolean utf16) {

    /** The same, with the first of the headers that were not understood only. */
    Request shortened() {
      return new Request(
          addressing,
          relatesTo,
          null,
          notUnderstood.subList(0, Math.min(1, notUnderstood.size())),
          utf16);
    }

    /** The same, without what the answer would repeat of the request. */
    Request withoutEcho() {
      return new Request(addressing, null, null, List.of(), utf16);
    }
  }

  private XmlBuffer envelope(Request request, String reason) {
    XmlBuffer out = new XmlBuffer(2048);
    EnvelopeWriter.start(addressing, row.action(addressing.namespace()), request.relatesTo(), out);
    if (request.parameters() != null) {
      out.raw(request.parameters());
    }
    for (QName header : request.notUnderstood()) {
      notUnderstood(header, out);
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
    out.raw("</s:Code><s:Reason><s:Text xml:lang=\"en-US\">").text(reason);
    out.raw("</s:Text></s:Reason><s:Detail>");
    if (row.detail() != null) {
      out.raw("<w:FaultDetail>" + Namespaces.FAULT_DETAIL).raw(row.detail());
      out.raw("</w:FaultDetail>");
    }
    out.raw("<f:WSManFault Code=\"").number(number).raw("\" Machine=\"").text(machine);
    out.raw("\"><f:Message>").text(reason);
    out.raw("</f:Message></f:WSManFault></s:Detail></s:Fault>");
    EnvelopeWriter.end(out);
    return out;
  }

  /** A prefix cannot stand for no namespace, so a name without one has none. */
  private static void notUnderstood(QName header, XmlBuffer out) {
    if (header.getNamespaceURI().isEmpty()) {
      out.raw("<s:NotUnderstood qname=\"").text(header.getLocalPart()).raw("\"/>");
      return;
    }
    out.raw("<s:NotUnderstood qname=\"u:").text(header.getLocalPart());
    out.raw("\" xmlns:u=\"").text(header.getNamespaceURI()).raw("\"/>");
  }

  /** The longest beginning that takes no more octets when it is written. */
  private static String cut(String text, int octets) {
    XmlBuffer written = new XmlBuffer(octets + 16);
    int end = 0;
    while (end < text.length()) {
      int next = text.offsetByCodePoints(end, 1);
      written.text(text.substring(end, next));
      if (written.size() > octets - XmlBuffer.bytes(CUT).length) {
        return text.substring(0, end) + CUT;
      }
      end = next;
    }
    return text;
  }
}
