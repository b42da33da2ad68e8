package io.windlass.wsman.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wsman.core.WsmanEngine;
import io.windlass.wsman.core.endpoint.WsmanRequest;
import io.windlass.wsman.core.endpoint.WsmanResponse;
import io.windlass.wsman.core.limits.ServiceLimits;
import io.windlass.wsman.core.registry.ProviderFacts;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Encodings of messages (DSP0226 §13.1). */
class EncodingTest {
  private static final String GET = Envelopes.get(Toys.URI, Map.of("Id", "1"));
  private final WsmanEngine engine = new WsmanEngine("0", ServiceLimits.DEFAULT, Clock.systemUTC());

  @BeforeEach
  void start() {
    engine.addProvider(
        new Toys(3),
        ProviderFacts.of("toys", Map.of("service.id", 1L, "wsman.resource.uri", Toys.PREFIX)));
  }

  @AfterEach
  void stop() {
    engine.close();
  }

  private WsmanResponse send(byte[] body, String contentType) {
    return engine
        .handle(WsmanRequest.of(WsmanHost.ADMINISTRATOR, body).contentType(contentType).build())
        .toCompletableFuture()
        .join();
  }

  private static String text(WsmanResponse response, Charset charset) {
    return charset.decode(response.body()).toString();
  }

  @Test
  void utf16IsAnsweredInUtf16() {
    for (Charset charset : new Charset[] {StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE}) {
      WsmanResponse response =
          send(("\uFEFF" + GET).getBytes(charset), "application/soap+xml;charset=UTF-16");
      assertEquals("application/soap+xml;charset=UTF-16", response.contentType());
      String answer = text(response, StandardCharsets.UTF_16);
      assertEquals("1", Answers.text(answer, "p:Id"), answer);
    }
  }

  @Test
  void utf8MayHaveAByteOrderMarkAndTheAnswerHasNone() {
    WsmanResponse response =
        send(("\uFEFF" + GET).getBytes(StandardCharsets.UTF_8), "application/soap+xml");
    String answer = text(response, StandardCharsets.UTF_8);
    assertTrue(answer.startsWith("<s:Envelope"), answer);
    assertEquals("1", Answers.text(answer, "p:Id"), answer);
  }

  @Test
  void theCharsetMayBeQuotedAndInAnyCase() {
    byte[] body = GET.getBytes(StandardCharsets.UTF_8);
    assertEquals(200, send(body, "application/soap+xml; Charset=\"utf-8\"; action=\"x\"").status());
    assertEquals(200, send(body, null).status());
  }

  @Test
  void anotherCharsetIsRefusedInUtf8() {
    byte[] body = GET.getBytes(StandardCharsets.ISO_8859_1);
    WsmanResponse response = send(body, "application/soap+xml;charset=ISO-8859-1");
    assertEquals(500, response.status());
    assertEquals("CharacterSet", Answers.detail(text(response, StandardCharsets.UTF_8)));
    String declared = "<?xml version='1.0' encoding='ISO-8859-1'?>" + GET;
    assertEquals(
        "CharacterSet",
        Answers.detail(
            text(
                send(declared.getBytes(StandardCharsets.UTF_8), "application/soap+xml"),
                StandardCharsets.UTF_8)));
  }

  @Test
  void aCharsetThatContradictsTheBytesIsRefused() {
    WsmanResponse response =
        send(
            ("\uFEFF" + GET).getBytes(StandardCharsets.UTF_16LE),
            "application/soap+xml;charset=UTF-8");
    assertEquals(400, response.status());
    assertEquals("CharacterSet", Answers.detail(text(response, StandardCharsets.UTF_8)));
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() {
    byte[] body = GET.getBytes(StandardCharsets.UTF_8);
    body[body.length / 2] = (byte) 0xC3;
    String answer = text(send(body, "application/soap+xml"), StandardCharsets.UTF_8);
    assertEquals("w:SchemaValidationError", Answers.subcode(answer), answer);
  }
}
