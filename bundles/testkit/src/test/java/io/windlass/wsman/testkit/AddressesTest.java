package io.windlass.wsman.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Endpoint references in both directions (DSP0226 §5.1, §5.4.2, §6.5, §7.4). */
class AddressesTest {
  private static final String TRANSFER = "http://schemas.xmlsoap.org/ws/2004/09/transfer/";
  private static final String ASK = "<w:RequestEPR s:mustUnderstand='true'/>";

  private final WsmanHost host = new WsmanHost();

  @BeforeEach
  void start() {
    host.add(new Family(), Family.PREFIX);
  }

  @AfterEach
  void stop() {
    host.close();
  }

  private static String box(String name) {
    return "<a:EndpointReference><a:Address>http://localhost/wsman</a:Address>"
        + "<a:ReferenceParameters><w:ResourceURI>"
        + Family.BOX
        + "</w:ResourceURI><w:SelectorSet><w:Selector Name='Name'>"
        + name
        + "</w:Selector></w:SelectorSet></a:ReferenceParameters></a:EndpointReference>";
  }

  private static String link(String upper, String lower) {
    return "<w:SelectorSet><w:Selector Name='Upper'>"
        + upper
        + "</w:Selector><w:Selector Name='Lower'>\n  "
        + lower
        + "\n</w:Selector></w:SelectorSet>";
  }

  private String getLink(String selectors) {
    return host.exchange(
        Envelopes.request(TRANSFER + "Get", Family.STANDS_ON, Map.of(), selectors, ""));
  }

  @Test
  void anAssociationIsAddressedByEndpointReferences() {
    String answer = getLink(link(box("c"), box("b")));
    assertEquals("false", Answers.text(answer, "p:Steady"), answer);
  }

  @Test
  void anAddressThatWasGivenLeadsBackToItsInstance() {
    String items =
        host.exchange(
            Envelopes.enumerate(
                Family.STANDS_ON,
                "<w:OptimizeEnumeration/><w:EnumerationMode>EnumerateEPR</w:EnumerationMode>"));
    Matcher set = Pattern.compile("<w:SelectorSet>.*</w:SelectorSet>").matcher(items);
    assertTrue(set.find(), items);
    assertEquals("true", Answers.text(getLink(set.group()), "p:Steady"), items);
  }

  @Test
  void aReferenceAndTextDoNotReplaceEachOther() {
    String text = getLink(link("a", "b"));
    assertEquals("w:InvalidSelectors", Answers.subcode(text), text);
    assertEquals("TypeMismatch", Answers.detail(text), text);
    String selectors = "<w:SelectorSet><w:Selector Name='Name'>" + box("a") + "</w:Selector>";
    String reference =
        host.exchange(
            Envelopes.request(
                TRANSFER + "Get", Family.BOX, Map.of(), selectors + "</w:SelectorSet>", ""));
    assertEquals("TypeMismatch", Answers.detail(reference), reference);
  }

  @Test
  void selectorNamesAreUniqueOnEachLevel() {
    String twice =
        box("c")
            .replace("</w:SelectorSet>", "<w:Selector Name='name'>d</w:Selector></w:SelectorSet>");
    String answer = getLink(link(twice, box("b")));
    assertEquals("DuplicateSelectors", Answers.detail(answer), answer);
  }

  @Test
  void theReferenceParametersOfReplyToAreHeadersOfTheAnswer() {
    String request =
        Envelopes.get(Family.BOX, Map.of("Name", "a"))
            .replace(
                "</a:ReplyTo>",
                "<a:ReferenceParameters><t:Track xmlns:t='urn:track' t:no='5'>x &lt;1&gt;"
                    + "<t:Sub/></t:Track><Plain xmlns=''>y</Plain>"
                    + "</a:ReferenceParameters></a:ReplyTo>");
    String answer = host.exchange(request);
    String header = answer.substring(0, answer.indexOf("</s:Header>"));
    assertTrue(header.contains("<t:Track xmlns:t=\"urn:track\" t:no=\"5\">x &lt;1>"), header);
    assertTrue(header.contains("<Plain>y</Plain>"), header);
    String fault = host.exchange(request.replace(">a</w:Selector>", ">none</w:Selector>"));
    assertTrue(fault.contains("<t:Track xmlns:t=\"urn:track\""), fault);
  }

