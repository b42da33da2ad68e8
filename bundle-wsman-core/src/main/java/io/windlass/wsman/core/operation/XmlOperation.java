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
import java.util.concurrent.CompletionStage;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

/** Every action of a resource of the raw tier ({@link XmlResource}). */
public final class XmlOperation implements Operation {
  private final ProviderEntry entry;
  private final ProviderCalls calls;
  private final Right right;

  /**
   * @param right what the action asks for
   */
  public XmlOperation(ProviderEntry entry, ProviderCalls calls, Right right) {
    this.entry = entry;
    this.calls = calls;
    this.right = right;
  }

  @Override
  public Right right() {
    return right;
  }

  @Override
  public CompletionStage<XmlBuffer> run(OperationRequest request)
      throws ResourceFault, XMLStreamException {
    URI action = action(request.headers().action());
    request.cursor().nextElement();
    XmlResource provider = (XmlResource) entry.provider();
    Body body = new Body(action, request.target(), new PlainXmlReader(request.cursor().reader()));
    CompletionStage<CompletionStage<XmlReply>> called =
        calls.call(
            entry.bulkhead(),
            request.context(),
            provider,
            () -> provider.handle(body, request.context()));
    CompletionStage<XmlReply> reply =
        Async.compose(
            called,
            stage -> {
              if (stage == null) {
                throw new ResourceFault(FaultCode.INTERNAL_ERROR, "The provider returned null.");
              }
              return calls.await(stage, request.context());
            });
    // Writing runs the provider's code again, and so takes a place of its own.
    return Async.compose(
        reply,
        answer ->
            calls.call(
                entry.bulkhead(), request.context(), provider, () -> write(answer, request)));
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
    int before = out.size();
    XMLStreamWriter writer = SecureXml.writer(out);
    answer.writeBody(writer);
    writer.flush();
    if (out.size() > before) {
      // Closes what the provider left open; one end tag too many has thrown by now.
      writer.writeEndDocument();
      writer.flush();
    }
    return out;
  }

  private record Body(URI action, Target target, XMLStreamReader body) implements XmlRequest {}
}
