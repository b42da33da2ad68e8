package io.windlass.wsman.core.pipeline;

import io.windlass.wsman.api.CancelReason;
import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.security.AuditEvent;
import io.windlass.wsman.api.security.Authorizer;
import io.windlass.wsman.core.call.CallContext;
import io.windlass.wsman.core.call.ProviderCalls;
import io.windlass.wsman.core.endpoint.WsmanRequest;
import io.windlass.wsman.core.endpoint.WsmanResponse;
import io.windlass.wsman.core.envelope.Envelope;
import io.windlass.wsman.core.envelope.Headers;
import io.windlass.wsman.core.fault.FaultWriter;
import io.windlass.wsman.core.fault.Faults;
import io.windlass.wsman.core.identify.Identity;
import io.windlass.wsman.core.limits.Admission;
import io.windlass.wsman.core.limits.ServiceLimits;
import io.windlass.wsman.core.operation.Operation;
import io.windlass.wsman.core.operation.OperationRequest;
import io.windlass.wsman.core.registry.ProviderRegistry;
import io.windlass.wsman.xml.Namespaces;
import io.windlass.wsman.xml.XmlBuffer;
import io.windlass.wsman.xml.soap.Addressing;
import io.windlass.wsman.xml.soap.EnvelopeWriter;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.xml.stream.XMLStreamException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From the bytes of a request to the bytes of its answer; whatever goes wrong becomes a fault. */
public final class Dispatcher {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
  private static final String IDENTIFY = "Identify";

  private final Pipeline pipeline;
  private final Identity identity;
  private final Supplier<ServiceLimits> limits;
  private final Admission admission;
  private final ProviderCalls calls;

  /**
   * @param operations by action
   * @param invoke for actions that are methods
   */
  public Dispatcher(
      Map<String, Operation> operations,
      Operation invoke,
      ProviderRegistry registry,
      ProviderCalls calls,
      Supplier<Authorizer> authorizer,
      Surroundings surroundings) {
    this.pipeline =
        new Pipeline(operations, invoke, registry, calls, authorizer, surroundings.audit());
    this.calls = calls;
    this.identity = surroundings.identity();
    this.limits = surroundings.limits();
    this.admission = surroundings.admission();
  }

  /**
   * What the service as a whole has.
   *
   * @param admission counts what is under way
   * @param audit is told who may not do what
   */
  public record Surroundings(
      Identity identity,
      Supplier<ServiceLimits> limits,
      Admission admission,
      Consumer<AuditEvent> audit) {}

  /** Handles one message; the stage never fails. */
  public CompletionStage<WsmanResponse> handle(WsmanRequest request) {
    Exchange exchange = new Exchange(request);
    CompletionStage<ByteBuffer> answer;
    try {
      answer = exchange.start();
    } catch (Exception | LinkageError | StackOverflowError e) {
      answer = CompletableFuture.failedFuture(e);
    }
    return answer.handle(exchange::finish);
  }

  /** One request under way. */
  private final class Exchange {
    private final WsmanRequest request;
    private Envelope envelope;
    private Operation operation;
    private int maxEnvelope;
    private FaultCode tooLarge;

    Exchange(WsmanRequest request) {
      this.request = request;
    }

    CompletionStage<ByteBuffer> start() throws ResourceFault, XMLStreamException {
      Envelope.read(request.body(), request.contentType(), partial -> envelope = partial);
      Headers headers = envelope.headers();
      if (request.refusal().isPresent()) {
        throw new ResourceFault(FaultCode.ACCESS_DENIED, request.refusal().get());
      }
      if (isIdentify(headers)) {
        return CompletableFuture.completedFuture(identity.known(request.securityProfiles()));
      }
      ServiceLimits now = limits.get();
      Incoming incoming =
          new Incoming(request.caller(), headers, now, envelope.isUtf16(), request.remoteAddress());
      pipeline.check(incoming);
      operation = incoming.operation;
      maxEnvelope = incoming.maxEnvelope;
      Runnable leave =
          admission.enter(
              request.caller(),
              now.maxOperationsPerUser(),
              incoming.entry.map(provider -> provider.facts().bundle()));
      CompletionStage<XmlBuffer> answer;
      try {
        OperationRequest running = operationRequest(incoming);
        tooLarge = running.tooLarge();
        answer = operation.run(running);
      } catch (ResourceFault | XMLStreamException | RuntimeException e) {
        leave.run();
        throw e;
      }
      return answer.whenComplete((buffer, failure) -> leave.run()).thenApply(this::complete);
    }

