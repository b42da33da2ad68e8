package io.windlass.benchmarks.load;

import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** A table in the making. For one thread. */
final class Markdown {
  private final StringBuilder text = new StringBuilder();

  /** Begins with its columns; all but the first are numbers. */
  Markdown(String... columns) {
    row((Object[]) columns);
    text.append("|---|").append(String.join("", Collections.nCopies(columns.length - 1, "---:|")));
    text.append('\n');
  }

  /** Adds a row. */
  Markdown row(Object... cells) {
    text.append('|');
    for (Object cell : cells) {
      text.append(' ').append(cell).append(" |");
    }
    text.append('\n');
    return this;
  }

  /** A number with three significant digits or more; a dash where it is not known. */
  static String number(double value) {
    if (Double.isNaN(value)) {
      return "-";
    }
    double size = Math.abs(value);
    String format = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, format, value);
  }

  /** A part of a whole. */
  static String percent(double part) {
    return Double.isNaN(part) ? "-" : String.format(Locale.ROOT, "%.0f %%", 100 * part);
  }

  /** How many times as much. */
  static String times(double ratio) {
    return Double.isNaN(ratio) ? "-" : number(ratio) + "×";
  }

  /** The middle one. */
  static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
