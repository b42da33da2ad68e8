package io.windlass.wmi.linux.host;

import java.io.BufferedReader;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The directory under which the files of the host lie: {@code /}, or a tree that a test has
 * written. Names are absolute as on the host, such as {@code /proc/1/stat}. What does not exist,
 * vanishes or may not be read is empty: the account of this service need not be root. What it may
 * not read is told in the log, once.
 *
 * @param root the directory that stands for {@code /}
 */
public record HostRoot(Path root) {
  private static final int TEXT_LIMIT = 1 << 20;
  private static final int BUFFER = 1 << 16;

  /** The root of this very host. */
  public static HostRoot real() {
    return new HostRoot(Path.of("/"));
  }

  /** Where a file of the host lies. */
  public Path path(String file) {
    int start = 0;
    while (start < file.length() && file.charAt(start) == '/') {
      start++;
    }
    return root.resolve(file.substring(start));
  }

  /**
   * The bytes of a file up to a limit; the rest is not read. Pipes and devices are not opened: that
   * could take for ever.
   */
  public Optional<byte[]> bytes(String file, int limit) {
    try {
      File regular = path(file).toFile();
      if (!regular.isFile()) {
        return Optional.empty();
      }
      try (InputStream in = new FileInputStream(regular)) {
        return Optional.of(in.readNBytes(limit));
      } catch (IOException e) {
        if (regular.exists() && !regular.canRead()) {
          Unreadable.note(file);
        }
        return Optional.empty();
      }
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** The text of a file up to a limit of bytes; bytes that are not UTF-8 become U+FFFD. */
  public Optional<String> text(String file, int limit) {
    return bytes(file, limit).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  /** The text of a file, at most 1 MiB of it. */
  public Optional<String> text(String file) {
    return text(file, TEXT_LIMIT);
  }

  /** The text of a one-line file without the blanks around it; empty when nothing is left. */
  public Optional<String> value(String file) {
    return text(file).map(String::strip).filter(text -> !text.isEmpty());
  }

  /** The number in a one-line file. */
  public OptionalLong number(String file) {
    return value(file).map(Numbers::parse).orElse(OptionalLong.empty());
  }

  /** The lines of a file, at most 1 MiB of it. */
  public List<String> lines(String file) {
    return text(file).map(text -> text.lines().toList()).orElse(List.of());
  }

  /**
   * The lines of a file however long it is, read as they are consumed; the stream is to be closed.
   */
  public Stream<String> stream(String file) {
    try {
      File regular = path(file).toFile();
      if (!regular.isFile()) {
        return Stream.empty();
      }
      BufferedReader reader =
          new BufferedReader(new FileReader(regular, StandardCharsets.UTF_8), BUFFER);
      return reader.lines().onClose(() -> close(reader));
    } catch (IOException | InvalidPathException e) {
      return Stream.empty();
    }
  }

  private static void close(BufferedReader reader) {
    try {
      reader.close();
    } catch (IOException e) {
      // it was only read
    }
  }

  /** The names in a directory, sorted. */
  public List<String> names(String directory) {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(path(directory))) {
      for (Path entry : entries) {
        names.add(entry.getFileName().toString());
      }
    } catch (AccessDeniedException e) {
      Unreadable.note(directory);
      return List.of();
    } catch (IOException | DirectoryIteratorException | InvalidPathException e) {
      return List.of();
    }
    Collections.sort(names);
    return names;
  }

  /** What a symbolic link points to, as it is written. */
  public Optional<String> link(String file) {
    try {
      return Optional.of(Files.readSymbolicLink(path(file)).toString());
    } catch (AccessDeniedException e) {
      Unreadable.note(file);
      return Optional.empty();
    } catch (IOException | UnsupportedOperationException | InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** The last name of what a symbolic link points to. */
  public Optional<String> linkName(String file) {
    return link(file).map(target -> target.substring(target.lastIndexOf('/') + 1));
  }

  /** True when the file or directory exists. */
  public boolean exists(String file) {
    try {
      return Files.exists(path(file));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** True for a program or a script that this account may run. */
  public boolean isExecutable(String file) {
    try {
      return Files.isRegularFile(path(file)) && Files.isExecutable(path(file));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** True when the file is a directory. */
  public boolean isDirectory(String file) {
    try {
      return Files.isDirectory(path(file));
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
