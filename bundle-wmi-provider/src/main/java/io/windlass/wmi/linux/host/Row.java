package io.windlass.wmi.linux.host;

import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.Instance;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * Collects the values of one instance. Values that cost something are given as a supplier and read
 * only when they are wanted. Null, an empty optional and an empty list all mean NULL. Characters
 * that XML cannot carry become U+FFFD: the name of a process must not break an answer. For one
 * thread.
 */
public final class Row {
  private final Instance.Builder values;
  private final Wanted wanted;

  /** An instance without values. */
  public Row(String className, Wanted wanted) {
    this.values = Instance.of(className);
    this.wanted = wanted;
  }

  /** Sets a property whose value is at hand. */
  public Row set(String property, Object value) {
    values.set(property, plain(value));
    return this;
  }

  /** Sets a property if it is wanted. */
  public Row read(String property, Supplier<?> value) {
    return wanted.has(property) ? set(property, value.get()) : this;
  }

  /** Sets a number if it is wanted and known. */
  public Row readNumber(String property, Supplier<OptionalLong> value) {
    return read(property, () -> Numbers.orNull(value.get()));
  }

  /** The instance. */
  public Instance build() {
    return values.build();
  }

  private static Object plain(Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.map(Row::plain).orElse(null);
    }
    if (value instanceof List<?> list) {
      return list.isEmpty() ? null : list.stream().map(Row::plain).toList();
    }
    return value instanceof String text ? printable(text) : value;
  }

  private static String printable(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isXml(text.charAt(i))) {
        StringBuilder clean = new StringBuilder(text);
        for (int j = i; j < clean.length(); j++) {
          if (!isXml(clean.charAt(j))) {
            clean.setCharAt(j, '\uFFFD');
          }
        }
        return clean.toString();
      }
    }
    return text;
  }

  /** XML 1.0 §2.2, Char; surrogates come in pairs because the text was decoded from UTF-8. */
  private static boolean isXml(char c) {
    return c >= ' ' && c < '\uFFFE' || c == '\t' || c == '\n' || c == '\r';
  }
}
