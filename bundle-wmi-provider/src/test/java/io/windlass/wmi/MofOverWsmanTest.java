package io.windlass.wmi;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wmi.added.MofRepository;
import io.windlass.wmi.added.MofUnit;
import io.windlass.wmi.mof.MofParser;
import io.windlass.wmi.repository.ClassRepository;
import io.windlass.wmi.wql.WqlDialect;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.api.filter.FilterDialect;
import io.windlass.wsman.testkit.Envelopes;
import io.windlass.wsman.testkit.WsmanHost;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is declared in MOF is answered by the engine at once, without a restart of anything. */
class MofOverWsmanTest {
  private static final String ACME = WmiService.WMI + "root/acme";
  private static final String CIMV2 = WmiService.WMI + "root/cimv2";
  private static final String PUMPS =
      """
      #pragma namespace("\\\\\\\\.\\\\root\\\\acme")
      class Acme_Part { [Key] string Id; };
      class Acme_Pump : Acme_Part { uint32 Litres = 5; object:Acme_Part Filter; boolean On; };
      class Acme_Link { [Key] Acme_Pump REF From; [Key] Acme_Pump REF To; };
      instance of Acme_Pump as $A
      {
        Id = "a"; On = TRUE; Filter = instance of Acme_Part { Id = "f"; };
      };
      instance of Acme_Pump as $B { Id = "b"; Litres = 50; };
      instance of Acme_Link { From = $A; To = $B; };
      #pragma namespace("root\\\\cimv2")
      instance of Win32_Process { Handle = "77"; Name = "declared"; };
      """;

  private final ClassRepository classes = new ClassRepository();
  private final MofRepository mof = new MofRepository(classes);
  private WsmanHost host;

  @BeforeEach
  void start() {
    host = new WsmanHost();
    Instance init = Instance.of("Win32_Process").set("Handle", "1").set("Name", "init").build();
    WmiProvider provider =
        new WmiProvider(classes, List.of(new ListedSource("Win32_Process", init)), mof);
    long id = host.add(provider, CIMV2);
    host.addDialect(FilterDialect.WQL, new WqlDialect(classes));
    mof.listen(
        () -> {
          List<String> uris = new ArrayList<>(List.of(CIMV2));
          classes.addedNamespaces().forEach(each -> uris.add(WmiService.WMI + each));
          host.update(id, provider, uris.toArray(String[]::new));
        });
  }

  @AfterEach
  void stop() {
    host.close();
  }

  private void declare(String text) throws Exception {
    assertTrue(mof.put(new MofUnit("t.mof", MofParser.parse("t.mof", text))).isEmpty());
  }

  private String query(String namespace, String wql) {
    return host.exchange(
        Envelopes.enumerate(
            namespace + "/*",
            "<w:OptimizeEnumeration/><w:MaxElements>50</w:MaxElements><w:Filter Dialect=\""
                + FilterDialect.WQL
                + "\">"
                + wql
                + "</w:Filter>"));
  }

  private String all(String uri) {
    return host.exchange(
        Envelopes.enumerate(uri, "<w:OptimizeEnumeration/><w:MaxElements>50</w:MaxElements>"));
  }

  private static void requireAll(String answer, String... parts) {
    for (String part : parts) {
      assertTrue(answer.contains(part), () -> "no " + part + " in " + answer);
    }
  }

  @Test
  void declaredInstancesAreGotEnumeratedAndQueried() throws Exception {
    String unknown = host.exchange(Envelopes.get(ACME + "/Acme_Pump", Map.of("Id", "a")));
    requireAll(unknown, "DestinationUnreachable");
    declare(PUMPS);
    requireAll(
        host.exchange(Envelopes.get(ACME + "/acme_pump", Map.of("Id", "A"))),
        "<p:Litres>5</p:Litres>",
        "<p:On>true</p:On>",
        ">f<");
    requireAll(all(ACME + "/Acme_Part"), "<p:Acme_Pump ", ">a<", ">b<", "EndOfSequence");
    String found = query(ACME, "SELECT Id FROM Acme_Part WHERE Id = 'b'");
    requireAll(found, "<Id>b</Id>");
    assertFalse(found.contains(">a<"), found);
    requireAll(query(ACME, "SELECT * FROM Acme_Pump WHERE Litres &gt; 10"), ">b<");
    requireAll(query(ACME, "SELECT * FROM meta_class WHERE __this ISA 'Acme_Part'"), "Acme_Pump");
    requireAll(query(ACME, "ASSOCIATORS OF {Acme_Pump.Id='a'}"), "<p:Litres>50</p:Litres>");
    requireAll(all(ACME + "/Acme_Link"), ACME + "/Acme_Pump", "Selector Name=\"Id\">b<");
    requireAll(
        host.exchange(Envelopes.invoke(ACME + "/Acme_Pump", "Start", Map.of("Id", "a"), "")),
        "s:Fault");
  }

  @Test
  void instancesOfAClassOfTheHostStandBesideTheOthers() throws Exception {
    declare(PUMPS);
    requireAll(query(CIMV2, "SELECT Name FROM Win32_Process"), "init", "declared");
    requireAll(
        host.exchange(Envelopes.get(CIMV2 + "/Win32_Process", Map.of("Handle", "77"))), "declared");
  }

  @Test
  void whatIsRemovedIsGoneAndARunningEnumerationGoesOn() throws Exception {
    declare(PUMPS);
    String opened = host.exchange(Envelopes.enumerate(CIMV2 + "/Win32_Process", ""));
    Matcher context = Pattern.compile("EnumerationContext>([^<]+)<").matcher(opened);
    assertTrue(context.find(), opened);
    mof.remove("t.mof");
    requireAll(
        host.exchange(Envelopes.get(ACME + "/Acme_Pump", Map.of("Id", "a"))),
        "DestinationUnreachable");
    requireAll(
        host.exchange(Envelopes.pull(CIMV2 + "/Win32_Process", context.group(1), "")), "init");
  }
}
