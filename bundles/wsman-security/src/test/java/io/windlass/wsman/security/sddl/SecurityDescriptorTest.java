package io.windlass.wsman.security.sddl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecurityDescriptorTest {
  private static final String WINDOWS =
      "O:NSG:BAD:P(A;;GA;;;BA)(A;;GR;;;IU)S:P(AU;FA;GA;;;WD)(AU;SA;GXGW;;;WD)";

  private static int right(String code) {
    return AccessMask.parse(code);
  }

  @ParameterizedTest
  @CsvSource({
    "S-1-5-32-544,GR,true",
    "S-1-5-32-544,GW,true",
    "S-1-5-32-544,GX,true",
    "S-1-5-4,GR,true",
    "S-1-5-4,GW,false",
    "S-1-5-4,GX,false",
    "S-1-5-11,GR,false"
  })
  void theDescriptorOfWindowsAllowsWhatItSays(String sid, String code, boolean allowed) {
    SecurityDescriptor descriptor = SecurityDescriptor.parse(WINDOWS);
    assertEquals(allowed, descriptor.allows(Set.of(sid), right(code)));
    assertEquals(WINDOWS, descriptor.toString());
  }

  @Test
  void everyRefusalAndEveryChangeIsWrittenDown() {
    SecurityDescriptor descriptor = SecurityDescriptor.parse(WINDOWS);
    for (String code : new String[] {"GR", "GW", "GX"}) {
      assertTrue(descriptor.audits(Set.of(), right(code), false), code);
      assertEquals(!code.equals("GR"), descriptor.audits(Set.of(), right(code), true), code);
    }
  }

  @Test
  void entriesCountInTheirOrder() {
    Set<String> both = Set.of("S-1-5-32-544", "S-1-5-11");
    assertFalse(SecurityDescriptor.parse("D:(D;;GW;;;AU)(A;;GA;;;BA)").allows(both, right("GW")));
    assertTrue(SecurityDescriptor.parse("D:(A;;GA;;;BA)(D;;GW;;;AU)").allows(both, right("GW")));
    assertTrue(SecurityDescriptor.parse("D:(D;;GW;;;AU)(A;;GA;;;BA)").allows(both, right("GR")));
  }

  @Test
  void nobodyMayAnythingByAnEmptyListOrAnEntryForChildren() {
    assertFalse(SecurityDescriptor.parse("D:").allows(Set.of(Sid.ADMINISTRATORS), right("GR")));
    assertFalse(
        SecurityDescriptor.parse("D:(A;IO;GA;;;BA)")
            .allows(Set.of(Sid.ADMINISTRATORS), right("GR")));
  }

  @Test
  void rightsAreCodesOrNumbers() {
    assertEquals(right("GRGW"), right("0xC0000000"));
    assertEquals(right("GA"), right("0x10000000"));
    assertEquals(0x001F01FF, right("FA"));
    assertEquals(8, right("010"));
  }

  @Test
  void theExampleOfTheDocumentIsRead() {
    SecurityDescriptor descriptor =
        SecurityDescriptor.parse(
            "O:BAG:BAD:P(A;CIOI;GRGX;;;BU)(A;CIOI;GA;;;BA)(A;CIOI;GA;;;SY)(A;CIOI;GA;;;CO)"
                + "S:P(AU;FA;GR;;;WD)");
    assertTrue(descriptor.allows(Set.of("S-1-5-32-545"), right("GX")));
    assertFalse(descriptor.allows(Set.of("S-1-5-32-545"), right("GW")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "O:BA",
        "D:NO_ACCESS_CONTROL",
        "D:(A;;GA;;;BA",
        "D:(A;;GA;;BA)",
        "D:(A;;GA;;;BA;(x))",
        "D:(XA;;GA;;;BA)",
        "D:(AU;SA;GA;;;BA)",
        "D:(A;;GA;;;ZZ)",
        "D:(A;;GA;;;DA)",
        "D:(A;;;;;BA)",
        "D:(A;;G;;;BA)",
        "D:(A;;ZZ;;;BA)",
        "D:(A;Q;GA;;;BA)",
        "D:(A;; GA;;;BA)",
        "D:X(A;;GA;;;BA)",
        "D:(A;;GA;;;BA)x",
        "D:(A;;0x1FFFFFFFFF;;;BA)",
        "D:(A;;GA;guid;;BA)",
        "S:(AU;SA;GA;;;WD)",
        "O:xyD:(A;;GA;;;BA)"
      })
  void whatIsNotEvaluatedIsRefusedWithItsPlace(String text) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> SecurityDescriptor.parse(text))
            .getMessage();
    assertTrue(message.startsWith("Character "), message);
  }
}
