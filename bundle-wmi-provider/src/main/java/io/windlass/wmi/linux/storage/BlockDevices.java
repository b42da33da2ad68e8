package io.windlass.wmi.linux.storage;

import io.windlass.wmi.linux.host.HostRoot;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The block devices of {@code /sys/block}. */
final class BlockDevices {
  /** The unit of sizes and offsets in sysfs, whatever the sectors of the device are. */
  static final long UNIT = 512;

  private static final String DIRECTORY = "/sys/block/";

  private BlockDevices() {}

  /**
   * A partition.
   *
   * @param directory in sysfs
   */
  record Partition(String name, long number, String directory) {}

  /** Names of the disks that stand for hardware: no loop, RAM, mapped or compressed ones, no CD. */
  static List<String> disks(HostRoot files) {
    return files.names(DIRECTORY).stream()
        .filter(name -> !name.startsWith("sr") && files.exists(DIRECTORY + name + "/device"))
        .toList();
  }

  static String directory(String disk) {
    return DIRECTORY + disk + "/";
  }

  /** The partitions of a disk, by number. */
  static List<Partition> partitions(HostRoot files, String disk) {
    return files.names(directory(disk)).stream()
        .filter(name -> name.startsWith(disk))
        .map(
            name -> {
              String directory = directory(disk) + name + "/";
              return new Partition(
                  name, files.number(directory + "partition").orElse(0), directory);
            })
        .filter(partition -> partition.number() > 0)
        .sorted(Comparator.comparingLong(Partition::number))
        .toList();
  }

  /**
   * What the kernel calls the device of a file in {@code /dev}, which may be a link, as those of
   * mapped devices are; empty for what is no device.
   */
  static Optional<String> kernelName(HostRoot files, String device) {
    return device.startsWith("/dev/")
        ? files.linkName(device).or(() -> Optional.of(device.substring(5)))
        : Optional.empty();
  }

  /** True for a device, or a partition of one, whose medium can be taken out. */
  static boolean isRemovable(HostRoot files, String device) {
    if (!device.startsWith("/dev/")) {
      return false;
    }
    String name = device.substring(5);
    return files.names(DIRECTORY).stream()
        .filter(disk -> name.equals(disk) || files.exists(directory(disk) + name))
        .anyMatch(disk -> files.number(directory(disk) + "removable").orElse(0) == 1);
  }

  /**
   * The links that udev makes, such as those of {@code /dev/disk/by-label}.
   *
   * @return device to name
   */
  static Map<String, String> namesBy(HostRoot files, String directory) {
    Map<String, String> names = new TreeMap<>();
    for (String name : files.names(directory)) {
      Optional<String> target = files.link(directory + "/" + name);
      target.ifPresent(
          link ->
              names.put(Path.of(directory).resolve(link).normalize().toString(), unescape(name)));
    }
    return names;
  }

  /** udev writes characters that names of files do not like as {@code \x20}. */
  private static String unescape(String name) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      if (name.startsWith("\\x", i) && i + 3 < name.length() && isHex(name, i + 2)) {
        plain.append((char) Integer.parseInt(name, i + 2, i + 4, 16));
        i += 3;
      } else {
        plain.append(name.charAt(i));
      }
    }
    return plain.toString();
  }

  private static boolean isHex(String text, int at) {
    return Character.digit(text.charAt(at), 16) >= 0
        && Character.digit(text.charAt(at + 1), 16) >= 0;
  }
}
