package io.windlass.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * The read-only home of the product: {@code bundles/NN/*.jar}, where NN is the start level.
 *
 * @param home the directory
 * @param version the product's version
 * @param bundles in the order of start: by level, then by name
 */
record Installation(Path home, String version, List<BundleFile> bundles) {

  /** One bundle of the installation and the start level it runs at. */
  record BundleFile(int level, Path jar) {
    /** Jars stay where they are: the framework keeps no copy. */
    String location() {
      return "reference:" + jar.toUri();
    }

    String name() {
      return jar.getFileName().toString();
    }
  }

  /** Reads the list of bundles. */
  static Installation read(Path home, String version) throws StartFailure {
    Path root = home.resolve("bundles");
    List<BundleFile> found = new ArrayList<>();
    try (DirectoryStream<Path> levels = Files.newDirectoryStream(root, "[0-9][0-9]")) {
      for (Path level : levels) {
        addLevel(level, found);
      }
    } catch (IOException e) {
      throw new StartFailure("the installation " + home + " cannot be read: " + e, e);
    }
    if (found.isEmpty()) {
      throw new StartFailure("the installation " + home + " is incomplete: no bundle in " + root);
    }
    found.sort(Comparator.comparingInt(BundleFile::level).thenComparing(BundleFile::name));
    return new Installation(home, version, List.copyOf(found));
  }

  private static void addLevel(Path level, List<BundleFile> found) throws IOException {
    int number = Integer.parseInt(level.getFileName().toString());
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(level, "*.jar")) {
      for (Path jar : jars) {
        found.add(new BundleFile(number, jar));
      }
    }
  }

  /** Changes whenever the framework's cache, made for another set of jars, is worthless. */
  String fingerprint() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update((home + "\n" + version + "\n").getBytes(StandardCharsets.UTF_8));
      for (BundleFile bundle : bundles) {
        String line =
            String.format(
                "%d %s %d %d%n",
                bundle.level(),
                bundle.name(),
                Files.size(bundle.jar()),
                Files.getLastModifiedTime(bundle.jar()).toMillis());
        digest.update(line.getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
