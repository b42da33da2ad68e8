package io.windlass.wmi.linux.system;

import io.windlass.wmi.linux.host.Command;
import io.windlass.wmi.linux.host.CommandRunner;
import io.windlass.wmi.linux.host.HostRoot;
import io.windlass.wmi.linux.host.LogText;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns the machine off and on, and sets its clock, by the programs of the host: {@code systemctl},
 * {@code loginctl} and {@code timedatectl} where systemd runs, which ask polkit whether the account
 * of this service may; else {@code shutdown} and {@code date}. All methods return system error
 * codes.
 */
public final class Power {
  private static final Logger LOG = LoggerFactory.getLogger(Power.class);
  private static final Duration LIMIT = Duration.ofSeconds(25);
  private static final int LONGEST_COMMENT = 200;
  private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  /** What becomes of the machine. */
  public enum Action {
    /** Whoever sits at its console has to go. */
    LOG_OFF("", ""),
    /** It is turned off. */
    POWER_OFF("poweroff", "-h"),
    /** It starts anew. */
    REBOOT("reboot", "-r");

    private final String verb;
    private final String option;

    Action(String verb, String option) {
      this.verb = verb;
      this.option = option;
    }
  }

  private final HostRoot files;
  private final CommandRunner runner;

  /** Power of a host. */
  public Power(HostRoot files, CommandRunner runner) {
    this.files = files;
    this.runner = runner;
  }

  /**
   * Does it at once.
   *
   * @param forced whatever programs and users hold against it
   * @param comment what users are told; may be empty
   */
  long now(Action action, boolean forced, String comment) throws IOException, InterruptedException {
    boolean systemd = hasSystemd();
    if (action == Action.LOG_OFF) {
      return systemd
          ? run(List.of("loginctl", "--no-ask-password", "terminate-seat", "seat0"))
          : WinError.NOT_SUPPORTED;
    }
    if (!systemd) {
      return run(hasShutdown() ? shutdown(action, "now", comment) : List.of(action.verb));
    }
    List<String> command = new ArrayList<>(List.of("systemctl", "--no-ask-password"));
    if (forced) {
      command.add("--ignore-inhibitors");
    }
    if (!comment.isBlank()) {
      command.add("--message=" + message(comment));
    }
    command.add(action.verb);
    return run(command);
  }

  /** Does it later, as {@code shutdown} does: in whole minutes, never too early. */
  long later(Action action, long seconds, String comment) throws IOException, InterruptedException {
    if (action == Action.LOG_OFF || !hasShutdown()) {
      return WinError.NOT_SUPPORTED;
    }
    return run(shutdown(action, "+" + (seconds + 59) / 60, comment));
  }

  /** Sets the clock; systemd refuses while it is kept by the network. */
  long setTime(Instant time, ZoneId zone) throws IOException, InterruptedException {
    return run(
        hasSystemd()
            ? List.of(
                "timedatectl", "--no-ask-password", "set-time", LOCAL.format(time.atZone(zone)))
            : List.of("date", "-u", "-s", "@" + time.getEpochSecond()));
  }

  private boolean hasSystemd() {
    return files.isDirectory("/run/systemd/system");
  }

  /** Busybox has none. */
  private boolean hasShutdown() {
    return files.isExecutable("/sbin/shutdown") || files.isExecutable("/usr/sbin/shutdown");
  }

  private static List<String> shutdown(Action action, String when, String comment) {
    Stream<String> command = Stream.of("shutdown", action.option, "--", when);
    String message = message(comment);
    return (message.isEmpty() ? command : Stream.concat(command, Stream.of(message))).toList();
  }

  private static String message(String comment) {
    String line = comment.replaceAll("\\p{Cntrl}+", " ").strip();
    return line.length() > LONGEST_COMMENT ? line.substring(0, LONGEST_COMMENT) : line;
  }

  private long run(List<String> command) throws IOException, InterruptedException {
    Command.Result result = runner.run(command, LIMIT);
    if (result.timedOut()) {
      return WinError.TIMEOUT;
    }
    if (result.exitCode() == 0) {
      return WinError.SUCCESS;
    }
    String said = result.output().strip();
    LOG.warn("{} failed with {}: {}", command.get(0), result.exitCode(), LogText.of(said));
    boolean denied =
        Stream.of("authentication required", "Access denied", "not permitted", "must be root")
            .anyMatch(said::contains);
    return denied ? WinError.ACCESS_DENIED : WinError.GENERAL_FAILURE;
  }
}
