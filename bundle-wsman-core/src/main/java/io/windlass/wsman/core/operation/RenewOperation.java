package io.windlass.wsman.core.operation;

import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.security.Right;
import io.windlass.wsman.core.enumeration.Enumeration;
import io.windlass.wsman.core.enumeration.Enumerations;
import io.windlass.wsman.xml.XmlBuffer;
import io.windlass.wsman.xml.enumeration.Pull;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.xml.stream.XMLStreamException;

/** WS-Enumeration Renew: another end for an open enumeration. */
public final class RenewOperation implements Operation {
  private final Enumerations enumerations;
  private final Clock clock;

  /** Renews enumerations of these. */
  public RenewOperation(Enumerations enumerations, Clock clock) {
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
    Pull body = PullBody.read(request, "Renew");
    Enumeration enumeration = PullBody.enumeration(body, request, enumerations);
    Optional<Expires> expires = Expires.read(body.expires(), clock.instant());
    enumerations.renew(enumeration, expires.map(Expires::at));
    XmlBuffer out = request.reply(Actions.response(Actions.RENEW)).raw("<n:RenewResponse>");
    expires
        .orElseGet(() -> Expires.now(clock))
        .writeGranted(enumerations.timeLeft(enumeration), out);
    out.raw("<n:EnumerationContext>").ascii(enumeration.id()).raw("</n:EnumerationContext>");
    return CompletableFuture.completedFuture(out.raw("</n:RenewResponse>"));
  }
}
