package io.windlass.wsman.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wsman.api.Enumerable;
import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.InstanceSource;
import io.windlass.wsman.api.OpContext;
import io.windlass.wsman.api.Query;
import io.windlass.wsman.api.WsmanResource;
import io.windlass.wsman.api.cim.CimType;
import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.cim.Instance;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What other servers are known to answer wrongly, each mistake a test. */
class KnownMistakesTest {
  private static final String TRANSFER = "http://schemas.xmlsoap.org/ws/2004/09/transfer/";
  private static final String DETAIL = "http://schemas.dmtf.org/wbem/wsman/1/wsman/faultDetail/";
  private static final String LIARS = "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/liars";

  private final Wire wire = new Wire();

  /** Declares one class and returns another, then nothing that makes sense. */
  private static final class Liar implements Enumerable {
    @Override
    public Collection<ClassSchema> schemas() {
      return List.of(ClassSchema.of("root/liars", "Liar").key("Id", CimType.UINT32).build());
    }

    @Override
    public InstanceSource enumerate(Query query, OpContext context) {
      return InstanceSource.of(List.of(Instance.of("Truth").set("X", "<raw>").build()).iterator());
    }
  }

  @BeforeEach
  void start() {
    wire.add(new Toys(3), Toys.PREFIX, Map.of(WsmanResource.SUPPORTS_OPTIONS, true));
    wire.add(new Liar(), LIARS);
  }

  @AfterEach
  void theHostGoesOn() {
    assertFalse(wire.send(good()).isFault());
    wire.close();
  }

  private static String good() {
    return Envelopes.get(Toys.URI, Map.of("Id", "1"));
  }

  private static String with(String header) {
    return Envelopes.request(TRANSFER + "Get", Toys.URI, Map.of("Id", "1"), header, "");
  }

  private void refuses(FaultCode code, String request) {
    FaultRows.expect(code, wire.send(request));
  }

  private void serves(String request) {
    Wire.Reply reply = wire.send(request);
    assertFalse(reply.isFault(), reply.text());
    assertEquals(200, reply.status());
  }

