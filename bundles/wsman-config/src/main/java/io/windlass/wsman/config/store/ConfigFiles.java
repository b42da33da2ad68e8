package io.windlass.wsman.config.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The files of the directory {@code etc}, changed so that a crash leaves all of a change or nothing
 * of it: what several files will hold is first written to a journal, which the next start finishes.
 * For one thread at a time.
 */
final class ConfigFiles {
  private static final String END = "end";
  private static final String GONE = "-";
  private static final int MAX_FILE = 1 << 20;

  private final Path etc;
  private final Path journal;

  /**
   * @param etc where configurations lie
   * @param data where the journal is kept while a change is under way
   */
  ConfigFiles(Path etc, Path data) {
    this.etc = etc;
    this.journal = data.resolve("config-change");
  }

  /** Where the file of a configuration is or will be. */
  Path of(String fileName) {
    return etc.resolve(fileName);
  }

  /** What a file says; empty when there is none. */
  String read(Path file) throws IOException {
    if (Files.notExists(file)) {
      return "";
    }
    if (Files.size(file) > MAX_FILE) {
      throw new IOException(file + " has more than " + MAX_FILE + " octets");
    }
    return Files.readString(file, StandardCharsets.ISO_8859_1);
  }

  /**
   * Writes files, all or none of them.
   *
   * @param contents by file; null deletes it
   */
  void write(Map<Path, String> contents) throws IOException {
    if (contents.size() > 1) {
      replace(journal, text(contents));
    }
    apply(contents);
    Files.deleteIfExists(journal);
  }

  /** Finishes a change that a crash has interrupted; one that was not yet complete is forgotten. */
  void recover() throws IOException {
    if (Files.notExists(journal)) {
      return;
    }
    List<String> lines = Files.readAllLines(journal, StandardCharsets.ISO_8859_1);
    if (!lines.isEmpty() && lines.get(lines.size() - 1).equals(END)) {
      apply(contents(lines.subList(0, lines.size() - 1)));
    }
    Files.delete(journal);
  }

  private void apply(Map<Path, String> contents) throws IOException {
    for (Map.Entry<Path, String> entry : contents.entrySet()) {
      if (entry.getValue() == null) {
        Files.deleteIfExists(entry.getKey());
      } else {
        replace(entry.getKey(), entry.getValue());
      }
    }
    flush(etc);
  }

  private String text(Map<Path, String> contents) {
    StringBuilder text = new StringBuilder();
    contents.forEach(
        (file, content) -> {
          String octets = GONE;
          if (content != null) {
            byte[] raw = content.getBytes(StandardCharsets.ISO_8859_1);
            octets = Base64.getEncoder().encodeToString(raw);
          }
          text.append(file.getFileName()).append('\t').append(octets).append('\n');
        });
    return text.append(END).append('\n').toString();
  }

  private Map<Path, String> contents(List<String> lines) throws IOException {
    Map<Path, String> contents = new LinkedHashMap<>();
    for (String line : lines) {
      int tab = line.indexOf('\t');
      String name = line.substring(0, Math.max(tab, 0));
      if (name.isEmpty() || name.contains("/") || name.contains("\\")) {
        throw new IOException(journal + " is damaged; remove it");
      }
      String octets = line.substring(tab + 1);
      String content = null;
      if (!octets.equals(GONE)) {
        try {
          content = new String(Base64.getDecoder().decode(octets), StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException e) {
          throw new IOException(journal + " is damaged; remove it", e);
        }
      }
      contents.put(of(name), content);
    }
    return contents;
  }

  /** Whole or not at all, and on the disk when it returns. */
  private static void replace(Path file, String content) throws IOException {
    Path draft = file.resolveSibling("." + file.getFileName() + ".draft");
    try {
      Files.deleteIfExists(draft);
      create(draft, file);
      try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
        ByteBuffer octets = ByteBuffer.wrap(content.getBytes(StandardCharsets.ISO_8859_1));
        while (octets.hasRemaining()) {
          channel.write(octets);
        }
        channel.force(true);
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /** With the mode of the one that it replaces; a new one may hold secrets. */
  private static void create(Path draft, Path old) throws IOException {
    if (!Files.getFileStore(draft.getParent()).supportsFileAttributeView("posix")) {
      Files.createFile(draft);
      return;
    }
    Files.createFile(
        draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.setPosixFilePermissions(
        draft,
        Files.exists(old)
            ? Files.getPosixFilePermissions(old)
            : PosixFilePermissions.fromString("rw-r-----"));
  }

  private static void flush(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory)) {
      channel.force(true);
    } catch (AccessDeniedException windows) {
      // There directories cannot be opened, and need not be.
      return;
    }
  }
}
