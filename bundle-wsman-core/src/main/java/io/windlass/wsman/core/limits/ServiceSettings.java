package io.windlass.wsman.core.limits;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/**
 * Reads the limits of the service from a configuration, by the names of the configuration tree
 * (MS-WSMV §2.2.4.10, §2.2.4.36). Where the tree allows more than an int holds, more is the same as
 * what an int holds.
 */
public final class ServiceSettings {
  /** The configuration's PID. */
  public static final String PID = "io.windlass.wsman.service";

  private static final long UNSIGNED_INT = 4_294_967_295L;
  private static final int MIN_ENVELOPE_KB = 32;
  private static final int MAX_ENVELOPE_KB = 1_039_440;
  private static final int MIN_TIMEOUT_MS = 500;

  private final Map<String, ?> properties;

  private ServiceSettings(Map<String, ?> properties) {
    this.properties = properties;
  }

  /**
   * The limits; what the configuration does not name has its default.
   *
   * @throws IllegalArgumentException when a value is out of its range or no number, or when a
   *     property cannot be set any more; the message is for who wrote it
   */
  public static ServiceLimits read(Map<String, ?> properties) {
    return new ServiceSettings(properties).limits();
  }

  private ServiceLimits limits() {
    refuseDeprecated("MaxConcurrentOperations", "MaxConcurrentOperationsPerUser");
    refuseDeprecated("MaxProviderRequests", "MaxConcurrentOperationsPerUser");
    ServiceLimits usual = ServiceLimits.DEFAULT;
    return new ServiceLimits(
        number(
                "MaxEnvelopeSizekb",
                usual.maxEnvelopeSize() / 1024,
                MIN_ENVELOPE_KB,
                MAX_ENVELOPE_KB)
            * 1024,
        millis("MaxTimeoutms", usual.maxTimeout()),
        number("MaxBatchItems", usual.maxBatchItems(), 1, UNSIGNED_INT),
        millis("EnumerationTimeoutms", usual.enumerationTimeout()),
        number("MaxConcurrentOperationsPerUser", usual.maxOperationsPerUser(), 1, UNSIGNED_INT));
  }

  private Duration millis(String name, Duration usual) {
    return Duration.ofMillis(number(name, (int) usual.toMillis(), MIN_TIMEOUT_MS, UNSIGNED_INT));
  }

  private int number(String name, int usual, long least, long most) {
    Object value = value(name);
    if (value == null) {
      return usual;
    }
    long number;
    try {
      number = Long.parseLong(value.toString().strip());
    } catch (NumberFormatException e) {
      throw refused(name, value, "is not a number from " + least + " to " + most);
    }
    if (number < least || number > most) {
      throw refused(name, value, "is out of range: " + least + " to " + most);
    }
    return (int) Math.min(number, Integer.MAX_VALUE);
  }

  /** Names are compared without case, as everywhere in the configuration tree. */
  private Object value(String name) {
    Object exact = properties.get(name);
    if (exact != null) {
      return exact;
    }
    String lower = name.toLowerCase(Locale.ROOT);
    for (Map.Entry<String, ?> property : properties.entrySet()) {
      if (property.getKey().toLowerCase(Locale.ROOT).equals(lower)) {
        return property.getValue();
      }
    }
    return null;
  }

  /** Windows shows these as unlimited and refuses to change them. */
  private void refuseDeprecated(String name, String instead) {
    Object value = value(name);
    if (value != null && !value.toString().strip().equals(Long.toString(UNSIGNED_INT))) {
      throw refused(name, value, "cannot be set: it is deprecated in favour of " + instead);
    }
  }

  private static IllegalArgumentException refused(String name, Object value, String why) {
    return new IllegalArgumentException(
        name + " = " + value + " " + why + ". Change it in etc/" + PID + ".cfg.");
  }
}
