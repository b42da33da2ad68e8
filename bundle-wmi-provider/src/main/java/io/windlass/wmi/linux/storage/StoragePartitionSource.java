package io.windlass.wmi.linux.storage;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.HostRoot;
import io.windlass.wmi.linux.host.Lazy;
import io.windlass.wmi.linux.host.Row;
import io.windlass.wmi.linux.storage.BlockDevices.Partition;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.Instance;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** {@code MSFT_Partition}: the partitions of the disks of {@link StorageDiskSource}. */
public final class StoragePartitionSource implements ClassSource {
  private static final String CLASS = "MSFT_Partition";
  private static final int ONLINE = 1;

  private final Host host;

  /** The partitions of a host. */
  public StoragePartitionSource(Host host) {
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
        .boxed()
        .flatMap(
            index ->
                BlockDevices.partitions(files, disks.get(index)).stream()
                    .map(
                        partition ->
                            row(partition, start, wanted)
                                .set("DiskId", "/dev/" + disks.get(index))
                                .set("DiskNumber", (long) index)
                                .build()));
  }

  private Row row(Partition partition, Lazy<StartDevices> start, Wanted wanted) {
    HostRoot files = host.files();
    String name = partition.name();
    String directory = partition.directory();
    Row row =
        new Row(CLASS, wanted)
            .set("ObjectId", "/dev/" + name)
            .set("PartitionNumber", partition.number())
            .set("OperationalStatus", ONLINE)
            .set("IsOffline", false)
            .set("NoDefaultDriveLetter", true)
            .set("IsReadOnly", files.number(directory + "ro").orElse(0) == 1)
            .set("Offset", bytes(directory + "start"))
            .set("Size", bytes(directory + "size"))
            .read("AccessPaths", () -> start.get().pointsOn(name))
            .read("IsSystem", () -> start.get().isSystem(name))
            .read("IsBoot", () -> start.get().isBoot(name));
    if (wanted.hasAny("UniqueId", "Guid", "GptType", "MbrType", "IsActive")) {
      PartitionTable entry = PartitionTable.of(files, directory);
      row.set("UniqueId", entry.entryGuid().orElse("/dev/" + name))
          .set("Guid", entry.entryGuid())
          .set("GptType", entry.gptType())
          .set("MbrType", entry.mbrType().filter(type -> type <= 0xFFFF))
          .set("IsActive", entry.isActive());
    }
    return row;
  }

  private long bytes(String attribute) {
    return Math.max(host.files().number(attribute).orElse(0), 0) * BlockDevices.UNIT;
  }
}
