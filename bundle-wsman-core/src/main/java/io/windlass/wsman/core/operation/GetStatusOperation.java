package io.windlass.wsman.core.operation;

import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.security.Right;
import io.windlass.wsman.core.enumeration.Enumeration;
import io.windlass.wsman.core.enumeration.Enumerations;
import io.windlass.wsman.xml.XmlBuffer;
import io.windlass.wsman.xml.enumeration.Pull;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.xml.stream.XMLStreamException;

/** WS-Enumeration GetStatus: how long an enumeration that nobody uses is still kept. */
public final class GetStatusOperation implements Operation {
  private final Enumerations enumerations;
  private final Clock clock;

  /** Looks at enumerations of these. */
  public GetStatusOperation(Enumerations enumerations, Clock clock) {
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
    Pull body = PullBody.read(request, "GetStatus");
    Enumeration enumeration = PullBody.enumeration(body, request, enumerations);
    XmlBuffer out =
        request.reply(Actions.response(Actions.GET_STATUS)).raw("<n:GetStatusResponse>");
    Expires.now(clock).writeGranted(enumerations.timeLeft(enumeration), out);
    return CompletableFuture.completedFuture(out.raw("</n:GetStatusResponse>"));
  }
}
