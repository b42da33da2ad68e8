package io.windlass.wsman.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people and scripts know from Windows' command. */
class LikeWindowsTest {
  @TempDir Path base;
  private FakeTerminal terminal;

  @BeforeEach
  void sitDown() {
    terminal = new FakeTerminal(base);
  }

  @Test
  void writesOneDocumentForAnEnumerationInXml() throws IOException {
    String[] items = {"<X><Name>a</Name></X><X><Name>b</Name></X>"};
    try (FakeHost host =
        FakeHost.http(
            r ->
                "<n:EnumerateResponse><n:EnumerationContext/><w:Items>"
                    + items[0]
                    + "</w:Items><w:EndOfSequence/></n:EnumerateResponse>")) {
      assertEquals(0, terminal.winrm("e", "wmicimv2/X", "-f:xml", host.remote()));
      String results = "<wsman:Results xmlns:wsman=\"http://schemas.dmtf.org/wbem/wsman/1/wsman/";
      assertEquals(
          results + "results\">\n<X><Name>a</Name></X>\n<X><Name>b</Name></X>\n</wsman:Results>\n",
          terminal.output());
      items[0] = "";
      FakeTerminal nothing = new FakeTerminal(base);
      assertEquals(0, nothing.winrm("e", "wmicimv2/X", "-f:pretty", host.remote()));
      assertEquals(results + "results\">\n</wsman:Results>\n", nothing.output());
      FakeTerminal text = new FakeTerminal(base);
      assertEquals(0, text.winrm("e", "wmicimv2/X", host.remote()));
      assertEquals("", text.output());
    }
  }

  @Test
  void writesFaultsOfPlugInsAsWinrmDoes() throws IOException {
    String fault =
        "<s:Fault><s:Code><s:Value>s:Receiver</s:Value><s:Subcode><s:Value>w:InternalError"
            + "</s:Value></s:Subcode></s:Code><s:Reason><s:Text>not now</s:Text></s:Reason><s:Detail>"
            + "<f:WSManFault Code='5' Machine='h'><f:Message><f:ProviderFault provider='P' path='x'>"
            + "<f:WSManFault Code='5' Machine='h'><f:Message>no\u0007 certificate</f:Message>"
            + "</f:WSManFault></f:ProviderFault></f:Message></f:WSManFault></s:Detail></s:Fault>";
    try (FakeHost host = FakeHost.http(r -> fault.replace("\u0007", ""))) {
      assertEquals(1, terminal.winrm("g", "winrm/config", host.remote()));
      assertEquals(
          """
          WSManFault
              Message
                  ProviderFault
                      WSManFault
                          Message = no certificate

          Error number:  -2147024891 0x80070005
          not now
          """,
          terminal.errors());
    }
  }

  @Test
  void numbersWhatGoesWrongOnTheWay() throws IOException {
    assertEquals(1, terminal.winrm("id", "-r:http://127.0.0.1:1"));
    assertTrue(terminal.errors().startsWith("WSManFault\n    Message = "), terminal.errors());
    assertTrue(
        terminal.errors().contains("\n\nError number:  -2144108526 0x80338012\nNobody at this"),
        terminal.errors());
    try (FakeHost host = FakeHost.http(r -> "")) {
      FakeTerminal elsewhere = new FakeTerminal(base);
      assertEquals(1, elsewhere.winrm("id", host.remote() + "/nowhere"));
      assertTrue(elsewhere.errors().contains("\nError number:  -21"), elsewhere.errors());
      assertTrue(elsewhere.errors().contains("HTTP 404"), elsewhere.errors());
    }
  }

