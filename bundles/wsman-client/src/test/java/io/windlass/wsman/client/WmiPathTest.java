package io.windlass.wsman.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WmiPathTest {
  private static final String MS = "http://schemas.microsoft.com/wbem/wsman/1/wmi/";
  private static final String DMTF = "http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\\\\host\\root\\cimv2:Win32_Service.Name=\"x\"|root/cimv2/Win32_Service|{Name=x}",
        "//./root/cimv2:Class.K1=\"a\",K2=3|root/cimv2/Class|{K1=a, K2=3}",
        "root\\cimv2:Class=@|root/cimv2/Class|{}",
        "Win32_Service.Name='a b'|root/cimv2/Win32_Service|{Name=a b}",
        "root\\Cimv2\\power:Win32_PowerPlan|root/Cimv2/power/Win32_PowerPlan|{}",
        "winmgmts:{impersonationLevel=impersonate,authenticationLevel=pktPrivacy}!"
            + "\\\\.\\root\\cimv2:Win32_Process.Handle=\"4\"|root/cimv2/Win32_Process|{Handle=4}",
        "WinMgmts:\\\\.\\root\\default|root/default/*|{}",
        "winmgmts:|root/cimv2/*|{}",
        "\\\\.\\root\\cimv2|root/cimv2/*|{}",
        "root\\cimv2:*|root/cimv2/*|{}",
        "C.A=\"a\\\"b\\\\c\",B=TRUE,D=-1.5|root/cimv2/C|{A=a\"b\\c, B=TRUE, D=-1.5}",
        "__Win32Provider.Name=\"\"|root/cimv2/__Win32Provider|{Name=}",
        "\\\\[::1]\\root\\cimv2:C|root/cimv2/C|{}",
      })
  void namesAResource(String path, String uri, String selectors) {
    WmiPath read = WmiPath.parse(path);
    assertEquals(MS + uri, read.toResource().resourceUri());
    assertEquals(selectors, read.toResource().selectors().toString());
    assertEquals(read.withSecurity(Map.of()), WmiPath.parse(read.toString()));
    assertTrue(WmiPath.isMeantBy(path) || path.startsWith("C") || path.contains(":*"), path);
  }

  @Test
  void tellsTheHostAndWhatAMonikerSays() {
    WmiPath path =
        WmiPath.parse(
            "winmgmts:{impersonationLevel=delegate,(Debug,!Shutdown)}!\\\\h1\\root:C.K=1");
    assertEquals("h1", path.server());
    assertEquals("root", path.namespace());
    assertEquals(
        Map.of("impersonationLevel", "delegate", "privileges", "(Debug,!Shutdown)"),
        path.securitySettings());
    assertFalse(path.keys().get("K").quoted());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Win32_Service=\"x\"|the key has no name",
        "C.K=\"a|the quote is not closed",
        "C.K=\"C:\\Temp\"|behind a backslash in quotes",
        "C.K=word|quote a text",
        "C.K=1,k=2|given twice",
        "C.K=1;|is no number",
        "C.K=\"a\"b|goes on behind its end",
        "C.=1|is not the name of a key",
        "\\\\h o\\root:C|is not a host",
        "\\\\host|is no namespace",
        "root\\\\cimv2:C|is no namespace",
        "root\\cimv2:1C|is not a class",
        "root\\cimv2:*.K=1|has no keys",
        "winmgmts:{impersonationLevel=god}!root\\cimv2:C|is not known",
        "winmgmts:{impersonationLevel=delegate|is not closed",
        "winmgmts:{(Debug)}root\\cimv2:C|exclamation mark",
        "winmgmts:winmgmts:|is no namespace",
        "\\\\t\\winmgmts:|is no namespace",
        "a/b|behind the class comes",
      })
  void saysWhatIsWrong(String path, String reason) {
    IllegalArgumentException wrong =
        assertThrows(IllegalArgumentException.class, () -> WmiPath.parse(path));
    assertTrue(wrong.getMessage().contains(reason), wrong.getMessage());
  }

  @Test
  void hasLimits() {
    for (String path :
        List.of(
            "",
            "a".repeat(40_000),
            "root" + "/a".repeat(10_000) + ":C",
            "C.K=" + "1".repeat(999))) {
      assertThrows(IllegalArgumentException.class, () -> WmiPath.parse(path));
    }
    assertTrue(WmiPath.isMeantBy("root" + "/a".repeat(10_000) + ":C"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/cimv2/Win32_Service",
        "https://host/root:x",
        "wmicimv2/Win32_Service?Name=x",
        "winrm/config",
        "urn:x:y",
        "cimv2/CIM_System"
      })
  void leavesUrisAlone(String uri) {
    assertFalse(WmiPath.isMeantBy(uri));
  }

  @Test
  void aPathAsAKeyIsAReference() {
    String service = "\\\\.\\root\\cimv2:Win32_Service.Name=\"a\\\"b\"";
    WmiPath path =
        WmiPath.parse(
            "root\\cimv2:Win32_DependentService.Antecedent=\""
                + service.replace("\\", "\\\\").replace("\"", "\\\"")
                + "\",Dependent=\"plain\"");
    assertEquals(service, path.keys().get("Antecedent").text());
    ResourceLocator resource = path.toResource();
    assertEquals(Map.of("Dependent", "plain"), resource.selectors());
    ResourceLocator target = resource.references().get("Antecedent");
    assertEquals(MS + "root/cimv2/Win32_Service", target.resourceUri());
    assertEquals(Map.of("Name", "a\"b"), target.selectors());
    assertEquals(resource, WmiPath.of(resource).toResource());
  }

  @Test
  void aReferenceStaysOneWhateverItsNamespaceIsCalled() {
    ResourceLocator resource =
        WmiPath.parse("root\\a:C.K=\"\\\\\\\\.\\\\own\\\\b:D.N=\\\"a\\\"\"").toResource();
    assertEquals(MS + "own/b/D", resource.references().get("K").resourceUri());
    assertEquals(resource, WmiPath.of(resource).toResource());
  }

  @Test
  void comesBackFromBothFamilies() {
    assertEquals(
        "root\\cimv2:Win32_Service.Name=\"a\\\\b\"",
        WmiPath.of(ResourceLocator.of(MS + "root/cimv2/Win32_Service", Map.of("Name", "a\\b")))
            .toString());
    WmiPath system = WmiPath.parse("root\\interop:CIM_System.Name=\"n\"");
    ResourceLocator dmtf = system.toResource(WmiPath.Family.DMTF);
    assertEquals(DMTF + "CIM_System", dmtf.resourceUri());
    assertEquals(Map.of("__cimnamespace", "root/interop", "Name", "n"), dmtf.selectors());
    assertEquals(system, WmiPath.of(dmtf));
    assertEquals("CIM_X", WmiPath.of(ResourceLocator.of(DMTF + "CIM_X")).toString());
    for (String none :
        List.of(
            MS + "Win32_Service",
            DMTF + "a/b",
            "http://other/x",
            MS + "root/cimv2/a b",
            MS + "winmgmts/C")) {
      assertThrows(
          IllegalArgumentException.class, () -> WmiPath.of(ResourceLocator.of(none)), none);
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> WmiPath.of(ResourceLocator.of(MS + "root/a/C", Map.of("__cimnamespace", "root/b"))));
  }
}
