package io.windlass.wsman.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusTest {
  private static final String IDENTITY =
      "<i:IdentifyResponse"
          + " xmlns:i='http://schemas.dmtf.org/wbem/wsman/identity/1/wsmanidentity.xsd'>"
          + "<i:ProductVendor>Windlass</i:ProductVendor>"
          + "<i:ProductVersion>0.1</i:ProductVersion></i:IdentifyResponse>";

  @TempDir Path base;

  private int status(FakeTerminal terminal) {
    return Status.run(new String[] {"--base", base.toString()}, terminal);
  }

  @Test
  void tellsThatNothingRuns() {
    FakeTerminal terminal = new FakeTerminal(base);
    assertEquals(3, status(terminal));
    assertEquals("not running: " + base + "\n", terminal.output());
  }

  @Test
  void showsListenersProvidersAndWhatIsNotServed() throws IOException {
    try (FakeHost host =
        FakeHost.local(
            base,
            r -> {
              if (r.contains("Identify")) {
                return IDENTITY;
              }
              if (r.contains("RefusedWebApp<")) {
                return "<s:Fault><s:Code><s:Value>s:Sender</s:Value></s:Code>"
                    + "<s:Reason><s:Text>unknown class</s:Text></s:Reason></s:Fault>";
              }
              String item =
                  r.contains("Windlass_Listener<")
                      ? "<p:Windlass_Listener xmlns:p='urn:p'><p:Address>*</p:Address>"
                          + "<p:Listening>false</p:Listening><p:Name>http</p:Name>"
                          + "<p:Port>5985</p:Port><p:Reason>the port is taken</p:Reason>"
                          + "<p:Transport>HTTP</p:Transport></p:Windlass_Listener>"
                      : "<p:Windlass_Provider xmlns:p='urn:p'><p:Bundle>b.one</p:Bundle>"
                          + "<p:ResourceUri>urn:1</p:ResourceUri><p:State>ACTIVE</p:State>"
                          + "</p:Windlass_Provider>";
              return "<n:EnumerateResponse><n:EnumerationContext/><w:Items>"
                  + item
                  + "</w:Items><w:EndOfSequence/></n:EnumerateResponse>";
            })) {
      FakeTerminal terminal = new FakeTerminal(base);
      assertEquals(0, status(terminal), terminal.errors());
      assertEquals(
          "running: "
              + base
              + """

              version: Windlass 0.1
              listeners:
                  http (HTTP): not listening on * port 5985: the port is taken
              providers:
                  b.one: active
                      urn:1
              refused web applications:
                  not told, Windlass_RefusedWebApp is not served: s:Sender: unknown class
              """,
          terminal.output());
      assertEquals(4, host.requests().size());
    }
  }
}
