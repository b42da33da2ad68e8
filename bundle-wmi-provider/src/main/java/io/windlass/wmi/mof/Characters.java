package io.windlass.wmi.mof;

/** The characters of a file, one after the other, with the place of the next one. */
final class Characters {
  /** What is returned behind the last character; no character of MOF. */
  static final char END = '\uffff';

  private final String file;
  private final String text;
  private int next;
  private int line = 1;
  private int lineStart;

  Characters(String file, String text) {
    this.file = file;
    this.text = text;
  }

  boolean atEnd() {
    return next == text.length();
  }

  char peek() {
    return peek(0);
  }

  /** The character that many behind the next one. */
  char peek(int ahead) {
    return next + ahead < text.length() ? text.charAt(next + ahead) : END;
  }

  /** Takes the next character; a line ends with LF, CR LF or CR. */
  char take() {
    char c = text.charAt(next++);
    if (c == '\n' || c == '\r' && peek() != '\n') {
      line++;
      lineStart = next;
    }
    return c;
  }

  /** Takes these characters when they are next. */
  boolean take(String expected) {
    if (!text.startsWith(expected, next)) {
      return false;
    }
    for (int i = 0; i < expected.length(); i++) {
      take();
    }
    return true;
  }

  int offset() {
    return next;
  }

  /** What was taken since an offset. */
  String since(int offset) {
    return text.substring(offset, next);
  }

  Place place() {
    return new Place(file, line, next - lineStart + 1);
  }
}
