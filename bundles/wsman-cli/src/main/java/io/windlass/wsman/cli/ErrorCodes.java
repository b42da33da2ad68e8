package io.windlass.wsman.cli;

import io.windlass.wsman.client.ErrorNumber;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The codes of WSManFault by number: what they mean, their names and the faults that carry them.
 */
final class ErrorCodes {
  /** The first number of WS-Management; the texts count from here. */
  private static final long FIRST = 0x80338000L;

  /** An HRESULT that carries an error of Win32 in its lower half. */
  private static final long WIN32 = 0x80070000L;

  private ErrorCodes() {}

  /** The answer of {@code winrm helpmsg}. */
  static String describe(String text) throws UsageException, IOException {
    long code = plain(number(text));
    String meaning = meaning(code);
    Optional<ErrorNumber> known = ErrorNumber.find(code);
    if (known.isEmpty() && meaning.isEmpty()) {
      throw new UsageException(
          "No name is known for the error code " + code + " (" + FaultFormat.hex(code) + ")");
    }
    StringBuilder out = new StringBuilder(320);
    if (!meaning.isEmpty()) {
      out.append(meaning).append("\n\n");
    }
    out.append(known.map(ErrorNumber::name).orElse("Win32")).append('\n');
    out.append("    Number = ").append((int) code).append(' ').append(FaultFormat.hex(code));
    out.append(" (").append(code).append(")\n");
    known.ifPresent(number -> fault(number, out));
    return out.toString();
  }

  private static void fault(ErrorNumber number, StringBuilder out) {
    if (!number.subcode().isEmpty()) {
      out.append("    Fault = ").append(number.subcode());
      out.append(number.soapCode().isEmpty() ? "" : " (" + number.soapCode() + ")").append('\n');
    }
    if (!number.detail().isEmpty()) {
      out.append("    Detail = ").append(number.detail()).append('\n');
    }
  }

  /** What a code means and what to do about it; empty when nothing is known of it. */
  static String meaning(long code) throws IOException {
    long plain = plain(code);
    String start = (plain >= FIRST ? Long.toString(plain - FIRST) : "w" + plain) + " ";
    String line = row("error-texts.txt", start);
    return line == null ? "" : line.substring(start.length());
  }

  /** As Windows shows it: an error of Win32 becomes an HRESULT. */
  static long shown(long code) {
    return code > 0 && code <= 0xFFFF ? WIN32 | code : code;
  }

  private static long plain(long code) {
    return (code & 0xFFFF0000L) == WIN32 ? code & 0xFFFF : code;
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

  private static String row(String table, String start) throws IOException {
    try (InputStream in = ErrorCodes.class.getResourceAsStream(table);
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
