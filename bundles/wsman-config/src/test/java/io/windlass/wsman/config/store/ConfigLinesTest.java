package io.windlass.wsman.config.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.StringReader;
import java.util.Collections;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** How files in etc are changed. */
class ConfigLinesTest {
  private static Properties read(String content) throws IOException {
    Properties properties = new Properties();
    properties.load(new StringReader(content));
    return properties;
  }

  @Test
  void commentsAndOtherValuesStay() {
    String before = "# ours\n! too\n\nport = 5985\n  Address : *\n";
    assertEquals(
        "# ours\n! too\n\nport = 1\n  Address : *\n",
        ConfigLines.change(before, Map.of("PORT", "1")).replace("PORT", "port"));
  }

  @Test
  void newValuesComeAtTheEnd() {
    assertEquals("a = 1\nb = 2\n", ConfigLines.change("a = 1", Map.of("b", "2")));
  }

  @Test
  void valuesOverSeveralLinesAreReplacedWhole() throws IOException {
    String after = ConfigLines.change("a = 1,\\\n  2,\\\n  3\nb=4\n", Map.of("a", "5"));
    assertEquals(Map.of("a", "5", "b", "4"), read(after));
  }

  @Test
  void aFileThatEndsWhereALineGoesOnTakesNothingWithIt() throws IOException {
    assertEquals(Map.of("a", "1", "b", "2"), read(ConfigLines.change("a = 1\\", Map.of("b", "2"))));
  }

  @Test
  void namesAreWhatPropertiesReadThere() throws IOException {
    String file = "\\fname=1\nname\u001d=2\n\u00a0name=3\n";
    String after = ConfigLines.change(file, Map.of("name", "4"));
    assertEquals(
        Map.of("\fname", "1", "name\u001d", "2", "\u00a0name", "3", "name", "4"), read(after));
  }

  @Test
  void aCommentDoesNotGoOn() throws IOException {
    String after = ConfigLines.change("# c:\\\na = 1\n", Map.of("a", "2"));
    assertEquals(Map.of("a", "2"), read(after));
  }

  @Test
  void aNameThatStandsTwiceIsWrittenOnce() {
    assertEquals("a = 3\n", ConfigLines.change("a=1\na=2\n", Map.of("a", "3")));
  }

  @Test
  void aValueIsTakenOut() {
    assertEquals("b=2\n", ConfigLines.change("a=1\nb=2\n", Collections.singletonMap("a", null)));
  }

  @Test
  void anyTextComesBackFromProperties() throws IOException {
    String text = " ü=#!: \t\nx ";
    assertEquals(text, read(ConfigLines.change("", Map.of("a", text))).getProperty("a"));
  }

  @Test
  void bracesAndBackslashesAreKeptFromFileInstall() {
    // File Install takes one backslash away, after properties have taken theirs.
    assertEquals("$\\\\{HOME\\\\}", ConfigLines.escaped("${HOME}"));
    assertEquals("C:\\\\\\\\x", ConfigLines.escaped("C:\\x"));
  }
}
