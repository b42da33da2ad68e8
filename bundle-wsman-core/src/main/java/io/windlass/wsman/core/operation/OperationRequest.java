package io.windlass.wsman.core.operation;

import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.core.authorize.Access;
import io.windlass.wsman.core.call.CallContext;
import io.windlass.wsman.core.envelope.Headers;
import io.windlass.wsman.core.limits.ServiceLimits;
import io.windlass.wsman.xml.XmlBuffer;
import io.windlass.wsman.xml.XmlCursor;
import io.windlass.wsman.xml.soap.EnvelopeWriter;
import javax.xml.stream.XMLStreamException;

/**
 * A request that has passed the steps of the pipeline.
 *
 * @param headers the headers as written
 * @param target what it is addressed to
 * @param cursor in front of the body's first element
 * @param context caller, deadline, options
 * @param limits those of the service
 * @param access what the caller may do with the classes that the request leads to
 * @param maxEnvelope the most bytes of the answer, by the client's wish and the service's limit
 */
public record OperationRequest(
    Headers headers,
    Target target,
    XmlCursor cursor,
    CallContext context,
    ServiceLimits limits,
    int maxEnvelope,
    Access access) {

  /** Reads the rest of the message, so that nothing is done for one that is not well-formed. */
  public void endOfMessage() throws XMLStreamException {
    cursor.finish();
  }

  /** The fault of an answer that is too large: the client's limit or the service's own is less. */
  public FaultCode tooLarge() {
    String asked = headers.maxEnvelopeSize();
    return asked != null && Long.parseLong(asked) < limits.maxEnvelopeSize()
        ? FaultCode.MAX_ENVELOPE_SIZE
        : FaultCode.SERVICE_ENVELOPE_LIMIT;
  }

  /** Begins the answer: headers, and the body opened. */
  public XmlBuffer reply(String action) {
    return reply(action, new byte[0][]);
  }

  /** Begins the answer with more headers; one that is null is left out. */
  public XmlBuffer reply(String action, byte[]... more) {
    XmlBuffer out = new XmlBuffer(4096);
    EnvelopeWriter.start(headers.addressing(), action, headers.messageId(), out);
    if (headers.replyParameters() != null) {
      out.raw(headers.replyParameters());
    }
    for (byte[] header : more) {
      if (header != null) {
        out.raw(header);
      }
    }
    EnvelopeWriter.body(out);
    return out;
  }
}
