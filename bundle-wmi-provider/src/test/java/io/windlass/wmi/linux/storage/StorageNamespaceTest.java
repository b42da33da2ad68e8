package io.windlass.wmi.linux.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.windlass.wmi.linux.host.Tree;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.Instance;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The classes of root/microsoft/windows/storage, on a host that the test has written. */
class StorageNamespaceTest {
  private static final String GUID = "0fc63daf-8483-4772-8e79-3d69d8477de4";
  private static final String ID = "11111111-2222-3333-4444-555555555555";

  @TempDir Path root;
  private Tree tree;

  @BeforeEach
  void writeAHost() throws Exception {
    tree =
        new Tree(root)
            .write(
                "/proc/self/mounts",
                "/dev/mapper/vg-root / ext4 rw 0 0\n"
                    + "/dev/nvme0n1p1 /boot ext2 rw 0 0\n"
                    + "/dev/sda1 /srv xfs rw 0 0\n")
            .link("/dev/mapper/vg-root", "../dm-0")
            .write("/sys/block/dm-0/slaves/nvme0n1p2/x", "")
            .link("/dev/disk/by-label/data", "../../sda1")
            .link("/dev/disk/by-uuid/ABCD", "../../sda1");
    fastDisk();
    slowDisk();
  }

  private void fastDisk() throws Exception {
    String disk = "/sys/block/nvme0n1/";
    tree.write(disk + "size", "10000\n")
        .write(disk + "ro", "0\n")
        .write(disk + "dev", "259:0\n")
        .write(disk + "wwid", "eui.0025\n")
        .write(disk + "queue/logical_block_size", "512\n")
        .write(disk + "queue/physical_block_size", "4096\n")
        .write(disk + "queue/rotational", "0\n")
        .write(disk + "queue/write_cache", "write back\n")
        .write("/sys/devices/pci0/nvme/nvme0/model", "Fast One   \n")
        .write("/sys/devices/pci0/nvme/nvme0/serial", "S1\n")
        .write("/sys/devices/pci0/nvme/nvme0/firmware_rev", "F2\n")
        .link(disk + "device", tree.path("/sys/devices/pci0/nvme/nvme0").toString())
        .write("/run/udev/data/b259:0", "E:ID_PART_TABLE_TYPE=gpt\nE:ID_PART_TABLE_UUID=" + ID);
    partition(disk + "nvme0n1p1/", 1, 8, 100);
    partition(disk + "nvme0n1p2/", 2, 200, 800);
    tree.write(disk + "nvme0n1p2/dev", "259:2\n")
        .write(
            "/run/udev/data/b259:2",
            "E:ID_PART_ENTRY_SCHEME=gpt\nE:ID_PART_ENTRY_TYPE="
                + GUID
                + "\nE:ID_PART_ENTRY_UUID="
                + ID
                + "\n");
  }

  private void slowDisk() throws Exception {
    String disk = "/sys/block/sda/";
    tree.write(disk + "size", "2000\n")
        .write(disk + "ro", "1\n")
        .write(disk + "dev", "8:0\n")
        .write(disk + "queue/rotational", "1\n")
        .directory("/sys/devices/pci0/ata1/2:0:1:3")
        .link(disk + "device", tree.path("/sys/devices/pci0/ata1/2:0:1:3").toString())
        .write("/run/udev/data/b8:0", "E:ID_PART_TABLE_TYPE=dos\nE:ID_PART_TABLE_UUID=1f2e3d4c\n");
    partition(disk + "sda1/", 1, 2048, 1000);
    tree.write(disk + "sda1/dev", "8:1\n")
        .write(
            "/run/udev/data/b8:1",
            "E:ID_PART_ENTRY_SCHEME=dos\nE:ID_PART_ENTRY_TYPE=0x83\nE:ID_PART_ENTRY_FLAGS=0x80\n");
  }

  private void partition(String directory, int number, int start, int size) throws Exception {
    tree.write(directory + "partition", number + "\n")
        .write(directory + "start", start + "\n")
        .write(directory + "size", size + "\n");
  }

