package io.windlass.wsman.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What is known of a number of {@code WSManFault} (MS-WSMV §2.2.4.43, MS-ERREF). Immutable. */
public final class ErrorNumber {
  private final String[] fields;

  private ErrorNumber(String[] fields) {
    this.fields = fields;
  }

  /**
   * Looks a number up.
   *
   * @param number with or without its sign
   * @return empty when nothing is known of it
   */
  public static Optional<ErrorNumber> find(long number) {
    String start = (number & 0xFFFFFFFFL) + ",";
    try (InputStream in = ErrorNumber.class.getResourceAsStream("error-codes.csv");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(start)) {
          return Optional.of(new ErrorNumber(line.split(",", -1)));
        }
      }
      return Optional.empty();
    } catch (IOException broken) {
      throw new UncheckedIOException("The list of error numbers cannot be read", broken);
    }
  }

  /** The name, {@code ERROR_WSMAN_OPERATION_TIMEDOUT}. */
  public String name() {
    return fields[1];
  }

  /** {@code Sender} or {@code Receiver}; empty when no fault carries it. */
  public String soapCode() {
    return fields[2];
  }

  /** The subcode of the fault that carries it, {@code wsman:TimedOut}; or empty. */
  public String subcode() {
    return fields[3];
  }

  /** The last part of the fault's detail URI; or empty. */
  public String detail() {
    return fields[4];
  }
}
