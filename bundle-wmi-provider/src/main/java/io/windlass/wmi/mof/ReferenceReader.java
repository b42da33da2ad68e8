package io.windlass.wmi.mof;

import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.cim.CimType;
import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.cim.Property;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the path of an object: {@code [namespace:]Class}, then {@code .key=value,key=value}, {@code
 * =value} of a single key, or {@code =@} of a singleton. The class need not be known: what is
 * referred to may come later.
 */
final class ReferenceReader {
  private static final int NESTED = 4;

  private final KnownClasses known;
  private final String namespace;
  private final Place at;
  private final String text;
  private final int depth;
  private int next;

  private ReferenceReader(KnownClasses known, String namespace, Place at, String text, int depth) {
    this.known = known;
    this.namespace = namespace;
    this.at = at;
    this.text = text;
    this.depth = depth;
  }

  /** The target of a path that stands there; one without a namespace is in this one. */
  static Target read(KnownClasses known, String namespace, Place at, String path)
      throws MofException {
    return new ReferenceReader(known, namespace, at, path, 0).read();
  }

  private Target read() throws MofException {
    String space = space();
    String className = name("the name of a class");
    Optional<ClassSchema> schema = known.find(space, className);
    Map<String, String> keys = new HashMap<>();
    Map<String, Target> references = new HashMap<>();
    if (take('=')) {
      if (!take('@')) {
        put(new Key(schema.flatMap(this::singleKey), space), value(), keys, references);
      }
    } else if (take('.')) {
      do {
        String name = name("a key");
        if (!take('=')) {
          throw expected("=");
        }
        Optional<Property> property = schema.flatMap(s -> KnownClasses.property(s, name));
        Optional<Property> key =
            property.or(() -> Optional.of(Property.of(name, CimType.STRING).build()));
        put(new Key(key, space), value(), keys, references);
      } while (take(','));
    }
    if (next < text.length()) {
      throw expected("the end of the path");
    }
    return Target.ofClass(space, schema.map(ClassSchema::name).orElse(className), keys, references);
  }

  /** A key, empty when it cannot be told which; and the namespace that references are in. */
  private record Key(Optional<Property> property, String namespace) {}

  private void put(Key key, String value, Map<String, String> keys, Map<String, Target> references)
      throws MofException {
    Property property =
        key.property()
            .orElseThrow(() -> new MofException(at, "the path " + text + " must name its keys"));
    if (property.type() != CimType.REFERENCE) {
      keys.put(property.name(), value);
    } else if (depth == NESTED) {
      throw new MofException(at, "references stand in each other at most " + NESTED + " deep");
    } else {
      references.put(
          property.name(),
          new ReferenceReader(known, key.namespace(), at, value, depth + 1).read());
    }
  }

  private Optional<Property> singleKey(ClassSchema schema) {
    List<Property> keys = schema.properties().stream().filter(Property::isKey).toList();
    return keys.size() == 1 ? Optional.of(keys.get(0)) : Optional.empty();
  }

  /** The namespace before a colon; of a machine nothing is kept. */
  private String space() throws MofException {
    int colon = text.indexOf(':');
    int end = text.indexOf('=') < 0 ? text.length() : text.indexOf('=');
    if (colon < 0 || colon > end) {
      return namespace;
    }
    next = colon + 1;
    String path = text.substring(0, colon).replace('\\', '/').replaceFirst("^//[^/]*/", "");
    return NamespacePath.normalise(path)
        .orElseThrow(() -> new MofException(at, "there can be no namespace " + path));
  }

  private boolean take(char c) {
    if (next < text.length() && text.charAt(next) == c) {
      next++;
      return true;
    }
    return false;
  }

  private String name(String what) throws MofException {
    int start = next;
    while (next < text.length()
        && (Lexer.startsName(text.charAt(next))
            || next > start && NumberReader.isDigit(text.charAt(next)))) {
      next++;
    }
    if (next == start || next - start > Limits.NAME_LENGTH) {
      throw expected(what);
    }
    return text.substring(start, next);
  }

  /** A quoted text, or a number or a word up to the next comma. */
  private String value() throws MofException {
    char quote = next < text.length() ? text.charAt(next) : 0;
    if (quote != '"' && quote != '\'') {
      int end = text.indexOf(',', next) < 0 ? text.length() : text.indexOf(',', next);
      String word = text.substring(next, end);
      if (!word.matches("[+-]?[0-9]{1,20}|(?i:true|false)")) {
        throw expected("the value of a key");
      }
      next = end;
      return word;
    }
    StringBuilder value = new StringBuilder();
    for (next++; next < text.length(); next++) {
      char c = text.charAt(next);
      if (c == quote) {
        next++;
        return value.toString();
      }
      if (c == '\\' && next + 1 < text.length()) {
        c = text.charAt(++next);
      }
      value.append(c);
    }
    throw expected("the closing " + quote);
  }

  private MofException expected(String what) {
    return new MofException(
        at, "expected " + what + " at character " + (next + 1) + " of the path " + text);
  }
}
