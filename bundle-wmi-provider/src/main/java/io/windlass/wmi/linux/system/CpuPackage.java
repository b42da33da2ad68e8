package io.windlass.wmi.linux.system;

import io.windlass.wmi.linux.host.HostRoot;
import io.windlass.wmi.linux.host.KeyValues;
import io.windlass.wmi.linux.host.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One processor package (a socket) with its logical processors.
 *
 * @param id the physical id
 * @param cpus the blocks of {@code /proc/cpuinfo} that belong to it; at least one
 */
record CpuPackage(long id, List<Map<String, String>> cpus) {
  private static final String CPU_DIRECTORY = "/sys/devices/system/cpu/cpu";

  /** All packages, ordered by id. */
  static List<CpuPackage> read(HostRoot files) {
    SortedMap<Long, List<Map<String, String>>> packages = new TreeMap<>();
    for (String block : files.text("/proc/cpuinfo", 8 << 20).orElse("").split("\n\n")) {
      Map<String, String> cpu = KeyValues.colons(block);
      // Some ARM kernels end with a block about the board, without a processor.
      if (cpu.containsKey("processor")) {
        long id = physicalId(files, cpu);
        packages.computeIfAbsent(id, key -> new ArrayList<>()).add(cpu);
      }
    }
    return packages.entrySet().stream()
        .map(entry -> new CpuPackage(entry.getKey(), List.copyOf(entry.getValue())))
        .toList();
  }

  private static long physicalId(HostRoot files, Map<String, String> cpu) {
    OptionalLong id =
        cpu.containsKey("physical id")
            ? Numbers.parse(cpu.get("physical id"))
            : files.number(CPU_DIRECTORY + cpu.get("processor") + "/topology/physical_package_id");
    return Math.max(id.orElse(0), 0);
  }

  /** A fact of its first logical processor. */
  Optional<String> value(String key) {
    return Optional.ofNullable(cpus.get(0).get(key)).filter(text -> !text.isEmpty());
  }

  OptionalLong number(String key) {
    return value(key).map(Numbers::parse).orElse(OptionalLong.empty());
  }

  /** Logical processors. */
  int threads() {
    return cpus.size();
  }

  /** Cores: distinct core ids; every logical processor where the kernel names none. */
  long cores() {
    long ids = cpus.stream().map(cpu -> cpu.get("core id")).distinct().count();
    return cpus.get(0).containsKey("core id") ? ids : threads();
  }

  boolean hasFlag(String flag) {
    return value("flags")
        .filter(flags -> Arrays.asList(flags.split(" ")).contains(flag))
        .isPresent();
  }

  /** The numbers of its logical processors. */
  List<String> names() {
    return cpus.stream().map(cpu -> cpu.get("processor")).toList();
  }

  /** The highest clock rate in MHz, else the present one. */
  OptionalLong maxMegahertz(HostRoot files) {
    OptionalLong kilohertz =
        files.number(CPU_DIRECTORY + names().get(0) + "/cpufreq/cpuinfo_max_freq");
    return kilohertz.isPresent()
        ? OptionalLong.of(kilohertz.getAsLong() / 1000)
        : currentMegahertz();
  }

  /** The clock rate of its first logical processor in MHz. */
  OptionalLong currentMegahertz() {
    return value("cpu MHz").map(Numbers::leading).orElse(OptionalLong.empty());
  }

  /** Kilobytes of all caches of a level in this package, each counted once. */
  OptionalLong cacheKilobytes(HostRoot files, int level) {
    Map<String, Long> caches = new TreeMap<>();
    for (String cpu : names()) {
      for (int index = 0; index < 8; index++) {
        String cache = CPU_DIRECTORY + cpu + "/cache/index" + index + "/";
        if (files.number(cache + "level").orElse(-1) == level) {
          String shared = files.value(cache + "shared_cpu_list").orElse(cpu);
          files
              .value(cache + "size")
              .map(CpuPackage::kilobytes)
              .filter(OptionalLong::isPresent)
              .ifPresent(size -> caches.put(shared, size.getAsLong()));
        }
      }
    }
    return caches.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(caches.values().stream().mapToLong(Long::longValue).sum());
  }

  private static OptionalLong kilobytes(String size) {
    OptionalLong number = Numbers.leading(size);
    return size.endsWith("M") && number.isPresent()
        ? OptionalLong.of(number.getAsLong() * 1024)
        : number;
  }
}
