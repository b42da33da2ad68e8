package io.windlass.wsman.api;

import java.util.Objects;
import java.util.OptionalLong;

/**
 * The refusal of an operation: a {@link FaultCode} and a reason in words for the person who reads
 * it (what was refused, why, what to do). The host alone knows how it looks on the wire.
 */
public final class ResourceFault extends Exception {
  private static final long serialVersionUID = 1L;

  private static final long MAX_NUMBER = 0xFFFFFFFFL;

  private final FaultCode code;
  private final long number;

  /**
   * @param code the kind of refusal
   * @param reason for a person; must not hold secrets
   */
  public ResourceFault(FaultCode code, String reason) {
    this(code, reason, null);
  }

  /**
   * @param code the kind of refusal
   * @param reason for a person; must not hold secrets
   * @param cause for the log only; may be null
   */
  public ResourceFault(FaultCode code, String reason, Throwable cause) {
    this(code, -1, reason, cause);
  }

  private ResourceFault(FaultCode code, long number, String reason, Throwable cause) {
    super(Objects.requireNonNull(reason, "reason"), cause);
    this.code = Objects.requireNonNull(code, "code");
    this.number = number;
  }

  /**
   * A refusal with a number of its own in {@code WSManFault/@Code}: a Win32 error or an HRESULT,
   * where clients look for that one and not for the kind's.
   *
   * @param number 0 to 4294967295
   * @throws IllegalArgumentException when the number does not fit
   */
  public static ResourceFault numbered(FaultCode code, long number, String reason) {
    if (number < 0 || number > MAX_NUMBER) {
      throw new IllegalArgumentException("not an unsigned 32-bit number: " + number);
    }
    return new ResourceFault(code, number, reason, null);
  }

  /** The kind of refusal. */
  public FaultCode code() {
    return code;
  }

  /** The number in place of the kind's, when there is one. */
  public OptionalLong number() {
    return number < 0 ? OptionalLong.empty() : OptionalLong.of(number);
  }
}
