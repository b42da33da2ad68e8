package io.windlass.wmi.linux.storage;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.HostRoot;
import io.windlass.wmi.linux.host.Numbers;
import io.windlass.wmi.linux.host.Row;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.Instance;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** {@code Win32_DiskDrive}: the disks of {@code /sys/block} that stand for hardware. */
public final class DiskDriveSource implements ClassSource {
  private static final String CLASS = "Win32_DiskDrive";

  /** CIM_MediaAccessDevice.Capabilities. */
  private static final int RANDOM_ACCESS = 3;

  private static final int SUPPORTS_WRITING = 4;
  private static final int REMOVABLE_MEDIA = 7;

  private final Host host;

  /** The disks of a host. */
  public DiskDriveSource(Host host) {
    this.host = host;
  }

  @Override
  public String className() {
    return CLASS;
  }

  @Override
  public Stream<Instance> instances(Wanted wanted) {
    String computer = host.name();
    List<String> disks = BlockDevices.disks(host.files());
    return IntStream.range(0, disks.size())
        .mapToObj(index -> row(disks.get(index), index, computer, wanted));
  }

  private Instance row(String disk, int index, String computer, Wanted wanted) {
    HostRoot files = host.files();
    Disk drive = new Disk(files, disk);
    String directory = BlockDevices.directory(disk);
    String device = "/dev/" + disk;
    boolean removable = files.number(directory + "removable").orElse(0) == 1;
    Row row =
        new Row(CLASS, wanted)
            .set("CreationClassName", CLASS)
            .set("SystemCreationClassName", Host.COMPUTER_CLASS)
            .set("SystemName", computer)
            .set("DeviceID", device)
            .set("Name", device)
            .set("Index", (long) index)
            .set("Description", "Disk drive")
            .set("MediaLoaded", true)
            .set("MediaType", removable ? "Removable media" : "Fixed hard disk media")
            .set("Status", "OK")
            .read("InterfaceType", () -> interfaceType(drive))
            .read("PNPDeviceID", () -> files.linkName(directory + "device"))
            .read("Partitions", () -> (long) BlockDevices.partitions(files, disk).size());
    capabilities(row, removable);
    model(row, drive);
    geometry(row, directory);
    scsiAddress(row, directory);
    return row.build();
  }

  private static void capabilities(Row row, boolean removable) {
    if (removable) {
      row.set("Capabilities", List.of(RANDOM_ACCESS, SUPPORTS_WRITING, REMOVABLE_MEDIA))
          .set(
              "CapabilityDescriptions",
              List.of("Random Access", "Supports Writing", "Supports Removable Media"));
    } else {
      row.set("Capabilities", List.of(RANDOM_ACCESS, SUPPORTS_WRITING))
          .set("CapabilityDescriptions", List.of("Random Access", "Supports Writing"));
    }
  }

  private static void model(Row row, Disk disk) {
    Optional<String> model = disk.model();
    row.set("Model", model)
        .set("Caption", model.orElse(disk.name()))
        .read("Manufacturer", disk::vendor)
        .read("SerialNumber", disk::serial)
        .read("FirmwareRevision", disk::firmware);
  }

  /** Cylinders, heads and tracks have had no meaning for long and stay NULL. */
  private void geometry(Row row, String directory) {
    OptionalLong units = host.files().number(directory + "size");
    OptionalLong sector = host.files().number(directory + "queue/logical_block_size");
    row.set("BytesPerSector", Numbers.orNull(sector));
    if (units.isPresent()) {
      long size = units.getAsLong() * BlockDevices.UNIT;
      row.set("Size", size)
          .set("TotalSectors", size / Math.max(sector.orElse(BlockDevices.UNIT), 1));
    }
  }

  /** One of Windows' words; NVMe and virtio disks are SCSI to it. */
  private static String interfaceType(Disk disk) {
    String path = disk.hardwarePath();
    if (path == null) {
      return null;
    }
    if (path.contains("/usb")) {
      return "USB";
    }
    if (path.contains("/firewire")) {
      return "1394";
    }
    return path.contains("/ata") || path.contains("/ide") ? "IDE" : "SCSI";
  }

  /** The device directory of a SCSI disk is named host:channel:target:lun. */
  private void scsiAddress(Row row, String directory) {
    String[] address = host.files().linkName(directory + "device").orElse("").split(":");
    if (address.length == 4) {
      row.set("SCSIPort", Numbers.orNull(Numbers.parse(address[0])))
          .set("SCSIBus", Numbers.orNull(Numbers.parse(address[1])))
          .set("SCSITargetId", Numbers.orNull(Numbers.parse(address[2])))
          .set("SCSILogicalUnit", Numbers.orNull(Numbers.parse(address[3])));
    }
  }
}
