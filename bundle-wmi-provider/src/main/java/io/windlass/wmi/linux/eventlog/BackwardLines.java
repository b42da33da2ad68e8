package io.windlass.wmi.linux.eventlog;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The lines of a file from the last to the first with their numbers, which count from 1. What is
 * written after the start is not read; of a line as much as fits a block is kept. For one thread.
 */
final class BackwardLines implements Iterator<BackwardLines.Line>, Closeable {
  private static final int BLOCK = 1 << 16;
  private static final byte[] END_OF_LINE = {'\n'};

  private final RandomAccessFile file;
  private final Deque<String> lines = new ArrayDeque<>();
  private byte[] carried = new byte[0];
  private long position;
  private long number;

  /** One line without its end. */
  record Line(long number, String text) {}

  BackwardLines(Path path) throws IOException {
    this.file = new RandomAccessFile(path.toFile(), "r");
    try {
      countLines();
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  private void countLines() throws IOException {
    byte[] block = new byte[BLOCK];
    byte last = '\n';
    for (int read = file.read(block); read > 0; read = file.read(block)) {
      Interrupts.check();
      for (int i = 0; i < read; i++) {
        number += block[i] == '\n' ? 1 : 0;
      }
      last = block[read - 1];
      position += read;
    }
    number += last == '\n' ? 0 : 1;
  }

  /** The number of lines. */
  long count() {
    return number;
  }

  @Override
  public boolean hasNext() {
    try {
      Interrupts.check();
      while (lines.isEmpty() && position > 0) {
        readBlock();
      }
      return !lines.isEmpty();
    } catch (EOFException e) {
      position = 0; // somebody has emptied the file
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Line next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return new Line(number--, lines.pop());
  }

  /** Takes the lines that start in the block before; what is before the first is carried on. */
  private void readBlock() throws IOException {
    int length = (int) Math.min(BLOCK, position);
    position -= length;
    byte[] block = new byte[length + carried.length];
    file.seek(position);
    file.readFully(block, 0, length);
    System.arraycopy(carried, 0, block, length, carried.length);
    int start = position == 0 ? 0 : firstLine(block);
    carried = start > 2 * BLOCK ? END_OF_LINE : Arrays.copyOf(block, start);
    String text = new String(block, start, block.length - start, StandardCharsets.UTF_8);
    if (!text.isEmpty()) {
      int end = text.endsWith("\n") ? text.length() - 1 : text.length();
      for (String line : text.substring(0, end).split("\n", -1)) {
        lines.push(line);
      }
    }
  }

  private static int firstLine(byte[] block) {
    int at = 0;
    while (at < block.length && block[at] != '\n') {
      at++;
    }
    return Math.min(at + 1, block.length);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
