package io.windlass.wsman.api.cim;

/**
 * CIM data types (DSP0004 §5.2) and the Java types of their values in an {@link Instance}. An array
 * property holds a {@link java.util.List} of these.
 */
public enum CimType {
  /** {@link Boolean}. */
  BOOLEAN,
  /** {@link Integer}, or any {@link Number} in range. */
  UINT8,
  /** {@link Integer}, or any {@link Number} in range. */
  SINT8,
  /** {@link Integer}, or any {@link Number} in range. */
  UINT16,
  /** {@link Integer}, or any {@link Number} in range. */
  SINT16,
  /** {@link Long}, or any {@link Number} in range. */
  UINT32,
  /** {@link Integer}, or any {@link Number} in range. */
  SINT32,
  /** {@link java.math.BigInteger}, or any {@link Number} in range. */
  UINT64,
  /** {@link Long}, or any {@link Number} in range. */
  SINT64,
  /** {@link Float}, or any {@link Number}. */
  REAL32,
  /** {@link Double}, or any {@link Number}. */
  REAL64,
  /** {@link Character}. */
  CHAR16,
  /** {@link String}. */
  STRING,
  /** {@link CimDateTime}. */
  DATETIME,
  /** {@link io.windlass.wsman.api.Target}. */
  REFERENCE,
  /** {@link Instance}. */
  EMBEDDED;

  /** True for the integer types. */
  public boolean isInteger() {
    return ordinal() >= UINT8.ordinal() && ordinal() <= SINT64.ordinal();
  }

  /** True for the integer and the real types. */
  public boolean isNumeric() {
    return isInteger() || this == REAL32 || this == REAL64;
  }
}
