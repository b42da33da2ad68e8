package io.windlass.wsman.testkit;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wsman.api.security.Caller;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong requests and the faults that DSP0226 and MS-WSMV name for them. */
class FaultsTest {
  private static final String GET = "http://schemas.xmlsoap.org/ws/2004/09/transfer/Get";
  private final WsmanHost host = new WsmanHost();

  @BeforeEach
  void start() {
    host.add(new Toys(3), Toys.PREFIX);
  }

  @AfterEach
  void stop() {
    host.close();
  }

  private static String good() {
    return Envelopes.get(Toys.URI, Map.of("Id", "1"));
  }

  private void faults(String request, String subcode, String detail, long code) {
    String answer = host.exchange(request);
    assertAll(
        () -> assertEquals(subcode, Answers.subcode(answer), answer),
        () -> assertEquals(detail == null ? "" : detail, Answers.detail(answer), answer),
        () -> assertEquals(Long.toString(code), Answers.code(answer), answer));
  }

  @ParameterizedTest
  @CsvSource({
    "<w:MaxEnvelopeSize>512</w:MaxEnvelopeSize>, w:EncodingLimit, MinimumEnvelopeLimit, 2150858878",
    "<w:MaxEnvelopeSize>x</w:MaxEnvelopeSize>, a:InvalidMessageInformationHeader, , 2150858767",
    "<w:OperationTimeout>60</w:OperationTimeout>, a:InvalidMessageInformationHeader, InvalidTimeout, 2150858881",
    "<w:OperationTimeout>2030-01-01T00:00:00Z</w:OperationTimeout>, a:InvalidMessageInformationHeader, InvalidTimeout, 2150858881",
    "<w:OperationTimeout>PT0S</w:OperationTimeout>, w:TimedOut, , 2150858793",
    "<w:Locale s:mustUnderstand='true' xml:lang='de'/>, w:UnsupportedFeature, Locale, 2150858887",
    "<w:FragmentTransfer>Id</w:FragmentTransfer>, a:InvalidMessageInformationHeader, , 2150858767",
    "<w:OptionSet><w:Option MustComply='true'>x</w:Option></w:OptionSet>, w:InvalidOptions, InvalidName, 2150858834",
    "<u:Odd xmlns:u='urn:odd' s:mustUnderstand='1'/>, s:MustUnderstand, , 2150858768",
    "<a:Action>urn:again</a:Action>, a:InvalidMessageInformationHeader, , 2150858767",
    "<a:FaultTo><a:Address>http://elsewhere/</a:Address></a:FaultTo>, w:UnsupportedFeature, AddressingMode, 2150858870"
  })
  void refusesHeaders(String header, String subcode, String detail, long code) {
    faults(Envelopes.request(GET, Toys.URI, Map.of("Id", "1"), header, ""), subcode, detail, code);
  }

  @Test
  void refusesSelectorsThatAreNotTheKeys() {
    faults(
        Envelopes.get(Toys.URI, Map.of()),
        "w:InvalidSelectors",
        "InsufficientSelectors",
        2150858842L);
    faults(
        Envelopes.get(Toys.URI, Map.of("Id", "1", "No", "2")),
        "w:InvalidSelectors",
        "UnexpectedSelectors",
        2150858843L);
    faults(
        Envelopes.get(Toys.URI, Map.of("Id", "one")),
        "w:InvalidSelectors",
        "TypeMismatch",
        2150858844L);
    faults(
        good().replace("<w:Selector ", "<w:Selector Name=\"id\">2</w:Selector><w:Selector "),
        "w:InvalidSelectors",
        "DuplicateSelectors",
        2150858847L);
    faults(
        Envelopes.get(Toys.URI, Map.of("Id", "7")),
        "a:DestinationUnreachable",
        "InvalidResourceURI",
        2150858752L);
  }

