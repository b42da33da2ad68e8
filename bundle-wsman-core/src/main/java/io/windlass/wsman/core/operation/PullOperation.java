package io.windlass.wsman.core.operation;

import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.security.Right;
import io.windlass.wsman.core.enumeration.Enumeration;
import io.windlass.wsman.core.enumeration.Enumerations;
import io.windlass.wsman.core.enumeration.Page;
import io.windlass.wsman.core.enumeration.PageLimits;
import io.windlass.wsman.core.limits.Durations;
import io.windlass.wsman.xml.XmlBuffer;
import io.windlass.wsman.xml.enumeration.Pull;
import io.windlass.wsman.xml.soap.EnvelopeWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import javax.xml.stream.XMLStreamException;

/** WS-Enumeration Pull (DSP0226 §8.4). */
public final class PullOperation implements Operation {
  /** Items of a Pull that names no number (WS-Enumeration §3.2). */
  private static final int DEFAULT_ITEMS = 1;

  private static final byte[] CONTEXT = XmlBuffer.bytes("<n:EnumerationContext>");
  private static final byte[] CONTEXT_END = XmlBuffer.bytes("</n:EnumerationContext>");
  private static final byte[] START = XmlBuffer.bytes("<n:PullResponse>");
  private static final byte[] ITEMS = XmlBuffer.bytes("<n:Items>");
  private static final byte[] ITEMS_END = XmlBuffer.bytes("</n:Items>");
  private static final byte[] LAST = XmlBuffer.bytes("<n:EndOfSequence/>");
  private static final byte[] END = XmlBuffer.bytes("</n:PullResponse>");

  private final Enumerations enumerations;
  private final Clock clock;

  /** Pulls from enumerations of these. */
  public PullOperation(Enumerations enumerations, Clock clock) {
    this.enumerations = enumerations;
    this.clock = clock;
  }

  @Override
  public Right right() {
    return Right.READ;
  }

  @Override
  public CompletionStage<XmlBuffer> run(OperationRequest request)
      throws ResourceFault, XMLStreamException {
    Pull body = PullBody.read(request, "Pull");
    Enumeration enumeration = PullBody.enumeration(body, request, enumerations);
    XmlBuffer out =
        request.reply(
            Actions.response(Actions.PULL),
            CountEstimate.header(request),
            RequestedEpr.of(request, request.target()));
    int contextAt = out.raw(START).size();
    int contextEnd = out.raw(CONTEXT).ascii(enumeration.id()).raw(CONTEXT_END).size();
    out.raw(ITEMS);
    PageLimits limits = limits(body, request, out.size());
    return enumerations
        .next(enumeration, limits, request.context(), out)
        .thenApply(page -> finish(out, page, contextAt, contextEnd));
  }

  private XmlBuffer finish(XmlBuffer out, Page page, int contextAt, int contextEnd) {
    out.raw(ITEMS_END);
    if (page.last()) {
      // There is nothing left that a context could stand for (R8.4-8).
      out.raw(LAST).remove(contextAt, contextEnd);
    }
    return out.raw(END);
  }

  private PageLimits limits(Pull body, OperationRequest request, int before) throws ResourceFault {
    int items =
        body.maxElements().isPresent()
            ? PullBody.positive("MaxElements", body.maxElements().get())
            : DEFAULT_ITEMS;
    int room =
        request.maxEnvelope()
            - EnvelopeWriter.endSize()
            - ITEMS_END.length
            - LAST.length
            - END.length;
    FaultCode tooLarge = request.tooLarge();
    if (body.maxCharacters().isPresent()) {
      long asked = before + (long) PullBody.positive("MaxCharacters", body.maxCharacters().get());
      tooLarge = asked < room ? FaultCode.MAX_ENVELOPE_SIZE : tooLarge;
      room = (int) Math.min(room, asked);
    }
    return new PageLimits(
        Math.min(items, request.limits().maxBatchItems()), room, tooLarge, until(body, request));
  }

  /** When to answer with what there is: before the client gives up. */
  private Instant until(Pull body, OperationRequest request) throws ResourceFault {
    Instant now = clock.instant();
    Duration left = Duration.between(now, request.context().deadline());
    Instant soon = now.plus(left.multipliedBy(4).dividedBy(5));
    if (body.maxTime().isEmpty()) {
      return soon;
    }
    Duration maxTime =
        Durations.parse(body.maxTime().get())
            .orElseThrow(
                () ->
                    new ResourceFault(
                        FaultCode.SCHEMA_VALIDATION_ERROR,
                        "MaxTime is not an xs:duration: " + body.maxTime().get()));
    return maxTime.compareTo(left) < 0 ? now.plus(maxTime) : soon;
  }
}
