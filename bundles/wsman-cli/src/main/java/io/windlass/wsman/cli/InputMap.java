package io.windlass.wsman.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads {@code @{Key="value";Key2="value"}}. Quotes may be missing, as POSIX shells take them away;
 * a value then goes on to the next semicolon. In quotes a backslash before a quote escapes it, two
 * quotes are one, and other backslashes are just backslashes. A repeated key makes an array; {@code
 * $null} is nil, held as null.
 */
final class InputMap {
  private final String text;
  private int at;

  private InputMap(String text) {
    this.text = text;
  }

  /** True when the text can be read as it is, so that nothing has to be joined to it. */
  static boolean isComplete(StringBuilder text) {
    if (text.charAt(text.length() - 1) != '}') {
      return false;
    }
    try {
      parse(text.toString());
      return true;
    } catch (UsageException unfinished) {
      return false;
    }
  }

  /** The values by key, in the order of first mention; {@code text} begins with an at sign. */
  static Map<String, List<String>> parse(String text) throws UsageException {
    return new InputMap(text.startsWith("@") ? text.substring(1) : text).map();
  }

  /** The same with one value per key, none of them nil. */
  static Map<String, String> parseSingle(String text, String what) throws UsageException {
    Map<String, String> single = new LinkedHashMap<>();
    for (Map.Entry<String, List<String>> entry : parse(text).entrySet()) {
      if (entry.getValue().size() > 1 || entry.getValue().get(0) == null) {
        throw new UsageException(what + " " + entry.getKey() + " needs exactly one value");
      }
      single.put(entry.getKey(), entry.getValue().get(0));
    }
    return single;
  }

  private Map<String, List<String>> map() throws UsageException {
    if (text.length() < 2 || text.charAt(0) != '{' || text.charAt(text.length() - 1) != '}') {
      throw new UsageException(
          "The input has to be @{Key=\"value\"}; in a POSIX shell inside single quotes");
    }
    Map<String, List<String>> values = new LinkedHashMap<>();
    at = 1;
    blanks();
    while (at < text.length() - 1) {
      String key = key();
      List<String> list = values.get(key);
      if (list == null) {
        list = new ArrayList<>(1);
        values.put(key, list);
      }
      list.add(value(key));
      blanks();
      if (at < text.length() - 1) {
        if (text.charAt(at) != ';') {
          throw new UsageException(
              "After the value of " + key + " a \";\" or \"}\" is missing in @" + text);
        }
        at++;
        blanks();
      }
    }
    return values;
  }

  private void blanks() {
    while (at < text.length() && text.charAt(at) <= ' ') {
      at++;
    }
  }

  private String key() throws UsageException {
    int equals = text.indexOf('=', at);
    if (equals < 0) {
      throw new UsageException("No \"=\" after " + text.substring(at, text.length() - 1));
    }
    String key = text.substring(at, equals).trim();
    if (key.length() > 1 && key.startsWith("\"") && key.endsWith("\"")) {
      key = key.substring(1, key.length() - 1);
    }
    if (!isName(key)) {
      throw new UsageException("\"" + key + "\" is not a property name");
    }
    at = equals + 1;
    blanks();
    return key;
  }

  /** A name that can be an XML element without a prefix. */
  static boolean isName(String key) {
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      boolean inside = c == '-' || c == '.' || (c >= '0' && c <= '9');
      if (!Character.isLetter(c) && c != '_' && !(inside && i > 0)) {
        return false;
      }
    }
    return !key.isEmpty();
  }

  private String value(String key) throws UsageException {
    if (at < text.length() && text.charAt(at) == '"') {
      return quoted(key);
    }
    int end = text.indexOf(';', at);
    if (end < 0) {
      end = text.length() - 1;
    }
    String value = text.substring(at, end).trim();
    at = end;
    return value.equalsIgnoreCase("$null") ? null : value;
  }

  private String quoted(String key) throws UsageException {
    StringBuilder value = new StringBuilder();
    at++;
    while (at < text.length() - 1) {
      char c = text.charAt(at);
      char next = text.charAt(at + 1);
      boolean escaped = c == '\\' && next == '"' && at + 2 < text.length() && closesLater(at + 2);
      if (escaped || (c == '"' && next == '"')) {
        value.append('"');
        at += 2;
      } else if (c == '"') {
        at++;
        return value.toString();
      } else {
        value.append(c);
        at++;
      }
    }
    throw new UsageException("The value of " + key + " has no closing quote");
  }

  /** A backslash at the end of {@code "C:\"} is no escape: no quote would be left to close it. */
  private boolean closesLater(int from) {
    int next = text.indexOf('"', from);
    int semicolon = text.indexOf(';', from);
    return next >= 0 && (semicolon < 0 || next < semicolon);
  }
}
