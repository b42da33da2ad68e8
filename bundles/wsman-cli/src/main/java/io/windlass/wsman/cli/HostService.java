package io.windlass.wsman.cli;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The service of an instance as this machine runs it: by systemd, or by {@code windlass start}. */
final class HostService {
  private static final String UNIT = "windlass.service";
  private static final Duration ASKING = Duration.ofSeconds(20);
  private static final Duration STARTING = Duration.ofSeconds(90);

  private final Path base;
  private final Terminal terminal;
  private final boolean running;

  /** What systemd says: enabled, disabled, ...; empty when it does not run this instance. */
  private final String unitState;

  private HostService(Path base, Terminal terminal, boolean running, String unitState) {
    this.base = base;
    this.terminal = terminal;
    this.running = running;
    this.unitState = unitState;
  }

  /** Looks at the socket of the instance, and asks systemd where there is one. */
  static HostService of(Path base, Terminal terminal) {
    return new HostService(base, terminal, answers(base), unitState(base, terminal));
  }

  private static boolean answers(Path base) {
    if (!Files.exists(Instance.socket(base))) {
      // Who may not look does not know that nothing runs.
      return Instance.isBarred(base);
    }
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      return channel.connect(UnixDomainSocketAddress.of(Instance.socket(base)));
    } catch (IOException | IllegalArgumentException nobody) {
      return Instance.isBarred(base);
    }
  }

  private static String unitState(Path base, Terminal terminal) {
    List<String> command =
        List.of("systemctl", "show", "-p", "LoadState,UnitFileState,ExecStart", UNIT);
    try {
      String shown = terminal.programs().run(command, ASKING).output() + "\n";
      boolean ours =
          shown.contains("LoadState=loaded\n")
              && (shown.contains("--base " + base + " ") || shown.contains("--base=" + base + " "));
      int at = shown.indexOf("UnitFileState=");
      return ours && at >= 0 ? shown.substring(at + 14, shown.indexOf('\n', at)).trim() : "";
    } catch (IOException noSystemd) {
      return "";
    }
  }

  boolean isRunning() {
    return running;
  }

  /** True when systemd would start it at boot if it were told to. */
  boolean canEnable() {
    return unitState.equals("disabled");
  }

  /** True when something starts it at boot already. */
  boolean isEnabled() {
    return unitState.startsWith("enabled");
  }

  /** How it is started from here; null when this user cannot, or nobody knows how. */
  List<String> startCommand() throws IOException {
    if (!unitState.isEmpty()) {
      return List.of("systemctl", "start", UNIT);
    }
    String home = terminal.environment("WINDLASS_HOME");
    if (home == null || home.isEmpty() || !isOwner()) {
      return null;
    }
    return List.of(home + "/bin/windlass", "start", "--base", base.toString());
  }

  /** A service that root starts for another account could not read what it writes itself. */
  private boolean isOwner() throws IOException {
    return !Files.exists(base)
        || Files.getOwner(base).getName().equals(System.getProperty("user.name"));
  }

  static List<String> enableCommand() {
    return List.of("systemctl", "enable", UNIT);
  }

  /**
   * Runs one of the commands.
   *
   * @throws UsageException when it fails; with what it said
   */
  String run(List<String> command) throws UsageException, IOException {
    Programs.Result result = terminal.programs().run(command, STARTING);
    if (result.exit() != 0) {
      throw new UsageException(
          String.join(" ", command)
              + " failed ("
              + result.exit()
              + "): "
              + result.output().strip()
              + "\nIf access was denied, repeat as root or as the account of the service");
    }
    return result.output();
  }
}
