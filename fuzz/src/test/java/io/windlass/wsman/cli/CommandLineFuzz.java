package io.windlass.wsman.cli;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.windlass.fuzz.Budget;
import io.windlass.wsman.client.ClientSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Arguments, one a line: a command, or a mistake that is explained. */
class CommandLineFuzz {
  @FuzzTest
  @DictionaryFile(resourcePath = "/io/windlass/fuzz/winrm.dict")
  void arguments(byte[] input) throws Exception {
    String[] args = new String(input, StandardCharsets.UTF_8).split("\n", -1);
    Budget.spend(500, () -> check(args));
  }

  private static void check(String[] args) throws IOException {
    try {
      CommandLine line = CommandLine.parse(args);
      if (line.verb() == Verb.HELPMSG && !line.operands().isEmpty()) {
        ErrorCodes.describe(line.operands().get(0));
        return;
      }
      if (line.verb() == Verb.CREATE_SDDL && !line.operands().isEmpty()) {
        CreateSddl.describe(line.operands());
        return;
      }
      if (line.input() != null) {
        InputMap.parse(line.input());
      }
      if (line.has(Switch.REMOTE)) {
        RemoteAddress.parse(
            line.value(Switch.REMOTE, ""), line.has(Switch.USE_SSL), ClientSettings.defaults());
      }
      if (line.has(Switch.OPTIONS)) {
        InputMap.parseSingle(line.value(Switch.OPTIONS, ""), "The option");
      }
      if (!line.operands().isEmpty()) {
        ResourceArgument.parse(line.operands().get(line.operands().size() - 1));
      }
      EnumerateArguments.parse(line);
    } catch (UsageException mistake) {
      if (mistake.getMessage().isBlank()) {
        throw new AssertionError("a mistake without words", mistake);
      }
    } catch (IllegalArgumentException unsendable) {
      if (!unsendable.getMessage().contains("cannot be sent in XML")) {
        throw unsendable;
      }
    }
  }
}
