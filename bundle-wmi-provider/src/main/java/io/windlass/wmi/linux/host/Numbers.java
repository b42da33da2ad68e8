package io.windlass.wmi.linux.host;

import java.util.OptionalLong;

/** Numbers as the kernel writes them, and the ranges of CIM types. */
public final class Numbers {
  private static final long UINT32_MAX = 0xFFFF_FFFFL;

  private Numbers() {}

  /** A decimal number in 64 bits; a larger unsigned one becomes {@link Long#MAX_VALUE}. */
  public static OptionalLong parse(String text) {
    try {
      return OptionalLong.of(Long.parseLong(text));
    } catch (NumberFormatException e) {
      boolean digits = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
      return digits ? OptionalLong.of(Long.MAX_VALUE) : OptionalLong.empty();
    }
  }

  /** The leading digits of a text such as {@code "24684084 kB"}. */
  public static OptionalLong leading(String text) {
    int end = 0;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return parse(text.substring(0, end));
  }

  /** A counter in 32 bits, which wraps. */
  public static long wrapped(long value) {
    return value & UINT32_MAX;
  }

  /** A size in 32 bits, which stays at the largest value. */
  public static long capped(long value) {
    return Math.min(Math.max(value, 0), UINT32_MAX);
  }

  /** The number as an object, or null: what {@link Row} takes for NULL. */
  public static Long orNull(OptionalLong number) {
    return number.isPresent() ? number.getAsLong() : null;
  }
}
