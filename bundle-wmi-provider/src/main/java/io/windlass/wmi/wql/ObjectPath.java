package io.windlass.wmi.wql;

import io.windlass.wmi.wql.Token.Kind;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.Target;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The path of a class or of an instance: {@code C}, {@code C.k="v"}, {@code C.k1="v",k2=5}, {@code
 * C="v"} for a single key, {@code C=@} for a singleton.
 *
 * @param keys name to text, names without case; a single key without a name has the empty name
 */
record ObjectPath(String className, Map<String, String> keys) {
  private static final String UNNAMED = "";

  /** Reads a whole path; a server and a namespace before it are skipped. */
  static ObjectPath parse(String text) throws ResourceFault {
    int colon = text.indexOf(':');
    int quote = text.indexOf('"');
    boolean prefixed = colon >= 0 && (quote < 0 || colon < quote) && text.indexOf('\'') < 0;
    TokenStream tokens = new TokenStream(prefixed ? text.substring(colon + 1) : text);
    ObjectPath path = read(tokens);
    tokens.expectEnd();
    return path;
  }

  /** Reads a path out of a query. */
  static ObjectPath read(TokenStream tokens) throws ResourceFault {
    String className = tokens.expectName("a class");
    Map<String, String> keys = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    if (tokens.takeSymbol("=")) {
      if (!tokens.takeSymbol("@")) {
        keys.put(UNNAMED, value(tokens));
      }
    } else if (tokens.takeSymbol(".")) {
      do {
        String name = tokens.expectName("a key");
        tokens.expectSymbol("=");
        keys.put(name, value(tokens));
      } while (tokens.takeSymbol(","));
    }
    return new ObjectPath(className, Collections.unmodifiableMap(keys));
  }

  private static String value(TokenStream tokens) throws ResourceFault {
    Token token = tokens.peek();
    if (token.kind() != Kind.STRING
        && token.kind() != Kind.NUMBER
        && !token.isWord("TRUE")
        && !token.isWord("FALSE")) {
      throw tokens.expected("the value of a key");
    }
    return tokens.next().text();
  }

  /** True when this is the path of the target; names and values without case. */
  boolean addresses(Target target) {
    Map<String, String> selectors = target.selectors();
    if (!className.equalsIgnoreCase(target.className()) || keys.size() != selectors.size()) {
      return false;
    }
    if (keys.containsKey(UNNAMED)) {
      return selectors.values().stream().allMatch(keys.get(UNNAMED)::equalsIgnoreCase);
    }
    return keys.entrySet().stream()
        .allMatch(key -> key.getValue().equalsIgnoreCase(selectors.get(key.getKey())));
  }
}