  @Test
  void refusesResourcesAndActionsThatAreNotThere() {
    faults(
        Envelopes.request("urn:nobody/do/it", "urn:nobody", Map.of(), "", ""),
        "a:DestinationUnreachable",
        "InvalidResourceURI",
        2150858811L);
    faults(
        Envelopes.get("urn:nobody", Map.of()),
        "a:DestinationUnreachable",
        "InvalidResourceURI",
        2150858811L);
    faults(
        Envelopes.get(Toys.PREFIX + "/Tool", Map.of()),
        "a:DestinationUnreachable",
        "InvalidResourceURI",
        2150858811L);
    faults(
        Envelopes.request("urn:do", Toys.URI, Map.of(), "", ""),
        "a:ActionNotSupported",
        null,
        2150858771L);
    faults(
        Envelopes.invoke(Toys.URI, "Break", Map.of("Id", "1"), ""),
        "a:ActionNotSupported",
        null,
        2150858771L);
  }

  @Test
  void refusesMessagesWithoutTheirHeaders() {
    faults(
        good().replaceAll("<a:To>.*?</a:To>", ""),
        "a:MessageInformationHeaderRequired",
        null,
        2150858769L);
    faults(
        good().replaceAll("<a:ReplyTo>.*?</a:ReplyTo>", ""),
        "a:MessageInformationHeaderRequired",
        null,
        2150858769L);
    faults(
        good().replaceAll("<a:Action .*?</a:Action>", ""),
        "a:MessageInformationHeaderRequired",
        null,
        2150858769L);
    faults(
        good().replaceAll("<a:MessageID>.*?</a:MessageID>", ""),
        "a:InvalidMessageInformationHeader",
        null,
        2150858767L);
    faults(
        good().replaceAll("<w:ResourceURI .*?</w:ResourceURI>", ""),
        "a:DestinationUnreachable",
        "InvalidResourceURI",
        2150858811L);
    faults(
        good().replaceAll("<a:Address ([^>]*)>[^<]*<", "<a:Address $1>http://elsewhere/<"),
        "w:UnsupportedFeature",
        "AddressingMode",
        2150858870L);
  }

  @Test
  void refusesSoap11AndWhatIsNoEnvelope() {
    faults(
        good()
            .replace(
                "http://www.w3.org/2003/05/soap-envelope",
                "http://schemas.xmlsoap.org/soap/envelope/"),
        "s:VersionMismatch",
        null,
        2150858765L);
    faults("<hello/>", "w:SchemaValidationError", null, 2150858817L);
    faults("", "w:SchemaValidationError", null, 2150858819L);
    faults(good().substring(0, 400), "w:SchemaValidationError", null, 2150858819L);
  }

  @Test
  void refusesBodiesThatDoNotFitTheClass() {
    String uri = Toys.URI;
    Map<String, String> one = Map.of("Id", "1");
    faults(Envelopes.put(uri, one, ""), "x:InvalidRepresentation", "MissingValues", 2150858839L);
    faults(
        Envelopes.put(uri, one, "<p:Tool xmlns:p='u'/>"),
        "x:InvalidRepresentation",
        "InvalidNamespace",
        2150858840L);
    faults(
        Envelopes.put(uri, one, "<p:Toy xmlns:p='u'><p:Size>1</p:Size></p:Toy>"),
        "x:InvalidRepresentation",
        "InvalidValues",
        2150858838L);
    faults(
        Envelopes.put(uri, one, "<p:Toy xmlns:p='u'><p:Name>n</p:Name></p:Toy>"),
        "x:InvalidRepresentation",
        "InvalidValues",
        2150858838L);
    faults(
        Envelopes.create(uri, "<p:Toy xmlns:p='u'><p:Id>x</p:Id></p:Toy>"),
        "x:InvalidRepresentation",
        "InvalidValues",
        2150858838L);
    faults(
        Envelopes.create(uri, "<p:Toy xmlns:p='u'><p:Id>1</p:Id></p:Toy>"),
        "w:AlreadyExists",
        null,
        2150858803L);
    faults(
        Envelopes.invoke(uri, "Paint", one, "<p:Shine>1</p:Shine>"),
        "w:InvalidParameter",
        "InvalidName",
        2150858837L);
  }

