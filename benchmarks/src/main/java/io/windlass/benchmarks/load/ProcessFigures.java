package io.windlass.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Linux and the JVM's own tools say about a process. */
final class ProcessFigures {
  private static final int USER = 11;
  private static final int SYSTEM = 12;
  private static final long TICK_MICROS = 10_000;
  private static final Pattern RSS = Pattern.compile("VmRSS:\\s+(\\d+) kB");
  private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

  private final long pid;

  ProcessFigures(long pid) {
    this.pid = pid;
  }

  /** User and system time so far, of all threads, in µs. */
  long cpuMicros() throws IOException {
    String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM])) * TICK_MICROS;
  }

  /** Resident memory in MiB. */
  double rssMegabytes() throws IOException {
    Matcher found = RSS.matcher(Files.readString(Path.of("/proc/" + pid + "/status")));
    return found.find() ? Long.parseLong(found.group(1)) / 1024.0 : Double.NaN;
  }

  /** Bytes of the objects that are reachable: collects the garbage first. */
  long liveBytes() throws IOException, InterruptedException {
    Process jcmd =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                    Long.toString(pid),
                    "GC.class_histogram"))
            .redirectErrorStream(true)
            .start();
    String text = new String(jcmd.getInputStream().readAllBytes());
    jcmd.waitFor(30, TimeUnit.SECONDS);
    Matcher total = TOTAL.matcher(text);
    if (!total.find()) {
      throw new IOException("jcmd does not tell the heap of process " + pid + ": " + text.strip());
    }
    return Long.parseLong(total.group(1));
  }
}