  @Test
  void aFaultCarriesTheParametersOfFaultTo() {
    String anonymous = "http://schemas.xmlsoap.org/ws/2004/08/addressing/role/anonymous";
    String headers =
        "<a:FaultTo><a:Address>"
            + anonymous
            + "</a:Address><a:ReferenceParameters><w:Mine>1</w:Mine></a:ReferenceParameters>"
            + "</a:FaultTo>";
    String fault =
        host.exchange(
            Envelopes.request(TRANSFER + "Get", Family.BOX, Map.of("Name", "z"), headers, ""));
    assertEquals("1", Answers.text(fault, "w:Mine"), fault);
  }

  @Test
  void longReferenceParametersAreRefused() {
    String answer =
        host.exchange(
            Envelopes.get(Family.BOX, Map.of("Name", "a"))
                .replace(
                    "</a:ReplyTo>",
                    "<a:ReferenceParameters><w:Long>"
                        + "x".repeat(9000)
                        + "</w:Long></a:ReferenceParameters></a:ReplyTo>"));
    assertEquals("a:InvalidMessageInformationHeader", Answers.subcode(answer), answer);
  }

  private String transfer(String action, String name, String body) {
    return host.exchange(
        Envelopes.request(TRANSFER + action, Family.BOX, Map.of("Name", name), ASK, body));
  }

  private static String boxBody(String inside) {
    return "<p:Box xmlns:p='" + Family.BOX + "'>" + inside + "</p:Box>";
  }

  @Test
  void whoAsksIsToldTheAddress() {
    String answer = transfer("Get", "b", "");
    String header = answer.substring(0, answer.indexOf("</s:Header>"));
    assertTrue(header.contains("<w:RequestedEPR><a:EndpointReference><a:Address"), header);
    assertTrue(header.contains(">" + Family.CRATE + "</w:ResourceURI>"), header);
    assertTrue(header.contains("<w:Selector Name=\"Name\">b</w:Selector>"), header);
    assertFalse(
        host.exchange(Envelopes.get(Family.BOX, Map.of("Name", "b"))).contains("RequestedEPR"));
  }

  @Test
  void theAddressOfWhatWasDeletedIsInvalid() {
    assertTrue(
        transfer("Delete", "a", "").contains("<w:RequestedEPR><w:EPRInvalid/></w:RequestedEPR>"));
  }

  @Test
  void aPutThatRenamesTellsTheNewAddress() {
    String answer = transfer("Put", "a", boxBody("<p:Name>z</p:Name>"));
    assertTrue(answer.contains("<w:Selector Name=\"Name\">z</w:Selector>"), answer);
    assertEquals("z", Answers.text(answer, "p:Name"), answer);
    assertFalse(transfer("Get", "z", "").contains("s:Fault"));
  }

  @Test
  void aRenameToTheKeysOfAnotherIsRefused() {
    String answer = transfer("Put", "a", boxBody("<p:Name>c</p:Name>"));
    assertEquals("w:RenameFailure", Answers.subcode(answer), answer);
    assertEquals("TargetAlreadyExists", Answers.detail(answer), answer);
  }

  @Test
  void aKeyThatCannotBeWrittenCannotBeRenamed() {
    host.add(new Toys(3), Toys.PREFIX);
    String body = "<p:Toy xmlns:p='" + Toys.URI + "'><p:Id>2</p:Id><p:Colour>x</p:Colour></p:Toy>";
    String answer = host.exchange(Envelopes.put(Toys.URI, Map.of("Id", "1"), body));
    assertEquals("w:RenameFailure", Answers.subcode(answer), answer);
    String same = host.exchange(Envelopes.put(Toys.URI, Map.of("Id", "02"), body));
    assertFalse(same.contains("s:Fault"), same);
  }

  @Test
  void aPutOfNilMakesAPropertyNull() {
    String nil = "<p:Note xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:nil='true'/>";
    String answer = transfer("Put", "c", boxBody(nil));
    assertTrue(answer.contains("<p:Note xsi:nil=\"true\"/>"), answer);
    String other = transfer("Put", "a", boxBody("<p:Note>n</p:Note>"));
    assertTrue(other.contains("<p:Tags>red</p:Tags>"), other);
  }
}
