package io.windlass.wmi.linux.service;

import io.windlass.wmi.linux.host.Command;
import io.windlass.wmi.linux.host.LogText;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs {@code systemctl} and turns its failures into return values of {@code Win32_Service}. */
final class Systemctl {
  private static final Logger LOG = LoggerFactory.getLogger(Systemctl.class);
  private static final Duration READ_LIMIT = Duration.ofSeconds(10);

  private final String program;

  Systemctl(String program) {
    this.program = program;
  }

  /** What a question is answered with. */
  String read(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program, "--no-pager", "--full"));
    command.addAll(Arrays.asList(arguments));
    Command.Result result = Command.read(command, READ_LIMIT);
    if (result.timedOut()) {
      throw new IOException(
          "systemctl did not answer within " + READ_LIMIT.toSeconds() + " s; is systemd well?");
    }
    return result.output();
  }

  /** Changes something and waits for it. */
  int act(Duration limit, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program, "--no-ask-password"));
    command.addAll(Arrays.asList(arguments));
    Command.Result result = Command.report(command, limit);
    int code = code(result);
    if (code != ReturnCode.SUCCESS) {
      LOG.warn(
          "systemctl {} gives code {}: exit {}, {}",
          LogText.of(String.join(" ", arguments)),
          code,
          result.exitCode(),
          LogText.of(result.output().strip()));
    }
    return code;
  }

  /** Exit codes are those of the LSB, but most failures are 1 and told apart by their text only. */
  private static int code(Command.Result result) {
    String text = result.output();
    if (result.timedOut() || text.contains("a timeout was exceeded")) {
      return ReturnCode.REQUEST_TIMEOUT;
    }
    if (result.exitCode() == 0) {
      return ReturnCode.SUCCESS;
    }
    if (result.exitCode() == 4
        || text.contains("Interactive authentication required")
        || text.contains("Access denied")) {
      return ReturnCode.ACCESS_DENIED;
    }
    if (text.contains("is masked")) {
      return ReturnCode.DISABLED;
    }
    return text.contains("A dependency job for")
        ? ReturnCode.DEPENDENCY_FAILURE
        : ReturnCode.UNKNOWN_FAILURE;
  }
}
