package io.windlass.wsman.config.store;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.windlass.fuzz.Budget;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** Files of users: one value is changed, and every other one stays what it was. */
class ConfigLinesFuzz {
  private static final String NAME = "fuzzedName";

  @FuzzTest
  void files(byte[] input) throws Exception {
    int half = input.length / 2;
    String file = new String(input, 0, half, StandardCharsets.ISO_8859_1);
    String value = new String(input, half, input.length - half, StandardCharsets.ISO_8859_1);
    Budget.spend(500, () -> check(file, value));
  }

  private static void check(String file, String value) {
    Map<Object, Object> before;
    try {
      before = new HashMap<>(read(file));
    } catch (IllegalArgumentException notProperties) {
      return;
    }
    Properties after = read(ConfigLines.change(file, Map.of(NAME, value)));
    String plain = value.replace("\\", "\\\\").replace("{", "\\{").replace("}", "\\}");
    if (!plain.equals(after.getProperty(NAME))) {
      throw new AssertionError("not the value that was set: " + after.getProperty(NAME));
    }
    before.keySet().removeIf(name -> NAME.equalsIgnoreCase((String) name));
    after.remove(NAME);
    // A lone backslash at the end is a nameless property, which nobody can ask for.
    before.remove("");
    after.remove("");
    if (!before.equals(after)) {
      throw new AssertionError("others have changed: " + before + " to " + after);
    }
  }

  private static Properties read(String text) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(text));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return properties;
  }
}