  private static List<List<Object>> values(ClassSource source, String... properties)
      throws Exception {
    try (Stream<Instance> all = source.instances(Wanted.all())) {
      return all.map(one -> Arrays.stream(properties).map(one::get).toList()).toList();
    }
  }

  @Test
  void disksTellHowTheyAreDivided() throws Exception {
    StorageDiskSource source = new StorageDiskSource(tree.host());
    assertEquals(
        List.of(
            Arrays.asList("/dev/nvme0n1", 0L, 5_120_000L, 17, 2, "{" + ID + "}", null, false),
            Arrays.asList("/dev/sda", 1L, 1_024_000L, 11, 1, null, 0x1F2E3D4CL, true)),
        values(
            source,
            "ObjectId",
            "Number",
            "Size",
            "BusType",
            "PartitionStyle",
            "Guid",
            "Signature",
            "IsReadOnly"));
    assertEquals(
        List.of(
            List.of(2L, 460_800L, true, true, "Fast One", "S1", "F2", "eui.0025"),
            Arrays.asList(1L, 512_000L, false, false, "sda", null, null, "/dev/sda")),
        values(
            source,
            "NumberOfPartitions",
            "AllocatedSize",
            "IsSystem",
            "IsBoot",
            "FriendlyName",
            "SerialNumber",
            "FirmwareVersion",
            "UniqueId"));
  }

  @Test
  void partitionsTellTheirTypeAndWhatIsMountedOnThem() throws Exception {
    StoragePartitionSource source = new StoragePartitionSource(tree.host());
    assertEquals(
        List.of(
            Arrays.asList("/dev/nvme0n1p1", 0L, 1L, 4096L, 51_200L, List.of("/boot"), false, true),
            Arrays.asList("/dev/nvme0n1p2", 0L, 2L, 102_400L, 409_600L, List.of("/"), true, false),
            Arrays.asList(
                "/dev/sda1", 1L, 1L, 1_048_576L, 512_000L, List.of("/srv"), false, false)),
        values(
            source,
            "ObjectId",
            "DiskNumber",
            "PartitionNumber",
            "Offset",
            "Size",
            "AccessPaths",
            "IsSystem",
            "IsBoot"));
    assertEquals(
        List.of(
            Arrays.asList("/dev/nvme0n1", null, null, null, null),
            Arrays.asList("/dev/nvme0n1", "{" + GUID + "}", "{" + ID + "}", null, null),
            Arrays.asList("/dev/sda", null, null, 0x83L, true)),
        values(source, "DiskId", "GptType", "Guid", "MbrType", "IsActive"));
  }

  @Test
  void hardwareTellsWhatItIs() throws Exception {
    assertEquals(
        List.of(
            Arrays.asList("0", "Fast One", 17, 4, 512L, 4096L, true),
            Arrays.asList("1", "sda", 11, 3, null, null, null)),
        values(
            new PhysicalDiskSource(tree.host()),
            "DeviceId",
            "FriendlyName",
            "BusType",
            "MediaType",
            "LogicalSectorSize",
            "PhysicalSectorSize",
            "IsWriteCacheEnabled"));
  }

  @Test
  void onlyTheVolumeThatIsMeantIsAskedForItsSize() throws Exception {
    SpaceProbe probe =
        new SpaceProbe(
            mount -> {
              assertEquals("/srv", mount.point());
              return Optional.of(new Space(1L << 40, 5));
            },
            Duration.ofSeconds(5));
    StorageVolumeSource source = new StorageVolumeSource(tree.host(), probe);
    Instance volume = source.find(Map.of("ObjectId", "/srv"), Wanted.all()).orElseThrow();
    assertEquals(1L << 40, volume.get("Size"));
    assertEquals(5L, volume.get("SizeRemaining"));
    assertEquals("data", volume.get("FileSystemLabel"));
    assertEquals("ABCD", volume.get("UniqueId"));
    assertEquals("xfs", volume.get("FileSystem"));
    assertEquals(3L, volume.get("DriveType"));
    assertNull(volume.get("DriveLetter"));
  }
}
