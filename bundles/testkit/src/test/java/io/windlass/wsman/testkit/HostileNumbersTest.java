package io.windlass.wsman.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers and times that no program of good will would send. */
class HostileNumbersTest {
  private static final String GOOD = Envelopes.get(Toys.URI, Map.of("Id", "1"));
  private static final String HUGE = "9".repeat(5000);

  private final WsmanHost host = new WsmanHost();

  @BeforeEach
  void start() {
    host.add(new Toys(3), Toys.PREFIX);
  }

  @AfterEach
  void othersAreServed() {
    assertEquals("1", Answers.text(host.exchange(GOOD), "p:Id"));
    host.close();
  }

  private static String text(String value) {
    return value.replace("HUGE", HUGE);
  }

  private static String with(String header, String value) {
    String xml = "<w:" + header + ">" + text(value) + "</w:" + header + ">";
    return GOOD.replace("<s:Header>", "<s:Header>" + xml);
  }

  private void refused(String subcode, String answer) {
    assertEquals(subcode, Answers.subcode(answer), answer);
    assertTrue(!Answers.text(answer, "f:Message").isBlank(), answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1",
        "1e9",
        "0x10000",
        "1.5",
        "HUGE",
        "+8192",
        "NaN",
        "\u0661\u0662\u0663\u0664\u0665",
        ""
      })
  void aMaxEnvelopeSizeThatIsNoNumberIsRefused(String size) {
    refused("a:InvalidMessageInformationHeader", host.exchange(with("MaxEnvelopeSize", size)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1", "8191", "00000"})
  void aMaxEnvelopeSizeThatHoldsNothingIsRefused(String size) {
    String answer = host.exchange(with("MaxEnvelopeSize", size));
    refused("w:EncodingLimit", answer);
    assertEquals("MinimumEnvelopeLimit", Answers.detail(answer));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2147483647", "2147483648", "4294967296", "999999999999999999"})
  void aMaxEnvelopeSizeBeyondOursIsOurs(String size) {
    assertEquals("1", Answers.text(host.exchange(with("MaxEnvelopeSize", size)), "p:Id"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-PT1S",
        "PT-1S",
        "PT",
        "P",
        "P1",
        "1S",
        "PT1H1H",
        "PT1S1M",
        "PT1.S",
        "PT.5S",
        "PTHUGES",
        "P99999999999999999999Y",
        "PT1e9S",
        "PT1,5S",
        "60",
        "",
        "pt60s",
        "PT60Sx",
        "2030-01-01T00:00:00Z",
        "PT\u0661S"
      })
  void aTimeoutThatIsNoDurationIsRefused(String timeout) {
    String subcode = Answers.subcode(host.exchange(with("OperationTimeout", timeout)));
    assertTrue(
        subcode.equals("a:InvalidMessageInformationHeader") || subcode.equals("w:InvalidTimeout"),
        subcode);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "P999999999Y999999999M999999999DT999999999H999999999M9.5S",
        "PT999999999S",
        "P0Y0M0DT0H0M5.000000000001S"
      })
  void aTimeoutBeyondOursIsOurs(String timeout) {
    assertEquals("1", Answers.text(host.exchange(with("OperationTimeout", timeout)), "p:Id"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "P0D", "PT0.0000000001S"})
  void aTimeoutOfNothingHasPassed(String timeout) {
    refused("w:TimedOut", host.exchange(with("OperationTimeout", timeout)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1.5", "HUGE", "x", "", "1 2", "+1", "0x1", "\u0661"})
  void countsThatAreNoneAreRefused(String count) {
    String element = "MaxElements>" + text(count) + "</";
    refused(
        "w:SchemaValidationError",
        host.exchange(
            Envelopes.enumerate(
                Toys.URI, "<w:OptimizeEnumeration/><w:" + element + "w:MaxElements>")));
    String context =
        Answers.text(host.exchange(Envelopes.enumerate(Toys.URI, "")), "n:EnumerationContext");
    refused(
        "w:SchemaValidationError",
        host.exchange(Envelopes.pull(Toys.URI, context, "<n:" + element + "n:MaxElements>")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2147483647", "2147483648", "18446744073709551616", "00000000000000000009"})
  void aCountBeyondWhatThereIsIsAll(String count) {
    String answer =
        host.exchange(
            Envelopes.enumerate(
                Toys.URI, "<w:OptimizeEnumeration/><w:MaxElements>" + count + "</w:MaxElements>"));
    assertEquals(3, Answers.all(answer, "p:Id").size(), answer);
  }

  @ParameterizedTest
  @CsvSource({
    "MaxTime, -PT1S", "MaxTime, PTHUGES", "MaxTime, HUGE", "MaxTime, P",
    "MaxCharacters, -1", "MaxCharacters, 0", "MaxCharacters, HUGE", "MaxCharacters, 1e3"
  })
  void limitsOfAPullThatAreNoneAreRefused(String name, String value) {
    String context =
        Answers.text(host.exchange(Envelopes.enumerate(Toys.URI, "")), "n:EnumerationContext");
    String answer =
        host.exchange(
            Envelopes.pull(
                Toys.URI, context, "<n:" + name + ">" + text(value) + "</n:" + name + ">"));
    assertTrue(answer.contains("<s:Fault"), answer);
    assertTrue(!answer.contains("w:InternalError"), answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-PT1S",
        "PT0S",
        "HUGE",
        "PTHUGES",
        "0000-00-00T00:00:00Z",
        "-0001-01-01T00:00:00Z",
        "1970-01-01T00:00:00Z",
        "+1000000000-01-01T00:00:00Z",
        "2030-13-01T00:00:00Z"
      })
  void anExpirationThatCannotBeIsRefused(String expires) {
    refused(
        "n:InvalidExpirationTime",
        host.exchange(
            Envelopes.enumerate(Toys.URI, "<n:Expires>" + text(expires) + "</n:Expires>")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "P999999999Y",
        "+999999999-12-31T23:59:59Z",
        "9999-12-31T23:59:59+18:00",
        "PT999999999S"
      })
  void anExpirationFarAwayIsKeptWithinOurs(String expires) {
    String answer =
        host.exchange(Envelopes.enumerate(Toys.URI, "<n:Expires>" + expires + "</n:Expires>"));
    assertTrue(answer.contains("EnumerateResponse"), answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1",
        "4294967296",
        "HUGE",
        "1e1",
        "0x1",
        "1.0",
        "+-1",
        "--1",
        "\u0661",
        "1d",
        "",
        " ",
        "NaN"
      })
  void aKeyThatIsNoNumberOfItsTypeIsRefused(String id) {
    String answer = host.exchange(Envelopes.get(Toys.URI, Map.of("Id", text(id))));
    String subcode = Answers.subcode(answer);
    assertTrue(subcode.equals("w:InvalidSelectors") || subcode.equals("w:EncodingLimit"), answer);
  }
}
