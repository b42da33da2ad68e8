package io.windlass.wsman.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OperationsTest {
  private final WsmanHost host = new WsmanHost();

  @BeforeEach
  void start() {
    host.add(new Toys(3), Toys.PREFIX);
  }

  @AfterEach
  void stop() {
    host.close();
  }

  @Test
  void getAnswersInTheShapeOfWindows() {
    String answer = host.exchange(Envelopes.get(Toys.URI, Map.of("id", "1")));
    assertTrue(
        answer.contains(
            "<p:Toy xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns:p=\""
                + Toys.URI
                + "\" xmlns:cim=\"http://schemas.dmtf.org/wbem/wscim/1/common\""
                + " xsi:type=\"p:Toy_Type\"><p:Colour>red</p:Colour><p:Id>1</p:Id>"
                + "<p:Name>toy&lt;1&gt;</p:Name></p:Toy>"),
        answer);
  }

  @Test
  void theAnswerRelatesToItsRequest() {
    String request =
        Envelopes.get(Toys.URI, Map.of("Id", "1"))
            .replaceAll("<a:MessageID>[^<]*", "<a:MessageID>17 &amp; 4");
    String answer = host.exchange(request);
    assertEquals("17 &amp; 4", Answers.text(answer, "a:RelatesTo"));
    assertEquals(
        "http://schemas.xmlsoap.org/ws/2004/09/transfer/GetResponse",
        Answers.text(answer, "a:Action"));
  }

  @Test
  void theDmtfUriFamilyReachesTheSameClass() {
    String uri = "http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/Toy";
    String answer =
        host.exchange(Envelopes.get(uri, Map.of("__cimnamespace", "root/toys", "Id", "2")));
    assertTrue(answer.contains("xmlns:p=\"" + uri + "\""), answer);
    assertTrue(answer.contains("<p:Id>2</p:Id><p:Name>"), answer);
    assertFalse(answer.contains("xsi:type"), answer);
  }

  @Test
  void anAnswerSpeaksTheAddressingOfItsRequest() {
    String answer =
        host.exchange(
            Envelopes.get(Toys.URI, Map.of("Id", "1"))
                .replace(
                    "http://schemas.xmlsoap.org/ws/2004/08/addressing\"",
                    "http://www.w3.org/2005/08/addressing\"")
                .replace(
                    "http://schemas.xmlsoap.org/ws/2004/08/addressing/role/anonymous",
                    "http://www.w3.org/2005/08/addressing/anonymous"));
    assertTrue(answer.contains("xmlns:a=\"http://www.w3.org/2005/08/addressing\""), answer);
    assertTrue(answer.contains("<p:Id>1</p:Id>"), answer);
  }

  @Test
  void putAnswersTheNewState() {
    String body =
        "<p:Toy xmlns:p='" + Toys.URI + "'><p:Id>1</p:Id><p:Colour>gr\u00fcn</p:Colour></p:Toy>";
    String answer = host.exchange(Envelopes.put(Toys.URI, Map.of("Id", "1"), body));
    assertTrue(answer.contains("<p:Colour>gr\u00fcn</p:Colour>"), answer);
  }

  @Test
  void createAnswersTheAddressAndNothingElse() {
    String body = "<p:Toy xmlns:p='" + Toys.URI + "'><p:Id>9</p:Id></p:Toy>";
    String answer = host.exchange(Envelopes.create(Toys.URI, body));
    assertTrue(answer.contains("<s:Body><x:ResourceCreated><a:Address"), answer);
    assertTrue(answer.contains("<w:Selector Name=\"Id\">9</w:Selector>"), answer);
    assertTrue(answer.contains("<w:ResourceURI>" + Toys.URI + "</w:ResourceURI>"), answer);
  }

  @Test
  void deleteAnswersWithAnEmptyBody() {
    String answer = host.exchange(Envelopes.delete(Toys.URI, Map.of("Id", "1")));
    assertTrue(answer.contains("<s:Body></s:Body>"), answer);
  }

  @Test
  void methodsTakeAndReturnParameters() {
    String painted =
        host.exchange(
            Envelopes.invoke(Toys.URI, "Paint", Map.of("Id", "1"), "<p:Colour>blue</p:Colour>"));
    assertTrue(
        painted.contains("<p:Before>red</p:Before><p:ReturnValue>0</p:ReturnValue>"), painted);
    assertEquals(Toys.URI + "/PaintResponse", Answers.text(painted, "a:Action"));
    String counted = host.exchange(Envelopes.invoke(Toys.URI, "Count", Map.of(), ""));
    assertTrue(counted.contains("<p:ReturnValue>3</p:ReturnValue>"), counted);
  }

  @Test
  void enumerationModesGiveObjectsAddressesOrBoth() {
    String more = "<w:OptimizeEnumeration/><w:MaxElements>9</w:MaxElements><w:EnumerationMode>";
    String addresses =
        host.exchange(Envelopes.enumerate(Toys.URI, more + "EnumerateEPR</w:EnumerationMode>"));
    assertEquals(
        3, Answers.all(addresses, "w:Selector").stream().filter(v -> v.length() == 1).count());
    assertFalse(addresses.contains("<p:Toy"), addresses);
    String both =
        host.exchange(
            Envelopes.enumerate(Toys.URI, more + "EnumerateObjectAndEPR</w:EnumerationMode>"));
    assertTrue(both.contains("<w:Item><p:Toy"), both);
    assertTrue(both.contains("</p:Toy><a:EndpointReference><a:Address"), both);
  }

  @Test
  void anOptimizedEnumerateWithoutANumberGivesOneItem() {
    String answer = host.exchange(Envelopes.enumerate(Toys.URI, "<w:OptimizeEnumeration/>"));
    assertEquals(1, Answers.all(answer, "p:Id").size());
    assertFalse(Answers.text(answer, "n:EnumerationContext").isEmpty());
  }

  @Test
  void theSelectorDialectFilters() {
    String filter =
        "<w:OptimizeEnumeration/><w:MaxElements>9</w:MaxElements><w:Filter Dialect="
            + "'http://schemas.dmtf.org/wbem/wsman/1/wsman/SelectorFilter'><w:SelectorSet>"
            + "<w:Selector Name='colour'>BLUE</w:Selector></w:SelectorSet></w:Filter>";
    String answer = host.exchange(Envelopes.enumerate(Toys.URI, filter));
    assertEquals("[1]", Answers.all(answer, "p:Id").toString(), answer);
  }

  @Test
  void releaseEndsAnEnumerationOnce() {
    String context =
        Answers.text(host.exchange(Envelopes.enumerate(Toys.URI, "")), "n:EnumerationContext");
    assertEquals(1, host.runtime().openEnumerations);
    assertFalse(host.exchange(Envelopes.release(Toys.URI, context)).contains("s:Fault"));
    assertEquals(0, host.runtime().openEnumerations);
    assertTrue(
        host.exchange(Envelopes.release(Toys.URI, context)).contains("InvalidEnumerationContext"));
  }

  @Test
  void theCountEstimateIsUnknownAndSaysSo() {
    String answer =
        host.exchange(
            Envelopes.request(
                "http://schemas.xmlsoap.org/ws/2004/09/enumeration/Enumerate",
                Toys.URI,
                Map.of(),
                "<w:RequestTotalItemsCountEstimate/>",
                "<n:Enumerate/>"));
    assertTrue(answer.contains("<w:TotalItemsCountEstimate"), answer);
  }

  @Test
  void identifyNeedsNoHeaders() {
    String answer =
        host.exchange(
            "<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'><s:Body><i:Identify"
                + " xmlns:i='http://schemas.dmtf.org/wbem/wsman/identity/1/wsmanidentity.xsd'>"
                + "<i:Odd/></i:Identify></s:Body></s:Envelope>");
    assertEquals("Windlass", Answers.text(answer, "wsmid:ProductVendor"));
  }
}
