package io.windlass.wsman.client;

import java.time.Duration;

/**
 * The settings of a session.
 *
 * @param operationTimeout how long the service may work on one request
 * @param networkDelay added to it before the client gives up; also the time to connect
 * @param maxEnvelopeSize octets of the largest answer asked for (DSP0226 §6.2), at least 8192
 * @param locale a language tag
 * @param tls how the certificate of the service is checked, and what is shown to it
 */
public record SessionOptions(
    Duration operationTimeout,
    Duration networkDelay,
    int maxEnvelopeSize,
    String locale,
    TlsOptions tls) {

  /** 60 s, 5 s, 512000 octets, en-US, every check: the defaults of Windows. */
  public static SessionOptions defaults() {
    return new SessionOptions(
        Duration.ofSeconds(60), Duration.ofSeconds(5), 512_000, "en-US", TlsOptions.strict());
  }

  /** The same with another OperationTimeout. */
  public SessionOptions withOperationTimeout(Duration timeout) {
    return new SessionOptions(timeout, networkDelay, maxEnvelopeSize, locale, tls);
  }

  /** The same with another TLS. */
  public SessionOptions withTls(TlsOptions other) {
    return new SessionOptions(operationTimeout, networkDelay, maxEnvelopeSize, locale, other);
  }

  /** Bytes of body after which an answer is given up: twice what was asked for, at least 1 MiB. */
  int maxAnswerBytes() {
    return (int) Math.min(Integer.MAX_VALUE - 16L, Math.max(1L << 20, 2L * maxEnvelopeSize));
  }
}