  @Test
  void refusesEnumerationsThatItCannotDo() {
    faults(
        Envelopes.enumerate(Toys.URI, "<w:EnumerationMode>Odd</w:EnumerationMode>"),
        "w:UnsupportedFeature",
        "EnumerationMode",
        2150858886L);
    faults(
        Envelopes.enumerate(Toys.URI, "<w:Filter Dialect='urn:x'>x</w:Filter>"),
        "n:FilterDialectRequestedUnavailable",
        null,
        2150858777L);
    faults(
        Envelopes.enumerate(Toys.URI, "<w:Filter>a</w:Filter><n:Filter>b</n:Filter>"),
        "n:CannotProcessFilter",
        null,
        2150858778L);
    faults(
        Envelopes.enumerate(Toys.PREFIX + "/*", ""),
        "w:UnsupportedFeature",
        "FilteringRequired",
        2150858864L);
    faults(
        Envelopes.enumerate(Toys.URI, "<n:Expires>yesterday</n:Expires>"),
        "n:InvalidExpirationTime",
        null,
        2150858774L);
    faults(
        Envelopes.enumerate(Toys.URI, "<n:EndTo/>"),
        "w:UnsupportedFeature",
        "AddressingMode",
        2150858870L);
    faults(
        Envelopes.pull(Toys.URI, "uuid:0", ""), "n:InvalidEnumerationContext", null, 2150858779L);
    faults(Envelopes.release(Toys.URI, "uuid:0"), "n:InvalidEnumerationContext", null, 2150858779L);
    faults(
        Envelopes.pull(Toys.URI, "uuid:0", "").replace("n:Pull>", "n:Poll>"),
        "w:SchemaValidationError",
        null,
        2150858817L);
  }

  @Test
  void anEnumerationBelongsToWhoOpenedIt() {
    Caller other = Caller.of("other", "Test", Set.of(Caller.ADMINISTRATORS));
    String context =
        Answers.text(host.exchange(Envelopes.enumerate(Toys.URI, "")), "n:EnumerationContext");
    String theft = host.exchange(other, Envelopes.pull(Toys.URI, context, ""));
    String unknown = host.exchange(other, Envelopes.pull(Toys.URI, "uuid:0", ""));
    assertEquals(Answers.text(unknown, "s:Text"), Answers.text(theft, "s:Text"));
    String all = Envelopes.pull(Toys.URI, context, "<n:MaxElements>9</n:MaxElements>");
    assertEquals(3, Answers.all(host.exchange(all), "p:Id").size());
  }

  @Test
  void whoIsNoAdministratorMayOnlyRead() {
    Caller guest = Caller.of("guest", "Test", Set.of());
    assertTrue(host.exchange(guest, good()).contains("<p:Id>1</p:Id>"));
    String denied = host.exchange(guest, Envelopes.delete(Toys.URI, Map.of("Id", "1")));
    assertEquals("w:AccessDenied", Answers.subcode(denied));
    assertEquals("5", Answers.code(denied));
  }

  @Test
  void theFaultOfAnUnknownMandatoryHeaderNamesIt() {
    String answer =
        host.exchange(
            Envelopes.request(
                GET, Toys.URI, Map.of(), "<u:Odd xmlns:u='urn:odd' s:mustUnderstand='1'/>", ""));
    assertTrue(answer.contains("<s:NotUnderstood qname=\"u:Odd\" xmlns:u=\"urn:odd\"/>"), answer);
  }

  @Test
  void aMandatoryHeaderWithoutANamespaceIsNamedWithoutAPrefix() {
    String answer =
        host.exchange(
            Envelopes.request(GET, Toys.URI, Map.of(), "<odd s:mustUnderstand='1'/>", ""));
    assertEquals("s:MustUnderstand", Answers.subcode(answer), answer);
    assertTrue(answer.contains("<s:NotUnderstood qname=\"odd\"/>"), answer);
  }
}
