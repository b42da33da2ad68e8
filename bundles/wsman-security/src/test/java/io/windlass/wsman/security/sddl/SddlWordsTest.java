package io.windlass.wsman.security.sddl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SddlWordsTest {
  @Test
  void saysEveryEntryInItsOrder() {
    assertEquals(
        List.of(
            "S-1-5-21-1-2-3-1001 may not do everything",
            "Administrators (BA) may do everything",
            "Remote Management Users (RM) may read, call methods",
            "Guests (BG) may do nothing that counts here (0x20000)",
            "Users (BU) may write (inherit only: does not count)",
            "every refused attempt to do anything is written down for Everyone (WD)",
            "every attempt to write is written down for Everyone (WD)",
            "no attempt to read is written down for Everyone (WD)"),
        SecurityDescriptor.parse(
                "D:P(D;;GA;;;S-1-5-21-1-2-3-1001)(A;;GA;;;BA)(A;;GRGX;;;RM)(A;;RC;;;BG)"
                    + "(A;IO;GW;;;BU)S:(AU;FA;GA;;;WD)(AU;SAFA;GW;;;WD)(AU;;GR;;;WD)")
            .words());
  }

  @Test
  void saysThatAnEmptyListLetsNobodyIn() {
    assertEquals(List.of("nobody may do anything"), SecurityDescriptor.parse("D:P").words());
  }
}
