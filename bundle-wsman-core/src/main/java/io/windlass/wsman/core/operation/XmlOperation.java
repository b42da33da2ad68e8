package io.windlass.wsman.core.operation;

import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.XmlReply;
import io.windlass.wsman.api.XmlRequest;
import io.windlass.wsman.api.XmlResource;
import io.windlass.wsman.api.security.Right;
import io.windlass.wsman.core.call.Async;
import io.windlass.wsman.core.call.ProviderCalls;
import io.windlass.wsman.core.registry.ProviderEntry;
import io.windlass.wsman.xml.PlainXmlReader;
import io.windlass.wsman.xml.SecureXml;
import io.windlass.wsman.xml.XmlBuffer;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.w3c.dom.Element;

/** Every action of a resource of the raw tier ({@link XmlResource}). */
public final class XmlOperation implements Operation {
  private final ProviderEntry entry;
  private final ProviderCalls calls;
  private final Right right;
  private final boolean fragments;

  /**
   * @param action what is asked of the provider
   * @param right what the action asks for
   */
  public XmlOperation(ProviderEntry entry, ProviderCalls calls, String action, Right right) {
    this.fragments = action.equals(Actions.GET) || action.equals(Actions.PUT);
    this.entry = entry;
    this.calls = calls;
    this.right = right;
  }

  @Override
  public Right right() {
    return right;
  }

  /** Of those that read and write the resource as a whole. */
  @Override
  public boolean doesFragments() {
    return fragments;
  }

  @Override
  public CompletionStage<XmlBuffer> run(OperationRequest request)
      throws ResourceFault, XMLStreamException {
    URI action = action(request.headers().action());
    request.cursor().nextElement();
    XMLStreamReader reader = new PlainXmlReader(request.cursor().reader());
    if (request.headers().fragmentTransfer().isPresent()) {
      return fragment(
          new XmlFragments(request.headers().fragmentTransfer().get()), reader, request);
    }
    // Writing runs the provider's code again, and so takes a place of its own.
    return Async.compose(
        reply(new Body(action, request.target(), reader), request),
        answer -> inProvider(request, () -> write(answer, request)));
  }

  private CompletionStage<XmlBuffer> fragment(
      XmlFragments fragments, XMLStreamReader reader, OperationRequest request)
      throws ResourceFault, XMLStreamException {
    boolean put = request.headers().action().equals(Actions.PUT);
    Element sent = put ? XmlFragments.sent(reader) : null;
    request.endOfMessage();
    CompletionStage<Element> current =
        whole(body(Actions.GET, XmlFragments.nothing(), request), request);
    CompletionStage<Element> after =
        put ? Async.compose(current, whole -> put(fragments, whole, sent, request)) : current;
    return Async.map(
        after,
        whole -> {
          XmlBuffer out =
              request.reply(
                  Actions.response(request.headers().action()),
                  fragments.echo(),
                  RequestedEpr.unknown(request));
          fragments.write(whole, out);
          return out;
        });
  }

  /** Puts the whole; a provider that does not show it afterwards is asked for it. */
  private CompletionStage<Element> put(
      XmlFragments fragments, Element whole, Element sent, OperationRequest request)
      throws ResourceFault, XMLStreamException {
    XMLStreamReader changed = fragments.replaced(whole, sent);
    CompletionStage<XmlBuffer> shown = content(body(Actions.PUT, changed, request), request);
    return Async.compose(
        shown,
        answer ->
            answer.size() == 0
                ? whole(body(Actions.GET, XmlFragments.nothing(), request), request)
                : CompletableFuture.completedFuture(XmlFragments.whole(answer)));
  }

  private CompletionStage<Element> whole(Body body, OperationRequest request) {
    return Async.map(content(body, request), XmlFragments::whole);
  }

  /** What the provider writes for a request. */
  private CompletionStage<XmlBuffer> content(Body body, OperationRequest request) {
    return Async.compose(
        reply(body, request),
        answer ->
            inProvider(
                request,
                () -> {
                  XmlBuffer out = new XmlBuffer(4096);
                  write(answer, out);
                  return out;
                }));
  }

  private static Body body(String action, XMLStreamReader reader, OperationRequest request) {
    return new Body(URI.create(action), request.target(), reader);
  }

  private <T> CompletionStage<T> inProvider(OperationRequest request, Callable<T> task) {
    return calls.call(entry.bulkhead(), request.context(), entry.provider(), task);
  }

  private CompletionStage<XmlReply> reply(Body body, OperationRequest request) {
    XmlResource provider = (XmlResource) entry.provider();
    CompletionStage<CompletionStage<XmlReply>> called =
        inProvider(request, () -> provider.handle(body, request.context()));
    return Async.compose(
        called,
        stage -> {
          if (stage == null) {
            throw new ResourceFault(FaultCode.INTERNAL_ERROR, "The provider returned null.");
          }
          return calls.await(stage, request.context());
        });
  }

  private static URI action(String text) throws ResourceFault {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new ResourceFault(
          FaultCode.INVALID_ACTION_URI, "The Action is not a URI: " + e.getMessage(), e);
    }
  }

  private static XmlBuffer write(XmlReply answer, OperationRequest request)
      throws ResourceFault, XMLStreamException {
    if (answer == null) {
      throw new ResourceFault(FaultCode.INTERNAL_ERROR, "The provider answered with null.");
    }
    XmlBuffer out =
        request.reply(
            answer.action().orElse(Actions.response(request.headers().action())),
            RequestedEpr.unknown(request));
    write(answer, out);
    return out;
  }

  private static void write(XmlReply answer, XmlBuffer out) throws XMLStreamException {
    int before = out.size();
    XMLStreamWriter writer = SecureXml.writer(out);
    answer.writeBody(writer);
    writer.flush();
    if (out.size() > before) {
      // Closes what the provider left open; one end tag too many has thrown by now.
      writer.writeEndDocument();
      writer.flush();
    }
  }

  private record Body(URI action, Target target, XMLStreamReader body) implements XmlRequest {}
}
