package io.windlass.wmi.linux.service;

import io.windlass.wmi.linux.host.Command;
import io.windlass.wmi.linux.host.HostRoot;
import io.windlass.wmi.linux.host.LogText;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The links by which SysV init starts scripts at boot, and the programs that change them. */
record StartLinks(Set<String> started, Set<String> killed) {
  private static final Logger LOG = LoggerFactory.getLogger(StartLinks.class);
  private static final List<String> RUN_LEVELS = List.of("2", "3", "4", "5", "S");
  private static final String DEBIAN = "/usr/sbin/update-rc.d";
  private static final String RED_HAT = "/sbin/chkconfig";

  static StartLinks read(HostRoot files) {
    return new StartLinks(links(files, "S"), links(files, "K"));
  }

  private static Set<String> links(HostRoot files, String kind) {
    return RUN_LEVELS.stream()
        .flatMap(level -> files.names("/etc/rc" + level + ".d").stream())
        .filter(link -> link.length() > 3 && link.startsWith(kind))
        .map(link -> link.substring(3))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Only links that stop it in the levels in which it could run: update-rc.d disable. */
  String modeOf(String name) {
    if (started.contains(name)) {
      return "Auto";
    }
    return killed.contains(name) ? "Disabled" : "Manual";
  }

  /**
   * Changes the links of a script that exists.
   *
   * @param mode {@code Automatic}, {@code Manual} or {@code Disabled}
   * @return a code of {@code Win32_Service.ChangeStartMode}
   */
  static int change(HostRoot files, String name, String mode, Duration limit)
      throws IOException, InterruptedException {
    boolean debian = files.isExecutable(DEBIAN);
    if (!debian && !files.isExecutable(RED_HAT)) {
      LOG.warn("Neither {} nor {} is here to change the start of services", DEBIAN, RED_HAT);
      return ReturnCode.NOT_SUPPORTED;
    }
    // Both programs fail in the same way for this and for everything else.
    if (!Files.isWritable(files.path("/etc/rc2.d"))) {
      return ReturnCode.ACCESS_DENIED;
    }
    String tool = files.path(debian ? DEBIAN : RED_HAT).toString();
    List<List<String>> commands = debian ? updateRc(tool, name, mode) : chkconfig(tool, name, mode);
    for (List<String> command : commands) {
      Command.Result result = Command.report(command, limit);
      if (result.timedOut()) {
        return ReturnCode.REQUEST_TIMEOUT;
      }
      if (result.exitCode() != 0) {
        LOG.warn(
            "{} failed: {}", LogText.of(String.join(" ", command)), LogText.of(result.output()));
        return ReturnCode.UNKNOWN_FAILURE;
      }
    }
    return ReturnCode.SUCCESS;
  }

  /** {@code enable} and {@code disable} need links, which {@code defaults} makes if need be. */
  private static List<List<String>> updateRc(String tool, String name, String mode) {
    return switch (mode) {
      case "Manual" -> List.of(List.of(tool, "-f", name, "remove"));
      case "Disabled" ->
          List.of(List.of(tool, name, "defaults-disabled"), List.of(tool, name, "disable"));
      default -> List.of(List.of(tool, name, "defaults"), List.of(tool, name, "enable"));
    };
  }

  private static List<List<String>> chkconfig(String tool, String name, String mode) {
    return switch (mode) {
      case "Manual" -> List.of(List.of(tool, "--del", name));
      case "Disabled" -> List.of(List.of(tool, "--add", name), List.of(tool, name, "off"));
      default -> List.of(List.of(tool, "--add", name), List.of(tool, name, "on"));
    };
  }
}
