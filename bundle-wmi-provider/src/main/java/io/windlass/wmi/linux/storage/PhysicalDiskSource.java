package io.windlass.wmi.linux.storage;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.HostRoot;
import io.windlass.wmi.linux.host.Row;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.Instance;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** {@code MSFT_PhysicalDisk}: the hardware of the disks of {@link StorageDiskSource}. */
public final class PhysicalDiskSource implements ClassSource {
  private static final String CLASS = "MSFT_PhysicalDisk";
  private static final int ROTATING = 3;
  private static final int SOLID = 4;

  private final Host host;

  /** The disks of a host. */
  public PhysicalDiskSource(Host host) {
    this.host = host;
  }

  @Override
  public String className() {
    return CLASS;
  }

  @Override
  public Stream<Instance> instances(Wanted wanted) {
    List<String> disks = BlockDevices.disks(host.files());
    return IntStream.range(0, disks.size())
        .mapToObj(index -> row(new Disk(host.files(), disks.get(index)), index, wanted));
  }

  private Instance row(Disk disk, int index, Wanted wanted) {
    HostRoot files = host.files();
    String directory = BlockDevices.directory(disk.name());
    Row row =
        new Row(CLASS, wanted)
            .set("ObjectId", disk.device())
            .set("DeviceId", Integer.toString(index))
            .set("CanPool", false)
            .set("Size", disk.size())
            .read("BusType", disk::bus)
            .read("MediaType", () -> medium(disk))
            .read("PhysicalLocation", () -> files.linkName(directory + "device"));
    StorageDiskSource.names(row, disk);
    return row.readNumber("LogicalSectorSize", () -> disk.number("queue/logical_block_size"))
        .readNumber("PhysicalSectorSize", () -> disk.number("queue/physical_block_size"))
        .read("IsWriteCacheEnabled", () -> writesBack(files.value(directory + "queue/write_cache")))
        .build();
  }

  private static Integer medium(Disk disk) {
    OptionalLong rotational = disk.number("queue/rotational");
    return rotational.isPresent()
        ? Integer.valueOf(rotational.getAsLong() == 1 ? ROTATING : SOLID)
        : null;
  }

  private static Optional<Boolean> writesBack(Optional<String> cache) {
    return cache.map("write back"::equals);
  }
}
