package io.windlass.runtime;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What the transports say about their listeners.
 *
 * @param open {@code NAME URL} of each listener that answers
 * @param failed {@code NAME: reason} of each that does not
 */
record Listeners(List<String> open, List<String> failed) {
  private static final String OPEN = "wsman.listeners";
  private static final String FAILED = "wsman.listener.failures";

  /** Merges the service properties of all transports. */
  static Listeners of(Collection<Map<String, Object>> reports) {
    List<String> open = new ArrayList<>();
    List<String> failed = new ArrayList<>();
    for (Map<String, Object> report : reports) {
      open.addAll(strings(report.get(OPEN)));
      failed.addAll(strings(report.get(FAILED)));
    }
    return new Listeners(List.copyOf(open), List.copyOf(failed));
  }

  /** The addresses of the open listeners, without their names. */
  List<String> urls() {
    return open.stream().map(line -> line.substring(line.indexOf(' ') + 1)).toList();
  }

  private static List<String> strings(Object value) {
    return value instanceof String[] array ? List.of(array) : List.of();
  }
}
