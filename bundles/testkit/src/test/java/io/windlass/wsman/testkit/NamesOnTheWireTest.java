package io.windlass.wsman.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wsman.api.FaultCode;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/** Namespaces, actions and dialects as answers spell them. */
class NamesOnTheWireTest {
  private static final String SOAP = "http://www.w3.org/2003/05/soap-envelope";
  private static final String ADDRESSING = "http://schemas.xmlsoap.org/ws/2004/08/addressing";
  private static final String TRANSFER = "http://schemas.xmlsoap.org/ws/2004/09/transfer";
  private static final String ENUMERATION = "http://schemas.xmlsoap.org/ws/2004/09/enumeration";
  private static final String WSMAN = "http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd";
  private static final String IDENTITY =
      "http://schemas.dmtf.org/wbem/wsman/identity/1/wsmanidentity.xsd";
  private static final String CIM_COMMON = "http://schemas.dmtf.org/wbem/wscim/1/common";
  private static final String DMTF = "http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/";

  private final Wire wire = new Wire();

  @BeforeEach
  void start() {
    wire.add(new Toys(3), Toys.PREFIX).add(new Toys(3), DMTF + "Toy");
  }

  @AfterEach
  void stop() {
    wire.close();
  }

  private Element answer(String request) {
    Wire.Reply reply = wire.send(request);
    assertFalse(reply.isFault(), reply.text());
    return WireFault.parse(reply.text());
  }

  private static String text(Element root, String namespace, String name) {
    assertTrue(
        root.getElementsByTagNameNS(namespace, name).getLength() > 0,
        () -> "no {" + namespace + "}" + name);
    return root.getElementsByTagNameNS(namespace, name).item(0).getTextContent();
  }

  private static String context(Element root) {
    return text(root, ENUMERATION, "EnumerationContext");
  }

  private static String follow(String action, String context, String inside) {
    return Envelopes.request(
        ENUMERATION + "/" + action,
        Toys.URI,
        Map.of(),
        "",
        "<n:"
            + action
            + "><n:EnumerationContext>"
            + context
            + "</n:EnumerationContext>"
            + inside
            + "</n:"
            + action
            + ">");
  }

