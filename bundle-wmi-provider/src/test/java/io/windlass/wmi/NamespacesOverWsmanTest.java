package io.windlass.wmi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wmi.added.MofRepository;
import io.windlass.wmi.added.MofUnit;
import io.windlass.wmi.mof.MofParser;
import io.windlass.wmi.repository.ClassRepository;
import io.windlass.wmi.wql.WqlDialect;
import io.windlass.wsman.api.filter.FilterDialect;
import io.windlass.wsman.testkit.Envelopes;
import io.windlass.wsman.testkit.WsmanHost;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The namespaces that a host has, below the address that all of them have in common. */
class NamespacesOverWsmanTest {
  private static final String ROOT = WmiService.WMI + "root";
  private static final Pattern NAME = Pattern.compile("<p:Name>([^<]+)</p:Name>");

  private final ClassRepository classes = new ClassRepository();
  private final MofRepository mof = new MofRepository(classes);
  private WsmanHost host;

  @BeforeEach
  void start() {
    host = new WsmanHost();
    host.add(
        new WmiProvider(classes, List.of(), mof), ROOT, ROOT + "/cimv2", ROOT + "/standardcimv2");
    host.addDialect(FilterDialect.WQL, new WqlDialect(classes));
  }

  @AfterEach
  void stop() {
    host.close();
  }

  private List<String> below(String namespace) {
    return names(
        host.exchange(
            Envelopes.enumerate(
                namespace + "/*",
                "<w:OptimizeEnumeration/><w:MaxElements>50</w:MaxElements><w:Filter Dialect=\""
                    + FilterDialect.WQL
                    + "\">SELECT * FROM __Namespace</w:Filter>")));
  }

  private static List<String> names(String answer) {
    assertTrue(answer.contains("EnumerateResponse"), answer);
    return NAME.matcher(answer).results().map(result -> result.group(1)).toList();
  }

  @Test
  void namespacesAreInstancesOfTheOneTheyLieIn() throws Exception {
    assertEquals(
        List.of("cimv2", "default", "hardware", "interop", "microsoft", "standardcimv2", "wmi"),
        below(ROOT));
    assertEquals(List.of("storage"), below(ROOT + "/Microsoft/Windows"));
    assertEquals(List.of(), below(ROOT + "/wmi"));
    mof.put(
        new MofUnit(
            "t.mof",
            MofParser.parse(
                "t.mof",
                "#pragma namespace(\"root/wmi/acme\")\nclass Acme_Pump { [Key] string Id; };")));
    assertEquals(List.of("acme"), below(ROOT + "/wmi"));
  }

  @Test
  void theyAreEnumeratedAndGotByName() {
    String all =
        host.exchange(
            Envelopes.enumerate(
                ROOT + "/microsoft/__Namespace",
                "<w:OptimizeEnumeration/><w:MaxElements>50</w:MaxElements>"));
    assertEquals(List.of("windows"), names(all));
    String one = host.exchange(Envelopes.get(ROOT + "/__NAMESPACE", Map.of("Name", "CIMV2")));
    assertTrue(one.contains("<p:Name>cimv2</p:Name>"), one);
  }

  @Test
  void aNamespaceIsThatOfThePlugInThatServesIt() {
    String fan = ROOT + "/hardware/Acme_Fan";
    String unknown = host.exchange(Envelopes.get(fan, Map.of("Id", "1")));
    assertTrue(unknown.contains("DestinationUnreachable"), unknown);
    ClassRepository theirs = new ClassRepository();
    MofRepository facts = new MofRepository(theirs);
    declare(facts);
    host.add(new WmiProvider(theirs, List.of(), facts), ROOT + "/hardware");
    String answer = host.exchange(Envelopes.get(fan, Map.of("Id", "1")));
    assertTrue(answer.contains("<p:Rpm>900</p:Rpm>"), answer);
    String dmtf =
        host.exchange(
            Envelopes.get(
                "http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/Acme_Fan",
                Map.of("Id", "1", "__cimnamespace", "root/hardware")));
    assertTrue(dmtf.contains("<p:Rpm>900</p:Rpm>"), dmtf);
    assertFalse(below(ROOT).isEmpty());
  }

  @Test
  void aPlugInThatHasOnlyTheUriOfTheDmtfIsNotHiddenByTheRoot() {
    String fan = "http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/Acme_Fan";
    ClassRepository theirs = new ClassRepository();
    MofRepository facts = new MofRepository(theirs);
    declare(facts);
    host.add(new WmiProvider(theirs, List.of(), facts), fan);
    String answer =
        host.exchange(Envelopes.get(fan, Map.of("Id", "1", "__cimnamespace", "root/hardware")));
    assertTrue(answer.contains("<p:Rpm>900</p:Rpm>"), answer);
  }

  private static void declare(MofRepository facts) {
    try {
      facts.put(
          new MofUnit(
              "fan.mof",
              MofParser.parse(
                  "fan.mof",
                  "#pragma namespace(\"root/hardware\")\n"
                      + "class Acme_Fan { [Key] string Id; uint32 Rpm; };\n"
                      + "instance of Acme_Fan { Id = \"1\"; Rpm = 900; };")));
    } catch (io.windlass.wmi.mof.MofException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
