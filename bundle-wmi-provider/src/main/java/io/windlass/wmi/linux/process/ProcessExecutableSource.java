package io.windlass.wmi.linux.process;

import io.windlass.wmi.linux.host.Address;
import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.Row;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.Instance;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * {@code CIM_ProcessExecutable}: the programs and libraries that each process executes, from {@code
 * /proc/PID/maps}, which only the owner of the process and root may read.
 */
public final class ProcessExecutableSource implements ClassSource {
  private static final String CLASS = "CIM_ProcessExecutable";
  private static final String PROCESS = "Dependent";
  private static final int FIELDS = 6;
  private static final String DELETED = " (deleted)";

  private final Host host;

  /** The processes of a host. */
  public ProcessExecutableSource(Host host) {
    this.host = host;
  }

  @Override
  public String className() {
    return CLASS;
  }

  @Override
  public Stream<Instance> instances(Wanted wanted) {
    LongStream pids =
        wanted
            .reference(PROCESS)
            .map(process -> Pids.fromKeys(process.selectors()).stream())
            .orElseGet(() -> Pids.all(host.files()));
    return pids.boxed()
        .flatMap(
            pid ->
                modules(pid).entrySet().stream()
                    .map(module -> link(pid, module.getKey(), module.getValue(), wanted)));
  }

  /** File to the lowest address at which it lies; of those that hold code. */
  private Map<String, Long> modules(long pid) {
    Map<String, Long> bases = new LinkedHashMap<>();
    Set<String> executable = new LinkedHashSet<>();
    for (String line : host.files().lines("/proc/" + pid + "/maps")) {
      String[] fields = line.split(" +", FIELDS);
      int dash = line.indexOf('-');
      if (fields.length == FIELDS && fields[FIELDS - 1].startsWith("/") && dash > 0) {
        String file = withoutMark(fields[FIELDS - 1]);
        try {
          bases.putIfAbsent(file, Long.parseLong(line, 0, dash, 16));
        } catch (NumberFormatException e) {
          continue;
        }
        if (fields[1].contains("x")) {
          executable.add(file);
        }
      }
    }
    bases.keySet().retainAll(executable);
    return bases;
  }

  private static String withoutMark(String file) {
    return file.endsWith(DELETED) ? file.substring(0, file.length() - DELETED.length()) : file;
  }

  private static Instance link(long pid, String file, long base, Wanted wanted) {
    return new Row(CLASS, wanted)
        .set("Antecedent", Address.of("CIM_DataFile", "Name", file))
        .set(PROCESS, Address.of(ProcessSource.CLASS, "Handle", Long.toString(pid)))
        .set("BaseAddress", base)
        .build();
  }
}
