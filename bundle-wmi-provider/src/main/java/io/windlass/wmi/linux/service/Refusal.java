package io.windlass.wmi.linux.service;

/** A method of {@code Win32_Service} that was not carried out: what the client gets, and why. */
public final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  private final int code;

  /**
   * @param code the return value
   * @param reason for the log
   */
  public Refusal(int code, String reason) {
    super(reason);
    this.code = code;
  }

  /** The return value. */
  public int code() {
    return code;
  }
}
