package io.windlass.wsman.cli;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.windlass.fuzz.Budget;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** A value set in a file that somebody wrote: it is there, and every other value stays. */
class EtcFileFuzz {
  private static final String VALUE = "D:P(A;;GA;;;BA)";

  @FuzzTest
  void edit(byte[] input) throws Exception {
    Budget.spend(200, () -> check(new String(input, StandardCharsets.UTF_8)));
  }

  private static void check(String content) throws IOException {
    Properties before = read(content);
    if (before == null) {
      return;
    }
    Properties after = read(EtcFile.with(content, "Sddl", VALUE));
    before.put("Sddl", VALUE);
    // What Java makes of a lone backslash at the end of a file.
    before.remove("");
    after.remove("");
    if (!before.equals(after)) {
      throw new AssertionError(before + " became " + after);
    }
  }

  private static Properties read(String content) throws IOException {
    Properties values = new Properties();
    try {
      values.load(new StringReader(content));
      return values;
    } catch (IllegalArgumentException broken) {
      return null;
    }
  }
}
