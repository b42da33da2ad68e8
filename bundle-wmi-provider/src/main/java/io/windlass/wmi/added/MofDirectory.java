package io.windlass.wmi.added;

import io.windlass.wmi.mof.MofElement;
import io.windlass.wmi.mof.MofException;
import io.windlass.wmi.mof.MofFiles;
import io.windlass.wmi.mof.MofLoader;
import io.windlass.wmi.mof.MofPrinter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The directory {@code mof/} of an instance: what is in it is what is declared. */
final class MofDirectory {
  private final Path directory;

  MofDirectory(Path directory) {
    this.directory = directory;
  }

  /** The name under which a file goes in, so that it is seen there. */
  static String nameFor(String file) {
    String visible = file.startsWith(".") ? file.substring(1) : file;
    return visible.endsWith(MofArtifacts.SUFFIX) ? visible : visible + MofArtifacts.SUFFIX;
  }

  /** These elements with the namespace that holds where they say none. */
  static List<MofElement> inNamespace(String namespace, List<MofElement> elements) {
    List<MofElement> all = new ArrayList<>();
    all.add(MofElement.Pragma.namespace(namespace));
    all.addAll(elements);
    return all;
  }

  /** The files that are there; one that is no MOF is left out, as the service does. */
  List<MofUnit> units() throws IOException {
    List<MofUnit> units = new ArrayList<>();
    if (!Files.isDirectory(directory)) {
      return units;
    }
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(MofArtifacts.SUFFIX) && !name.startsWith(".")) {
          try {
            units.add(new MofUnit(name, MofLoader.load(MofFiles.below(directory), name)));
          } catch (MofException e) {
            // the service has told it in its log
          }
        }
      }
    }
    return units;
  }

  /**
   * Writes a file: whoever reads it finds the old or the new one, also after a crash. The directory
   * is the service's, whoever calls this may be root: no link in it is followed.
   */
  Path write(String name, List<MofElement> elements) throws IOException {
    if (!Files.isDirectory(directory.getParent())) {
      throw new NoSuchFileException(directory.getParent().toString(), null, "there is no instance");
    }
    Files.createDirectories(directory);
    Path target = directory.resolve(name);
    Path draft = directory.resolve("." + name + ".draft");
    ByteBuffer text =
        StandardCharsets.UTF_8.encode("// Compiled by mofcomp\n" + MofPrinter.print(elements));
    if (text.remaining() > MofLoader.FILE_BYTES) {
      throw new IOException(name + " has " + text.remaining() + " octets with what it includes");
    }
    Files.deleteIfExists(draft);
    try (FileChannel out =
        FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      while (text.hasRemaining()) {
        out.write(text);
      }
      out.force(true);
    }
    // Whoever calls this may be another than the account of the service, with another umask.
    Files.getFileAttributeView(draft, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
        .setPermissions(PosixFilePermissions.fromString("rw-r--r--"));
    Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    try (FileChannel entries = FileChannel.open(directory, StandardOpenOption.READ)) {
      entries.force(true);
    }
    return target;
  }
}
