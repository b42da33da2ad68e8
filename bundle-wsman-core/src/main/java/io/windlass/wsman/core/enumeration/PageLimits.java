package io.windlass.wsman.core.enumeration;

import io.windlass.wsman.api.FaultCode;
import java.time.Instant;

/**
 * What one page may hold.
 *
 * @param maxElements the most items, at least 1
 * @param maxBytes the buffer's size that must not be passed
 * @param tooLarge the fault when a single item does not fit: whose limit it breaks
 * @param until when to answer with what there is
 */
public record PageLimits(int maxElements, int maxBytes, FaultCode tooLarge, Instant until) {}
