package io.windlass.wsman.http.jetty;

import java.security.cert.X509Certificate;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;

/**
 * Says why certificates of clients are refused. Whoever reaches the port can make that happen as
 * often as he likes: there is a line a second at most, which counts those left out before it.
 */
final class ClientRefusals {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final int MAX_CHARACTERS = 200;

  private final BiConsumer<String, String> log;
  private final LongSupplier nanos;
  private long last;
  private int leftOut;

  /**
   * @param log gets the subject of a certificate and a line, both of printable ASCII
   * @param nanos the time, as {@link System#nanoTime()}
   */
  ClientRefusals(BiConsumer<String, String> log, LongSupplier nanos) {
    this.log = log;
    this.nanos = nanos;
    this.last = nanos.getAsLong() - SECOND;
  }

  /** A certificate was refused. */
  synchronized void refused(X509Certificate certificate, Exception failure) {
    long now = nanos.getAsLong();
    if (now - last < SECOND) {
      leftOut++;
      return;
    }
    String subject = plain(certificate.getSubjectX500Principal().getName());
    log.accept(
        subject,
        "The client certificate %s with serial number %s is refused: %s%s"
            .formatted(
                subject,
                plain(certificate.getSerialNumber().toString(16)),
                reason(failure),
                leftOut == 0 ? "" : " (" + leftOut + " refusals before it are not shown)"));
    last = now;
    leftOut = 0;
  }

  /** What the innermost cause says: the others say only that there is one. */
  private static String reason(Throwable failure) {
    String words = failure.toString();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause.getMessage() != null) {
        words = cause.getMessage();
      }
    }
    return plain(words);
  }

  private static String plain(String text) {
    String printable = text.replaceAll("[^\\x20-\\x7e]", "?");
    return printable.length() > MAX_CHARACTERS
        ? printable.substring(0, MAX_CHARACTERS) + "..."
        : printable;
  }
}