  @Test
  void envelopesAreOfSoap12WithTheHeadersOfAddressing() {
    Element root = answer(Envelopes.get(Toys.URI, Map.of("Id", "1")));
    assertEquals(SOAP, root.getNamespaceURI());
    assertEquals(TRANSFER + "/GetResponse", text(root, ADDRESSING, "Action"));
    assertTrue(text(root, ADDRESSING, "MessageID").startsWith("uuid:"));
    assertTrue(text(root, ADDRESSING, "RelatesTo").startsWith("uuid:"));
    assertEquals(ADDRESSING + "/role/anonymous", text(root, ADDRESSING, "To"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Get", "Put", "Create", "Delete"})
  void transferAnswersWithTheActionOfItsRequest(String action) {
    boolean create = action.equals("Create");
    Element root =
        answer(
            Envelopes.request(
                TRANSFER + "/" + action,
                Toys.URI,
                create ? Map.of() : Map.of("Id", "1"),
                "",
                create
                    ? "<p:Toy xmlns:p='u'><p:Id>9</p:Id></p:Toy>"
                    : action.equals("Put")
                        ? "<p:Toy xmlns:p='u'><p:Colour>x</p:Colour></p:Toy>"
                        : ""));
    assertEquals(TRANSFER + "/" + action + "Response", text(root, ADDRESSING, "Action"));
    if (create) {
      text(root, TRANSFER, "ResourceCreated");
      assertEquals(Toys.URI, text(root, WSMAN, "ResourceURI"));
      text(root, WSMAN, "SelectorSet");
    }
  }

  @Test
  void enumerationAnswersWithTheActionsOfItsRequests() {
    Element opened = answer(Envelopes.enumerate(Toys.URI, ""));
    assertEquals(ENUMERATION + "/EnumerateResponse", text(opened, ADDRESSING, "Action"));
    text(opened, ENUMERATION, "EnumerateResponse");
    String context = context(opened);
    for (String action : new String[] {"GetStatus", "Renew", "Pull"}) {
      String inside = action.equals("Renew") ? "<n:Expires>PT20S</n:Expires>" : "";
      Element answer = answer(follow(action, context, inside));
      assertEquals(ENUMERATION + "/" + action + "Response", text(answer, ADDRESSING, "Action"));
      text(answer, ENUMERATION, action + "Response");
    }
    Element released = answer(follow("Release", context, ""));
    assertEquals(ENUMERATION + "/ReleaseResponse", text(released, ADDRESSING, "Action"));
  }

  @Test
  void anOptimizedAnswerHoldsItemsOfWsManagement() {
    Element root =
        answer(
            Envelopes.enumerate(
                Toys.URI,
                "<w:OptimizeEnumeration/><w:MaxElements>9</w:MaxElements>"
                    + "<w:EnumerationMode>EnumerateObjectAndEPR</w:EnumerationMode>"));
    text(root, WSMAN, "Items");
    text(root, WSMAN, "Item");
    text(root, WSMAN, "EndOfSequence");
    text(root, ADDRESSING, "EndpointReference");
  }

  @Test
  void aMethodAnswersWithItsActionAndResponse() {
    Element root = answer(Envelopes.invoke(Toys.URI, "Paint", Map.of("Id", "1"), ""));
    assertEquals(Toys.URI + "/PaintResponse", text(root, ADDRESSING, "Action"));
    assertEquals("0", text(root, Toys.URI, "ReturnValue"));
  }

  @Test
  void identifyAnswersInItsNamespace() {
    Element root =
        answer(
            "<s:Envelope xmlns:s='"
                + SOAP
                + "'><s:Header/><s:Body><i:Identify xmlns:i='"
                + IDENTITY
                + "'/></s:Body></s:Envelope>");
    text(root, IDENTITY, "IdentifyResponse");
    assertEquals(
        "http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd", text(root, IDENTITY, "ProtocolVersion"));
  }

  @Test
  void classesOfTheDmtfAreInTheNamespaceOfTheirUri() {
    Element root =
        answer(Envelopes.get(DMTF + "Toy", Map.of("Id", "1", "__cimnamespace", "root/toys")));
    assertEquals("1", text(root, DMTF + "Toy", "Id"));
  }

  @Test
  void reservedHeadersOfMicrosoftAreKnown() {
    String header =
        "<p:NAME xmlns:p='http://schemas.microsoft.com/wbem/wsman/1/wsman.xsd'"
            + " s:mustUnderstand='true'>uuid:1</p:NAME>";
    for (String name : new String[] {"SessionId", "OperationID", "SequenceId", "ActivityId"}) {
      Element root =
          answer(
              Envelopes.request(
                  TRANSFER + "/Get",
                  Toys.URI,
                  Map.of("Id", "1"),
                  header.replace("NAME", name),
                  ""));
      assertEquals(0, root.getElementsByTagNameNS("*", name).getLength(), name);
    }
  }

  @Test
  void anActivityIdMayNotBeLongerThanAUri() {
    String header =
        "<p:ActivityId xmlns:p='http://schemas.microsoft.com/wbem/wsman/1/wsman.xsd'>"
            + "x".repeat(2049)
            + "</p:ActivityId>";
    FaultRows.expect(
        FaultCode.INVALID_MESSAGE_INFORMATION_HEADER,
        wire.send(Envelopes.request(TRANSFER + "/Get", Toys.URI, Map.of("Id", "1"), header, "")));
  }

  @ParameterizedTest
  @CsvSource({
    "http://schemas.dmtf.org/wbem/wsman/1/wsman/SelectorFilter, CANNOT_PROCESS_FILTER",
    "http://schemas.dmtf.org/wbem/wsman/1/wsman/filter/eventRootXPath, FILTER_DIALECT_UNAVAILABLE",
    "http://schemas.microsoft.com/win/2004/08/events/eventquery, FILTER_DIALECT_UNAVAILABLE"
  })
  void dialectsAreKnownByTheirUris(String dialect, FaultCode code) {
    FaultRows.expect(
        code,
        wire.send(
            Envelopes.enumerate(Toys.URI, "<w:Filter Dialect='" + dialect + "'>x</w:Filter>")));
  }

  @Test
  void datesAreInTheNamespaceOfCimCommon() {
    wire.add(new Dated(), Dated.PREFIX);
    Element root = answer(Envelopes.get(Dated.PREFIX + "/Dated", Map.of()));
    assertEquals("2024-05-01T10:00:00Z", text(root, CIM_COMMON, "Datetime"));
  }
}
