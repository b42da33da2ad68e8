package io.windlass.wmi.repository;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the classes in the text of class facts without reading their details. The form of the text
 * is described in the module's {@code tools/README.md}.
 */
final class FactsIndex {
  /** Head of one class, and where its details stand in the text. */
  record Entry(String name, String namespace, String superclass, String flags, int from, int to) {}

  private final byte[] text;

  FactsIndex(byte[] text) {
    this.text = text;
  }

  List<Entry> entries() {
    List<Entry> entries = new ArrayList<>(1024);
    int next;
    for (int start = 0; start < text.length; start = next) {
      int end = endOfLine(start);
      next = end + 1;
      if (text[start] != 'C') {
        throw new IllegalArgumentException("class facts: a class is expected at byte " + start);
      }
      while (next < text.length && text[next] != 'C') {
        next = endOfLine(next) + 1;
      }
      int to = Math.min(next, text.length);
      entries.add(entry(line(start, end).split("\t", -1), Math.min(end + 1, to), to));
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
      lines.add(line(start, end).split("\t", -1));
      start = end + 1;
    }
    return lines;
  }

  private int endOfLine(int start) {
    int end = start;
    while (end < text.length && text[end] != '\n') {
      end++;
    }
    return end;
  }

  private String line(int start, int end) {
    return new String(text, start, end - start, StandardCharsets.UTF_8);
  }
}
