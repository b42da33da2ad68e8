package io.windlass.wmi.linux.system;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.HostRoot;
import io.windlass.wmi.linux.host.Numbers;
import io.windlass.wmi.linux.host.Row;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.Instance;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * {@code Win32_CacheMemory}: the caches of the processors, each once however many processors share
 * it, as the kernel shows them below {@code /sys/devices/system/cpu}.
 */
public final class CacheMemorySource implements ClassSource {
  private static final String CLASS = "Win32_CacheMemory";
  private static final String CPUS = "/sys/devices/system/cpu";
  private static final Pattern CPU = Pattern.compile("cpu\\d{1,6}");
  private static final int BLOCK = 1024;
  private static final int INTERNAL = 0;
  private static final int UNKNOWN = 2;

  private final Host host;

  /** The caches of a host. */
  public CacheMemorySource(Host host) {
    this.host = host;
  }

  @Override
  public String className() {
    return CLASS;
  }

  private record Cache(long level, String type, String sharedBy, String directory) {}

  @Override
  public Stream<Instance> instances(Wanted wanted) {
    String computer = host.name();
    List<Cache> caches = caches();
    return IntStream.range(0, caches.size())
        .mapToObj(index -> row(caches.get(index), index, computer, wanted));
  }

  private List<Cache> caches() {
    List<Cache> caches = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String cpu : host.files().names(CPUS)) {
      if (CPU.matcher(cpu).matches()) {
        for (String index : host.files().names(CPUS + "/" + cpu + "/cache")) {
          Cache cache = cache(cpu, CPUS + "/" + cpu + "/cache/" + index + "/");
          String identity = cache.level() + " " + cache.type() + " " + cache.sharedBy();
          if (cache.level() > 0 && seen.add(identity)) {
            caches.add(cache);
          }
        }
      }
    }
    return caches;
  }

  private Cache cache(String cpu, String directory) {
    HostRoot files = host.files();
    return new Cache(
        files.number(directory + "level").orElse(0),
        files.value(directory + "type").orElse(""),
        files.value(directory + "shared_cpu_list").orElse(cpu),
        directory);
  }

  private Instance row(Cache cache, int index, String computer, Wanted wanted) {
    OptionalLong kilobytes = kilobytes(cache);
    Row row =
        new Row(CLASS, wanted)
            .set("CreationClassName", CLASS)
            .set("SystemCreationClassName", Host.COMPUTER_CLASS)
            .set("SystemName", computer)
            .set("DeviceID", "Cache Memory " + index)
            .set("Name", "Cache Memory")
            .set("Caption", "Cache Memory")
            .set("Description", "Cache Memory")
            .set("Purpose", "L" + cache.level() + "-Cache")
            .set("Level", level(cache.level()))
            .set("CacheType", type(cache.type()))
            .set("Location", INTERNAL)
            .set("Status", "OK")
            .read("Associativity", () -> associativity(number(cache, "ways_of_associativity")))
            .read("LineSize", () -> size(number(cache, "coherency_line_size")));
    if (kilobytes.isPresent()) {
      row.set("InstalledSize", size(kilobytes))
          .set("MaxCacheSize", size(kilobytes))
          .set("BlockSize", (long) BLOCK)
          .set("NumberOfBlocks", kilobytes.getAsLong());
    }
    return row.build();
  }

  private OptionalLong kilobytes(Cache cache) {
    return host.files()
        .value(cache.directory() + "size")
        .filter(text -> text.endsWith("K"))
        .map(Numbers::leading)
        .orElse(OptionalLong.empty());
  }

  private OptionalLong number(Cache cache, String file) {
    return host.files().number(cache.directory() + file);
  }

  private static Long size(OptionalLong number) {
    return number.isPresent() ? Numbers.capped(number.getAsLong()) : null;
  }

  private static int level(long level) {
    return level <= 3 ? (int) level + 2 : 1;
  }

  private static int type(String type) {
    return switch (type) {
      case "Instruction" -> 3;
      case "Data" -> 4;
      case "Unified" -> 5;
      default -> UNKNOWN;
    };
  }

  /** The kernel writes 0 for a fully associative cache. */
  private static int associativity(OptionalLong ways) {
    return switch ((int) Math.min(Math.max(ways.orElse(-1), -1), 64)) {
      case -1 -> UNKNOWN;
      case 0 -> 6;
      case 1 -> 3;
      case 2 -> 4;
      case 4 -> 5;
      case 8 -> 7;
      case 16 -> 8;
      default -> 1;
    };
  }
}
