package io.windlass.wmi.wql;

import java.util.List;

/**
 * A property as written: one name, or a path into embedded instances.
 *
 * @param segments at least one
 * @param at offset in the query
 */
record PropertyName(List<String> segments, int at) {
  String first() {
    return segments.get(0);
  }

  boolean isPath() {
    return segments.size() > 1;
  }

  @Override
  public String toString() {
    return String.join(".", segments);
  }
}
