package io.windlass.wsman.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wsman.core.WsmanEngine;
import io.windlass.wsman.core.endpoint.WsmanRequest;
import io.windlass.wsman.core.endpoint.WsmanResponse;
import io.windlass.wsman.core.limits.ServiceLimits;
import io.windlass.wsman.core.registry.ProviderFacts;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Octets that are not what they say (DSP0226 §13.1): refused, and never read in another way. */
class HostileEncodingTest {
  private static final String GET = Envelopes.get(Toys.URI, Map.of("Id", "1"));
  private static final String PLAIN = "application/soap+xml";
  private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
  private static final Charset UTF_32BE = Charset.forName("UTF-32BE");

  private final WsmanEngine engine = new WsmanEngine("0", ServiceLimits.DEFAULT, Clock.systemUTC());

  @BeforeEach
  void start() {
    engine.addProvider(
        new Toys(3),
        ProviderFacts.of("toys", Map.of("service.id", 1L, "wsman.resource.uri", Toys.PREFIX)));
  }

  @AfterEach
  void othersAreServed() {
    assertEquals(200, send(GET.getBytes(StandardCharsets.UTF_8), PLAIN).status());
    engine.close();
  }

  private WsmanResponse send(byte[] body, String contentType) {
    return engine
        .handle(WsmanRequest.of(WsmanHost.ADMINISTRATOR, body).contentType(contentType).build())
        .toCompletableFuture()
        .join();
  }

  private static String text(WsmanResponse response) {
    boolean utf16 = response.contentType().contains("UTF-16");
    return (utf16 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8)
        .decode(response.body())
        .toString();
  }

  private void refused(String subcode, byte[] body, String contentType) {
    String answer = text(send(body, contentType));
    assertEquals(subcode, Answers.subcode(answer), answer);
    assertTrue(!Answers.text(answer, "f:Message").isBlank(), answer);
  }

  /** The message with these octets in the middle of its id. */
  private static byte[] withOctets(String hex) {
    byte[] start = GET.substring(0, GET.indexOf("uuid:")).getBytes(StandardCharsets.UTF_8);
    byte[] end = GET.substring(GET.indexOf("uuid:")).getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(start);
    whole.writeBytes(HexFormat.of().parseHex(hex));
    whole.writeBytes(end);
    return whole.toByteArray();
  }

  @ParameterizedTest
  @CsvSource({
    "overlong slash, C0AF",
    "overlong less-than, E080BC",
    "overlong NUL, C080",
    "high surrogate, EDA080",
    "pair of surrogates, EDA080EDB080",
    "beyond Unicode, F4908080",
    "five octets, F888808080",
    "continuation alone, 80",
    "truncated, E282",
    "no such octet, FF",
    "Latin-1, E9",
    "NUL, 00",
    "control character, 01",
    "escape, 1B",
    "not a character, EFBFBF",
    "second mark of order, EFBBBF3C",
  })
  void octetsThatAreNotUtf8OrNotXmlAreRefused(String name, String octets) {
    refused("w:SchemaValidationError", withOctets(octets), PLAIN);
    refused("w:SchemaValidationError", withOctets(octets), PLAIN + ";charset=UTF-8");
  }

  @Test
  void aMessageThatEndsInsideACharacterIsRefused() {
    byte[] body = (GET + "\u20AC").getBytes(StandardCharsets.UTF_8);
    refused("w:SchemaValidationError", Arrays.copyOf(body, body.length - 1), PLAIN);
  }

  @Test
  void utf16OfOddLengthOrWithHalfAPairIsRefused() {
    byte[] body = ("\uFEFF" + GET).getBytes(StandardCharsets.UTF_16LE);
    refused("w:SchemaValidationError", Arrays.copyOf(body, body.length + 1), PLAIN);
    refused("w:SchemaValidationError", Arrays.copyOf(body, body.length - 1), PLAIN);
    byte[] half = body.clone();
    int at = 2 * (1 + GET.indexOf("uuid:"));
    half[at] = 0;
    half[at + 1] = (byte) 0xD8;
    refused("w:SchemaValidationError", half, PLAIN + ";charset=UTF-16");
  }

