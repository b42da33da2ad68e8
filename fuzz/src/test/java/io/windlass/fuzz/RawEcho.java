package io.windlass.fuzz;

import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.OpContext;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.XmlReply;
import io.windlass.wsman.api.XmlRequest;
import io.windlass.wsman.api.XmlResource;
import io.windlass.wsman.api.cim.ClassSchema;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** A provider of the raw tier that answers with the text of what it was sent. */
final class RawEcho implements XmlResource {
  static final String URI = "urn:fuzz:raw";

  @Override
  public Collection<ClassSchema> schemas() {
    return List.of();
  }

  @Override
  public CompletionStage<XmlReply> handle(XmlRequest request, OpContext context)
      throws ResourceFault {
    StringBuilder text = new StringBuilder(request.action().toString());
    try {
      XMLStreamReader body = request.body();
      while (body.hasNext()) {
        body.next();
        if (body.isCharacters()) {
          text.append(body.getText());
        }
      }
    } catch (XMLStreamException e) {
      throw new ResourceFault(FaultCode.INVALID_XML, e.getMessage(), e);
    }
    return CompletableFuture.completedFuture(
        out -> {
          out.writeStartElement("said");
          out.writeCharacters(text.toString());
          out.writeEndElement();
        });
  }
}
