package io.windlass.wsman.core.limits;

import java.time.Duration;

/**
 * The limits of the service, by the names of the configuration tree.
 *
 * @param maxEnvelopeSize MaxEnvelopeSizekb in bytes
 * @param maxTimeout MaxTimeoutms
 * @param maxBatchItems MaxBatchItems
 * @param enumerationTimeout EnumerationTimeoutms
 * @param maxOperationsPerUser MaxConcurrentOperationsPerUser
 */
public record ServiceLimits(
    int maxEnvelopeSize,
    Duration maxTimeout,
    int maxBatchItems,
    Duration enumerationTimeout,
    int maxOperationsPerUser) {
  /** The least MaxEnvelopeSize that a client may ask for (DSP0226 R6.2-4). */
  public static final int MIN_CLIENT_ENVELOPE = 8192;

  /** Characters of a URI (DSP0226 R13.4-1). */
  public static final int MAX_URI = 2048;

  /** Selectors of one request, and options. */
  public static final int MAX_SELECTORS = 64;

  /** Characters of a selector's or option's name (DSP0226 R5.1.2.2-7). */
  public static final int MAX_NAME = 2048;

  /** Characters of a selector's or option's value (DSP0226 R5.1.2.2-7). */
  public static final int MAX_VALUE = 4096;

  /** What holds while nothing is configured. */
  public static final ServiceLimits DEFAULT =
      new ServiceLimits(500 * 1024, Duration.ofSeconds(60), 32000, Duration.ofSeconds(60), 1500);
}
