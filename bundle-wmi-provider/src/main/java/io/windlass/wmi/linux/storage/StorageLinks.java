package io.windlass.wmi.linux.storage;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.HostRoot;
import io.windlass.wmi.linux.host.PairSource;
import io.windlass.wmi.linux.host.PairSource.End;
import io.windlass.wmi.linux.host.PairSource.Pair;
import io.windlass.wmi.linux.storage.BlockDevices.Partition;
import io.windlass.wmi.linux.storage.MountTable.Mount;
import io.windlass.wmi.source.ClassSource;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** How disks, partitions, mounted file systems and directories belong together. */
public final class StorageLinks {
  /** Devices may be stacked: a volume group on an encrypted partition on a mirror. */
  private static final int DEEPEST = 8;

  private StorageLinks() {}

  /** {@code Win32_DiskDriveToDiskPartition}: the partitions of a disk. */
  public static ClassSource drivesToPartitions(Host host) {
    return new PairSource(
        "Win32_DiskDriveToDiskPartition",
        new End("Antecedent", "Win32_DiskDrive", "DeviceID"),
        new End("Dependent", "Win32_DiskPartition", "DeviceID"),
        () ->
            BlockDevices.disks(host.files()).stream()
                .flatMap(
                    disk ->
                        BlockDevices.partitions(host.files(), disk).stream()
                            .map(part -> new Pair("/dev/" + disk, "/dev/" + part.name()))));
  }

  /**
   * {@code Win32_LogicalDiskToPartition}: the partitions that a mounted file system lies on; of a
   * mapped device, those below it. The addresses are those of the partition on its disk.
   */
  public static ClassSource disksToPartitions(Host host) {
    return new PairSource(
        "Win32_LogicalDiskToPartition",
        new End("Antecedent", "Win32_DiskPartition", "DeviceID"),
        new End("Dependent", "Win32_LogicalDisk", "DeviceID"),
        () -> {
          HostRoot files = host.files();
          return MountTable.read(files).stream()
              .flatMap(
                  mount -> {
                    Set<String> below = below(files, mount);
                    return BlockDevices.disks(files).stream()
                        .flatMap(disk -> BlockDevices.partitions(files, disk).stream())
                        .filter(part -> below.contains(part.name()))
                        .map(part -> onPartition(files, part, mount));
                  });
        });
  }

  private static Pair onPartition(HostRoot files, Partition partition, Mount mount) {
    long start = files.number(partition.directory() + "start").orElse(0) * BlockDevices.UNIT;
    long size = files.number(partition.directory() + "size").orElse(0) * BlockDevices.UNIT;
    return new Pair(
        "/dev/" + partition.name(),
        mount.point(),
        Map.of("StartingAddress", start, "EndingAddress", Math.max(start + size - 1, start)));
  }

  /** The device of a mount and all that it is made of. */
  static Set<String> below(HostRoot files, Mount mount) {
    Set<String> found = new LinkedHashSet<>();
    Set<String> layer = new LinkedHashSet<>();
    BlockDevices.kernelName(files, mount.device()).ifPresent(layer::add);
    for (int depth = 0; depth < DEEPEST && !layer.isEmpty(); depth++) {
      found.addAll(layer);
      Set<String> next = new LinkedHashSet<>();
      layer.forEach(device -> next.addAll(files.names(BlockDevices.directory(device) + "slaves")));
      layer = next;
    }
    return found;
  }

  /** {@code Win32_MountPoint}: the directory where a volume is mounted. */
  public static ClassSource mountPoints(Host host) {
    return new PairSource(
        "Win32_MountPoint",
        new End("Directory", "Win32_Directory", "Name"),
        new End("Volume", "Win32_Volume", "DeviceID"),
        () ->
            MountTable.read(host.files()).stream()
                .map(mount -> new Pair(mount.point(), mount.point())));
  }
}
