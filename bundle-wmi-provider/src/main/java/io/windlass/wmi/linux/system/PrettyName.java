package io.windlass.wmi.linux.system;

import io.windlass.wmi.linux.host.Command;
import io.windlass.wmi.linux.host.CommandRunner;
import io.windlass.wmi.linux.host.HostRoot;
import io.windlass.wmi.linux.host.KeyValues;
import io.windlass.wmi.linux.host.LogText;
import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What people call the machine: the pretty name of machine-info(5), set by {@code hostnamectl}. */
public final class PrettyName {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final int LONGEST = 256;

  private final HostRoot files;
  private final CommandRunner runner;

  /** The name of a host. */
  public PrettyName(HostRoot files, CommandRunner runner) {
    this.files = files;
    this.runner = runner;
  }

  Optional<String> read() {
    return files
        .text("/etc/machine-info")
        .map(KeyValues::assignments)
        .map(info -> info.get("PRETTY_HOSTNAME"))
        .filter(name -> !name.isEmpty());
  }

  /**
   * Sets the name; an empty one takes it away.
   *
   * @throws ResourceFault when it is none, or may not be set
   */
  void write(String name) throws ResourceFault, IOException, InterruptedException {
    if (name.length() > LONGEST || name.chars().anyMatch(Character::isISOControl)) {
      throw new ResourceFault(
          FaultCode.INVALID_VALUES, "Description is one line of at most " + LONGEST + " letters.");
    }
    if (!files.isDirectory("/run/systemd/system")) {
      throw new ResourceFault(
          FaultCode.INVALID_VALUES,
          "Description cannot be changed on this host: hostnamectl of systemd sets it.");
    }
    Command.Result result =
        runner.run(
            List.of("hostnamectl", "--no-ask-password", "--pretty", "set-hostname", "--", name),
            LIMIT);
    if (result.exitCode() != 0) {
      throw new ResourceFault(
          FaultCode.ACCESS_DENIED,
          "Description was not changed; hostnamectl says: "
              + LogText.of(result.output().strip())
              + ". A polkit rule for org.freedesktop.hostname1.set-static-hostname lets this service.");
    }
  }
}
