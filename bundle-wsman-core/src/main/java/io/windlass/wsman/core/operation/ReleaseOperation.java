package io.windlass.wsman.core.operation;

import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.security.Right;
import io.windlass.wsman.core.enumeration.Enumerations;
import io.windlass.wsman.xml.XmlBuffer;
import io.windlass.wsman.xml.enumeration.Pull;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.xml.stream.XMLStreamException;

/** WS-Enumeration Release (DSP0226 §8.5). */
public final class ReleaseOperation implements Operation {
  private final Enumerations enumerations;

  /** Releases enumerations of these. */
  public ReleaseOperation(Enumerations enumerations) {
    this.enumerations = enumerations;
  }

  @Override
  public Right right() {
    return Right.READ;
  }

  @Override
  public CompletionStage<XmlBuffer> run(OperationRequest request)
      throws ResourceFault, XMLStreamException {
    Pull body = PullBody.read(request, "Release");
    enumerations.release(PullBody.enumeration(body, request, enumerations));
    return CompletableFuture.completedFuture(request.reply(Actions.response(Actions.RELEASE)));
  }
}
