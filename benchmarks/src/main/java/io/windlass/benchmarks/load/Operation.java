package io.windlass.benchmarks.load;

import java.util.Locale;

/** What is asked for. */
enum Operation {
  IDENTIFY("Identify", "IdentifyResponse"),
  GET("Get", "transfer/GetResponse"),
  PULL("Enumerate + 50 Pulls", "Response>"),
  FIFTY("50 items in one answer", "EndOfSequence");

  private final String label;
  private final String expected;

  Operation(String label, String expected) {
    this.label = label;
    this.expected = expected;
  }

  /** Its name in tables. */
  String label() {
    return label;
  }

  /** Its name in files and paths. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What a right answer holds, and a fault does not. */
  String expected() {
    return expected;
  }
}
