package io.windlass.wsman.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An answer, read to its end.
 *
 * @param status the three digits
 * @param headers in the order in which they came
 * @param body without transfer coding; not copied
 */
public record HttpAnswer(int status, List<Header> headers, byte[] body) {

  /** A header line. */
  public record Header(String name, String value) {}

  /** The first header of that name, compared without case. */
  public Optional<String> header(String name) {
    for (Header header : headers) {
      if (header.name().equalsIgnoreCase(name)) {
        return Optional.of(header.value());
      }
    }
    return Optional.empty();
  }

  /** All headers of that name, compared without case. */
  public List<String> headers(String name) {
    List<String> values = new ArrayList<>(2);
    for (Header header : headers) {
      if (header.name().equalsIgnoreCase(name)) {
        values.add(header.value());
      }
    }
    return values;
  }
}
