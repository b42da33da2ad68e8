package io.windlass.it.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The source tree that the tests run in. */
public final class Checkout {
  private static final Set<String> SKIPPED = Set.of(".git", "archive-tmp", "exam", "repo");

  private Checkout() {}

  /** The directory with the parent pom. */
  public static Path root() {
    String property = System.getProperty("windlass.root");
    return property == null ? Path.of("..").toAbsolutePath().normalize() : Path.of(property);
  }

  /** A file of the folder with recorded material and clients: by environment, or beside it. */
  public static Optional<Path> shared(String file) {
    String named = System.getenv("WINDLASS_SHARED");
    Path folder = named == null ? root().resolveSibling("shared") : Path.of(named);
    Path found = folder.resolve(file);
    return Files.exists(found) ? Optional.of(found) : Optional.empty();
  }

  /** The packed distribution. */
  public static Path archive() {
    return only(root().resolve("runtime/target"), name -> name.matches("windlass-.*\\.tar\\.gz"));
  }

  /** The unpacked distribution. */
  public static Path distribution() {
    return root().resolve("runtime/target/windlass");
  }

  /** The jar of a bundle in a module's target directory. */
  public static Path jar(String module) {
    return only(
        root().resolve(module).resolve("target"),
        name -> name.endsWith(".jar") && !name.contains("-tests") && !name.contains("-sources"));
  }

  /** Directories of this name, anywhere below the root and not below another one. */
  public static List<Path> directories(String tail) {
    List<Path> found = new ArrayList<>();
    walk(
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
            if (SKIPPED.contains(dir.getFileName().toString())) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            if (dir.endsWith(tail)) {
              found.add(dir);
              return FileVisitResult.SKIP_SUBTREE;
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return found;
  }

  /** Java sources below {@code src/test} of every module. */
  public static List<Path> testSources() {
    List<Path> found = new ArrayList<>();
    for (Path directory : directories("src/test/java")) {
      try (var files = Files.walk(directory)) {
        files.filter(file -> file.toString().endsWith(".java")).forEach(found::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return found;
  }

  private static Path only(Path directory, Predicate<String> name) {
    try (var files = Files.list(directory)) {
      return files
          .filter(file -> name.test(file.getFileName().toString()))
          .findFirst()
          .orElseThrow(() -> new AssertionError("nothing built in " + directory));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void walk(SimpleFileVisitor<Path> visitor) {
    try {
      Files.walkFileTree(root(), visitor);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
