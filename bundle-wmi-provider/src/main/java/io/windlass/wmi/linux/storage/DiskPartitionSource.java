package io.windlass.wmi.linux.storage;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.HostRoot;
import io.windlass.wmi.linux.host.Row;
import io.windlass.wmi.linux.storage.BlockDevices.Partition;
import io.windlass.wmi.linux.storage.MountTable.Mount;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.Instance;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** {@code Win32_DiskPartition}: the partitions of the disks of {@link DiskDriveSource}. */
public final class DiskPartitionSource implements ClassSource {
  private static final String CLASS = "Win32_DiskPartition";

  private final Host host;

  /** The partitions of a host. */
  public DiskPartitionSource(Host host) {
    this.host = host;
  }

  @Override
  public String className() {
    return CLASS;
  }

  @Override
  public Stream<Instance> instances(Wanted wanted) {
    HostRoot files = host.files();
    String computer = host.name();
    List<String> disks = BlockDevices.disks(files);
    Set<String> boot =
        MountTable.read(files).stream()
            .filter(m -> m.point().equals("/boot") || m.point().equals("/boot/efi"))
            .map(Mount::device)
            .collect(Collectors.toSet());
    return IntStream.range(0, disks.size())
        .boxed()
        .flatMap(
            disk -> {
              List<Partition> parts = BlockDevices.partitions(files, disks.get(disk));
              return IntStream.range(0, parts.size())
                  .mapToObj(
                      index ->
                          row(parts.get(index), disks.get(disk), wanted)
                              .set("SystemName", computer)
                              .set("DiskIndex", (long) disk)
                              .set("Index", (long) index)
                              .set(
                                  "BootPartition", boot.contains("/dev/" + parts.get(index).name()))
                              .build());
            });
  }

  private Row row(Partition partition, String disk, Wanted wanted) {
    HostRoot files = host.files();
    String device = "/dev/" + partition.name();
    long sector =
        Math.max(
            files.number(BlockDevices.directory(disk) + "queue/logical_block_size").orElse(512), 1);
    long size = files.number(partition.directory() + "size").orElse(0) * BlockDevices.UNIT;
    long start = files.number(partition.directory() + "start").orElse(0) * BlockDevices.UNIT;
    return new Row(CLASS, wanted)
        .set("SystemCreationClassName", Host.COMPUTER_CLASS)
        .set("DeviceID", device)
        .set("Name", device)
        .set("Caption", device)
        .set("Description", "Partition " + partition.number() + " of /dev/" + disk)
        .set("CreationClassName", CLASS)
        .set("BlockSize", sector)
        .set("NumberOfBlocks", size / sector)
        .set("Size", size)
        .set("StartingOffset", start);
  }
}
