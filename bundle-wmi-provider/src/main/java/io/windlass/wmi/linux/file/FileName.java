package io.windlass.wmi.linux.file;

import io.windlass.wmi.linux.storage.MountTable.Mount;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * An absolute path in its only spelling: no empty part, no dots, no slash at the end.
 *
 * @param text such as {@code /etc/ssh/sshd_config.old}
 */
record FileName(String text) {
  /** Empty for anything else. */
  static Optional<FileName> parse(String text) {
    try {
      boolean normal = text.startsWith("/") && Path.of(text).normalize().toString().equals(text);
      return normal ? Optional.of(new FileName(text)) : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** The directory with a slash at its end; empty for the root. */
  String directory() {
    return text.equals("/") ? "" : text.substring(0, text.lastIndexOf('/') + 1);
  }

  /** The name without the directory and the extension. */
  String base() {
    return text.substring(text.lastIndexOf('/') + 1, dot());
  }

  /** What stands behind the last dot; a name that starts with its only dot has none. */
  String extension() {
    return dot() == text.length() ? "" : text.substring(dot() + 1);
  }

  private int dot() {
    int dot = text.lastIndexOf('.');
    return dot > text.lastIndexOf('/') + 1 ? dot : text.length();
  }

  /** The file system that it is on. */
  Optional<Mount> mount(List<Mount> mounts) {
    return mounts.stream()
        .filter(mount -> isBelow(mount.point()))
        .max(Comparator.comparingInt(mount -> mount.point().length()));
  }

  private boolean isBelow(String point) {
    return text.equals(point) || text.startsWith(point.endsWith("/") ? point : point + "/");
  }
}