  @Test
  void createsInstancesOfTheConfiguration() throws IOException {
    String config = "http://schemas.microsoft.com/wbem/wsman/1/config";
    try (FakeHost host = FakeHost.http(r -> "<x:ResourceCreated xmlns:x='urn:x'/>")) {
      String mapping = "winrm/config/service/certmapping?Issuer=ab+Subject=*@x.example+URI=*";
      String plugin = "winrm/config/plugin?Name=mine";
      assertEquals(
          0, terminal.winrm("create", mapping, "@{UserName=\"a\";Password=\"<\"}", host.remote()));
      assertEquals(0, terminal.winrm("create", plugin, "@{Filename=\"a&b\"}", host.remote()));
      assertEquals(1, terminal.winrm("create", plugin, "@{Filename=a;Filename=b}", host.remote()));
      assertTrue(terminal.errors().contains("Filename of a plug-in has exactly one text"));
      assertEquals(0, terminal.winrm("create", "shell/cmd", "@{OutputStreams=x}", host.remote()));
      String first = host.requests().get(0);
      assertTrue(first.contains("<p:CertMapping xmlns:p=\"" + config + "/service/certmapping\">"));
      assertTrue(first.contains("<p:Password>&lt;</p:Password>"), first);
      assertTrue(first.contains("<w:Selector Name=\"Subject\">*@x.example</w:Selector>"), first);
      assertTrue(
          host.requests()
              .get(1)
              .contains(
                  "<s:Body><p:PlugInConfiguration xmlns:p=\""
                      + config
                      + "/PluginConfiguration\" Name=\"mine\" Filename=\"a&amp;b\"/></s:Body>"));
      assertTrue(
          host.requests()
              .get(2)
              .contains(
                  "<p:Shell xmlns:p=\"http://schemas.microsoft.com/wbem/wsman/1/windows/shell\">"));
    }
  }

  @Test
  void restoresTheConfiguration() throws IOException {
    String config = "http://schemas.microsoft.com/wbem/wsman/1/config";
    try (FakeHost host = FakeHost.http(r -> "")) {
      String[] call = {"invoke", "Restore", "winrm/config/plugin", "@{}", host.remote()};
      assertEquals(0, terminal.winrm(call), terminal.errors());
      String sent = host.requests().get(0);
      assertTrue(sent.contains(">" + config + "/plugin/Restore</a:Action>"), sent);
      assertTrue(
          sent.contains("<p:Restore_INPUT xmlns:p=\"" + config + "/plugin\"></p:Restore_INPUT>"),
          sent);
    }
  }

  @Test
  void changesANestedSectionAndKeepsWhatPolicyHasMarked() throws IOException {
    String auth =
        "<c:Auth xmlns:c='urn:c'><c:Basic>false</c:Basic>"
            + "<c:Kerberos Source='GPO'>true</c:Kerberos></c:Auth>";
    try (FakeHost host = FakeHost.http(r -> auth)) {
      String[] call = {"set", "winrm/config/service/auth", "@{Basic=\"true\"}", host.remote()};
      assertEquals(0, terminal.winrm(call), terminal.errors());
      String put = host.requests().get(1);
      assertTrue(
          put.contains(
              "<c:Basic>true</c:Basic><c:Kerberos Source=\"GPO\">true</c:Kerberos></c:Auth>"),
          put);
      assertTrue(terminal.output().endsWith("    Kerberos = true [Source=\"GPO\"]\n"));
    }
  }

  @Test
  void sendsUtf16WhenToldTo() throws IOException {
    try (FakeHost host = FakeHost.http(r -> "<x/>")) {
      assertEquals(0, terminal.winrm("g", "wmicimv2/X", "-encoding:UTF-16", host.remote()));
      // The fake reads UTF-8: of UTF-16 it sees a zero before each letter.
      assertTrue(host.requests().get(0).contains("\0E\0n\0v\0e\0l\0o\0p\0e"));
    }
  }

  @Test
  void readsAFileInUtf16AndRefusesOneThatIsTooLarge() throws IOException {
    Path file = base.resolve("in.xml");
    Files.write(file, "\uFEFF<a><b>\u00e4</b></a>".getBytes(StandardCharsets.UTF_16BE));
    try (FakeHost host = FakeHost.http(r -> "<x/>")) {
      assertEquals(0, terminal.winrm("c", "wmicimv2/X", "-file:" + file, host.remote()));
      assertTrue(host.requests().get(0).contains("<s:Body><a><b>\u00e4</b></a></s:Body>"));
      Files.write(file, new byte[8 * 1024 * 1024 + 1]);
      assertEquals(1, terminal.winrm("c", "wmicimv2/X", "-file:" + file, host.remote()));
      assertTrue(terminal.errors().contains(" is larger than 8388608 octets"), terminal.errors());
      assertEquals(1, terminal.winrm("c", "wmicimv2/X", "-file:" + base, host.remote()));
      assertTrue(terminal.errors().contains(" is a directory"), terminal.errors());
      assertEquals(1, host.requests().size());
    }
  }
}
