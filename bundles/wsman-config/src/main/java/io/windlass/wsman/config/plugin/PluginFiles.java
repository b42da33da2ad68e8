package io.windlass.wsman.config.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/** The files that may be installed as plug-ins: those in the directories that were allowed. */
public final class PluginFiles {
  private static final long MAX_SIZE = 256L << 20;

  private final List<Path> directories;

  /**
   * @param directories where such files lie; one that does not exist holds none
   */
  public PluginFiles(List<Path> directories) {
    this.directories = List.copyOf(directories);
  }

  /**
   * The file of a name, which may be relative to one of the directories.
   *
   * @throws IOException when there is none, or it lies elsewhere; the message says where it could
   *     be
   */
  public Path find(String name) throws IOException {
    for (Path directory : directories) {
      Path candidate = directory.resolve(name);
      if (Files.isDirectory(directory)
          && Files.isRegularFile(candidate)
          && isBelow(directory, candidate)) {
        return candidate.toRealPath();
      }
    }
    throw new IOException(
        "there is no plug-in "
            + name
            + " in "
            + String.join(", ", directories.stream().map(Path::toString).toList())
            + "; copy it there, or allow its directory in etc/io.windlass.wsman.plugins.cfg"
            + " (directories)");
  }

  /** Links are followed first: what they lead to has to be allowed. */
  private static boolean isBelow(Path directory, Path candidate) throws IOException {
    return candidate.toRealPath().startsWith(directory.toRealPath());
  }

  /**
   * The symbolic name of a bundle.
   *
   * @throws IOException when the file is no bundle
   */
  public static String symbolicName(Path file) throws IOException {
    if (Files.size(file) > MAX_SIZE) {
      throw new IOException(file + " has more than " + MAX_SIZE + " octets");
    }
    try (JarFile jar = new JarFile(file.toFile(), false)) {
      Manifest manifest = jar.getManifest();
      String name =
          manifest == null ? null : manifest.getMainAttributes().getValue("Bundle-SymbolicName");
      if (name == null || name.isBlank()) {
        throw new IOException(file + " is no bundle: its manifest has no Bundle-SymbolicName");
      }
      return name.split(";", 2)[0].strip();
    } catch (java.util.zip.ZipException e) {
      throw new IOException(file + " is no bundle: " + e.getMessage(), e);
    }
  }

  /** Directories from a configuration: separated by commas. */
  public static List<Path> directories(String list, Path base) {
    List<Path> directories = new ArrayList<>();
    for (String item : list.split(",")) {
      if (!item.isBlank()) {
        directories.add(base.resolve(item.strip()).normalize());
      }
    }
    return directories;
  }
}
