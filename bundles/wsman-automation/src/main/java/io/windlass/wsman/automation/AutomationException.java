package io.windlass.wsman.automation;

/** What scripts know as {@code Err}: a number, its text, and which object failed. */
public final class AutomationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long number;
  private final String source;

  AutomationException(long number, String description, String source, Throwable cause) {
    super(description, cause);
    this.number = number;
    this.source = source;
  }

  /** As {@code winrm helpmsg} explains it: signed, 32 bits. */
  public int getNumber() {
    return (int) number;
  }

  /** The number in hexadecimal, {@code 0x80338029}. */
  public String getHexNumber() {
    return String.format("0x%08X", number & 0xFFFFFFFFL);
  }

  /** The text for people. */
  public String getDescription() {
    return getMessage();
  }

  /** {@code WSMan}, {@code Session}, {@code Enumerator} or {@code ResourceLocator}. */
  public String getSource() {
    return source;
  }
}
