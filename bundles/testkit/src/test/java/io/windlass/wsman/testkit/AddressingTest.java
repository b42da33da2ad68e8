package io.windlass.wsman.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.windlass.wsman.api.FaultCode;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addressing and mustUnderstand, clause by clause (DSP0226 §5). */
class AddressingTest {
  private static final String GET = "http://schemas.xmlsoap.org/ws/2004/09/transfer/Get";
  private static final String ROLE = "http://www.w3.org/2003/05/soap-envelope/role/";
  private static final String ODD = "<u:Odd xmlns:u='urn:odd' ROLE s:mustUnderstand='MU'/>";
  private final Wire wire = new Wire();

  @BeforeEach
  void start() {
    wire.add(new Toys(3), Toys.PREFIX);
  }

  @AfterEach
  void stop() {
    wire.close();
  }

  private static String good() {
    return Envelopes.get(Toys.URI, Map.of("Id", "1"));
  }

  private static String with(String header) {
    return Envelopes.request(GET, Toys.URI, Map.of("Id", "1"), header, "");
  }

  private void refuses(FaultCode code, String request) {
    FaultRows.expect(code, wire.send(request));
  }

  private void serves(String request) {
    Wire.Reply reply = wire.send(request);
    assertFalse(reply.isFault(), reply.text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "true", " true "})
  void aMandatoryHeaderThatNobodyKnowsIsRefused(String mustUnderstand) {
    refuses(FaultCode.MUST_UNDERSTAND, with(ODD.replace("ROLE", "").replace("MU", mustUnderstand)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "false", ""})
  void anOptionalHeaderThatNobodyKnowsIsIgnored(String mustUnderstand) {
    serves(with(ODD.replace("ROLE", "").replace("MU", mustUnderstand)));
    serves(with("<u:Odd xmlns:u='urn:odd' mustUnderstand='true'/>"));
  }

  @ParameterizedTest
  @CsvSource({"next", "ultimateReceiver"})
  void headersForTheNextNodeAndTheLastReceiverAreForUs(String role) {
    String header = ODD.replace("ROLE", "s:role='" + ROLE + role + "'").replace("MU", "true");
    refuses(FaultCode.MUST_UNDERSTAND, with(header));
  }

  @ParameterizedTest
  @ValueSource(strings = {ROLE + "none", "urn:a-proxy"})
  void headersForNobodyAndForOthersAreNotForUs(String role) {
    serves(with(ODD.replace("ROLE", "s:role='" + role + "'").replace("MU", "true")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"To", "Action", "ReplyTo"})
  void aMissingOrEmptyHeaderIsToldByName(String name) {
    String without = good().replaceAll("<a:" + name + "[ >].*?</a:" + name + ">", "");
    String empty =
        good().replaceAll("<a:" + name + "[ >].*?</a:" + name + ">", "<a:" + name + "/>");
    for (String request : new String[] {without, empty}) {
      Wire.Reply reply = wire.send(request);
      FaultRows.expect(FaultCode.MESSAGE_INFORMATION_HEADER_REQUIRED, reply);
      assertEquals("The header " + name + " is missing or empty.", reply.fault().reason());
    }
  }

  @Test
  void aMessageIdIsAnyTextOfTheLengthOfAUri() {
    String id = "<a:MessageID>[^<]*</a:MessageID>";
    refuses(FaultCode.INVALID_MESSAGE_INFORMATION_HEADER, good().replaceAll(id, ""));
    refuses(FaultCode.INVALID_MESSAGE_INFORMATION_HEADER, good().replaceAll(id, "<a:MessageID/>"));
    refuses(
        FaultCode.INVALID_MESSAGE_INFORMATION_HEADER,
        good().replaceAll(id, "<a:MessageID>" + "i".repeat(2049) + "</a:MessageID>"));
    for (String text : new String[] {"i".repeat(2048), "42", "urn:Case-Sensitive", "&lt;&amp;"}) {
      Wire.Reply reply =
          wire.send(good().replaceAll(id, "<a:MessageID>" + text + "</a:MessageID>"));
      assertEquals(text, Answers.text(reply.text(), "a:RelatesTo"));
    }
  }

  @Test
  void aFaultRelatesToItsRequestWhereverTheMessageIdStands() {
    String broken =
        "<w:SelectorSet><w:Selector Name='a'>1</w:Selector><w:Selector Name='A'>1</w:Selector>"
            + "</w:SelectorSet>";
    String request =
        Envelopes.request(GET, Toys.URI, Map.of(), "", "")
            .replace("<s:Header>", "<s:Header>" + broken)
            .replaceAll("uuid:[^<]*", "urn:behind");
    Wire.Reply reply = wire.send(request);
    FaultRows.expect(FaultCode.DUPLICATE_SELECTORS, reply);
    assertEquals("urn:behind", reply.fault().relatesTo());
  }

  @Test
  void repliesAndFaultsGoBackOnTheConnection() {
    String other = "http://elsewhere/";
    refuses(
        FaultCode.ADDRESSING_MODE,
        good().replaceAll("<a:Address ([^>]*)>[^<]*<", "<a:Address $1>" + other + "<"));
    refuses(
        FaultCode.ADDRESSING_MODE,
        with("<a:FaultTo><a:Address>" + other + "</a:Address></a:FaultTo>"));
    refuses(FaultCode.ADDRESSING_MODE, with("<a:FaultTo/>"));
    serves(
        with(
            "<a:FaultTo><a:Address>http://schemas.xmlsoap.org/ws/2004/08/addressing/role/anonymous"
                + "</a:Address></a:FaultTo>"));
  }

  @Test
  void fromAndRelatesToAreOptional() {
    serves(with("<a:From><a:Address>urn:me</a:Address></a:From><a:RelatesTo>x</a:RelatesTo>"));
  }

  @Test
  void unknownActionsAndActionsThatTheResourceCannotDoDiffer() {
    refuses(
        FaultCode.ACTION_NOT_SUPPORTED, Envelopes.request("urn:odd", Toys.URI, Map.of(), "", ""));
    refuses(
        FaultCode.ACTION_NOT_SUPPORTED,
        Envelopes.request(
            "http://schemas.xmlsoap.org/ws/2004/08/eventing/Subscribe",
            Toys.URI,
            Map.of(),
            "",
            ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"To", "Action", "ResourceURI"})
  void aUriThatIsTooLongIsTold(String name) {
    String long2049 = "urn:" + "x".repeat(2045);
    refuses(
        FaultCode.URI_LIMIT_EXCEEDED,
        good().replaceFirst("(<[aw]:" + name + "[^>]*>)[^<]*<", "$1" + long2049 + "<"));
  }

  @Test
  void aResourceUriThatIsMissingEmptyOrNoUriIsToldSo() {
    String uri = "<w:ResourceURI .*?</w:ResourceURI>";
    refuses(FaultCode.INVALID_RESOURCE_URI, good().replaceAll(uri, ""));
    refuses(FaultCode.INVALID_RESOURCE_URI, good().replaceAll(uri, "<w:ResourceURI/>"));
    refuses(
        FaultCode.INVALID_RESOURCE_URI,
        good().replaceAll(uri, "<w:ResourceURI>http://[</w:ResourceURI>"));
    refuses(FaultCode.INVALID_RESOURCE_URI, Envelopes.get("urn:nobody", Map.of()));
  }

  @Test
  void selectorNamesAndResourceUrisAreComparedWithoutCase() {
    serves(Envelopes.get(Toys.URI, Map.of("iD", "1")));
    serves(Envelopes.get(Toys.URI.toUpperCase(java.util.Locale.ROOT), Map.of("ID", "1")));
  }

  @Test
  void tooManySelectorsAndSelectorsThatAreTooLongAreRefused() {
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 65; i++) {
      many.append("<w:Selector Name='s" + i + "'>1</w:Selector>");
    }
    String longName = "<w:Selector Name='" + "n".repeat(2049) + "'>1</w:Selector>";
    String longValue = "<w:Selector Name='Id'>" + "1".repeat(4097) + "</w:Selector>";
    for (String selectors : new String[] {many.toString(), longName, longValue}) {
      refuses(
          FaultCode.SELECTOR_LIMIT,
          Envelopes.request(
              GET, Toys.URI, Map.of(), "<w:SelectorSet>" + selectors + "</w:SelectorSet>", ""));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<a:Action>urn:again</a:Action>",
        "<a:MessageID>urn:again</a:MessageID>",
        "<w:ResourceURI>urn:again</w:ResourceURI>",
        "<w:MaxEnvelopeSize>9000</w:MaxEnvelopeSize><w:MaxEnvelopeSize>9000</w:MaxEnvelopeSize>"
      })
  void aHeaderThatIsRepeatedIsRefused(String again) {
    refuses(FaultCode.INVALID_MESSAGE_INFORMATION_HEADER, with(again));
  }
}
