package io.windlass.wsman.cli;

import java.util.List;

/** The switches of {@code winrm}; names compare without case. */
enum Switch {
  REMOTE(Kind.VALUE, "remote", "r", "machine"),
  USERNAME(Kind.VALUE, "username", "u"),
  PASSWORD(Kind.VALUE, "password", "p"),
  AUTHENTICATION(Kind.VALUE, "authentication", "a", "auth"),
  USE_SSL(Kind.FLAG, "usessl", "ssl"),
  UNENCRYPTED(Kind.FLAG, "unencrypted", "un"),
  SKIP_CA(Kind.FLAG, "skipCAcheck"),
  SKIP_CN(Kind.FLAG, "skipCNcheck"),
  TIMEOUT(Kind.VALUE, "timeout"),
  ENCODING(Kind.VALUE, "encoding"),
  FORMAT(Kind.VALUE, "format", "f"),
  OPTIONS(Kind.VALUE, "options"),
  FILE(Kind.VALUE, "file"),
  FRAGMENT(Kind.VALUE, "fragment"),
  RETURN_TYPE(Kind.VALUE, "returnType"),
  SHALLOW(Kind.FLAG, "shallow"),
  BASE_PROPERTIES_ONLY(Kind.FLAG, "basePropertiesOnly"),
  FILTER(Kind.VALUE, "filter"),
  DIALECT(Kind.VALUE, "dialect"),
  ASSOCIATIONS(Kind.FLAG, "associations"),
  QUIET(Kind.FLAG, "quiet", "q"),
  TRANSPORT(Kind.VALUE, "transport"),
  FORCE(Kind.FLAG, "force"),
  PORT(Kind.VALUE, "port"),
  ADDRESS(Kind.VALUE, "address"),
  NO_START(Kind.FLAG, "nostart"),
  BASE(Kind.VALUE, "base"),
  HELP(Kind.FLAG, "?"),
  CERTIFICATE(Kind.VALUE, "certificate", "c"),
  SKIP_REVOCATION(Kind.FLAG, "skipRevocationCheck"),
  CHECK_REVOCATION(Kind.FLAG, "checkRevocation"),
  CA_FILE(Kind.VALUE, "cafile"),
  PIN(Kind.VALUE, "pin"),
  DEFAULT_CREDS(Kind.FLAG, "defaultCreds"),
  SPN_PORT(Kind.FLAG, "SPNPort"),
  PROXY_ACCESS(Kind.VALUE, "proxyaccess", "pac"),
  PROXY_AUTH(Kind.VALUE, "proxyauth", "pa"),
  PROXY_USERNAME(Kind.VALUE, "proxyusername", "pu"),
  PROXY_PASSWORD(Kind.VALUE, "proxypassword", "pp");

  /** What follows the name. */
  enum Kind {
    /** A colon and a value. */
    VALUE,
    /** Nothing. */
    FLAG
  }

  private final Kind kind;
  private final String[] names;

  Switch(Kind kind, String... names) {
    this.kind = kind;
    this.names = names;
  }

  Kind kind() {
    return kind;
  }

  /** Every spelling, the long one first; without dashes. */
  List<String> names() {
    return List.of(names);
  }

  /** The long name with its dash. */
  String label() {
    return "-" + names[0];
  }

  /** The shortest name with its dash. */
  String shortLabel() {
    return "-" + names[names.length - 1];
  }

  /** The switch with that name, or null. */
  static Switch named(String name) {
    for (Switch candidate : values()) {
      for (String known : candidate.names) {
        if (known.equalsIgnoreCase(name)) {
          return candidate;
        }
      }
    }
    return null;
  }

  /** Makes sense only for a request to another host. */
  boolean needsRemote() {
    return switch (this) {
      case USERNAME,
          PASSWORD,
          AUTHENTICATION,
          USE_SSL,
          UNENCRYPTED,
          SKIP_CA,
          SKIP_CN,
          SKIP_REVOCATION,
          CHECK_REVOCATION,
          CERTIFICATE,
          CA_FILE,
          PIN,
          DEFAULT_CREDS,
          SPN_PORT,
          PROXY_ACCESS,
          PROXY_AUTH,
          PROXY_USERNAME,
          PROXY_PASSWORD ->
          true;
      default -> false;
    };
  }
}
