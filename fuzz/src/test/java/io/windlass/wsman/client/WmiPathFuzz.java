package io.windlass.wsman.client;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.windlass.fuzz.Budget;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A path of WMI is read, or refused with a reason; what was read can be written and read again. */
class WmiPathFuzz {
  @FuzzTest
  @DictionaryFile(resourcePath = "/io/windlass/fuzz/wmipath.dict")
  void path(byte[] input) throws Exception {
    String text = new String(input, StandardCharsets.UTF_8);
    Budget.spend(200, () -> check(text));
  }

  private static void check(String text) {
    WmiPath.isMeantBy(text);
    WmiPath path;
    try {
      path = WmiPath.parse(text);
    } catch (IllegalArgumentException wrong) {
      if (wrong.getMessage().isBlank() || wrong.getMessage().length() > 400) {
        throw new AssertionError("not a message for a person", wrong);
      }
      return;
    }
    WmiPath again = WmiPath.parse(path.toString());
    if (!again.equals(path.withSecurity(Map.of()))) {
      throw new AssertionError(path + " was read again as " + again);
    }
    for (WmiPath.Family family : WmiPath.Family.values()) {
      ResourceLocator resource = path.toResource(family);
      // __cimnamespace is the name of a selector, and can be that of a key.
      boolean special = path.keys().keySet().stream().anyMatch("__cimnamespace"::equalsIgnoreCase);
      if (!special && !WmiPath.of(resource).toResource(family).equals(resource)) {
        throw new AssertionError(resource + " became " + WmiPath.of(resource));
      }
    }
  }
}
