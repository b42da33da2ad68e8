package io.windlass.wmi.linux.driver;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.Lazy;
import io.windlass.wmi.linux.host.Numbers;
import io.windlass.wmi.linux.host.Row;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.Instance;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * {@code Win32_SystemDriver}: the modules that the kernel has loaded ({@code /proc/modules}). What
 * is built into the kernel is not among them.
 */
public final class SystemDriverSource implements ClassSource {
  private static final String CLASS = "Win32_SystemDriver";
  private static final int INDEX_LIMIT = 16 << 20;

  private final Host host;

  /** The modules of a host. */
  public SystemDriverSource(Host host) {
    this.host = host;
  }

  @Override
  public String className() {
    return CLASS;
  }

  @Override
  public Stream<Instance> instances(Wanted wanted) {
    String computer = host.name();
    Lazy<Map<String, String>> paths = new Lazy<>(this::paths);
    // NAME SIZE USERS USED-BY, STATE ADDRESS
    return host.files().lines("/proc/modules").stream()
        .map(line -> line.split(" "))
        .filter(fields -> fields.length > 4 && !fields[0].isEmpty())
        .map(fields -> row(fields, computer, paths, wanted));
  }

  /** Module to file, from the index of depmod(8). */
  private Map<String, String> paths() {
    String directory = "/lib/modules/" + host.kernelRelease().orElse("") + "/";
    Map<String, String> paths = new HashMap<>();
    host.files()
        .text(directory + "modules.dep", INDEX_LIMIT)
        .orElse("")
        .lines()
        .filter(line -> line.indexOf(':') > 0)
        .map(line -> line.substring(0, line.indexOf(':')))
        .forEach(file -> paths.put(module(file), file.startsWith("/") ? file : directory + file));
    return paths;
  }

  /** The kernel writes a dash in a name as an underscore. */
  private static String module(String file) {
    String name = file.substring(file.lastIndexOf('/') + 1);
    int dot = name.indexOf('.');
    return (dot < 0 ? name : name.substring(0, dot)).replace('-', '_');
  }

  private static Instance row(
      String[] fields, String computer, Lazy<Map<String, String>> paths, Wanted wanted) {
    boolean running = fields[4].equals("Live");
    boolean used = Numbers.parse(fields[2]).orElse(1) != 0;
    return new Row(CLASS, wanted)
        .set("CreationClassName", CLASS)
        .set("SystemCreationClassName", Host.COMPUTER_CLASS)
        .set("SystemName", computer)
        .set("Name", fields[0])
        .set("Caption", fields[0])
        .set("Description", fields[0])
        .set("DisplayName", fields[0])
        .read("PathName", () -> paths.get().get(fields[0]))
        .read("ServiceType", () -> type(paths.get().getOrDefault(fields[0], "")))
        .set("StartMode", "Manual")
        .set("State", state(fields[4]))
        .set("Status", "OK")
        .set("Started", running)
        .set("AcceptStop", running && !used)
        .set("AcceptPause", false)
        .set("DesktopInteract", false)
        .build();
  }

  private static String type(String path) {
    return path.contains("/kernel/fs/") ? "File System Driver" : "Kernel Driver";
  }

  private static String state(String module) {
    return switch (module) {
      case "Live" -> "Running";
      case "Loading" -> "Start Pending";
      case "Unloading" -> "Stop Pending";
      default -> "Unknown";
    };
  }
}
