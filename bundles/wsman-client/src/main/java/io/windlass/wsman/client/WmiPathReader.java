package io.windlass.wsman.client;

import io.windlass.wsman.client.WmiPath.Key;
import io.windlass.wsman.client.WmiPath.Place;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads the paths of WMI: one pass, no way back. */
final class WmiPathReader {
  private static final int MAX_LENGTH = 32 * 1024;
  private static final int MAX_KEYS = 256;
  private static final int MAX_NAME = 2048;
  private static final int MAX_REFERENCES = 4;
  private static final String MONIKER = "winmgmts:";
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,64}(\\.\\d{1,64})?");
  // No group is repeated: the platform would take a stack frame for each time.
  private static final Pattern MEANT =
      Pattern.compile(
          "(?is)[\\\\/]{2}.*|winmgmts:.*|root[\\\\/\\w]*:([^/].*|)|root\\\\[\\\\\\w]+"
              + "|[a-z_]\\w*(\\.[a-z_]\\w*)?=.*");
  private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");

  private final String text;
  private int at;

  WmiPathReader(String text) {
    this.text = text;
  }

  static boolean isMeantBy(String text) {
    return text.length() <= MAX_LENGTH && MEANT.matcher(text).matches();
  }

  /** The path that a key holds; null when its value is no full path of an instance. */
  static WmiPath reference(Key key, int depth) {
    if (!key.quoted() || depth >= MAX_REFERENCES || !isMeantBy(key.text())) {
      return null;
    }
    try {
      WmiPath path = WmiPath.parse(key.text());
      boolean instance = !path.keys().isEmpty() || path.isSingleton();
      return instance && !path.namespace().isEmpty() ? path : null;
    } catch (IllegalArgumentException text) {
      return null;
    }
  }

  WmiPath read() {
    if (text.isEmpty() || text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "A path of " + text.length() + " characters: it has from 1 to " + MAX_LENGTH);
    }
    Map<String, String> security = Map.of();
    if (text.regionMatches(true, 0, MONIKER, 0, MONIKER.length())) {
      at = MONIKER.length();
      security = MonikerReader.read(text, at);
      at = MonikerReader.end(text, at);
      if (at == text.length()) {
        return WmiPath.of(new Place("", WmiPath.DEFAULT_NAMESPACE), "", Map.of())
            .withSecurity(security);
      }
    }
    WmiPath path = object(place());
    if (at < text.length()) {
      throw wrong("the path goes on behind its end");
    }
    return path.withSecurity(security);
  }

  private Place place() {
    String server = "";
    int start = at;
    if (isSlash(at) && isSlash(at + 1)) {
      at += 2;
      server = name("a host or a dot", "[\\w.-]+|\\[[0-9A-Fa-f:.]+\\]");
      start = isSlash(at) ? at + 1 : at;
    }
    // Only a colon that comes before every quote and every equals sign ends a namespace.
    int end = start;
    while (end < text.length() && ":=\"'".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    boolean colon = end < text.length() && text.charAt(end) == ':';
    boolean alone = end == text.length() && isAlone(text.substring(start), !server.isEmpty());
    if (!colon && !alone) {
      if (!server.isEmpty()) {
        throw wrong("behind the host comes a namespace, and a colon before the class");
      }
      at = start;
      return new Place(server, "");
    }
    String namespace = text.substring(start, end).replace('\\', '/');
    at = start;
    // With a colon behind it, it would be the beginning of a moniker.
    boolean moniker = namespace.equalsIgnoreCase("winmgmts");
    if (moniker || !isNamespace(namespace)) {
      throw wrong("\"" + HttpReader.printable(namespace) + "\" is no namespace like root\\cimv2");
    }
    at = end;
    return new Place(server, namespace);
  }

  /** Without a colon, {@code root\cimv2} is a namespace and {@code Win32_Service} a class. */
  private static boolean isAlone(String rest, boolean behindServer) {
    return behindServer
        || rest.equalsIgnoreCase("root")
        || rest.toLowerCase(Locale.ROOT).matches("(?s)root[\\\\/].*");
  }

  private static boolean isNamespace(String namespace) {
    for (String part : namespace.split("/", -1)) {
      if (!NAME.matcher(part).matches()) {
        return false;
      }
    }
    return namespace.length() <= MAX_NAME;
  }

  private WmiPath object(Place place) {
    if (at == text.length()) {
      return WmiPath.of(place, "", Map.of());
    }
    if (!place.namespace().isEmpty()) {
      at++;
      if (at == text.length()) {
        return WmiPath.of(place, "", Map.of());
      }
    }
    String className = name("a class", "\\*|" + NAME.pattern());
    if (at == text.length()) {
      return WmiPath.of(place, className, Map.of());
    }
    if (className.equals(WmiPath.ANY_CLASS)) {
      throw wrong("the class * stands for all and has no keys");
    }
    if (text.startsWith("=@", at)) {
      at += 2;
      return WmiPath.of(place, className, Map.of()).asSingleton();
    }
    if (text.charAt(at) == '=') {
      throw wrong(
          "the key has no name, and which it is only the class tells; write "
              + className
              + ".Key=value");
    }
    if (text.charAt(at) != '.') {
      throw wrong("behind the class comes a dot before its keys, or =@");
    }
    return WmiPath.of(place, className, keys());
  }

  private Map<String, Key> keys() {
    Map<String, Key> keys = new LinkedHashMap<>();
    do {
      at++;
      String name = name("the name of a key", NAME.pattern());
      if (at == text.length() || text.charAt(at) != '=') {
        throw wrong("behind the key " + name + " comes an equals sign");
      }
      at++;
      Key value = value();
      boolean twice = keys.keySet().stream().anyMatch(name::equalsIgnoreCase);
      if (twice || keys.size() == MAX_KEYS) {
        throw wrong(twice ? "the key " + name + " is given twice" : "there are too many keys");
      }
      keys.put(name, value);
    } while (at < text.length() && text.charAt(at) == ',');
    return keys;
  }

  private Key value() {
    if (at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'')) {
      return new Key(quoted(text.charAt(at)), true);
    }
    int end = text.indexOf(',', at);
    String word = text.substring(at, end < 0 ? text.length() : end);
    boolean truth = word.equalsIgnoreCase("true") || word.equalsIgnoreCase("false");
    if (!truth && !NUMBER.matcher(word).matches()) {
      throw wrong(
          "\"" + HttpReader.printable(word) + "\" is no number, true or false; quote a text");
    }
    at += word.length();
    return new Key(word, false);
  }

  private String quoted(char quote) {
    StringBuilder value = new StringBuilder();
    int start = at++;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == quote) {
        return value.toString();
      }
      if (c == '\\') {
        char next = at < text.length() ? text.charAt(at) : 0;
        if (next != '\\' && next != '"' && next != '\'') {
          throw wrong("behind a backslash in quotes comes \" or \\; write \\\\ for one of them");
        }
        c = next;
        at++;
      }
      if (c < ' ') {
        throw wrong("a value has no control characters");
      }
      value.append(c);
    }
    at = start;
    throw wrong("the quote is not closed");
  }

  private String name(String what, String pattern) {
    int end = at;
    boolean bracket = at < text.length() && text.charAt(at) == '[';
    String ends = what.startsWith("a host") ? (bracket ? "\\/" : "\\/:=") : ".=:,\"\\/";
    while (end < text.length() && ends.indexOf(text.charAt(end)) < 0) {
      end++;
    }
    String name = text.substring(at, end);
    if (name.length() > MAX_NAME || !name.matches(pattern)) {
      throw wrong("\"" + HttpReader.printable(name) + "\" is not " + what);
    }
    at = end;
    return name;
  }

  private boolean isSlash(int index) {
    return index < text.length() && (text.charAt(index) == '\\' || text.charAt(index) == '/');
  }

  private IllegalArgumentException wrong(String reason) {
    return new IllegalArgumentException(
        "\"" + HttpReader.printable(text) + "\", character " + (at + 1) + ": " + reason);
  }
}