  @Test
  void utf32IsRefusedInEveryOrderWithAndWithoutAMark() {
    for (Charset charset : new Charset[] {UTF_32LE, UTF_32BE}) {
      for (String type :
          new String[] {PLAIN, PLAIN + ";charset=UTF-16", PLAIN + ";charset=UTF-8"}) {
        refused("w:EncodingLimit", GET.getBytes(charset), type);
        refused("w:EncodingLimit", ("\uFEFF" + GET).getBytes(charset), type);
      }
    }
    refused("w:EncodingLimit", GET.getBytes(UTF_32LE), PLAIN + ";charset=UTF-32");
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-16LE, UTF-8",
    "UTF-16BE, UTF-8",
    "UTF-8, UTF-16",
    "UTF-16LE, UTF-16BE",
    "UTF-16BE, UTF-16LE",
    "UTF-8, UTF-16LE",
  })
  void aMarkThatContradictsTheCharsetIsABadRequest(String bytes, String said) {
    byte[] body = ("\uFEFF" + GET).getBytes(Charset.forName(bytes));
    WsmanResponse response = send(body, PLAIN + ";charset=" + said);
    assertEquals(400, response.status());
    assertEquals("CharacterSet", Answers.detail(text(response)));
  }

  @ParameterizedTest
  @CsvSource({"UTF-8, UTF-16", "UTF-16LE, UTF-8", "UTF-16LE, UTF-16BE", "UTF-16BE, us-ascii"})
  void aDeclarationThatContradictsTheBytesIsABadRequest(String bytes, String said) {
    String message = "\uFEFF<?xml version='1.0' encoding='" + said + "'?>" + GET;
    WsmanResponse response = send(message.getBytes(Charset.forName(bytes)), PLAIN);
    assertEquals(400, response.status());
    assertEquals("CharacterSet", Answers.detail(text(response)));
  }

  @Test
  void theCharsetParameterOverrulesADeclaration() {
    String message = "<?xml version='1.0' encoding='utf-16'?>" + GET;
    byte[] body = message.getBytes(StandardCharsets.UTF_8);
    assertEquals(200, send(body, PLAIN + ";charset=UTF-8").status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UTF-7",
        "EBCDIC-CP-US",
        "IBM037",
        "ISO-8859-1",
        "UTF-32",
        "x-user-defined",
        "a b"
      })
  void anotherEncodingInTheDeclarationIsRefused(String name) {
    String message = "<?xml version='1.0' encoding='" + name + "'?>" + GET;
    String answer = text(send(message.getBytes(StandardCharsets.UTF_8), PLAIN));
    assertTrue(answer.contains("<s:Fault"), answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.1", "1.2", "2.0", "1", "", "999999999999"})
  void onlyXml10IsRead(String version) {
    String message = "<?xml version='" + version + "'?>" + GET;
    refused("w:SchemaValidationError", message.getBytes(StandardCharsets.UTF_8), PLAIN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>",
        "<?xml version='1.0' encoding='UTF-8' standalone='no'?>",
        "<?xml version='1.0'?>\n\n",
      })
  void aDeclarationChangesNothing(String declaration) {
    byte[] body = (declaration + GET).getBytes(StandardCharsets.UTF_8);
    assertEquals(200, send(body, PLAIN).status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " <?xml version='1.0'?>",
        "<?xml version='1.0'?><?xml version='1.0'?>",
        "<?xml standalone='maybe'?>",
        "<?xml encoding='UTF-8'?>",
        "<?XML version='1.0'?>",
        "<?xml version='1.0' evil='x'?>",
      })
  void aBrokenDeclarationIsRefused(String declaration) {
    refused("w:SchemaValidationError", (declaration + GET).getBytes(StandardCharsets.UTF_8), PLAIN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "3C", "FE", "FF", "00", "0000", "FFFE", "FEFF", "EFBBBF", "0000FEFF"})
  void aMessageOfAFewOctetsIsRefused(String octets) {
    String answer = text(send(HexFormat.of().parseHex(octets), PLAIN));
    assertTrue(answer.contains("<s:Fault"), answer);
  }
}
