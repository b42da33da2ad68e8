package io.windlass.wsman.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What was typed, checked as far as it can be without knowing anything else.
 *
 * @param verb what to do
 * @param operands resource, action, topic, code
 * @param switches value by switch; an empty text for a flag
 * @param input {@code @{...}} joined to one text again; null when there is none
 */
record CommandLine(Verb verb, List<String> operands, Map<Switch, String> switches, String input) {

  static CommandLine parse(String[] args) throws UsageException {
    if (args.length == 0) {
      return new CommandLine(Verb.HELP, List.of(), Map.of(), null);
    }
    Map<Switch, String> switches = new EnumMap<>(Switch.class);
    List<String> words = new ArrayList<>();
    String input = null;
    for (int i = 0; i < args.length; i++) {
      String arg = args[i];
      if (arg.startsWith("@{")) {
        if (input != null) {
          throw new UsageException("There is a second @{...}: give all values in one");
        }
        StringBuilder joined = new StringBuilder(arg);
        while (!InputMap.isComplete(joined) && i + 1 < args.length) {
          joined.append(' ').append(args[++i]);
        }
        input = joined.toString();
      } else if (arg.startsWith("-") && !isNumber(arg)) {
        addSwitch(arg, switches);
      } else if (arg.startsWith("@")) {
        throw new UsageException(
            "The shell has taken the braces of @{...} apart, "
                + arg
                + " is left: put all of it in single quotes");
      } else if (arg.isEmpty()) {
        throw new UsageException("Argument " + (i + 1) + " is empty: check the quotes");
      } else {
        words.add(arg);
      }
    }
    return check(words, switches, input);
  }

  /** Error numbers are negative on Windows; no switch is a number. */
  private static boolean isNumber(String arg) {
    boolean digits = arg.length() > 1;
    for (int i = 1; i < arg.length(); i++) {
      digits &= arg.charAt(i) >= '0' && arg.charAt(i) <= '9';
    }
    return digits;
  }

  private static void addSwitch(String arg, Map<Switch, String> switches) throws UsageException {
    int colon = arg.indexOf(':');
    String name = arg.substring(1, colon < 0 ? arg.length() : colon);
    if (name.isEmpty()) {
      throw new UsageException(
          "\"" + arg + "\" has no switch name; winrm help switches lists them");
    }
    Switch option = Switch.named(name);
    if (option == null) {
      throw new UsageException("Unknown switch: -" + name + "; winrm help switches lists them");
    }
    boolean hasValue = colon >= 0;
    if (option.kind() == Switch.Kind.VALUE && !hasValue) {
      throw new UsageException(
          option.label() + " needs a value: write " + option.label() + ":VALUE");
    }
    if (option.kind() == Switch.Kind.FLAG && hasValue) {
      throw new UsageException(option.label() + " takes no value: leave out everything from \":\"");
    }
    if (switches.put(option, hasValue ? arg.substring(colon + 1) : "") != null) {
      throw new UsageException(option.label() + " is given twice");
    }
  }

  private static CommandLine check(List<String> words, Map<Switch, String> switches, String input)
      throws UsageException {
    if (words.isEmpty()) {
      if (switches.containsKey(Switch.HELP)) {
        return new CommandLine(Verb.HELP, List.of(), Map.of(), null);
      }
      throw new UsageException("No operation is named: winrm help lists them");
    }
    Verb verb = Verb.named(words.get(0));
    if (verb == null) {
      throw new UsageException("Unknown operation: " + words.get(0) + "; winrm help lists them");
    }
    List<String> operands = Collections.unmodifiableList(words.subList(1, words.size()));
    CommandLine line = new CommandLine(verb, operands, switches, input);
    if (!switches.containsKey(Switch.HELP)) {
      line.checkOperands();
      line.checkSwitches();
      line.checkInput();
    }
    return line;
  }

  private void checkOperands() throws UsageException {
    if (operands.size() < verb.fewestOperands()) {
      String missing =
          switch (verb) {
            case INVOKE -> operands.isEmpty() ? "an action and a resource URI" : "a resource URI";
            case HELPMSG -> "an error code";
            case CONFIG_SDDL -> "default or a resource URI";
            case CREATE_SDDL -> "at least one WHO:RIGHTS";
            default -> "a resource URI";
          };
      throw new UsageException(
          verb.label() + " needs " + missing + ": winrm " + verb.label() + " -? shows examples");
    }
    if (operands.size() > verb.mostOperands()) {
      throw new UsageException(
          "One argument too many for "
              + verb.label()
              + ": "
              + operands.get(verb.mostOperands())
              + "; quote values that contain blanks");
    }
  }

  private void checkSwitches() throws UsageException {
    for (Switch option : switches.keySet()) {
      if (!verb.allows(option)) {
        throw new UsageException(
            option.label() + " is not allowed with " + verb.label() + ": leave it out");
      }
      if (option.needsRemote() && !has(Switch.REMOTE)) {
        throw new UsageException(
            option.label() + " makes sense for another host only: name it with -remote:HOST");
      }
    }
    if (has(Switch.REMOTE) && has(Switch.BASE)) {
      throw new UsageException("-base names an instance of this machine, -remote a host: give one");
    }
  }

  private void checkInput() throws UsageException {
    if (input != null && !verb.takesInput()) {
      throw new UsageException(verb.label() + " takes no input: leave out " + input);
    }
    if (input != null && has(Switch.FILE)) {
      throw new UsageException("Give the input either as @{...} or with -file, not both");
    }
    boolean hasInput = input != null || has(Switch.FILE);
    if (!hasInput && (verb == Verb.SET || verb == Verb.CREATE)) {
      throw new UsageException(verb.label() + " needs its values: @{Name=\"value\"} or -file:FILE");
    }
  }

  boolean has(Switch option) {
    return switches.containsKey(option);
  }

  /** The value of a switch, or the default. */
  String value(Switch option, String otherwise) {
    String value = switches.get(option);
    return value == null ? otherwise : value;
  }

  /** A number from a switch. */
  int number(Switch option, int otherwise, int least, int most) throws UsageException {
    String value = switches.get(option);
    if (value == null) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException words) {
      // said below
    }
    throw new UsageException(
        option.label() + ":" + value + " is not a number from " + least + " to " + most);
  }
}
