package io.windlass.wsman.core.envelope;

import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.core.limits.ServiceLimits;
import io.windlass.wsman.xml.Namespaces;
import io.windlass.wsman.xml.XmlCursor;
import io.windlass.wsman.xml.soap.Addressing;
import java.util.HashSet;
import java.util.Set;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/** Reads {@code s:Header} into {@link Headers}. For one thread, for one use. */
final class HeaderReader {
  private static final String XML = "http://www.w3.org/XML/1998/namespace";
  private static final String ROLE = Namespaces.SOAP + "/role/";

  /** Headers of one message; clients send fewer than 20. */
  private static final int MAX_HEADERS = 1000;

  private final XmlCursor cursor;
  private final Headers headers;
  private final Set<QName> seen = new HashSet<>();

  HeaderReader(XmlCursor cursor, Headers headers) {
    this.cursor = cursor;
    this.headers = headers;
  }

  /** Reads to the end tag of the header that the cursor is on. */
  void read() throws XMLStreamException, ResourceFault {
    try {
      readAll();
    } catch (ResourceFault e) {
      findMessageId();
      throw e;
    }
  }

  /** A fault relates to its request even when the MessageID stands behind what is refused. */
  private void findMessageId() throws XMLStreamException {
    while (headers.messageId == null && cursor.reader().hasNext()) {
      int event = cursor.reader().next();
      if (event == XMLStreamConstants.START_ELEMENT
          && cursor.reader().getLocalName().equals("MessageID")
          && Addressing.of(cursor.reader().getNamespaceURI()) != null) {
        headers.addressing = Addressing.of(cursor.reader().getNamespaceURI());
        headers.messageId = cursor.text();
      } else if (event == XMLStreamConstants.END_ELEMENT
          && cursor.isOn(Namespaces.SOAP, "Header")) {
        return;
      }
    }
  }

  private void readAll() throws XMLStreamException, ResourceFault {
    int count = 0;
    while (cursor.nextElement()) {
      if (++count > MAX_HEADERS) {
        throw new ResourceFault(
            FaultCode.ENCODING_LIMIT, "There are more than " + MAX_HEADERS + " headers.");
      }
      if (!isForUs()) {
        cursor.skip();
        continue;
      }
      QName name = cursor.reader().getName();
      boolean mustUnderstand =
          XmlCursor.isTrue(cursor.attribute(Namespaces.SOAP, "mustUnderstand"));
      refuseRepeated(name);
      if (!readKnown(name, mustUnderstand)) {
        if (mustUnderstand) {
          headers.notUnderstood.add(name);
        }
        cursor.skip();
      }
    }
  }

  /** Only a header for the ultimate receiver or the next node is ours (SOAP 1.2 §2.2). */
  private boolean isForUs() {
    String role = cursor.attribute(Namespaces.SOAP, "role");
    return role == null
        || role.isEmpty()
        || role.equals(ROLE + "next")
        || role.equals(ROLE + "ultimateReceiver");
  }

  private void refuseRepeated(QName name) throws ResourceFault {
    boolean ours =
        Addressing.of(name.getNamespaceURI()) != null
            || name.getNamespaceURI().equals(Namespaces.WSMAN)
            || name.getNamespaceURI().equals(Namespaces.EVENTING);
    if (ours && !seen.add(name)) {
      throw new ResourceFault(
          FaultCode.INVALID_MESSAGE_INFORMATION_HEADER,
          "The header " + name.getLocalPart() + " is there more than once.");
    }
  }

  private boolean readKnown(QName name, boolean mustUnderstand)
      throws XMLStreamException, ResourceFault {
    String namespace = name.getNamespaceURI();
    Addressing version = Addressing.of(namespace);
    if (version != null) {
      headers.addressing = version;
      return readAddressing(name.getLocalPart());
    }
    switch (namespace) {
      case Namespaces.WSMAN:
        return readManagement(name.getLocalPart(), mustUnderstand);
      case Namespaces.MS_WSMAN:
        return readMicrosoft(name.getLocalPart(), mustUnderstand);
      default:
        return false;
    }
  }

