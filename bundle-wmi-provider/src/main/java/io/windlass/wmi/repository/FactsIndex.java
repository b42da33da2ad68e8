package io.windlass.wmi.repository;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the classes in the text of class facts without reading their details. The form of the text
 * is described in the module's {@code tools/README.md}.
 */
final class FactsIndex {
  private static final String HEAD = "C\t";

  /** Head of one class, and where its details stand in the text. */
  record Entry(String name, String namespace, String superclass, String flags, int from, int to) {}

  private final String text;

  FactsIndex(String text) {
    this.text = text;
  }

  List<Entry> entries() {
    List<Entry> entries = new ArrayList<>(1024);
    for (int start = 0; start < text.length(); ) {
      if (!text.startsWith(HEAD, start)) {
        throw new IllegalArgumentException("class facts: a class is expected at " + start);
      }
      int next = text.indexOf("\n" + HEAD, start);
      int to = next < 0 ? text.length() : next + 1;
      int end = endOfLine(start);
      entries.add(entry(columns(start, end), Math.min(end + 1, to), to));
      start = to;
    }
    return entries;
  }

  private static Entry entry(String[] columns, int from, int to) {
    if (columns.length < 3) {
      throw new IllegalArgumentException("class facts: torn line " + String.join(" ", columns));
    }
    return new Entry(columns[1], columns[2], column(columns, 3), column(columns, 4), from, to);
  }

  private static String column(String[] columns, int index) {
    return index < columns.length ? columns[index] : "";
  }

  /** The lines between head and next head, split into columns. */
  List<String[]> details(Entry entry) {
    List<String[]> lines = new ArrayList<>();
    for (int start = entry.from(); start < entry.to(); ) {
      int end = endOfLine(start);
      lines.add(columns(start, end));
      start = end + 1;
    }
    return lines;
  }

  private int endOfLine(int start) {
    int end = text.indexOf('\n', start);
    return end < 0 ? text.length() : end;
  }

  private String[] columns(int start, int end) {
    return text.substring(start, end).split("\t", -1);
  }
}
