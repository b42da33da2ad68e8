package io.windlass.wsman.api;

import java.util.Objects;

/**
 * The refusal of an operation: a {@link FaultCode} and a reason in words for the person who reads
 * it (what was refused, why, what to do). The host alone knows how it looks on the wire.
 */
public final class ResourceFault extends Exception {
  private static final long serialVersionUID = 1L;

  private final FaultCode code;

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
    super(Objects.requireNonNull(reason, "reason"), cause);
    this.code = Objects.requireNonNull(code, "code");
  }

  /** The kind of refusal. */
  public FaultCode code() {
    return code;
  }
}
