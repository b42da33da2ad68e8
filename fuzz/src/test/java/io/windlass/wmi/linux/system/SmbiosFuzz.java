package io.windlass.wmi.linux.system;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.windlass.fuzz.Budget;

/** The table that the firmware wrote. */
class SmbiosFuzz {
  @FuzzTest
  void table(byte[] input) throws Exception {
    Budget.spend(200, () -> SmbiosTable.parse(input));
  }
}
