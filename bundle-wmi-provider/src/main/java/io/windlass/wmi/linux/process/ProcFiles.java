package io.windlass.wmi.linux.process;

import io.windlass.wmi.linux.host.HostRoot;
import io.windlass.wmi.linux.host.KeyValues;
import io.windlass.wmi.linux.host.Lazy;
import io.windlass.wmi.linux.host.Numbers;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The files of one process below {@code /proc}, each read when it is first needed. */
final class ProcFiles {
  /** As long as a command line can be on Windows. */
  private static final int COMMAND_LINE_LIMIT = 32_767;

  private static final int COMM_LIMIT = 15;

  private final HostRoot files;
  private final String directory;
  private final Lazy<Optional<ProcStat>> stat;
  private final Lazy<Optional<Map<String, String>>> status;
  private final Lazy<Optional<String>> arguments;
  private final Lazy<Map<String, String>> io;
  private boolean missing;

  ProcFiles(HostRoot files, long pid) {
    this.files = files;
    this.directory = "/proc/" + pid;
    this.stat = new Lazy<>(() -> noting(text("stat").flatMap(ProcStat::parse)));
    this.status = new Lazy<>(() -> noting(text("status").map(KeyValues::colons)));
    this.arguments =
        new Lazy<>(() -> noting(files.text(directory + "/cmdline", COMMAND_LINE_LIMIT)));
    // Not noted: only the owner and root may read it.
    this.io = new Lazy<>(() -> text("io").map(KeyValues::colons).orElse(Map.of()));
  }

  private Optional<String> text(String name) {
    return files.text(directory + "/" + name, 1 << 16);
  }

  private <T> Optional<T> noting(Optional<T> content) {
    missing |= content.isEmpty();
    return content;
  }

  /** True when the process went away while it was read. */
  boolean vanished() {
    return missing && !files.exists(directory + "/stat");
  }

  Optional<ProcStat> stat() {
    return stat.get();
  }

  /** A number of kilobytes in {@code status}; absent for kernel threads. */
  OptionalLong kilobytes(String key) {
    String value = status.get().map(map -> map.get(key)).orElse(null);
    return value == null ? OptionalLong.empty() : Numbers.leading(value);
  }

  /** The effective user. */
  OptionalLong effectiveUser() {
    String[] ids = status.get().map(map -> map.get("Uid")).orElse("").split("\\s+");
    return ids.length < 2 ? OptionalLong.empty() : Numbers.parse(ids[1]);
  }

  OptionalLong io(String key) {
    String value = io.get().get(key);
    return value == null ? OptionalLong.empty() : Numbers.parse(value);
  }

  Optional<String> commandLine() {
    return arguments.get().flatMap(CommandLines::join);
  }

  /** The file of the program; only the owner and root may see it. */
  Optional<String> executable() {
    return files
        .link(directory + "/exe")
        .map(path -> path.endsWith(" (deleted)") ? path.substring(0, path.length() - 10) : path);
  }

  /** The number of open files; only the owner and root may see it. */
  Optional<Long> handles() {
    return files.isDirectory(directory + "/fd") && files.path(directory + "/fd").toFile().canRead()
        ? Optional.of((long) files.names(directory + "/fd").size())
        : Optional.empty();
  }

  /**
   * The name that the kernel keeps; the one that everybody may read and that {@code ps} shows. The
   * kernel cuts it at 15 bytes: the rest is taken from the executable or the first argument.
   */
  Optional<String> name() {
    return stat().map(ProcStat::name).map(this::whole);
  }

  private String whole(String name) {
    if (name.length() < COMM_LIMIT) {
      return name;
    }
    String first = arguments.get().orElse("");
    int end = first.indexOf('\0');
    return executable()
        .map(ProcFiles::fileName)
        .filter(file -> file.startsWith(name))
        .or(
            () ->
                Optional.of(fileName(end < 0 ? first : first.substring(0, end)))
                    .filter(file -> file.startsWith(name)))
        .orElse(name);
  }

  private static String fileName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
