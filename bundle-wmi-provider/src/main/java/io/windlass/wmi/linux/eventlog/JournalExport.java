package io.windlass.wmi.linux.eventlog;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Entries in the Journal Export Format: a line {@code FIELD=value}, or a line {@code FIELD} with a
 * length in eight bytes and that many bytes; an empty line ends an entry. A value is kept up to 64
 * KiB. For one thread.
 */
final class JournalExport implements Iterator<Map<String, String>> {
  private static final int LIMIT = 1 << 16;

  private final InputStream in;
  private Map<String, String> next;

  JournalExport(InputStream in) {
    this.in = in;
  }

  /** Starts a program that writes entries; closing the stream ends the program. */
  static Stream<Map<String, String>> run(List<String> command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectInput(new File("/dev/null"))
            .redirectError(Redirect.DISCARD)
            .directory(new File("/"));
    builder.environment().put("LC_ALL", "C");
    Process process = builder.start();
    JournalExport entries = new JournalExport(new BufferedInputStream(process.getInputStream()));
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(entries, Spliterator.ORDERED), false)
        .onClose(process::destroyForcibly);
  }

  @Override
  public boolean hasNext() {
    try {
      while (next == null) {
        Interrupts.check();
        Map<String, String> entry = new HashMap<>();
        boolean ended = !read(entry);
        if (!entry.isEmpty()) {
          next = entry;
        } else if (ended) {
          return false;
        }
      }
      return true;
    } catch (EOFException e) {
      return false; // cut in the middle of an entry
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Map<String, String> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Map<String, String> entry = next;
    next = null;
    return entry;
  }

  /** Reads up to an empty line; false when the input ends there. */
  private boolean read(Map<String, String> entry) throws IOException {
    while (true) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      boolean more = line(line);
      String text = line.toString(StandardCharsets.UTF_8);
      int equals = text.indexOf('=');
      if (equals > 0) {
        entry.put(text.substring(0, equals), text.substring(equals + 1));
      } else if (!text.isEmpty() && more) {
        entry.put(text, binary());
      } else {
        return more;
      }
      if (!more) {
        return false;
      }
    }
  }

  /** Reads a line without its end, as much as is kept; false when the input ends. */
  private boolean line(ByteArrayOutputStream line) throws IOException {
    for (int octet = in.read(); octet >= 0; octet = in.read()) {
      if (octet == '\n') {
        return true;
      }
      if (line.size() < LIMIT) {
        line.write(octet);
      }
    }
    return false;
  }

  private String binary() throws IOException {
    byte[] size = in.readNBytes(Long.BYTES);
    if (size.length < Long.BYTES) {
      throw new EOFException();
    }
    long length = ByteBuffer.wrap(size).order(ByteOrder.LITTLE_ENDIAN).getLong();
    if (length < 0) {
      throw new IOException("journalctl wrote a field of " + length + " bytes");
    }
    byte[] kept = in.readNBytes((int) Math.min(length, LIMIT));
    in.skipNBytes(length - kept.length);
    in.skipNBytes(1); // the end of the line
    return new String(kept, StandardCharsets.UTF_8);
  }
}
