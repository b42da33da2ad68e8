package io.windlass.wsman.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wsman.client.WsmanException;
import io.windlass.wsman.client.WsmanFault;
import io.windlass.wsman.client.XmlElement;
import io.windlass.wsman.client.XmlTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;
import org.junit.jupiter.api.Test;

class FormatTest {
  private static XmlElement read(String xml) throws WsmanException {
    return XmlTree.read(xml.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void writesNestedConfigurationWithEmptyValuesAndSources() throws WsmanException {
    assertEquals(
        """
        Config
            MaxEnvelopeSizekb = 500
            Client
                TrustedHosts
                Auth
                    Basic = true [Source="GPO"]
            Plugin
                Name = x
                Capability
                    Type = Shell
        """,
        TextFormat.format(
            read(
                "<c:Config xmlns:c='urn:c'><c:MaxEnvelopeSizekb>500</c:MaxEnvelopeSizekb><c:Client>"
                    + "<c:TrustedHosts/><c:Auth><c:Basic Source='GPO'>true</c:Basic></c:Auth>"
                    + "</c:Client><c:Plugin Name='x'><c:Capability Type='Shell'/></c:Plugin>"
                    + "</c:Config>")));
  }

  @Test
  void writesAnInstanceWithNullArrayDateAndEmbeddedObject() throws WsmanException {
    assertEquals(
        """
        Win32_X
            Caption = a, b
            Date = 2013-04-15T16:28:39.5Z
            Missing = null
            Inner
                Key = 1
            Last = z
        """,
        TextFormat.format(
            read(
                "<p:Win32_X xmlns:p='urn:p' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'"
                    + " xmlns:cim='http://schemas.dmtf.org/wbem/wscim/1/common'"
                    + " xsi:type='p:Win32_X_Type'><p:Caption>a</p:Caption><p:Caption>b</p:Caption>"
                    + "<p:Date><cim:Datetime>2013-04-15T16:28:39.5Z</cim:Datetime></p:Date>"
                    + "<p:Missing xsi:nil='true'/><p:Inner><p:Key>1</p:Key></p:Inner>"
                    + "<p:Last>z</p:Last></p:Win32_X>")));
  }

  @Test
  void writesEndpointReferencesAndFragments() throws WsmanException {
    assertEquals(
        """
        ResourceCreated
            Address = urn:anon
            ReferenceParameters
                ResourceURI = urn:listener
                SelectorSet
                    Selector: Address = *, Transport = HTTP
        """,
        TextFormat.format(
            read(
                "<x:ResourceCreated xmlns:x='urn:x' xmlns:a='urn:a' xmlns:w='urn:w'>"
                    + "<a:Address>urn:anon</a:Address><a:ReferenceParameters>"
                    + "<w:ResourceURI>urn:listener</w:ResourceURI><w:SelectorSet>"
                    + "<w:Selector Name='Address'>*</w:Selector>"
                    + "<w:Selector Name='Transport'>HTTP</w:Selector></w:SelectorSet>"
                    + "</a:ReferenceParameters></x:ResourceCreated>")));
    assertEquals(
        """
        XmlFragment
            Name = cron
            State = Running
        """,
        TextFormat.format(
            read(
                "<w:XmlFragment xmlns:w='urn:w'><Name>cron</Name><State>Running</State>"
                    + "</w:XmlFragment>")));
    assertEquals(
        "XmlFragment = Running\n",
        TextFormat.format(read("<w:XmlFragment xmlns:w='urn:w'>Running</w:XmlFragment>")));
  }

  @Test
  void keepsTerminalSequencesOfTheServiceAwayFromTheTerminal() throws WsmanException {
    assertEquals(
        "A\n    B = x[31my\n",
        TextFormat.format(
            read(
                "<a><A><B>x\u009b[31m</B></A></a>"
                    .replace("<a>", "")
                    .replace("</a>", "")
                    .replace("31m", "31my"))));
  }

  @Test
  void keepsTerminalSequencesOfAFaultAwayFromTheTerminal() {
    QName code = new QName("urn:x", "a\u009bb");
    String shown = FaultFormat.format(new WsmanFault(code, code, "c\u007fd", "e\rf", null));
    assertTrue(shown.codePoints().noneMatch(c -> c != '\n' && Character.isISOControl(c)), shown);
    assertTrue(shown.contains("ab") && shown.contains("cd"), shown);
  }

  @Test
  void formatsAHugeArrayInLinearTime() throws WsmanException {
    String many = "<p>" + "<i>1</i>".repeat(150_000) + "</p>";
    assertTrue(TextFormat.format(read(many)).startsWith("p\n    i = 1, 1, 1"));
  }

  @Test
  void namesOfOneHashCodeCostNoMoreThanOthers() throws WsmanException {
    StringBuilder xml = new StringBuilder("<p>");
    for (int name = 0; name < 1 << 14; name++) {
      StringBuilder element = new StringBuilder("<");
      for (int bit = 0; bit < 14; bit++) {
        element.append((name >> bit & 1) == 0 ? "Aa" : "BB");
      }
      xml.append(element).append("/>");
    }
    String shown = TextFormat.format(read(xml.append("</p>").toString()));
    assertEquals((1 << 14) + 1, shown.lines().count());
  }

  @Test
  void editsOneTextAndRefusesWhatIsNotClear() throws UsageException, WsmanException {
    XmlElement config =
        read(
            "<Config xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'><A>1</A><B><C>2</C>"
                + "<D>3</D></B><E><C>4</C></E><F>5</F><F>6</F><N xsi:nil='true'/></Config>");
    XmlElement changed =
        new Edit(
                Map.of(
                    "A", List.of("x<y"),
                    "D", Arrays.asList((String) null),
                    "F", List.of("7", "8", "9"),
                    "N", List.of("n")))
            .apply(config);
    assertEquals(
        "<Config><A>x&lt;y</A><B><C>2</C><D xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
            + " xsi:nil=\"true\"/></B><E><C>4</C></E><F>7</F><F>8</F><F>9</F><N>n</N></Config>",
        changed.toXml());
    refused(config, "Z", "has no property Z; names are case-sensitive. It has A, B/C, B/D, E/C, F");
    refused(config, "C", "There are 2 properties C in Config, B/C, E/C: address the part");
    refused(config, "B", "holds other properties, not text: set those, or use -file. It has C, D");
    refused(config, "F", "There are 2 properties F");
  }

  @Test
  void editsAttributesWhereTheyAreTheProperties() throws UsageException, WsmanException {
    XmlElement plugin =
        read(
            "<P xmlns='urn:p' Name='x' Enabled='true'><Resources><Resource ResourceUri='urn:r'>"
                + "<Capability Type='Get'/><Capability Type='Put'/></Resource></Resources></P>");
    assertEquals(
        plugin.toXml().replace("\"true\"", "\"false\"").replace("urn:r", "urn:&lt;q"),
        new Edit(Map.of("Enabled", List.of("false"), "ResourceUri", List.of("urn:<q")))
            .apply(plugin)
            .toXml());
    refused(plugin, "Type", "There are 2 properties Type");
    refused(plugin, "enabled", "It has Name, Enabled, Resources/Resource/ResourceUri");
    UsageException array =
        assertThrows(
            UsageException.class, () -> new Edit(Map.of("Name", List.of("a", "b"))).apply(plugin));
    assertTrue(array.getMessage().contains("Name holds one text"), array.getMessage());
  }

  private static void refused(XmlElement config, String key, String reason) {
    UsageException wrong =
        assertThrows(UsageException.class, () -> new Edit(Map.of(key, List.of("x"))).apply(config));
    assertTrue(wrong.getMessage().contains(reason), wrong.getMessage());
  }

  @Test
  void namesErrorCodesInEveryNotation() throws UsageException, IOException {
    String expected =
        """
        ERROR_WSMAN_OPERATION_TIMEDOUT
            Number = -2144108503 0x80338029 (2150858793)
            Fault = wsman:TimedOut (Receiver)
        """;
    for (String notation : List.of("0x80338029", "2150858793", "-2144108503")) {
      String described = ErrorCodes.describe(notation);
      assertTrue(described.startsWith("The operation took longer than it was given."), described);
      assertTrue(described.endsWith("\n\n" + expected), described);
    }
    for (String denied : List.of("5", "0x5", "0x80070005", "-2147024891")) {
      assertTrue(
          ErrorCodes.describe(denied).contains("\n\nERROR_ACCESS_DENIED\n    Number = 5 0x5 (5)"));
    }
    assertEquals(
        "ERROR_WSMAN_BATCH_COMPLETE\n    Number = -2144108540 0x80338004 (2150858756)\n",
        ErrorCodes.describe("0x80338004"));
    assertThrows(UsageException.class, () -> ErrorCodes.describe("12345"));
    assertThrows(UsageException.class, () -> ErrorCodes.describe("five"));
  }
}
