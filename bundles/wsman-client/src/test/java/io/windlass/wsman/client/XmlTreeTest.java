package io.windlass.wsman.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class XmlTreeTest {
  private static XmlElement read(String xml) throws WsmanException {
    return XmlTree.read(xml.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void writesASubtreeWithExactlyThePrefixesThatItNeeds() throws WsmanException {
    XmlElement root =
        read(
            "<s:a xmlns:s='urn:s' xmlns:p='urn:p' xmlns:q='urn:q'"
                + " xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'>"
                + "<p:b xsi:type='q:T' k='1&lt;2'> <p:c>x &amp; y</p:c> <p:d xsi:nil='true'/>"
                + "</p:b></s:a>");
    assertEquals(
        "<p:b xmlns:p=\"urn:p\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
            + " xmlns:q=\"urn:q\" xsi:type=\"q:T\" k=\"1&lt;2\"><p:c>x &amp; y</p:c>"
            + "<p:d xsi:nil=\"true\"/></p:b>",
        root.children().get(0).toXml());
    assertTrue(root.children().get(0).children().get(1).isNil());
  }

  @Test
  void indentsOnRequest() throws WsmanException {
    assertEquals(
        "<a>\n  <b>\n    <c>1</c>\n  </b>\n  <d/>\n</a>",
        read("<a><b><c>1</c></b><d/></a>").toPrettyXml());
  }

  @Test
  void keepsADefaultNamespaceAndItsAbsence() throws WsmanException {
    String xml = "<a xmlns=\"urn:a\"><b xmlns=\"\">1</b></a>";
    assertEquals(xml, read(xml).toXml());
  }

  @Test
  void refusesDoctypesEntitiesAndDepth() {
    assertRefused("<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;</a>");
    assertRefused("<!DOCTYPE a><a/>");
    assertRefused("<a>&e;</a>");
    assertRefused("<a>".repeat(5000) + "</a>".repeat(5000));
    assertRefused("");
    assertRefused("<a>");
    assertRefused("{\"not\": \"xml\"}");
  }

  private static void assertRefused(String xml) {
    WsmanException failure = assertThrows(WsmanException.class, () -> read(xml));
    assertTrue(failure.getMessage().startsWith("The XML cannot be read: "), failure.getMessage());
  }

  @Test
  void declarationsOfAHostileServiceAreNotCopiedToEveryElement() throws WsmanException {
    StringBuilder xml = new StringBuilder();
    for (int depth = 0; depth < 90; depth++) {
      xml.append("<a");
      for (int i = 0; i < 60; i++) {
        xml.append(" xmlns:n").append(depth).append('x').append(i).append("='u'");
      }
      xml.append('>');
    }
    xml.append("<n7x7:b xmlns:c='urn:c'/>".repeat(100_000)).append("</a>".repeat(90));
    XmlElement element = XmlTree.read(xml.toString().getBytes(StandardCharsets.UTF_8));
    while (element.children().size() == 1) {
      element = element.children().get(0);
    }
    XmlElement last = element.children().get(99_999);
    assertEquals("urn:c", last.scope().get("c"));
    assertEquals(5401, last.scope().size());
    assertTrue(element.toXml().endsWith("<n7x7:b xmlns:n7x7=\"u\"/></a>"));
  }

  @Test
  void everyMutationIsReadOrRefused() {
    String good =
        "<s:E xmlns:s='urn:s' xmlns:p='urn:p'><s:B a='1'><p:x>t&amp;</p:x><![CDATA[c]]></s:B></s:E>";
    Random random = new Random(7);
    for (int round = 0; round < 3000; round++) {
      byte[] octets = good.getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 1 + random.nextInt(3); i++) {
        octets[random.nextInt(octets.length)] = (byte) random.nextInt(256);
      }
      try {
        XmlTree.read(octets).toXml();
      } catch (WsmanException refused) {
        assertTrue(refused.getMessage().length() > 10);
      }
    }
  }
}
