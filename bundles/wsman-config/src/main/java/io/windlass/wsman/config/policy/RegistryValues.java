package io.windlass.wsman.config.policy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The part of a registry that policies build up, in the order of their files (MS-GPREG §3.2.5.1).
 * For one thread.
 */
final class RegistryValues {
  private static final int SZ = 1;
  private static final int EXPAND_SZ = 2;
  private static final int DWORD = 4;
  private static final int DWORD_BIG_ENDIAN = 5;
  private static final int QWORD = 11;

  private final Map<String, Map<String, String>> keys =
      new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  /** Applies the entries of a file. */
  void apply(List<RegistryPol.Entry> entries) {
    for (RegistryPol.Entry entry : entries) {
      String value = entry.value();
      String order = value.toLowerCase(Locale.ROOT);
      if (!order.startsWith("**")) {
        set(entry.key(), value, entry);
      } else if (order.startsWith("**del.")) {
        remove(entry.key(), value.substring("**del.".length()));
      } else if (order.startsWith("**delvals")) {
        keys.remove(entry.key());
      } else if (order.equals("**deletevalues")) {
        for (String name : RegistryPol.text(entry.data()).split(";")) {
          remove(entry.key(), name.strip());
        }
      } else if (order.equals("**deletekeys")) {
        for (String name : RegistryPol.text(entry.data()).split(";")) {
          removeKey(entry.key() + "\\" + name.strip());
        }
      } else if (order.startsWith("**soft.")) {
        String name = value.substring("**soft.".length());
        if (!values(entry.key()).containsKey(name)) {
          set(entry.key(), name, entry);
        }
      }
    }
  }

  private void set(String key, String value, RegistryPol.Entry entry) {
    keys.computeIfAbsent(key, name -> new TreeMap<>(String.CASE_INSENSITIVE_ORDER))
        .put(value, text(entry));
  }

  private void remove(String key, String value) {
    Map<String, String> values = keys.get(key);
    if (values != null) {
      values.remove(value);
    }
  }

  private void removeKey(String key) {
    String below = key.toLowerCase(Locale.ROOT) + "\\";
    keys.keySet()
        .removeIf(
            name -> name.equalsIgnoreCase(key) || name.toLowerCase(Locale.ROOT).startsWith(below));
  }

  /** Text as it is, numbers in decimal digits; what is neither is not any value of ours. */
  private static String text(RegistryPol.Entry entry) {
    byte[] data = entry.data();
    ByteBuffer number = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
    if ((entry.type() == SZ || entry.type() == EXPAND_SZ)) {
      return RegistryPol.text(data);
    }
    if (entry.type() == DWORD && data.length == 4) {
      return Integer.toUnsignedString(number.getInt());
    }
    if (entry.type() == DWORD_BIG_ENDIAN && data.length == 4) {
      return Integer.toUnsignedString(number.order(ByteOrder.BIG_ENDIAN).getInt());
    }
    if (entry.type() == QWORD && data.length == 8) {
      return Long.toUnsignedString(number.getLong());
    }
    return "(type " + entry.type() + ", " + data.length + " octets)";
  }

  /** The values of a key by their names, compared without case. */
  Map<String, String> values(String key) {
    return Collections.unmodifiableMap(keys.getOrDefault(key, Map.of()));
  }
}
