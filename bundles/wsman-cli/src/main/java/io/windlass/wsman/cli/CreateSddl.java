package io.windlass.wsman.cli;

import io.windlass.wsman.security.sddl.SecurityDescriptor;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Makes a descriptor of {@code WHO:RIGHTS}, or reads one. On Windows a dialog does this; it is not
 * among the verbs that the help lists there either.
 */
final class CreateSddl {
  private static final Map<String, String> RIGHTS =
      Map.of("read", "GR", "write", "GW", "execute", "GX", "all", "GA");
  private static final Map<String, String> NAMES =
      Map.of(
          "administrators", "BA",
          "remotemanagementusers", "RM",
          "users", "BU",
          "everyone", "WD",
          "authenticatedusers", "AU");

  private CreateSddl() {}

  static String describe(List<String> operands) throws UsageException {
    String text = operands.get(0);
    boolean whole = operands.size() == 1 && text.contains("D:");
    return words(whole ? text : build(operands));
  }

  private static String build(List<String> operands) throws UsageException {
    StringBuilder denied = new StringBuilder();
    StringBuilder allowed = new StringBuilder();
    for (String operand : operands) {
      boolean deny = operand.regionMatches(true, 0, "deny:", 0, 5);
      String entry = deny ? operand.substring(5) : operand;
      int colon = entry.lastIndexOf(':');
      if (colon <= 0 || colon == entry.length() - 1) {
        throw new UsageException(
            "\"" + operand + "\" is not [deny:]WHO:RIGHTS, such as BA:all or RM:read,execute");
      }
      StringBuilder out = deny ? denied : allowed;
      out.append(deny ? "(D;;" : "(A;;").append(rights(entry.substring(colon + 1)));
      out.append(";;;").append(who(entry.substring(0, colon))).append(')');
    }
    // Denials count only before what they take away.
    return "D:P" + denied + allowed;
  }

  private static String who(String name) {
    String known = NAMES.get(name.replace(" ", "").toLowerCase(Locale.ROOT));
    return known == null ? name.toUpperCase(Locale.ROOT) : known;
  }

  private static String rights(String text) {
    StringBuilder rights = new StringBuilder();
    for (String word : text.split(",", -1)) {
      String known = RIGHTS.get(word.trim().toLowerCase(Locale.ROOT));
      rights.append(known == null ? word.trim().toUpperCase(Locale.ROOT) : known);
    }
    return rights.toString();
  }

  /** The descriptor and what it says. */
  static String words(String sddl) throws UsageException {
    StringBuilder out = new StringBuilder(256);
    out.append("    ").append(sddl).append('\n');
    for (String word : read(sddl).words()) {
      out.append("      ").append(word).append('\n');
    }
    return out.toString();
  }

  static SecurityDescriptor read(String sddl) throws UsageException {
    try {
      return SecurityDescriptor.parse(sddl);
    } catch (IllegalArgumentException wrong) {
      throw new UsageException("This is no security descriptor: " + wrong.getMessage());
    }
  }
}
