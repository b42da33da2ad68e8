package io.windlass.wsman.core.xpath;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.xml.SecureXml;
import io.windlass.wsman.xml.XmlBuffer;
import io.windlass.wsman.xml.XmlCursor;
import io.windlass.wsman.xml.cim.InstanceTemplate;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FragmentWriteTest {
  private static final InstanceTemplate WHOLE =
      InstanceTemplate.of(Shop.SCHEMA, Shop.URI, InstanceTemplate.Profile.WINDOWS);

  private static String written(String expression) throws ResourceFault {
    XmlBuffer out = new XmlBuffer(256);
    Shop.select(expression).write(Shop.instance(), WHOLE, out);
    return out.toString();
  }

  private static Object read(String expression, String content)
      throws ResourceFault, XMLStreamException {
    String xml =
        "<w:XmlFragment xmlns:w=\"urn:w\" xmlns:p=\""
            + Shop.URI
            + "\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
            + content
            + "</w:XmlFragment>";
    XmlCursor cursor =
        new XmlCursor(
            SecureXml.reader(
                new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), "UTF-8"));
    cursor.nextElement();
    return Shop.select(expression).read(cursor);
  }

  private static Instance put(String expression, String content)
      throws ResourceFault, XMLStreamException {
    return Shop.select(expression).replace(Shop.instance(), read(expression, content));
  }

  private static Instance create(String expression, String content)
      throws ResourceFault, XMLStreamException {
    return Shop.select(expression).add(Shop.instance(), read(expression, content));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "Name~ <p:Name>corner</p:Name>",
        "Name/text()~ corner",
        "Tags~ <p:Tags>red</p:Tags><p:Tags>green</p:Tags><p:Tags>blue</p:Tags>",
        "Tags[2]~ <p:Tags>green</p:Tags>",
        "Tags/text()~ red green blue",
        "Note~ <p:Note xsi:nil=\"true\"/>",
        "Size/text()~ 18446744073709551615",
        "Since/text()~ 2020-01-02T03:04:05Z",
        "Sign/Text/text()~ Toys &amp; more",
        "Sign/Text~ <e:Text xmlns:e=\"http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/Toy_Sign\">"
            + "Toys &amp; more</e:Text>",
      })
  void writesTheFragment(String expression, String content) throws ResourceFault {
    String xml = written(expression);
    assertEquals(content, xml.replaceAll("^<w:XmlFragment [^>]*>|</w:XmlFragment>$", ""));
  }

  @Test
  void writesNilWhenNothingMatches() throws ResourceFault {
    assertTrue(written("Tags[9]").endsWith(" xsi:nil=\"true\"/>"));
    assertTrue(written("Note/text()").startsWith("<w:XmlFragment "));
  }

  @Test
  void writesTheWholeInstance() throws ResourceFault {
    assertTrue(written("/").contains("<p:Toy_Shop "));
  }

  @Test
  void putReplacesTheAddressedPartOnly() throws Exception {
    assertEquals("hi", put("Note", "<p:Note>hi</p:Note>").get("Note"));
    assertEquals("hi", put("Note/text()", " hi ").get("Note"));
    assertEquals(BigInteger.TEN, put("Size/text()", "10").get("Size"));
    assertEquals(List.of("a"), put("Tags", "<p:Tags>a</p:Tags>").get("Tags"));
    assertEquals(List.of("red", "a", "blue"), put("Tags[2]", "<p:Tags>a</p:Tags>").get("Tags"));
    assertEquals(List.of("red", "green", "a"), put("Tags[last()]/text()", "a").get("Tags"));
    assertNull(put("Size", "<p:Size xsi:nil=\"true\"/>").get("Size"));
    assertNull(put("Tags", "<p:Tags xsi:nil=\"true\"/>").get("Tags"));
    assertEquals("corner", put("Note", "<p:Note>hi</p:Note>").get("Name"));
  }

  @Test
  void putReachesIntoEmbeddedInstances() throws Exception {
    Instance changed = put("Shelves[Name='high']/Name/text()", "top");
    List<?> shelves = (List<?>) changed.get("Shelves");
    assertEquals("low", ((Instance) shelves.get(0)).get("Name"));
    assertEquals("top", ((Instance) shelves.get(1)).get("Name"));
    assertEquals(9, ((Instance) shelves.get(1)).get("Count"));
    changed = put("Sign/Text", "<q:Text xmlns:q=\"urn:q\">new</q:Text>");
    assertEquals("new", ((Instance) changed.get("Sign")).get("Text"));
  }

  @Test
  void createSetsWhatWasNullAndAppendsToArrays() throws Exception {
    assertEquals("hi", create("Note", "<p:Note>hi</p:Note>").get("Note"));
    assertEquals(
        List.of("red", "green", "blue", "a", "b"),
        create("Tags", "<p:Tags>a</p:Tags><p:Tags>b</p:Tags>").get("Tags"));
    assertEquals(
        List.of("red", "green", "blue", "a"), create("Tags[4]", "<p:Tags>a</p:Tags>").get("Tags"));
    assertEquals(List.of("a"), create("Empty", "<p:Empty>a</p:Empty>").get("Empty"));
    assertEquals(List.of("a"), create("Empty[1]/text()", "a").get("Empty"));
    Instance sign = (Instance) create("Sign/Size/text()", "4").get("Sign");
    assertEquals("4", sign.get("Size"));
  }

  @Test
  void deleteRemovesItemsAndSetsNull() throws Exception {
    Instance without = Shop.select("Size").remove(Shop.instance());
    assertNull(without.get("Size"));
    assertTrue(without.properties().containsKey("Size"), "NULL on purpose");
    assertEquals(
        List.of("red", "blue"), Shop.select("Tags[2]").remove(Shop.instance()).get("Tags"));
    assertEquals(List.of(1), Shop.select("Marks[.>1]").remove(Shop.instance()).get("Marks"));
    assertNull(Shop.select("Tags").remove(Shop.instance()).get("Tags"));
    List<?> shelves =
        (List<?>) Shop.select("Shelves[1]/Count").remove(Shop.instance()).get("Shelves");
    assertNull(((Instance) shelves.get(0)).get("Count"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Note; ''; INVALID_FRAGMENT",
        "Note; <p:Name>x</p:Name>; INVALID_FRAGMENT",
        "Note/text(); <p:Note>a</p:Note>; INVALID_FRAGMENT",
        "Tags/text(); a; INVALID_FRAGMENT",
        "Tags[1]; <p:Tags>a</p:Tags><p:Tags>b</p:Tags>; INVALID_FRAGMENT",
        "Tags[1]; <p:Tags xsi:nil='true'/>; INVALID_FRAGMENT",
        "Tags[9]; <p:Tags>a</p:Tags>; INVALID_FRAGMENT",
        "Tags[.!='red']; <p:Tags>a</p:Tags>; INVALID_FRAGMENT",
        "Shelves/Name/text(); a; INVALID_FRAGMENT",
        "Sign/Text; <p:Other>a</p:Other>; INVALID_FRAGMENT",
        "Sign/Text; ''; INVALID_FRAGMENT",
        "Size/text(); many; INVALID_VALUES",
        "Size; <p:Size>-1</p:Size>; INVALID_VALUES",
        "Name | Note; <p:Note>a</p:Note>; INVALID_FRAGMENT_PATH",
        ".; <p:Note>a</p:Note>; INVALID_FRAGMENT_PATH",
      })
  void refusesPuts(String expression, String content, FaultCode code) {
    ResourceFault fault = assertThrows(ResourceFault.class, () -> put(expression, content));
    assertEquals(code, fault.code(), fault.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Name; <p:Name>a</p:Name>; ALREADY_EXISTS",
        "Tags[2]; <p:Tags>a</p:Tags>; ALREADY_EXISTS",
        "Tags[5]; <p:Tags>a</p:Tags>; INVALID_FRAGMENT",
        "Tags[last()]; <p:Tags>a</p:Tags>; INVALID_FRAGMENT",
        "Note; <p:Note xsi:nil='true'/>; INVALID_FRAGMENT",
        "Shelves/Size/text(); 1; INVALID_FRAGMENT",
      })
  void refusesCreates(String expression, String content, FaultCode code) {
    ResourceFault fault = assertThrows(ResourceFault.class, () -> create(expression, content));
    assertEquals(code, fault.code(), fault.getMessage());
  }

  @Test
  void refusesToDeleteWhatIsNotThere() {
    for (String nothing : List.of("Note", "Tags[7]", "Empty", "Sign/Nothing")) {
      ResourceFault fault =
          assertThrows(
              ResourceFault.class, () -> Shop.select(nothing).remove(Shop.instance()), nothing);
      assertEquals(FaultCode.INVALID_FRAGMENT, fault.code());
    }
  }
}
