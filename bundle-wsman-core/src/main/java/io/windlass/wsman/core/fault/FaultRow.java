package io.windlass.wsman.core.fault;

import io.windlass.wsman.xml.Namespaces;

/**
 * How one fault looks on the wire.
 *
 * @param sender whose fault it is: {@code s:Sender} or {@code s:Receiver}; null when the SOAP code
 *     is the subcode itself
 * @param subcode prefix and name, with the prefixes of {@link FaultWriter}
 * @param detail the last segment of the detail URI; null when there is none
 * @param code {@code WSManFault/@Code}
 */
record FaultRow(Boolean sender, String subcode, String detail, long code) {
  /** Microsoft's numbers for WS-Management count from here. */
  private static final long FACILITY = 0x80338000L;

  static FaultRow sender(String subcode, int offset) {
    return new FaultRow(true, subcode, null, FACILITY + offset);
  }

  static FaultRow sender(String subcode, String detail, int offset) {
    return new FaultRow(true, subcode, detail, FACILITY + offset);
  }

  static FaultRow receiver(String subcode, int offset) {
    return new FaultRow(false, subcode, null, FACILITY + offset);
  }

  static FaultRow receiver(String subcode, String detail, int offset) {
    return new FaultRow(false, subcode, detail, FACILITY + offset);
  }

  static FaultRow soap(String code, int offset) {
    return new FaultRow(null, code, null, FACILITY + offset);
  }

  /** The same with a number that is not one of WS-Management's. */
  FaultRow withCode(long plain) {
    return new FaultRow(sender, subcode, detail, plain);
  }

  /** The {@code wsa:Action} of the fault: that of the specification which defines the subcode. */
  String action(String addressingNamespace) {
    switch (subcode.charAt(0)) {
      case 'x':
        return Namespaces.TRANSFER + "/fault";
      case 'n':
        return Namespaces.ENUMERATION + "/fault";
      case 'e':
        return Namespaces.EVENTING + "/fault";
      case 'w':
        return Namespaces.WSMAN_ACTION + "/fault";
      case 'b':
        return "http://schemas.dmtf.org/wbem/wsman/1/cimbinding/fault";
      default:
        return addressingNamespace + "/fault";
    }
  }
}