  private boolean readAddressing(String name) throws XMLStreamException, ResourceFault {
    switch (name) {
      case "To":
        headers.to = cursor.text();
        return true;
      case "Action":
        headers.action = cursor.text();
        return true;
      case "MessageID":
        headers.messageId = cursor.text();
        return true;
      case "ReplyTo":
        ReplyParameters replies = new ReplyParameters();
        headers.replyTo = address(replies);
        headers.replyParameters = replies.bytes();
        return true;
      case "FaultTo":
        ReplyParameters faults = new ReplyParameters();
        headers.faultTo = address(faults);
        headers.faultParameters = faults.bytes();
        return true;
      case "From":
      case "RelatesTo":
        cursor.skip();
        return true;
      default:
        return false;
    }
  }

  private String address(ReplyParameters parameters) throws XMLStreamException, ResourceFault {
    String address = "";
    while (cursor.nextElement()) {
      switch (cursor.reader().getLocalName()) {
        case "Address":
          address = cursor.text();
          break;
        case "ReferenceParameters":
        case "ReferenceProperties":
          parameters.add(cursor);
          break;
        default:
          cursor.skip();
      }
    }
    return address;
  }

  private boolean readManagement(String name, boolean mustUnderstand)
      throws XMLStreamException, ResourceFault {
    switch (name) {
      case "ResourceURI":
        headers.resourceUri = cursor.text();
        return true;
      case "SelectorSet":
        new SelectorReader(cursor, headers.selectors, headers.references).read();
        return true;
      case "OptionSet":
        readOptions();
        return true;
      case "OperationTimeout":
        headers.operationTimeout = cursor.text();
        return true;
      case "MaxEnvelopeSize":
        headers.maxEnvelopeSize = cursor.text();
        return true;
      case "Locale":
        headers.locale = cursor.attribute(XML, "lang");
        headers.localeMustBeUnderstood = mustUnderstand;
        cursor.skip();
        return true;
      case "FragmentTransfer":
        headers.fragmentTransfer = FragmentTransfer.read(cursor, mustUnderstand);
        return true;
      case "RequestEPR":
        headers.requestEpr = true;
        cursor.skip();
        return true;
      case "RequestTotalItemsCountEstimate":
        headers.countEstimate = true;
        cursor.skip();
        return true;
      default:
        return false;
    }
  }

  private boolean readMicrosoft(String name, boolean mustUnderstand)
      throws XMLStreamException, ResourceFault {
    switch (name) {
      case "ActivityId":
        if (cursor.text().length() > ServiceLimits.MAX_URI) {
          throw new ResourceFault(
              FaultCode.INVALID_MESSAGE_INFORMATION_HEADER,
              "The ActivityId is longer than " + ServiceLimits.MAX_URI + " characters.");
        }
        return true;
      case "DataLocale":
        headers.dataLocaleMustBeUnderstood = mustUnderstand;
        cursor.skip();
        return true;
      case "SessionId":
      case "OperationID":
      case "SequenceId":
        // Robust connections are not offered, so these carry nothing for us (MS-WSMV §3.1.4.1.3).
        cursor.skip();
        return true;
      default:
        return false;
    }
  }

  private void readOptions() throws XMLStreamException, ResourceFault {
    while (cursor.nextElement()) {
      if (!cursor.isOn(Namespaces.WSMAN, "Option")) {
        cursor.skip();
        continue;
      }
      String name = cursor.attribute(null, "Name");
      if (name == null || name.isBlank()) {
        throw new ResourceFault(FaultCode.INVALID_OPTION_NAME, "An Option has no Name.");
      }
      boolean mustComply = XmlCursor.isTrue(cursor.attribute(null, "MustComply"));
      String value = cursor.isNil() ? skipNil() : cursor.text();
      if (headers.options.size() == ServiceLimits.MAX_SELECTORS
          || name.length() > ServiceLimits.MAX_NAME
          || value.length() > ServiceLimits.MAX_VALUE) {
        throw new ResourceFault(
            FaultCode.OPTION_LIMIT,
            "There are more than "
                + ServiceLimits.MAX_SELECTORS
                + " options, or one is longer than "
                + ServiceLimits.MAX_VALUE
                + " characters.");
      }
      headers.options.add(new Headers.Option(name, value.isEmpty() ? "true" : value, mustComply));
    }
  }

  private String skipNil() throws XMLStreamException {
    cursor.skip();
    return "";
  }
}
