package io.windlass.wmi;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wmi.repository.ClassRepository;
import io.windlass.wmi.wql.WqlDialect;
import io.windlass.wsman.api.cim.CimDateTime;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.api.filter.FilterDialect;
import io.windlass.wsman.testkit.Envelopes;
import io.windlass.wsman.testkit.WsmanHost;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Provider and dialect behind the engine: envelope in, envelope out. */
class WmiOverWsmanTest {
  private static final String WMI = "http://schemas.microsoft.com/wbem/wsman/1/wmi/";
  private static final String CIMV2 = WMI + "root/cimv2";
  private static final String DMTF = "http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2";

  private WsmanHost host;

  @BeforeEach
  void start() {
    ClassRepository repository = new ClassRepository();
    Instance init =
        Instance.of("Win32_Process")
            .set("Handle", "1")
            .set("Name", "init")
            .set("ProcessId", 1L)
            .set("CreationDate", CimDateTime.of(OffsetDateTime.parse("2024-05-01T10:00:00Z")))
            .build();
    Instance shell =
        Instance.of("Win32_Process")
            .set("Handle", "42")
            .set("Name", "sh & co")
            .set("ProcessId", 42L)
            .build();
    ListedSource processes = new ListedSource("Win32_Process", init, shell);
    host = new WsmanHost();
    host.add(
        new WmiProvider(repository, List.of(processes, new NoRegistry())),
        CIMV2,
        WMI + "root/default",
        DMTF);
    host.addDialect(FilterDialect.WQL, new WqlDialect(repository));
  }

  @AfterEach
  void stop() {
    host.close();
  }

  private String query(String wql) {
    String escaped = wql.replace("&", "&amp;").replace("<", "&lt;");
    return host.exchange(
        Envelopes.enumerate(
            CIMV2 + "/*",
            "<w:OptimizeEnumeration/><w:MaxElements>50</w:MaxElements><w:Filter Dialect=\""
                + FilterDialect.WQL
                + "\">"
                + escaped
                + "</w:Filter>"));
  }

  private static void requireAll(String answer, String... parts) {
    for (String part : parts) {
      assertTrue(answer.contains(part), () -> "no " + part + " in " + answer);
    }
  }

  @Test
  void aSelectionOfPropertiesComesAsFragments() {
    String answer = query("select name, PROCESSID from win32_process where processid <> 1");
    requireAll(answer, "<Name>sh &amp; co</Name><ProcessId>42</ProcessId>", "EndOfSequence");
    assertFalse(answer.contains("init"), answer);
  }

  @Test
  void everyDocumentedPropertyIsThereUnknownOnesAsNil() {
    String answer = query("SELECT * FROM CIM_Process WHERE Handle = 1");
    requireAll(
        answer,
        "<p:Win32_Process ",
        "<p:CommandLine xsi:nil=\"true\"/>",
        "<cim:Datetime>2024-05-01T10:00:00Z</cim:Datetime>",
        "<p:WriteTransferCount xsi:nil=\"true\"/>");
  }

  @Test
  void theDmtfAddressReachesTheSameInstance() {
    String answer = host.exchange(Envelopes.get(DMTF + "/CIM_Process", Map.of("Handle", "42")));
    requireAll(answer, "Win32_Process", ">sh &amp; co<");
  }

  @Test
  void aMistakeInAQueryIsToldWithItsPlace() {
    requireAll(
        query("SELECT * FROM Win32_Process WHERE Foo = 1"),
        "CannotProcessFilter",
        "line 1, column 35",
        "no property Foo");
    requireAll(query("SELECT * FROM Win32_Nothing"), "DestinationUnreachable", "Win32_Nothing");
    requireAll(query("REFERENCES OF {A.b=1}"), "DestinationUnreachable", "no class A");
  }

  @Test
  void aStaticMethodNeedsNoKeys() {
    String answer =
        host.exchange(
            Envelopes.invoke(
                CIMV2 + "/Win32_Process", "Create", Map.of(), "<p:CommandLine>x</p:CommandLine>"));
    requireAll(answer, "Create_OUTPUT", "<p:ReturnValue>0</p:ReturnValue>");
  }

  @Test
  void noRegistryKeyIsEverFound() {
    String key = "<p:hDefKey>2147483650</p:hDefKey><p:sSubKeyName>SOFTWARE</p:sSubKeyName>";
    String answer =
        host.exchange(Envelopes.invoke(WMI + "root/default/StdRegProv", "EnumKey", Map.of(), key));
    requireAll(answer, "EnumKey_OUTPUT", "<p:ReturnValue>2</p:ReturnValue>");
  }
}
