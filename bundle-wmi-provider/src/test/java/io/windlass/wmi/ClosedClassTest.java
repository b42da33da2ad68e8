package io.windlass.wmi;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wmi.repository.ClassRepository;
import io.windlass.wmi.wql.WqlDialect;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.api.filter.FilterDialect;
import io.windlass.wsman.api.security.Authorizer;
import io.windlass.wsman.testkit.Envelopes;
import io.windlass.wsman.testkit.WsmanHost;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A class that is closed to a caller is closed on every way that leads to it. */
class ClosedClassTest {
  private static final String CIMV2 = "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/cimv2";
  private static final String DMTF = "http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2";
  private static final String CLOSED = CIMV2 + "/Win32_UserAccount";
  private static final String PAGE = "<w:OptimizeEnumeration/><w:MaxElements>50</w:MaxElements>";

  private WsmanHost host;

  @BeforeEach
  void start() {
    ClassRepository repository = new ClassRepository();
    Map<String, String> keys = Map.of("Domain", "d", "Name", "secret");
    ListedSource users =
        new ListedSource(
            "Win32_UserAccount",
            Instance.of("Win32_UserAccount").set("Domain", "d").set("Name", "secret").build());
    ListedSource groups =
        new ListedSource(
            "Win32_Group",
            Instance.of("Win32_Group").set("Domain", "d").set("Name", "open").build());
    ListedSource links =
        new ListedSource(
            "Win32_GroupUser",
            Instance.of("Win32_GroupUser")
                .set(
                    "GroupComponent",
                    Target.ofClass(
                        "root/cimv2", "Win32_Group", Map.of("Domain", "d", "Name", "open")))
                .set("PartComponent", Target.ofClass("root/cimv2", "Win32_UserAccount", keys))
                .build());
    host = new WsmanHost();
    host.add(new WmiProvider(repository, List.of(users, groups, links)), CIMV2, DMTF);
    host.addDialect(FilterDialect.WQL, new WqlDialect(repository));
    Authorizer closed =
        (caller, right, uri) ->
            uri.toString().equalsIgnoreCase(CLOSED) ? Optional.of("closed") : Optional.empty();
    host.setAuthorizer(closed);
  }

  @AfterEach
  void stop() {
    host.close();
  }

  private String query(String wql) {
    return host.exchange(
        Envelopes.enumerate(
            CIMV2 + "/*",
            PAGE + "<w:Filter Dialect='" + FilterDialect.WQL + "'>" + wql + "</w:Filter>"));
  }

  private static void requireDenied(String answer) {
    assertTrue(answer.contains("AccessDenied"), answer);
    assertFalse(answer.contains("secret"), answer);
  }

  @Test
  void byItsOwnUriByAQueryAndByTheOtherFamily() {
    requireDenied(host.exchange(Envelopes.enumerate(CLOSED, PAGE)));
    requireDenied(query("SELECT * FROM Win32_UserAccount"));
    requireDenied(host.exchange(Envelopes.enumerate(DMTF + "/Win32_UserAccount", PAGE)));
    requireDenied(query("ASSOCIATORS OF {Win32_UserAccount.Domain='d',Name='secret'}"));
  }

  @Test
  void itsInstancesAreLeftOutOfASuperclassAndOfAssociations() {
    for (String wql :
        List.of(
            "SELECT * FROM Win32_Account",
            "SELECT * FROM CIM_LogicalElement WHERE Name IS NOT NULL")) {
      String answer = query(wql);
      assertTrue(answer.contains("open"), answer);
      assertFalse(answer.contains("secret"), answer);
    }
    String users = query("ASSOCIATORS OF {Win32_Group.Domain='d',Name='open'}");
    assertFalse(users.contains("secret"), users);
    assertFalse(users.contains("Fault>"), users);
  }

  @Test
  void oneOfThemIsNotGotUnderASuperclass() {
    requireDenied(
        host.exchange(
            Envelopes.get(CIMV2 + "/Win32_Account", Map.of("Domain", "d", "Name", "secret"))));
  }
}
