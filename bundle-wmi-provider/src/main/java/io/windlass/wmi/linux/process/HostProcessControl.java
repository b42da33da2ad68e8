package io.windlass.wmi.linux.process;

import io.windlass.wmi.linux.host.Command;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Acts on the processes of this very host. */
public final class HostProcessControl implements ProcessControl {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  @Override
  public int kill(long pid) {
    Optional<ProcessHandle> process = ProcessHandle.of(pid);
    if (process.isEmpty()) {
      return ReturnCode.PATH_NOT_FOUND;
    }
    return process.get().destroyForcibly() ? ReturnCode.SUCCESS : ReturnCode.ACCESS_DENIED;
  }

  @Override
  public int renice(long pid, int nice) throws IOException, InterruptedException {
    Command.Result result =
        Command.run(
            List.of("renice", "-n", Integer.toString(nice), "-p", Long.toString(pid)), LIMIT);
    if (result.timedOut()) {
      return ReturnCode.UNKNOWN_FAILURE;
    }
    if (result.exitCode() != 0) {
      return ProcessHandle.of(pid).isPresent()
          ? ReturnCode.ACCESS_DENIED
          : ReturnCode.PATH_NOT_FOUND;
    }
    return ReturnCode.SUCCESS;
  }
}
