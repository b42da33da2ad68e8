package io.windlass.wmi.linux.share;

import io.windlass.wmi.linux.host.HostRoot;
import io.windlass.wmi.linux.host.Numbers;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The shares of smb.conf(5) and those that users made ({@code net usershare}). Files that the
 * configuration includes are not read; variables such as {@code %U} stay as they are.
 */
final class SambaShares {
  private static final String CONFIGURATION = "/etc/samba/smb.conf";
  private static final String USER_SHARES = "/var/lib/samba/usershares/";
  private static final Set<String> YES = Set.of("yes", "true", "1");

  private SambaShares() {}

  static Stream<Share> read(HostRoot files) {
    Stream<Share> byUsers =
        files.names(USER_SHARES).stream()
            .map(name -> share(name, userShare(files, name)))
            .filter(share -> share.path().isPresent());
    return Stream.concat(configured(files), byUsers);
  }

  private static Stream<Share> configured(HostRoot files) {
    Map<String, Map<String, String>> sections = new LinkedHashMap<>();
    Map<String, String> current = new HashMap<>();
    for (String raw : files.lines(CONFIGURATION)) {
      String line = raw.strip();
      if (line.startsWith("[") && line.endsWith("]")) {
        String name = line.substring(1, line.length() - 1).strip();
        current = sections.computeIfAbsent(name, key -> new HashMap<>());
      } else if (!line.startsWith("#") && !line.startsWith(";")) {
        parameter(line, current);
      }
    }
    return sections.entrySet().stream()
        .filter(section -> !section.getKey().isEmpty())
        .filter(section -> !section.getKey().equalsIgnoreCase("global"))
        .filter(section -> isYes(section.getValue().getOrDefault("available", "yes")))
        .map(section -> share(section.getKey(), section.getValue()));
  }

  private static Map<String, String> userShare(HostRoot files, String name) {
    Map<String, String> parameters = new HashMap<>();
    files.lines(USER_SHARES + name).forEach(line -> parameter(line, parameters));
    return parameters;
  }

  /** Case and blanks in the name of a parameter do not count. */
  private static void parameter(String line, Map<String, String> parameters) {
    int equals = line.indexOf('=');
    if (equals > 0) {
      String name = line.substring(0, equals).replaceAll("\\s", "").toLowerCase(Locale.ROOT);
      parameters.put(name, line.substring(equals + 1).strip());
    }
  }

  private static Share share(String name, Map<String, String> parameters) {
    long maximum = Numbers.parse(parameters.getOrDefault("maxconnections", "0")).orElse(0);
    String path = parameters.getOrDefault("path", parameters.getOrDefault("directory", ""));
    return new Share(
        name,
        parameters.getOrDefault("comment", ""),
        Optional.of(path).filter(text -> !text.isEmpty()),
        isYes(parameters.getOrDefault("printable", parameters.getOrDefault("printok", "no"))),
        maximum > 0 ? OptionalLong.of(maximum) : OptionalLong.empty());
  }

  private static boolean isYes(String text) {
    return YES.contains(text.toLowerCase(Locale.ROOT));
  }
}
