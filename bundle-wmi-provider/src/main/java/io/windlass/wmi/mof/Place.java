package io.windlass.wmi.mof;

/**
 * Where something stands in a file; lines and columns count from 1. Two places are always equal:
 * where a thing stands is no part of what it says. Immutable.
 */
public final class Place {
  private final String file;
  private final int line;
  private final int column;

  Place(String file, int line, int column) {
    this.file = file;
    this.line = line;
    this.column = column;
  }

  /** The file as it was named to the parser. */
  public String file() {
    return file;
  }

  /** The line. */
  public int line() {
    return line;
  }

  /** The column, in UTF-16 units. */
  public int column() {
    return column;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Place;
  }

  @Override
  public int hashCode() {
    return 0;
  }

  /** In the form of compilers: {@code file:line:column}. */
  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
