package io.windlass.wsman.security;

import java.util.Objects;

/**
 * Why a token or a message was not accepted. The message is a sentence for the operator's log; the
 * peer never sees it. It holds no secret and no octet of one.
 */
public final class SecurityFailure extends Exception {
  private static final long serialVersionUID = 1L;

  /** What kind of no it is. */
  public enum Kind {
    /** It is not of the form that the mechanism prescribes. */
    MALFORMED,
    /** It is well formed, and proves that its sender does not know the secret. */
    WRONG_PROOF,
    /** It may be right, but what it offers is less than what is demanded here. */
    POLICY,
    /** It was altered, sent twice, or is not the one whose turn it is. */
    TAMPERED,
    /** This end cannot do it, whoever asks: a key that is missing, for example. */
    UNAVAILABLE
  }

  private final Kind kind;

  /** With a sentence for the operator. */
  public SecurityFailure(Kind kind, String message) {
    this(kind, message, null);
  }

  /** With a sentence for the operator, and what led to it. */
  public SecurityFailure(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = Objects.requireNonNull(kind, "kind");
  }

  /** What kind of no it is. */
  public Kind kind() {
    return kind;
  }
}
