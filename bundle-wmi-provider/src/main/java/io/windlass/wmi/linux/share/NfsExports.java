package io.windlass.wmi.linux.share;

import io.windlass.wmi.linux.host.HostRoot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The directories of exports(5); the name of the share is the directory. */
final class NfsExports {
  private static final String DIRECTORY = "/etc/exports.d/";
  private static final Pattern LINE =
      Pattern.compile("(?:\"([^\"]+)\"|(/\\S*))(?:\\s+(.*))?", Pattern.DOTALL);

  private NfsExports() {}

  static Stream<Share> read(HostRoot files) {
    Stream<String> names =
        files.names(DIRECTORY).stream()
            .filter(name -> name.endsWith(".exports") && !name.startsWith("."))
            .map(name -> DIRECTORY + name);
    return Stream.concat(Stream.of("/etc/exports"), names)
        .flatMap(file -> joined(files.lines(file)).stream())
        .map(LINE::matcher)
        .filter(Matcher::matches)
        .map(NfsExports::share);
  }

  /** A backslash at the end of a line carries it on. */
  private static List<String> joined(List<String> lines) {
    List<String> joined = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String part : lines) {
      boolean carriedOn = part.endsWith("\\");
      line.append(carriedOn ? part.substring(0, part.length() - 1) : part);
      if (!carriedOn) {
        joined.add(line.toString().replaceFirst("#.*", "").strip());
        line.setLength(0);
      }
    }
    return joined;
  }

  private static Share share(Matcher line) {
    String path = line.group(1) == null ? line.group(2) : line.group(1);
    String clients = line.group(3) == null ? "" : line.group(3).replaceAll("\\s+", " ");
    return new Share(
        path, ("NFS " + clients).strip(), Optional.of(path), false, OptionalLong.empty());
  }
}
