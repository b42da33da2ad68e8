package io.windlass.wsman.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Help, manual page and completions: nothing is missing in any of them. */
class HelpTest {
  private static final Path SHARE = Path.of("../../runtime/src/main/dist/share");
  private static final List<String> TOPICS =
      List.of(
          "uris",
          "aliases",
          "config",
          "certmapping",
          "customremoteshell",
          "remoting",
          "auth",
          "proxy",
          "input",
          "filters",
          "switches");

  @TempDir Path base;

  @Test
  void everyVerbAndTopicHasHelpWithAnExample() throws UsageException, IOException {
    for (Verb verb : Verb.values()) {
      assertTrue(Help.text(verb.label()).startsWith("winrm "), verb.label());
      assertTrue(Help.text(verb.label()).contains("\n  winrm "), verb.label());
    }
    String overview = Help.text("");
    for (String topic : TOPICS) {
      assertTrue(Help.text(topic).length() > 100, topic);
      assertTrue(overview.contains("\n  " + topic + " "), topic);
    }
    assertThrows(UsageException.class, () -> Help.text("../error-codes"));
  }

  @Test
  void theSameTextComesInEveryWay() throws UsageException, IOException {
    for (String[] words : new String[][] {{"get", "-?"}, {"help", "get"}, {"help", "G"}}) {
      FakeTerminal terminal = new FakeTerminal(base);
      assertEquals(0, terminal.winrm(words), terminal.errors());
      assertEquals(Help.text("get"), terminal.output());
    }
    for (String[] words : new String[][] {{}, {"-?"}, {"help"}, {"help", "-?"}}) {
      FakeTerminal terminal = new FakeTerminal(base);
      assertEquals(0, terminal.winrm(words), terminal.errors());
      assertEquals(Help.text(""), terminal.output());
    }
  }

  @ParameterizedTest
  @EnumSource(Switch.class)
  void everySwitchIsExplained(Switch option) throws UsageException, IOException {
    String switches = Help.text("switches").toLowerCase(Locale.ROOT);
    String manual = plain(Files.readString(SHARE.resolve("man/man1/winrm.1")));
    for (String name : option.names()) {
      assertTrue(switches.contains("-" + name.toLowerCase(Locale.ROOT)), name);
      assertTrue(manual.contains("-" + name.toLowerCase(Locale.ROOT)), name);
    }
  }

  @ParameterizedTest
  @EnumSource(Verb.class)
  void everyVerbIsInTheManual(Verb verb) throws IOException {
    String manual = plain(Files.readString(SHARE.resolve("man/man1/winrm.1")));
    for (String name : verb.names()) {
      assertTrue(manual.contains(name.toLowerCase(Locale.ROOT)), name);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash-completion/completions/winrm", "zsh/site-functions/_winrm"})
  void completionsOfferEveryVerbSwitchAndTopic(String file) throws IOException {
    String text = " " + Files.readString(SHARE.resolve(file)).replaceAll("[^-\\w?]+", " ") + " ";
    for (Switch option : Switch.values()) {
      assertTrue(text.contains(" " + option.label() + " "), option.label());
    }
    for (Verb verb : Verb.values()) {
      boolean hidden = verb == Verb.CREATE_SDDL;
      assertEquals(!hidden, text.contains(" " + verb.label() + " "), verb.label());
      for (String name : hidden ? List.<String>of() : verb.names()) {
        boolean takesNothing = verb == Verb.HELPMSG;
        assertTrue(
            takesNothing || text.toLowerCase(Locale.ROOT).contains(" " + name.toLowerCase() + " "),
            name);
      }
    }
    for (String topic : TOPICS) {
      assertTrue(text.contains(" " + topic + " "), topic);
    }
  }

  @Test
  void completionsOfferTheSwitchesThatAVerbTakesAndNoOthers() throws IOException {
    String bash = Files.readString(SHARE.resolve("bash-completion/completions/winrm"));
    String common = bash.substring(bash.indexOf("speaking='"), bash.indexOf("-?'"));
    for (Verb verb : List.of(Verb.GET, Verb.SET, Verb.CREATE, Verb.DELETE, Verb.ENUMERATE)) {
      int at = bash.indexOf("\n    " + verb.label());
      String row = bash.substring(at, bash.indexOf(";;", at)) + common;
      String words = " " + row.replaceAll("[^-\\w]+", " ") + " ";
      for (Switch option : Switch.values()) {
        if (option != Switch.HELP) {
          boolean offered = words.contains(" " + option.label() + " ");
          assertEquals(verb.allows(option), offered, verb + " " + option);
        }
      }
    }
  }

  @Test
  void theHiddenVerbIsNotInTheOverview() throws UsageException, IOException {
    assertFalse(Help.text("").contains("createSDDL"));
  }

  /** Without the marks of the page's language. */
  private static String plain(String roff) {
    return roff.replace("\\-", "-").replaceAll("\\\\f.", "").toLowerCase(Locale.ROOT);
  }
}
