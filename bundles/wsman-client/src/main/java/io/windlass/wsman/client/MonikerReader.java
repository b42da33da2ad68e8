package io.windlass.wsman.client;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Reads {@code {impersonationLevel=impersonate,(Debug,!Shutdown)}!} of a moniker. */
final class MonikerReader {
  private static final int MAX_LENGTH = 1024;
  private static final String PRIVILEGE = "[(]\\s*!?\\w+\\s*(,\\s*!?\\w+\\s*)*[)]";
  private static final Map<String, String> SETTINGS =
      Map.of(
          "impersonationlevel", "anonymous|identify|impersonate|delegate",
          "authenticationlevel", "default|none|connect|call|pkt|pktintegrity|pktprivacy",
          "authority", "(kerberos|ntlmdomain):[\\w.\\\\/-]{1,256}",
          "locale", "\\w{1,32}");

  private MonikerReader() {}

  /** Where the path begins. */
  static int end(String text, int from) {
    int at = from;
    if (at < text.length() && text.charAt(at) == '{') {
      at = text.indexOf('}', at) + 1;
      if (at < text.length() && text.charAt(at) != '!') {
        throw new IllegalArgumentException(
            "Between the settings of a moniker and its path stands an exclamation mark");
      }
      at = Math.min(at + 1, text.length());
    }
    return at;
  }

  static Map<String, String> read(String text, int from) {
    if (from >= text.length() || text.charAt(from) != '{') {
      return Map.of();
    }
    int end = text.indexOf('}', from);
    if (end < 0 || end - from > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "The brace of the moniker's settings is not closed, or too late");
    }
    Map<String, String> settings = new LinkedHashMap<>();
    for (String each : text.substring(from + 1, end).split(",(?![^(]*[)])")) {
      String setting = each.strip();
      int equals = setting.indexOf('=');
      String name = equals < 0 ? "privileges" : setting.substring(0, equals).strip();
      String value = setting.substring(equals + 1).strip();
      String pattern = SETTINGS.get(name.toLowerCase(Locale.ROOT));
      boolean known =
          equals < 0
              ? setting.matches(PRIVILEGE)
              : pattern != null && value.toLowerCase(Locale.ROOT).matches(pattern);
      if (!known) {
        throw new IllegalArgumentException(
            "The moniker's setting \""
                + HttpReader.printable(setting)
                + "\" is not known: impersonationLevel, authenticationLevel, authority, locale"
                + " and (privileges) are");
      }
      if (settings.put(name, value) != null) {
        throw new IllegalArgumentException("The moniker says " + name + " twice");
      }
    }
    return settings;
  }
}
