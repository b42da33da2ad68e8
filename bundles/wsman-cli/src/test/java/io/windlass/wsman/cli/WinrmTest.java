package io.windlass.wsman.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WinrmTest {
  private static final String IDENTITY =
      "<i:IdentifyResponse"
          + " xmlns:i='http://schemas.dmtf.org/wbem/wsman/identity/1/wsmanidentity.xsd'>"
          + "<i:ProductVendor>Windlass</i:ProductVendor>"
          + "<i:ProductVersion>0.1</i:ProductVersion></i:IdentifyResponse>";
  private static final String WIN32 = "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/cimv2/";

  @TempDir Path base;
  private FakeTerminal terminal;

  @BeforeEach
  void sitDown() {
    terminal = new FakeTerminal(base);
  }

  @Test
  void identifiesTheLocalServiceThroughItsSocket() throws IOException {
    try (FakeHost host = FakeHost.local(base, r -> IDENTITY)) {
      assertEquals(0, terminal.winrm("id"), terminal.errors());
      assertEquals(
          """
          IdentifyResponse
              ProductVendor = Windlass
              ProductVersion = 0.1
          """,
          terminal.output());
      assertEquals(1, host.requests().size());
    }
  }

  @Test
  void saysThatNothingRunsHere() {
    assertEquals(1, terminal.winrm("get", "winrm/config"));
    assertEquals(
        "WSManFault\n    Message = No Windlass is running for "
            + base
            + ": start it with windlass start (winrm quickconfig does it too), or name a host with"
            + " -r:\n\nError number:  -2144108526 0x80338012\nNobody at this address serves",
        terminal.errors().substring(0, terminal.errors().indexOf(" the request")));
  }

  @Test
  void sendsBasicToLoopbackAndAsksForThePassword() throws IOException {
    try (FakeHost host = FakeHost.http(r -> IDENTITY)) {
      assertEquals(0, terminal.answering("s3cret").winrm("id", host.remote(), "-u:ann", "-f:xml"));
      assertTrue(host.requests().get(0).startsWith("Basic YW5uOnMzY3JldA==\n"));
      assertTrue(terminal.output().startsWith("<i:IdentifyResponse xmlns:i="));
    }
  }

  @Test
  void refusesOtherAuthenticationAndPasswordsInClear() {
    assertEquals(1, terminal.winrm("id", "-r:h", "-a:CredSSP", "-u:a", "-p:b"));
    assertEquals(1, terminal.winrm("id", "-r:example.test", "-u:a", "-p:b"));
    assertEquals(1, terminal.winrm("id", "-r:h", "-u:a", "-ssl"));
    assertEquals(
        """
        Error: auth CredSSP is not available in this build: use -a:negotiate or -a:kerberos
        Error: Basic over http shows the password to everyone on the way: use -usessl, or \
        -unencrypted to send it all the same
        Error: There is no password and no terminal to ask for it: use -p:PASSWORD
        """,
        terminal.errors());
  }

  @Test
  void enumeratesAQueryWithBlankLinesBetween() throws IOException {
    try (FakeHost host =
        FakeHost.http(
            r ->
                r.contains("<n:Enumerate>")
                    ? "<n:EnumerateResponse><n:EnumerationContext>c</n:EnumerationContext><w:Items>"
                        + "<w:XmlFragment><Name>a</Name></w:XmlFragment></w:Items>"
                        + "</n:EnumerateResponse>"
                    : "<n:PullResponse><n:Items><w:XmlFragment><Name>b</Name></w:XmlFragment>"
                        + "</n:Items><n:EndOfSequence/></n:PullResponse>")) {
      assertEquals(
          0,
          terminal.winrm(
              "enumerate", "wmicimv2/*", "-filter:select Name from X where a<1", host.remote()),
          terminal.errors());
      assertEquals("XmlFragment\n    Name = a\n\nXmlFragment\n    Name = b\n", terminal.output());
      assertTrue(host.requests().get(0).contains(">select Name from X where a&lt;1</w:Filter>"));
      assertTrue(host.requests().get(0).contains(">" + WIN32 + "*</w:ResourceURI>"));
    }
  }

  @Test
  void getsEditsAndPuts() throws IOException {
    String service = "<p:S xmlns:p='urn:s'><p:Mode>Auto</p:Mode><p:Name>cron</p:Name></p:S>";
    try (FakeHost host = FakeHost.http(r -> r.contains("/Get<") ? service : "")) {
      assertEquals(
          0,
          terminal.winrm("set", "wmicimv2/S?Name=cron", "@{Mode=Manual}", host.remote()),
          terminal.errors());
      assertTrue(
          host.requests()
              .get(1)
              .contains(
                  "<s:Body><p:S xmlns:p=\"urn:s\"><p:Mode>Manual</p:Mode><p:Name>cron</p:Name>"
                      + "</p:S></s:Body>"));
      assertEquals(1, terminal.winrm("set", "wmicimv2/S", "@{Nope=1}", host.remote()));
      assertTrue(terminal.errors().contains("S has no property Nope"));
    }
  }

  @Test
  void createsDeletesAndInvokes() throws IOException {
    try (FakeHost host =
        FakeHost.http(
            r ->
                r.contains("_INPUT")
                    ? "<p:Create_OUTPUT xmlns:p='urn:p'><p:ReturnValue>0</p:ReturnValue>"
                        + "</p:Create_OUTPUT>"
                    : r.contains("/Delete<") ? "" : "<x:ResourceCreated xmlns:x='urn:x'/>")) {
      String listener = "winrm/config/Listener?Address=*+Transport=HTTP";
      assertEquals(0, terminal.winrm("c", listener, "@{Port=99;Enabled=$null}", host.remote()));
      assertTrue(
          host.requests()
              .get(0)
              .contains(
                  "<p:Listener xmlns:p=\"http://schemas.microsoft.com/wbem/wsman/1/config/listener"
                      + "\"><p:Port>99</p:Port><p:Enabled xsi:nil=\"true\"/></p:Listener>"));
      assertEquals(0, terminal.winrm("d", listener, host.remote()));
      assertEquals(
          0,
          terminal.winrm(
              "i", "Create", "wmicimv2/Win32_Process", "@{CommandLine=ls", "-l}", host.remote()));
      assertTrue(host.requests().get(2).contains(">" + WIN32 + "Win32_Process/Create</a:Action>"));
      assertTrue(
          host.requests()
              .get(2)
              .contains(
                  "<p:Create_INPUT xmlns:p=\""
                      + WIN32
                      + "Win32_Process\"><p:CommandLine>ls -l</p:CommandLine></p:Create_INPUT>"));
      assertTrue(terminal.output().endsWith("Create_OUTPUT\n    ReturnValue = 0\n"));
      assertEquals(0, terminal.winrm("i", "restore", "winrm/config", "@{}", host.remote()));
      assertTrue(host.requests().get(3).contains("wsman/1/config/restore</a:Action>"));
    }
  }

  @Test
  void writesFaultsAsWinrmDoes() throws IOException {
    String fault =
        "<s:Fault><s:Code><s:Value>s:Sender</s:Value><s:Subcode><s:Value>a:DestinationUnreachable"
            + "</s:Value></s:Subcode></s:Code><s:Reason><s:Text>no such class</s:Text></s:Reason>"
            + "<s:Detail><f:WSManFault Code='2150859027' Machine='h'>%s</f:WSManFault></s:Detail>"
            + "</s:Fault>";
    String[] message = {"<f:Message>There is no class X.</f:Message>"};
    try (FakeHost host = FakeHost.http(r -> String.format(fault, message[0]))) {
      assertEquals(1, terminal.winrm("g", "wmicimv2/X", host.remote()));
      assertEquals(
          """
          WSManFault
              Message = There is no class X.

          Error number:  -2144108269 0x80338113
          no such class
          """,
          terminal.errors());
      message[0] =
          "<f:Message><f:ProviderFault provider='P' path='x'>deep</f:ProviderFault></f:Message>";
      FakeTerminal second = new FakeTerminal(base);
      assertEquals(1, second.winrm("g", "wmicimv2/X", host.remote()));
      assertTrue(
          second
              .errors()
              .startsWith(
                  "WSManFault\n    Message\n        ProviderFault = deep\n\nError number:  -21441"),
          second.errors());
    }
  }

  @Test
  void sendsAFileAndRefusesOneThatIsNotXml() throws IOException {
    Path file = base.resolve("in.xml");
    Files.writeString(file, "<?xml version='1.0'?>\n<a><b>1</b></a>\n");
    try (FakeHost host = FakeHost.http(r -> "<x/>")) {
      assertEquals(0, terminal.winrm("c", "wmicimv2/X", "-file:" + file, host.remote()));
      assertTrue(host.requests().get(0).contains("<s:Body><a><b>1</b></a></s:Body>"));
      Files.writeString(file, "<!DOCTYPE a><a/>");
      assertEquals(1, terminal.winrm("c", "wmicimv2/X", "-file:" + file, host.remote()));
      assertEquals(1, terminal.winrm("c", "wmicimv2/X", "-file:/nope", host.remote()));
      assertTrue(terminal.errors().contains("The XML cannot be read"), terminal.errors());
      assertTrue(terminal.errors().contains("-file:/nope does not exist"));
    }
  }

  @Test
  void writesSelectorAndAssociationFilters() throws IOException {
    try (FakeHost host =
        FakeHost.http(
            r ->
                "<n:EnumerateResponse><n:EnumerationContext/><n:EndOfSequence/>"
                    + "</n:EnumerateResponse>")) {
      terminal.winrm(
          "e",
          "wmicimv2/X",
          "-dialect:Selector",
          "-filter:{Name=\"a\"}",
          "-shallow",
          host.remote());
      terminal.winrm(
          "e",
          "wmicimv2/*",
          "-dialect:association",
          "-associations",
          "-filter:{Object=Win32_Service?Name=a;ResultClassName=Y}",
          "-returntype:EPR",
          host.remote());
      assertEquals("", terminal.errors());
      String first = host.requests().get(0);
      assertTrue(
          first.contains(
              "<w:SelectorSet><w:Selector Name=\"Name\">a</w:Selector></w:SelectorSet>"));
      assertTrue(first.contains(">None</b:PolymorphismMode>"));
      String second = host.requests().get(1);
      assertTrue(second.contains("<b:AssociationInstances xmlns:b="));
      assertTrue(second.contains("Win32_Service</w:ResourceURI><w:SelectorSet>"));
      assertTrue(second.contains("<b:ResultClassName>Y</b:ResultClassName>"));
      assertTrue(second.contains("<w:EnumerationMode>EnumerateEPR</w:EnumerationMode>"));
    }
  }
}
