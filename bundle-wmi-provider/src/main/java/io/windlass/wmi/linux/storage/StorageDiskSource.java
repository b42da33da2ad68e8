package io.windlass.wmi.linux.storage;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.HostRoot;
import io.windlass.wmi.linux.host.Lazy;
import io.windlass.wmi.linux.host.Numbers;
import io.windlass.wmi.linux.host.Row;
import io.windlass.wmi.linux.storage.BlockDevices.Partition;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.Instance;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** {@code MSFT_Disk}: the disks of {@link DiskDriveSource} and how they are divided. */
public final class StorageDiskSource implements ClassSource {
  private static final String CLASS = "MSFT_Disk";
  private static final int ONLINE = 0xD010;

  private final Host host;

  /** The disks of a host. */
  public StorageDiskSource(Host host) {
    this.host = host;
  }

  @Override
  public String className() {
    return CLASS;
  }

  @Override
  public Stream<Instance> instances(Wanted wanted) {
    HostRoot files = host.files();
    Lazy<StartDevices> start = new Lazy<>(() -> StartDevices.read(files));
    List<String> disks = BlockDevices.disks(files);
    return IntStream.range(0, disks.size())
        .mapToObj(index -> row(new Disk(files, disks.get(index)), index, start, wanted));
  }

  private Instance row(Disk disk, int index, Lazy<StartDevices> start, Wanted wanted) {
    Row row =
        new Row(CLASS, wanted)
            .set("ObjectId", disk.device())
            .set("Path", disk.device())
            .set("Number", (long) index)
            .set("IsOffline", false)
            .set("IsReadOnly", disk.isReadOnly())
            .set("OperationalStatus", ONLINE)
            .set("Size", disk.size())
            .read("BusType", disk::bus);
    names(row, disk);
    row.readNumber("LogicalSectorSize", () -> disk.number("queue/logical_block_size"))
        .readNumber("PhysicalSectorSize", () -> disk.number("queue/physical_block_size"));
    partitions(row, disk, start, wanted);
    return row.build();
  }

  /** What {@code MSFT_Disk} and {@code MSFT_PhysicalDisk} say alike. */
  static void names(Row row, Disk disk) {
    row.read("UniqueId", () -> disk.worldWideId().or(disk::serial).orElse(disk.device()))
        .read("FriendlyName", () -> disk.model().orElse(disk.name()))
        .read("Model", disk::model)
        .read("Manufacturer", disk::vendor)
        .read("SerialNumber", disk::serial)
        .read("FirmwareVersion", disk::firmware);
  }

  private void partitions(Row row, Disk disk, Lazy<StartDevices> start, Wanted wanted) {
    HostRoot files = host.files();
    if (wanted.hasAny("PartitionStyle", "Guid", "Signature")) {
      PartitionTable table = PartitionTable.of(files, BlockDevices.directory(disk.name()));
      row.set("PartitionStyle", table.style())
          .set("Guid", table.guid())
          .set("Signature", table.signature());
    }
    if (wanted.hasAny("NumberOfPartitions", "AllocatedSize", "IsSystem", "IsBoot")) {
      List<Partition> parts = BlockDevices.partitions(files, disk.name());
      row.set("NumberOfPartitions", (long) parts.size())
          .set("AllocatedSize", parts.stream().mapToLong(this::size).sum())
          .read("IsSystem", () -> any(disk, parts, start.get()::isSystem))
          .read("IsBoot", () -> any(disk, parts, start.get()::isBoot));
    }
  }

  private static boolean any(Disk disk, List<Partition> parts, Predicate<String> test) {
    return test.test(disk.name()) || parts.stream().map(Partition::name).anyMatch(test);
  }

  private long size(Partition partition) {
    Long units = Numbers.orNull(host.files().number(partition.directory() + "size"));
    return units == null ? 0 : Math.max(units, 0) * BlockDevices.UNIT;
  }
}
