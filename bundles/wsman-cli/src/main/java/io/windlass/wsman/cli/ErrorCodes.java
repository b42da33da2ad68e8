package io.windlass.wsman.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** The codes of WSManFault by number: their names and the faults that carry them. */
final class ErrorCodes {
  private ErrorCodes() {}

  /** The answer of {@code winrm helpmsg}. */
  static String describe(String text) throws UsageException, IOException {
    long code = number(text);
    String row = row(code);
    StringBuilder out = new StringBuilder(160);
    if (row == null) {
      throw new UsageException(
          "No name is known for the error code " + code + " (" + FaultFormat.hex(code) + ")");
    }
    String[] fields = row.split(",", -1);
    out.append(fields[1]).append('\n');
    out.append("    Number = ").append((int) code).append(' ').append(FaultFormat.hex(code));
    out.append(" (").append(code).append(")\n");
    if (!fields[3].isEmpty()) {
      out.append("    Fault = ").append(fields[3]);
      out.append(fields[2].isEmpty() ? "" : " (" + fields[2] + ")").append('\n');
    }
    if (!fields[4].isEmpty()) {
      out.append("    Detail = ").append(fields[4]).append('\n');
    }
    return out.toString();
  }

  /** Decimal, negative as Windows prints it, or hexadecimal with 0x. */
  private static long number(String text) throws UsageException {
    try {
      boolean hex = text.startsWith("0x") || text.startsWith("0X");
      long number = hex ? Long.parseLong(text.substring(2), 16) : Long.parseLong(text);
      if (number >= Integer.MIN_VALUE && number <= 0xFFFFFFFFL) {
        return number & 0xFFFFFFFFL;
      }
    } catch (NumberFormatException words) {
      // said below
    }
    throw new UsageException(
        text + " is not an error code: write it as 0x80338029, 2150858793 or -2144108503");
  }

  private static String row(long code) throws IOException {
    String start = code + ",";
    try (InputStream in = ErrorCodes.class.getResourceAsStream("error-codes.csv");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(start)) {
          return line;
        }
      }
    }
    return null;
  }
}
