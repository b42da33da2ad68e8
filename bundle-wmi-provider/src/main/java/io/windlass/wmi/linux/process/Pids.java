package io.windlass.wmi.linux.process;

import io.windlass.wmi.linux.host.HostRoot;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/** Process ids in names and keys. */
public final class Pids {
  private static final int LONGEST = 10;

  private Pids() {}

  /** The ids of all processes, from the lowest. */
  public static LongStream all(HostRoot files) {
    return files.names("/proc").stream()
        .map(Pids::parse)
        .flatMapToLong(OptionalLong::stream)
        .sorted();
  }

  /** The id that a text is, digits without a leading zero; empty for anything else. */
  static OptionalLong parse(String text) {
    if (text.isEmpty() || text.length() > LONGEST || text.charAt(0) == '0') {
      return OptionalLong.empty();
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return OptionalLong.empty();
      }
    }
    return OptionalLong.of(Long.parseLong(text));
  }

  /** The id in the keys of a {@code Win32_Process}. */
  static OptionalLong fromKeys(Map<String, String> keys) {
    return keys.entrySet().stream()
        .filter(key -> key.getKey().equalsIgnoreCase("Handle"))
        .map(key -> parse(key.getValue()))
        .findFirst()
        .orElse(OptionalLong.empty());
  }

  /** True when there is a process, and not only a thread, with that id. */
  static boolean isProcess(HostRoot files, long pid) {
    return files
        .text("/proc/" + pid + "/status")
        .filter(status -> ("\n" + status).contains("\nTgid:\t" + pid + "\n"))
        .isPresent();
  }
}
