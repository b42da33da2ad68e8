package io.windlass.wsman.client;

/** Character data for requests. */
public final class XmlText {
  private XmlText() {}

  /**
   * Appends text so that it may stand in an element or in a double-quoted attribute.
   *
   * @throws IllegalArgumentException for characters that XML 1.0 cannot carry
   */
  public static void escape(StringBuilder out, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        case '"' -> out.append("&quot;");
        case '\r', '\n', '\t' -> out.append("&#").append((int) c).append(';');
        default -> {
          if (c < ' ' || c == '\uFFFE' || c == '\uFFFF') {
            throw new IllegalArgumentException(
                "the character U+" + Integer.toHexString(c) + " cannot be sent in XML 1.0");
          }
          out.append(c);
        }
      }
    }
  }

  /** The text, ready to stand in an element or in a double-quoted attribute. */
  public static String escaped(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    escape(out, text);
    return out.toString();
  }
}
