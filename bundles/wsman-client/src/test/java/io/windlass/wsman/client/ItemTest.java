package io.windlass.wsman.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ItemTest {
  private static final String START =
      "<p:Disk xmlns:p='urn:d' xmlns:c='http://schemas.dmtf.org/wbem/wscim/1/common'"
          + " xmlns:w='http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd'"
          + " xmlns:a='http://schemas.xmlsoap.org/ws/2004/08/addressing'"
          + " xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'>";

  private static Item item(String properties) throws WsmanException {
    String xml = START + properties + "</p:Disk>";
    return Item.of(XmlTree.read(xml.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void readsPropertiesByTheirNames() throws WsmanException {
    Item disk =
        item(
            "<p:Name> sda </p:Name><p:Size>18446744073709551615</p:Size><p:Free>-5</p:Free>"
                + "<p:Ready>true</p:Ready><p:Load>1.5E1</p:Load><p:Gone xsi:nil='true'/>"
                + "<p:Tag>a</p:Tag><p:Tag>b</p:Tag><p:Part><p:Id>1</p:Id></p:Part>"
                + "<p:Part><p:Id>2</p:Id></p:Part>");
    assertEquals("Disk", disk.className());
    assertEquals(Optional.of("sda"), disk.text("Name"));
    assertEquals(OptionalLong.of(-5), disk.number("Free"));
    assertEquals(new BigInteger("18446744073709551615"), disk.bigNumber("Size").orElseThrow());
    assertEquals(15.0, disk.real("Load").orElseThrow());
    assertEquals(Optional.of(true), disk.bool("Ready"));
    assertEquals(List.of("a", "b"), disk.texts("Tag"));
    assertEquals(OptionalLong.of(2), disk.items("Part").get(1).number("Id"));
    assertEquals(OptionalLong.of(1), disk.item("Part").orElseThrow().number("Id"));
    assertEquals(Optional.empty(), disk.text("Gone"));
    assertTrue(disk.isNil("Gone"));
    assertEquals(OptionalLong.empty(), disk.number("NotThere"));
    assertTrue(disk.names().contains("Gone"));
    for (String name : List.of("Name", "Size", "Load")) {
      assertThrows(WsmanException.class, () -> disk.number(name));
    }
    assertThrows(WsmanException.class, () -> disk.bool("Name"));
    assertThrows(WsmanException.class, () -> disk.real("Name"));
  }

  @Test
  void readsTimesOfBothKinds() throws WsmanException {
    Item times =
        item(
            "<p:A><c:Datetime>2024-02-29T12:00:00.5+02:00</c:Datetime></p:A>"
                + "<p:B>20240229120000.500000+120</p:B><p:C>2024-02-29T10:00:00.5Z</p:C>"
                + "<p:D><c:Interval>P1DT2H</c:Interval></p:D><p:E>00000001020000.000000:000</p:E>"
                + "<p:F>PT0.5S</p:F><p:G>P2D</p:G><p:X>2024-02-29T10:00:00</p:X><p:Y>P1M</p:Y>"
                + "<p:Z>20240229126100.000000+000</p:Z>");
    Instant when = Instant.parse("2024-02-29T10:00:00.5Z");
    for (String name : List.of("A", "B", "C")) {
      assertEquals(Optional.of(when), times.instant(name), name);
    }
    assertEquals(Optional.of(Duration.ofHours(26)), times.interval("D"));
    assertEquals(Optional.of(Duration.ofHours(26)), times.interval("E"));
    assertEquals(Optional.of(Duration.ofMillis(500)), times.interval("F"));
    assertEquals(Optional.of(Duration.ofDays(2)), times.interval("G"));
    assertThrows(WsmanException.class, () -> times.instant("X"));
    assertThrows(WsmanException.class, () -> times.instant("Z"));
    assertThrows(WsmanException.class, () -> times.interval("Y"));
    assertThrows(WsmanException.class, () -> times.interval("B"));
  }

  @Test
  void knowsWhatItIsAddressedBy() throws WsmanException {
    String reference =
        "<a:Address>http://h/wsman</a:Address><a:ReferenceParameters>"
            + "<w:ResourceURI>urn:r</w:ResourceURI><w:SelectorSet>"
            + "<w:Selector Name='K'>v</w:Selector></w:SelectorSet></a:ReferenceParameters>";
    Item both =
        Item.of(
            item("<w:Item><p:Disk/><a:EndpointReference>"
                    + reference
                    + "</a:EndpointReference></w:Item><p:Owner>"
                    + reference
                    + "</p:Owner>")
                .xml()
                .children()
                .get(0));
    ResourceLocator target = ResourceLocator.of("urn:r", java.util.Map.of("K", "v"));
    assertEquals("Disk", both.className());
    assertEquals(Optional.of(target), both.reference());
    assertEquals(
        Optional.of(target), item("<p:Owner>" + reference + "</p:Owner>").reference("Owner"));
    assertThrows(WsmanException.class, () -> item("<p:Owner>x</p:Owner>").reference("Owner"));
  }
}
