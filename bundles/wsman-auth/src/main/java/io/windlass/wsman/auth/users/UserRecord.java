package io.windlass.wsman.auth.users;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * An account: one line of the user file.
 *
 * @param name as the administrator wrote it; looked up without case, as Windows does
 * @param roles its roles
 * @param hash the proof of its password
 * @param ntSecret its NT hash as {@link NtSecrets} keeps it; empty when it is not enabled for NTLM
 * @param rid the last part of its security identifier, never given to another account; 0 as long as
 *     it was not written
 */
public record UserRecord(
    String name, Set<String> roles, PasswordHash hash, String ntSecret, int rid) {
  private static final int MAX_NAME = 256;

  public UserRecord {
    roles = Set.copyOf(roles);
  }

  /** An account that is not enabled for NTLM. */
  public UserRecord(String name, Set<String> roles, PasswordHash hash) {
    this(name, roles, hash, "", 0);
  }

  /** An account that was not written yet. */
  public UserRecord(String name, Set<String> roles, PasswordHash hash, String ntSecret) {
    this(name, roles, hash, ntSecret, 0);
  }

  /** The same with another password; with the NT secret that goes with it. */
  public UserRecord with(PasswordHash otherHash, String otherSecret) {
    return new UserRecord(name, roles, otherHash, otherSecret, rid);
  }

  /** The same with an identifier. */
  UserRecord withRid(int number) {
    return new UserRecord(name, roles, hash, ntSecret, number);
  }

  /** What names are compared by. */
  public static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /**
   * Checks a name for a new account.
   *
   * @throws IllegalArgumentException with the reason in words
   */
  public static void requireName(String name) {
    if (name.isEmpty() || name.length() > MAX_NAME) {
      throw new IllegalArgumentException("a user name has 1 to " + MAX_NAME + " characters");
    }
    if (name.indexOf(':') >= 0) {
      throw new IllegalArgumentException(
          "a user name has no colon: Basic authentication could not send it");
    }
    if (name.codePoints().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("a user name has no control characters");
    }
    if (!name.equals(name.strip()) || name.startsWith("#") || name.startsWith("-")) {
      throw new IllegalArgumentException(
          "a user name does not begin with '#' or '-', nor begin or end with a blank");
    }
  }

  /** True when nothing has changed since: same name, roles and secrets. */
  public boolean sameAccount(UserRecord other) {
    // As long as the file is the same, so is the record; to write two lines costs more than a Get.
    return this == other || other != null && toLine().equals(other.toLine());
  }

  /** The line of the file: {@code name:role,role:hash:secret:rid}, without what is missing last. */
  String toLine() {
    return name
        + ":"
        + String.join(",", new TreeSet<>(roles))
        + ":"
        + hash.encoded()
        + (ntSecret.isEmpty() && rid == 0 ? "" : ":" + ntSecret)
        + (rid == 0 ? "" : ":" + rid);
  }

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException when it is not one
   */
  static UserRecord parse(String line) {
    String[] fields = line.split(":", -1);
    if (fields.length < 3 || fields.length > 5) {
      throw new IllegalArgumentException("not of the form name:roles:hash:secret:rid");
    }
    requireName(fields[0]);
    Set<String> roles = fields[1].isEmpty() ? Set.of() : Set.of(fields[1].split(","));
    int rid = fields.length == 5 ? rid(fields[4]) : 0;
    return new UserRecord(
        fields[0], roles, PasswordHash.parse(fields[2]), fields.length >= 4 ? fields[3] : "", rid);
  }

  private static int rid(String text) {
    if (!text.matches("[1-9]\\d{3,8}")) {
      throw new IllegalArgumentException("the rid is none: it has 4 to 9 digits");
    }
    return Integer.parseInt(text);
  }

  /** Never shows a secret. */
  @Override
  public String toString() {
    return name + " " + roles + (ntSecret.isEmpty() ? "" : " (NTLM)");
  }
}
