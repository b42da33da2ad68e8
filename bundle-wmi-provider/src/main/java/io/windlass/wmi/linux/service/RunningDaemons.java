package io.windlass.wmi.linux.service;

import io.windlass.wmi.linux.host.HostRoot;
import io.windlass.wmi.linux.host.Lazy;
import io.windlass.wmi.linux.host.Numbers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the process of an init script: by a pid file that the script names, by the usual pid files
 * ({@code /run/NAME.pid}, {@code /run/NAME/pid}, {@code /run/NAME/*.pid}), else by the program that
 * it starts, as {@code pidofproc} of the LSB does. For one thread.
 */
final class RunningDaemons {
  /** What runs many programs tells nothing about one of them. */
  private static final Pattern INTERPRETER =
      Pattern.compile("((ba|da|k|z)?sh|busybox|java|lua|node|perl|php|python|ruby)[0-9.]*");

  private final HostRoot files;
  private final Lazy<Map<String, Long>> executables;

  RunningDaemons(HostRoot files) {
    this.files = files;
    this.executables = new Lazy<>(this::readExecutables);
  }

  OptionalLong find(String name, InitScript script) {
    OptionalLong byFile =
        Stream.concat(script.pidFiles().stream(), usualFiles(name).stream())
            .flatMapToLong(file -> pidIn(file).stream())
            .filter(this::isAlive)
            .findFirst();
    return byFile.isPresent() ? byFile : byProgram(script.daemon().map(this::realPath).orElse(""));
  }

  private OptionalLong byProgram(String program) {
    String name = program.substring(program.lastIndexOf('/') + 1);
    Long pid = INTERPRETER.matcher(name).matches() ? null : executables.get().get(program);
    return pid == null ? OptionalLong.empty() : OptionalLong.of(pid);
  }

  private List<String> usualFiles(String name) {
    String directory = "/run/" + name;
    Stream<String> inside =
        files.names(directory).stream()
            .filter(file -> file.equals("pid") || file.endsWith(".pid"))
            .map(file -> directory + "/" + file);
    return Stream.concat(Stream.of(directory + ".pid"), inside).toList();
  }

  private OptionalLong pidIn(String file) {
    return files
        .text(file, 64)
        .map(text -> Numbers.leading(text.stripLeading()))
        .orElse(OptionalLong.empty());
  }

  private boolean isAlive(long pid) {
    String state =
        files
            .text("/proc/" + pid + "/stat", 4096)
            .map(text -> text.substring(text.lastIndexOf(')') + 1).strip())
            .orElse("");
    return !state.isEmpty() && !state.startsWith("Z");
  }

  private Map<String, Long> readExecutables() {
    Map<String, Long> pids = new HashMap<>();
    files.names("/proc").stream()
        .filter(name -> Character.isDigit(name.charAt(0)))
        .map(Numbers::parse)
        .flatMapToLong(OptionalLong::stream)
        .sorted()
        .filter(this::isOfThisHost)
        .forEach(
            pid ->
                files.link("/proc/" + pid + "/exe").ifPresent(exe -> pids.putIfAbsent(exe, pid)));
    return pids;
  }

  /** Not in a container, where the same path is another program. */
  private boolean isOfThisHost(long pid) {
    return files.link("/proc/" + pid + "/ns/mnt").equals(files.link("/proc/self/ns/mnt"));
  }

  private String realPath(String daemon) {
    try {
      return "/" + files.root().toRealPath().relativize(files.path(daemon).toRealPath());
    } catch (java.io.IOException | IllegalArgumentException e) {
      return daemon;
    }
  }
}
