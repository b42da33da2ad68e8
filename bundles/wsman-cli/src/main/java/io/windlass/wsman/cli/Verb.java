package io.windlass.wsman.cli;

import java.util.List;

/** The operations of {@code winrm} with their shortcuts; names compare without case. */
enum Verb {
  IDENTIFY(0, 0, "identify", "id"),
  GET(1, 1, "get", "g"),
  SET(1, 1, "set", "s", "put", "p"),
  CREATE(1, 1, "create", "c"),
  DELETE(1, 1, "delete", "d"),
  ENUMERATE(1, 1, "enumerate", "e", "enum"),
  INVOKE(2, 2, "invoke", "i"),
  QUICKCONFIG(0, 0, "quickconfig", "qc"),
  SCRIPT(1, Integer.MAX_VALUE, "script"),
  HELPMSG(1, 1, "helpmsg"),
  CONFIG_SDDL(1, 2, "configSDDL"),
  CREATE_SDDL(1, 32, "createSDDL"),
  HELP(0, 1, "help");

  private final int fewest;
  private final int most;
  private final String[] names;

  Verb(int fewest, int most, String... names) {
    this.fewest = fewest;
    this.most = most;
    this.names = names;
  }

  /** Every spelling, the long one first. */
  List<String> names() {
    return List.of(names);
  }

  /** The long name. */
  String label() {
    return names[0];
  }

  /** The verb with that name, or null. */
  static Verb named(String name) {
    for (Verb candidate : values()) {
      for (String known : candidate.names) {
        if (known.equalsIgnoreCase(name)) {
          return candidate;
        }
      }
    }
    return null;
  }

  int fewestOperands() {
    return fewest;
  }

  int mostOperands() {
    return most;
  }

  /** Takes {@code @{...}} or {@code -file}. */
  boolean takesInput() {
    return this == SET || this == CREATE || this == INVOKE;
  }

  boolean allows(Switch option) {
    return switch (option) {
      case HELP -> true;
      case OPTIONS -> speaks() && this != IDENTIFY;
      case FRAGMENT -> this == GET || this == SET;
      case FILE -> takesInput() || this == CONFIG_SDDL;
      case RETURN_TYPE, SHALLOW, BASE_PROPERTIES_ONLY, FILTER, DIALECT, ASSOCIATIONS ->
          this == ENUMERATE;
      case QUIET -> this == QUICKCONFIG || this == CONFIG_SDDL;
      case TRANSPORT, FORCE, PORT, ADDRESS, NO_START -> this == QUICKCONFIG;
      case FORMAT -> speaks();
      case BASE -> speaks() || this == QUICKCONFIG || this == CONFIG_SDDL;
      default -> speaks() || this == CONFIG_SDDL;
    };
  }

  /** Sends a request. */
  private boolean speaks() {
    return switch (this) {
      case QUICKCONFIG, SCRIPT, HELPMSG, HELP, CONFIG_SDDL, CREATE_SDDL -> false;
      default -> true;
    };
  }
}
