package io.windlass.fuzz;

import io.windlass.wmi.repository.ClassRepository;
import io.windlass.wmi.wql.WqlDialect;
import io.windlass.wsman.api.WsmanResource;
import io.windlass.wsman.api.filter.FilterDialect;
import io.windlass.wsman.core.WsmanEngine;
import io.windlass.wsman.core.endpoint.WsmanRequest;
import io.windlass.wsman.core.endpoint.WsmanResponse;
import io.windlass.wsman.core.limits.ServiceLimits;
import io.windlass.wsman.core.registry.ProviderFacts;
import io.windlass.wsman.testkit.WsmanHost;
import io.windlass.wsman.xml.SecureXml;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** A whole engine with one provider, and what has to hold for each of its answers. */
final class Engine {
  private static final long PATIENCE_SECONDS = 20;
  private static final int LARGEST = 600 * 1024;

  private final WsmanEngine engine = new WsmanEngine("0", ServiceLimits.DEFAULT, Clock.systemUTC());

  Engine() {
    engine.addProvider(
        new Echo(),
        ProviderFacts.of(
            "echo",
            Map.of(
                "service.id",
                1L,
                WsmanResource.URI,
                Everything.URI.substring(0, Everything.URI.lastIndexOf('/')),
                WsmanResource.SUPPORTS_OPTIONS,
                true)));
    engine.addProvider(
        new RawEcho(),
        ProviderFacts.of("raw", Map.of("service.id", 2L, WsmanResource.URI, RawEcho.URI)));
    engine.addDialect(FilterDialect.WQL, new WqlDialect(new ClassRepository()));
  }

  /** Sends a message and checks that the answer is a SOAP envelope that somebody can read. */
  void exchange(byte[] message, String contentType) throws InterruptedException {
    WsmanRequest request =
        WsmanRequest.of(WsmanHost.ADMINISTRATOR, message).contentType(contentType).build();
    WsmanResponse response;
    try {
      response =
          engine.handle(request).toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new AssertionError("the stage failed", e);
    } catch (TimeoutException e) {
      throw new AssertionError("no answer within " + PATIENCE_SECONDS + " s", e);
    }
    check(response);
  }

  private static void check(WsmanResponse response) {
    if (response.status() != 200 && response.status() != 500 && response.status() != 400) {
      throw new AssertionError("status " + response.status());
    }
    ByteBuffer body = response.body();
    byte[] octets = new byte[body.remaining()];
    body.get(octets);
    if (octets.length > LARGEST) {
      throw new AssertionError("an answer of " + octets.length + " octets");
    }
    try {
      check(SecureXml.reader(new ByteArrayInputStream(octets), null));
    } catch (XMLStreamException e) {
      throw new AssertionError("the answer is not well-formed: " + text(octets), e);
    }
  }

  private static void check(XMLStreamReader reader) throws XMLStreamException {
    boolean body = false;
    String last = "";
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamReader.START_ELEMENT:
          body |= reader.getLocalName().equals("Body");
          if (last.equals("Subcode") && reader.getElementText().equals("w:InternalError")) {
            throw new AssertionError("an internal error");
          }
          last = reader.getLocalName();
          break;
        default:
          break;
      }
    }
    if (!body) {
      throw new AssertionError("an answer without a body");
    }
  }

  private static String text(byte[] octets) {
    return new String(octets, java.nio.charset.StandardCharsets.UTF_8);
  }
}
