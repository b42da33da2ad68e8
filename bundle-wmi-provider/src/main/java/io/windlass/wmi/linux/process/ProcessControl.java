package io.windlass.wmi.linux.process;

import java.io.IOException;

/** What can be done to running processes. Safe for use by several threads. */
public interface ProcessControl {
  /**
   * Ends a process at once (SIGKILL), as Windows does: it gets no chance to clean up or to refuse.
   *
   * @return a code of {@code Win32_Process.Terminate}
   */
  int kill(long pid);

  /**
   * Changes the niceness of a process.
   *
   * @return a code of {@code Win32_Process.SetPriority}
   */
  int renice(long pid, int nice) throws IOException, InterruptedException;
}
