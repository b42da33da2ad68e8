package io.windlass.wsman.core.operation;

import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.core.limits.Durations;
import io.windlass.wsman.xml.XmlBuffer;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * {@code wsen:Expires} (DSP0226 R8.2.1): an xs:duration or an xs:dateTime, and answered in the form
 * in which it was asked.
 *
 * @param at when the enumeration ends
 * @param isDuration true when it was asked as a duration
 * @param askedAt when it was asked
 */
record Expires(Instant at, boolean isDuration, Instant askedAt) {

  /**
   * Reads the text of the element.
   *
   * @throws ResourceFault when it is neither, or lies in the past
   */
  static Optional<Expires> read(Optional<String> element, Instant now) throws ResourceFault {
    if (element.isEmpty()) {
      return Optional.empty();
    }
    String text = element.get().strip();
    Optional<Duration> duration = Durations.parse(text);
    Instant end;
    try {
      end =
          duration.isPresent() ? now.plus(duration.get()) : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new ResourceFault(
          FaultCode.INVALID_EXPIRATION_TIME,
          "Expires is neither an xs:duration nor an xs:dateTime with an offset: "
              + text.substring(0, Math.min(64, text.length())),
          e);
    }
    if (!end.isAfter(now)) {
      throw new ResourceFault(
          FaultCode.INVALID_EXPIRATION_TIME,
          "Expires lies in the past: " + text.substring(0, Math.min(64, text.length())));
    }
    return Optional.of(new Expires(end, duration.isPresent(), now));
  }

  /** For an answer to a request that named no time. */
  static Expires now(Clock clock) {
    Instant now = clock.instant();
    return new Expires(now, true, now);
  }

  /** Writes what is granted. */
  void writeGranted(Duration left, XmlBuffer out) {
    Duration whole = left.plusMillis(999).truncatedTo(ChronoUnit.SECONDS);
    String text =
        isDuration
            ? whole.toString()
            : askedAt
                .plus(whole)
                .truncatedTo(ChronoUnit.SECONDS)
                .atOffset(ZoneOffset.UTC)
                .toString();
    out.raw("<n:Expires>").ascii(text).raw("</n:Expires>");
  }
}