    private boolean isIdentify(Headers headers) throws XMLStreamException {
      // Identify needs no headers at all, so only a message without Action, or with its own, can be
      // one (DSP0226 §11).
      boolean maybe = headers.action() == null || headers.action().startsWith(Namespaces.IDENTITY);
      if (!maybe || !headers.notUnderstood().isEmpty()) {
        return false;
      }
      boolean identify =
          envelope.cursor().nextElement() && envelope.cursor().isOn(Namespaces.IDENTITY, IDENTIFY);
      if (identify) {
        envelope.cursor().finish();
      }
      return identify;
    }

    private OperationRequest operationRequest(Incoming incoming) {
      Headers headers = incoming.headers;
      CallContext context =
          new CallContext(
              request.caller(),
              headers.locale() == null ? Locale.ENGLISH : Locale.forLanguageTag(headers.locale()),
              calls.clock().instant().plus(incoming.timeout),
              options(headers),
              request.thread());
      request.onClientGone(() -> calls.cancel(context, CancelReason.CLIENT_GONE));
      return new OperationRequest(
          headers,
          incoming.target,
          envelope.cursor(),
          context,
          incoming.limits,
          incoming.maxEnvelope,
          pipeline.access(incoming));
    }

    private Map<String, String> options(Headers headers) {
      if (headers.options().isEmpty()) {
        return Map.of();
      }
      Map<String, String> options = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      headers.options().forEach(option -> options.putIfAbsent(option.name(), option.value()));
      return options;
    }

    private ByteBuffer complete(XmlBuffer out) {
      EnvelopeWriter.end(out);
      if (out.size() > maxEnvelope) {
        throw new CompletionException(tooLarge(out.size()));
      }
      return out.toByteBuffer();
    }

    private ResourceFault tooLarge(int size) {
      String what = "The answer has " + size + " octets, the envelope may have " + maxEnvelope;
      if (operation.writes()) {
        return new ResourceFault(
            FaultCode.UNREPORTABLE_SUCCESS, what + ". The operation itself was done.");
      }
      return new ResourceFault(
          tooLarge,
          tooLarge == FaultCode.MAX_ENVELOPE_SIZE
              ? what + ". Ask again with a larger MaxEnvelopeSize."
              : what + ", which is MaxEnvelopeSizekb of the service.");
    }

    WsmanResponse finish(ByteBuffer body, Throwable failure) {
      boolean utf16 = envelope != null && envelope.isUtf16();
      if (failure == null) {
        return Answers.of(200, body, utf16);
      }
      try {
        ResourceFault fault = fault(failure);
        return Answers.of(FaultWriter.httpStatus(fault), write(fault), utf16);
      } catch (RuntimeException | LinkageError | StackOverflowError e) {
        // A fault that cannot be told is an HTTP status without a body (DSP0226 §14).
        LOG.error("A fault could not be written", e);
        return new WsmanResponse(FaultWriter.HTTP_STATUS, "", ByteBuffer.allocate(0));
      }
    }

    private ResourceFault fault(Throwable failure) {
      return failure instanceof XMLStreamException xml
          ? Envelope.malformed(xml)
          : malformedInside(failure).map(Envelope::malformed).orElseGet(() -> known(failure));
    }

    private ByteBuffer write(ResourceFault fault) {
      LOG.debug("Fault {} for {}: {}", fault.code(), request.caller(), fault.getMessage());
      Optional<Headers> headers = Optional.ofNullable(envelope).map(Envelope::headers);
      FaultWriter.Request answered =
          new FaultWriter.Request(
              headers.map(Headers::addressing).orElse(Addressing.SUBMISSION),
              headers.map(Headers::messageId).orElse(null),
              headers.map(Headers::faultParameters).orElse(null),
              fault.code() == FaultCode.MUST_UNDERSTAND
                  ? headers.map(Headers::notUnderstood).orElse(List.of())
                  : List.of(),
              envelope != null && envelope.isUtf16());
      return FaultWriter.write(fault, answered, request.localHost()).toByteBuffer();
    }

    private Optional<XMLStreamException> malformedInside(Throwable failure) {
      return Optional.ofNullable(failure.getCause())
          .filter(XMLStreamException.class::isInstance)
          .filter(cause -> failure instanceof CompletionException)
          .map(XMLStreamException.class::cast);
    }

    private ResourceFault known(Throwable failure) {
      ResourceFault fault = Faults.of(failure);
      if (fault.code() == FaultCode.INTERNAL_ERROR && fault.getCause() != null) {
        LOG.warn("Internal error for {}", request.caller(), fault);
      }
      return fault;
    }
  }
}
