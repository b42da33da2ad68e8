package io.windlass.wmi.linux.host;

/** Text of a client as it may stand in a log: one line, not too long. */
public final class LogText {
  private static final int LIMIT = 256;

  private LogText() {}

  /** The text with control characters escaped, cut after 256 characters. */
  public static String of(String text) {
    StringBuilder safe = new StringBuilder();
    for (int i = 0; i < Math.min(text.length(), LIMIT); i++) {
      char c = text.charAt(i);
      int type = Character.getType(c);
      boolean hidden =
          Character.isISOControl(c)
              || type == Character.FORMAT
              || type == Character.LINE_SEPARATOR
              || type == Character.PARAGRAPH_SEPARATOR;
      safe.append(hidden ? String.format("\\u%04x", (int) c) : c);
    }
    return text.length() > LIMIT ? safe.append('…').toString() : safe.toString();
  }
}
