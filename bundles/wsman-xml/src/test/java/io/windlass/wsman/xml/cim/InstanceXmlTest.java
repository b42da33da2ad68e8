package io.windlass.wsman.xml.cim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.cim.CimDateTime;
import io.windlass.wsman.api.cim.CimType;
import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.api.cim.Property;
import io.windlass.wsman.xml.SecureXml;
import io.windlass.wsman.xml.XmlBuffer;
import io.windlass.wsman.xml.XmlCursor;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Instances as XML, both ways (the shapes of Windows). */
class InstanceXmlTest {
  private static final ClassSchema ALL =
      ClassSchema.of("root/x", "All")
          .key("Z", CimType.STRING)
          .property("b", CimType.BOOLEAN)
          .property("A64", CimType.UINT64)
          .property("Real", CimType.REAL64)
          .property("When", CimType.DATETIME)
          .property("For", CimType.DATETIME)
          .property("Link", CimType.REFERENCE)
          .property("Inner", CimType.EMBEDDED)
          .property(Property.of("List", CimType.SINT32).array().build())
          .property(Property.of("None", CimType.STRING).array().build())
          .property("Empty", CimType.STRING)
          .build();

  private static Instance full() {
    return Instance.of("All")
        .set("Z", "z")
        .set("b", true)
        .set("A64", new BigInteger("18446744073709551615"))
        .set("Real", 1.5)
        .set("When", CimDateTime.parse("20130415162839.500000+000"))
        .set("For", CimDateTime.of(Duration.ofSeconds(100)))
        .set("Link", Target.ofClass("root/x", "Other", Map.of("K", "1")))
        .set("Inner", Instance.of("Part").set("N", 1).set("T", "t").build())
        .set("List", List.of(1, -2))
        .set("Empty", "")
        .build();
  }

  private static String write(InstanceTemplate template, Instance instance) {
    XmlBuffer out = new XmlBuffer(256);
    template.write(instance, out);
    return out.toString();
  }

  private static Instance read(String xml) throws XMLStreamException, ResourceFault {
    XmlCursor cursor =
        new XmlCursor(
            SecureXml.reader(
                new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), "UTF-8"));
    cursor.nextElement();
    return new InstanceReader(ALL.properties(), FaultCode.INVALID_VALUES, FaultCode.INVALID_VALUES)
        .read("All", cursor);
  }

  @Test
  void windowsWritesInAlphabeticalOrderWithNilAndWithoutEmptyArrays() {
    String xml =
        write(InstanceTemplate.of(ALL, "urn:x/All", InstanceTemplate.Profile.WINDOWS), full());
    String start = xml.substring(xml.indexOf('>') + 1);
    assertTrue(
        start.startsWith(
            "<p:A64>18446744073709551615</p:A64><p:b>true</p:b><p:Empty></p:Empty>"
                + "<p:For><cim:Interval>P0DT0H1M40S</cim:Interval></p:For>"),
        xml);
    assertTrue(
        xml.contains("<p:When><cim:Datetime>2013-04-15T16:28:39.5Z</cim:Datetime></p:When>"), xml);
    assertTrue(xml.contains("<p:List>1</p:List><p:List>-2</p:List>"), xml);
    assertTrue(!xml.contains("None"), xml);
    assertTrue(xml.contains("<p:Link><a:Address"), xml);
    String empty =
        write(
            InstanceTemplate.of(ALL, "urn:x/All", InstanceTemplate.Profile.WINDOWS),
            Instance.of("All").build());
    assertTrue(empty.contains("<p:Z xsi:nil=\"true\"/>"), empty);
  }

  @Test
  void aFragmentHasNoNamespaces() {
    String xml =
        write(
            InstanceTemplate.fragment(List.of(ALL.properties().get(4), ALL.properties().get(0))),
            full());
    assertTrue(
        xml.endsWith(
            "><When><Datetime>2013-04-15T16:28:39.5Z</Datetime></When><Z>z</Z></w:XmlFragment>"),
        xml);
  }

  @Test
  void whatIsWrittenIsReadBack() throws Exception {
    Instance read =
        read(
            write(InstanceTemplate.of(ALL, "urn:x/All", InstanceTemplate.Profile.WINDOWS), full()));
    Instance expected = full();
    for (String same : List.of("Z", "b", "A64", "Real", "When", "For", "List", "Empty")) {
      assertEquals(expected.get(same), read.get(same), same);
    }
    assertEquals(Map.of("K", "1"), ((Target) read.get("Link")).selectors());
    assertEquals("t", ((Instance) read.get("Inner")).get("T"));
  }

  @ParameterizedTest
  @CsvSource({
    "UINT8, 256",
    "UINT8, -1",
    "SINT8, 128",
    "UINT16, 65536",
    "UINT32, 4294967296",
    "UINT64, 18446744073709551616",
    "SINT64, 9223372036854775808",
    "UINT32, 1e3",
    "UINT32, ''",
    "BOOLEAN, yes",
    "CHAR16, ab",
    "REAL64, one",
    "REAL64, 1d",
    "REAL64, 0x1p3",
    "REAL32, Infinity",
    "SINT32, +-1",
    "SINT32, \u0661",
    "DATETIME, today",
    "DATETIME, PxD",
    "DATETIME, PT-1S",
    "DATETIME, P999999999D",
    "DATETIME, +12026-01-01T00:00:00Z",
    "DATETIME, -0001-01-01T00:00:00Z",
    "DATETIME, 2026-01-01T00:00:00+17:00",
    "DATETIME, 2026-01-01T00:00:00+01:00:30"
  })
  void valuesThatDoNotFitAreRefused(CimType type, String text) {
    assertThrows(IllegalArgumentException.class, () -> CimText.parse(type, text));
  }

  @Test
  void anEmbeddedInstanceOfAClassThatIsMarkupIsNeitherReadNorWritten() {
    String xml =
        "<All xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'>"
            + "<Inner xsi:type='p:A&lt;_Type'><N>1</N></Inner></All>";
    assertThrows(XMLStreamException.class, () -> read(xml));
    Instance holder =
        Instance.of("All").set("Inner", Instance.of("A\"/><evil").set("N", 1).build()).build();
    InstanceTemplate template = InstanceTemplate.of(ALL, "urn:x", InstanceTemplate.Profile.WINDOWS);
    assertThrows(IllegalArgumentException.class, () -> write(template, holder));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Z", "When", "Inner", "A64"})
  void aProcessingInstructionInAValueIsRefused(String property) {
    for (String inside : List.of("<?x y?>", "<N><?x y?></N>")) {
      String xml = "<All><" + property + ">" + inside + "</" + property + "></All>";
      assertThrows(Exception.class, () -> read(xml), xml);
    }
  }

  @Test
  void mutatedInstancesAreReadOrRefusedAndNothingElse() {
    String seed =
        write(InstanceTemplate.of(ALL, "urn:x/All", InstanceTemplate.Profile.WINDOWS), full());
    Random random = new Random(11);
    for (int i = 0; i < 5000; i++) {
      StringBuilder text = new StringBuilder(seed);
      for (int change = 0; change <= random.nextInt(3); change++) {
        int at = random.nextInt(text.length());
        if (random.nextBoolean()) {
          text.setCharAt(at, (char) (32 + random.nextInt(95)));
        } else {
          text.delete(at, Math.min(text.length(), at + random.nextInt(30)));
        }
      }
      try {
        read(text.toString());
      } catch (XMLStreamException | ResourceFault e) {
        assertTrue(e.getMessage() != null, text::toString);
      }
    }
  }
}