  @Test
  void aPullFromAProviderThatReturnsNonsenseIsItsOwnFault() {
    String context =
        Answers.text(
            wire.send(Envelopes.enumerate(LIARS + "/Liar", "")).text(), "n:EnumerationContext");
    refuses(FaultCode.INTERNAL_ERROR, Envelopes.pull(LIARS + "/Liar", context, ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Get", "Put", "Create", "Delete"})
  void anActionThatTheResourceCannotDoIsNotAMissingResource(String action) {
    refuses(
        FaultCode.ACTION_MISMATCH,
        Envelopes.request(
            TRANSFER + action,
            LIARS + "/Liar",
            Map.of("Id", "1"),
            "",
            "<p:Liar xmlns:p='u'><p:Id>1</p:Id></p:Liar>"));
  }

  @Test
  void anUnknownActionOnAKnownResourceIsNotAMissingResource() {
    for (String action : new String[] {"urn:odd", TRANSFER + "Move", Toys.URI + "/Break"}) {
      refuses(
          FaultCode.ACTION_NOT_SUPPORTED,
          Envelopes.request(action, Toys.URI, Map.of("Id", "1"), "", ""));
    }
  }

  @Test
  void aMissingMessageIdIsAnInvalidHeader() {
    refuses(
        FaultCode.INVALID_MESSAGE_INFORMATION_HEADER,
        good().replaceAll("<a:MessageID>.*?</a:MessageID>", ""));
  }

  @Test
  void aMissingToIsAMissingHeader() {
    refuses(
        FaultCode.MESSAGE_INFORMATION_HEADER_REQUIRED, good().replaceAll("<a:To>.*?</a:To>", ""));
  }

  @Test
  void anUnknownMandatoryHeaderIsHttp500AndNamed() {
    Wire.Reply reply = wire.send(with("<u:Odd xmlns:u='urn:odd' s:mustUnderstand='1'/>"));
    FaultRows.expect(FaultCode.MUST_UNDERSTAND, reply);
    assertEquals(500, reply.status());
    assertTrue(reply.text().contains("<s:NotUnderstood qname=\"u:Odd\" xmlns:u=\"urn:odd\"/>"));
  }

  @Test
  void anOperationTimeoutThatMustBeUnderstoodIsHonoured() {
    serves(with("<w:OperationTimeout s:mustUnderstand='true'>PT30S</w:OperationTimeout>"));
    refuses(
        FaultCode.TIMED_OUT,
        with("<w:OperationTimeout s:mustUnderstand='true'>PT0S</w:OperationTimeout>"));
    refuses(FaultCode.INVALID_TIMEOUT, with("<w:OperationTimeout>soon</w:OperationTimeout>"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " s:mustUnderstand='true'", " s:mustUnderstand='false'"})
  void anEnvelopeSizeThatIsTooSmallIsRefusedEitherWay(String mustUnderstand) {
    refuses(
        FaultCode.MINIMUM_ENVELOPE_LIMIT,
        with("<w:MaxEnvelopeSize" + mustUnderstand + ">512</w:MaxEnvelopeSize>"));
  }

  @ParameterizedTest
  @CsvSource({
    "<w:Selector Name='Id'>1</w:Selector><w:Selector Name='Id'>2</w:Selector>, DUPLICATE_SELECTORS",
    "<w:Selector Name='Id'>1</w:Selector><w:Selector Name='ID'>2</w:Selector>, DUPLICATE_SELECTORS",
    "<w:Selector Name='Id'>1</w:Selector><w:Selector Name='No'>2</w:Selector>, UNEXPECTED_SELECTORS",
    "<w:Selector>1</w:Selector>, UNEXPECTED_SELECTORS"
  })
  void selectorsThatOtherServersAcceptAreRefused(String selectors, FaultCode code) {
    refuses(
        code,
        Envelopes.request(
            TRANSFER + "Get",
            Toys.URI,
            Map.of(),
            "<w:SelectorSet>" + selectors + "</w:SelectorSet>",
            ""));
  }

  @Test
  void anAnswerToAnotherAddressIsRefused() {
    refuses(
        FaultCode.ADDRESSING_MODE,
        good().replaceAll("<a:Address ([^>]*)>[^<]*<", "<a:Address $1>http://elsewhere/<"));
    refuses(
        FaultCode.ADDRESSING_MODE,
        with("<a:FaultTo><a:Address>http://elsewhere/</a:Address></a:FaultTo>"));
  }

  @Test
  void anOptionSetThatMustBeUnderstoodIsProcessed() {
    serves(
        with("<w:OptionSet s:mustUnderstand='true'><w:Option Name='x'>1</w:Option></w:OptionSet>"));
  }

  @Test
  void aRepeatedMessageIdIsAccepted() {
    String request = good();
    serves(request);
    serves(request);
  }

  @Test
  void aPullWithABadContextIsAReceiverFault() {
    refuses(FaultCode.INVALID_ENUMERATION_CONTEXT, Envelopes.pull(Toys.URI, "uuid:0", ""));
    refuses(FaultCode.INVALID_ENUMERATION_CONTEXT, Envelopes.release(Toys.URI, "uuid:0"));
  }

  @Test
  void anOptimizedEnumerationGivesAsManyItemsAsAskedFor() {
    String two =
        wire.send(
                Envelopes.enumerate(
                    Toys.URI, "<w:OptimizeEnumeration/><w:MaxElements>2</w:MaxElements>"))
            .text();
    assertEquals(2, Answers.all(two, "p:Id").size(), two);
  }

  @Test
  void aMessageInUtf16IsAnsweredInUtf16() {
    Wire.Reply reply = wire.sendUtf16(good());
    assertEquals("application/soap+xml;charset=UTF-16", reply.contentType());
    assertEquals("1", Answers.text(reply.text(), "p:Id"));
  }

  @Test
  void detailsAndNamespacesAreSpeltAsTheSpecificationDoes() {
    List<String> spelt =
        FaultRows.all().stream().map(FaultRows.Row::detail).filter(d -> !d.isEmpty()).toList();
    assertTrue(
        spelt.containsAll(
            List.of(
                "AmbiguousSelectors", "CharacterSet", "AuthorizationMode", "FormatSecurityToken")));
    Wire.Reply reply =
        Wire.await(
            wire.send(
                WsmanHost.ADMINISTRATOR,
                good().getBytes(StandardCharsets.UTF_8),
                "application/soap+xml;charset=ISO-8859-1"));
    assertEquals(DETAIL + "CharacterSet", reply.fault().detail());
    assertFalse(reply.text().contains("wbmem"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<s:Envelope",
        "\u0001\u0002\u0003",
        "not xml",
        "<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'><s:Header></s:Body>"
      })
  void whatIsNoXmlIsAFaultOfTheSchemaAndNotOfAnAddress(String message) {
    refuses(FaultCode.INVALID_XML, message);
  }

  @Test
  void aSoap11EnvelopeIsToldItsVersion() {
    refuses(
        FaultCode.VERSION_MISMATCH,
        good()
            .replace(
                "http://www.w3.org/2003/05/soap-envelope",
                "http://schemas.xmlsoap.org/soap/envelope/"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"uuid:", Toys.URI})
  void entitiesInHeadersNeverCostTheHost(String place) {
    for (String entity :
        new String[] {"<!ENTITY a 'ha'>", "<!ENTITY a SYSTEM 'file:///etc/passwd'>"}) {
      refuses(
          FaultCode.INVALID_XML,
          "<!DOCTYPE x [" + entity + "]>" + good().replaceFirst(place, "&a;"));
    }
  }

  @Test
  void entitiesThatGrowAreRefused() {
    StringBuilder laughs = new StringBuilder("<!DOCTYPE x [<!ENTITY a0 'ha'>");
    for (int i = 1; i <= 10; i++) {
      laughs.append("<!ENTITY a" + i + " '" + ("&a" + (i - 1) + ";").repeat(10) + "'>");
    }
    refuses(FaultCode.INVALID_XML, laughs + "]>" + good().replace("uuid:", "&a10;"));
  }

  @Test
  void manySmallElementsAndOneLargeTextAreBounded() {
    String deep = "<d>".repeat(100_000) + "</d>".repeat(100_000);
    refuses(FaultCode.INVALID_XML, good().replace("<s:Body>", "<s:Body>" + deep));
    refuses(FaultCode.INVALID_XML, good().replace("<s:Body>", "<s:Body>" + "<d/>".repeat(1 << 18)));
  }

  @Test
  void aSecondPullDoesNotReachAnEnumerationThatEnded() {
    String context =
        Answers.text(wire.send(Envelopes.enumerate(Toys.URI, "")).text(), "n:EnumerationContext");
    serves(Envelopes.pull(Toys.URI, context, "<n:MaxElements>10</n:MaxElements>"));
    refuses(FaultCode.INVALID_ENUMERATION_CONTEXT, Envelopes.pull(Toys.URI, context, ""));
    assertEquals(0, wire.openEnumerations());
  }
}
