package io.windlass.wmi.mof;

import io.windlass.wmi.mof.MofElement.Pragma;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/** Reads a file and what it includes; for one compilation. */
public final class MofLoader {
  /** Octets that a file has at most. */
  public static final int FILE_BYTES = Limits.FILE_BYTES;

  private static final String INCLUDE = "include";

  private final MofFiles files;
  private final Deque<String> open = new ArrayDeque<>();
  private final TokenCount count = new TokenCount();
  private int filesRead;
  private int bytesRead;

  private MofLoader(MofFiles files) {
    this.files = files;
  }

  /**
   * The elements of a file, those of an included file in the place of its {@code #pragma include}.
   *
   * @param path as {@link MofFiles} wants it; also how messages name the file
   * @throws MofException with the place, also when a file cannot be read
   */
  public static List<MofElement> load(MofFiles files, String path) throws MofException {
    List<MofElement> elements = new ArrayList<>();
    new MofLoader(files).load(path, new Place(path, 1, 1), elements);
    return List.copyOf(elements);
  }

  private void load(String path, Place from, List<MofElement> elements) throws MofException {
    if (open.contains(path)) {
      throw new MofException(from, path + " includes itself: " + String.join(" < ", open));
    }
    if (open.size() >= Limits.INCLUDES_DEEP || ++filesRead > Limits.FILES) {
      throw new MofException(
          from,
          "at most "
              + Limits.FILES
              + " files are read, and they include each other at most "
              + Limits.INCLUDES_DEEP
              + " deep");
    }
    String text = read(path, from);
    open.push(path);
    for (MofElement element : MofParser.parse(path, text, count)) {
      if (element instanceof Pragma pragma && pragma.is(INCLUDE)) {
        load(included(pragma, path), pragma.at(), elements);
      } else {
        elements.add(element);
      }
    }
    open.pop();
  }

  /** The path of an included file, which is relative to the file that includes it. */
  private static String included(Pragma pragma, String from) throws MofException {
    if (pragma.arguments().size() != 1) {
      throw new MofException(pragma.at(), "expected #pragma include(\"FILE\")");
    }
    String name = pragma.arguments().get(0).replace('\\', '/');
    if (name.isEmpty() || name.startsWith("/") || name.matches("[A-Za-z]:.*")) {
      throw new MofException(
          pragma.at(), "expected a path relative to this file, found \"" + name + '"');
    }
    Deque<String> path = new ArrayDeque<>(List.of(from.split("/")));
    path.removeLast();
    for (String segment : name.split("/")) {
      if (segment.equals("..")) {
        if (path.pollLast() == null) {
          throw new MofException(
              pragma.at(), name + " is outside of the directory that files are read from");
        }
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        path.addLast(segment);
      }
    }
    return String.join("/", path);
  }

  private String read(String path, Place from) throws MofException {
    byte[] bytes;
    try (InputStream in = files.open(path)) {
      bytes = in.readNBytes(Limits.FILE_BYTES + 1);
    } catch (NoSuchFileException e) {
      throw new MofException(from, "there is no file " + path);
    } catch (IOException | InvalidPathException e) {
      throw new MofException(from, "the file cannot be read: " + e.getMessage());
    }
    bytesRead += bytes.length;
    if (bytes.length > Limits.FILE_BYTES || bytesRead > Limits.ALL_BYTES) {
      throw new MofException(
          from,
          path
              + " is too large: a file has at most "
              + (Limits.FILE_BYTES >> 20)
              + " MiB, all together at most "
              + (Limits.ALL_BYTES >> 20));
    }
    return decode(bytes, path);
  }

  /** UTF-8, or UTF-16 with the mark that says so. */
  static String decode(byte[] bytes, String path) throws MofException {
    Charset charset = StandardCharsets.UTF_8;
    int mark = 0;
    if (starts(bytes, 0xff, 0xfe)) {
      charset = StandardCharsets.UTF_16LE;
      mark = 2;
    } else if (starts(bytes, 0xfe, 0xff)) {
      charset = StandardCharsets.UTF_16BE;
      mark = 2;
    } else if (starts(bytes, 0xef, 0xbb, 0xbf)) {
      mark = 3;
    }
    ByteBuffer octets = ByteBuffer.wrap(bytes, mark, bytes.length - mark);
    try {
      return charset.newDecoder().decode(octets).toString();
    } catch (CharacterCodingException e) {
      int line = 1;
      for (int i = 0; i < octets.position(); i++) {
        line += bytes[i] == '\n' ? 1 : 0;
      }
      throw new MofException(
          new Place(path, line, 1),
          "expected " + charset.name().toUpperCase(Locale.ROOT) + " text, found other octets");
    }
  }

  private static boolean starts(byte[] bytes, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xff) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
