package io.windlass.wsman.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets this machine receive requests: opens a listener by writing its configuration file, starts
 * the service and has it started at boot. What is done already is left alone.
 */
final class QuickConfig {
  private final CommandLine line;
  private final Terminal terminal;
  private final PrintStream out;
  private final Path base;
  private final NewListener listener;

  private QuickConfig(CommandLine line, Terminal terminal, Path base, NewListener listener) {
    this.line = line;
    this.terminal = terminal;
    this.base = base;
    this.listener = listener;
    out = terminal.out();
  }

  static QuickConfig of(CommandLine line, Terminal terminal) throws UsageException {
    Path base = Instance.directory(line.value(Switch.BASE, null), terminal);
    return new QuickConfig(line, terminal, base, NewListener.of(line, base));
  }

  void run() throws UsageException, IOException {
    ListenerFile existing = listener.existing();
    boolean create = existing == null || line.has(Switch.FORCE);
    HostService service = HostService.of(base, terminal);
    List<String> start =
        service.isRunning() || line.has(Switch.NO_START) ? null : service.startCommand();
    boolean enable = service.canEnable() && !line.has(Switch.NO_START);
    out.println(
        "The service is " + (service.isRunning() ? "running" : "not running") + " for " + base);
    if (!create) {
      out.println(
          "A listener for " + listener.transport() + " is already set up: " + existing.describe());
    }
    List<String> changes = new ArrayList<>();
    if (create) {
      changes.addAll(listener.changes());
    }
    if (enable) {
      changes.add(
          "start the service at boot (" + String.join(" ", HostService.enableCommand()) + ")");
    }
    if (start != null) {
      changes.add("start the service (" + String.join(" ", start) + ")");
    }
    if (!changes.isEmpty()) {
      out.println("WinRM does not receive requests as it should yet. What has to change:");
      changes.forEach(change -> out.println("  " + change));
      if (create) {
        listener.warn(out);
      }
      Consent.require(line, terminal);
      if (create) {
        listener.create(out, service.isRunning());
      }
      if (enable) {
        service.run(HostService.enableCommand());
        out.println("The service starts at boot.");
      }
      if (start != null) {
        out.print(service.run(start));
        out.println("The service is started.");
      }
    }
    remarks(service, start != null, enable);
  }

  /** What is not done, so that nobody believes it. */
  private void remarks(HostService service, boolean started, boolean enabled) {
    if (!service.isRunning() && !started) {
      out.println("The service is not running: start it with windlass start --base " + base);
    }
    if (!service.isEnabled() && !enabled) {
      out.println(
          "Nothing that is known here starts it at boot: systemd/windlass.service of the"
              + " distribution tells how.");
    }
    if (listener.isForOthers()) {
      out.println(
          "The firewall of this machine is not touched: where there is one, allow TCP port "
              + listener.port()
              + ".");
    }
  }
}
