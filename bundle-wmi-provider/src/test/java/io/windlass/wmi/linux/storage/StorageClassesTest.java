package io.windlass.wmi.linux.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wmi.linux.host.Tree;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.Instance;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageClassesTest {
  private static final String MOUNTS =
      """
      proc /proc proc rw 0 0
      sysfs /sys sysfs rw 0 0
      tmpfs /sys/fs/cgroup tmpfs rw 0 0
      /dev/sda2 / ext4 rw,relatime 0 0
      /dev/sda1 /boot ext2 ro,relatime 0 0
      tmpfs /run tmpfs rw 0 0
      srv:/export /mnt/my\\040files nfs4 rw 0 0
      //srv/share /mnt/smb cifs rw 0 0
      /dev/sdb1 /media/stick vfat rw 0 0
      /dev/sr0 /media/cd iso9660 ro 0 0
      /dev/sda3 /etc/hosts ext4 rw 0 0
      over /home overlay rw 0 0
      /dev/sda4 /home xfs rw 0 0
      broken line
      """;

  @TempDir Path root;
  private Tree tree;

  @BeforeEach
  void writeAHost() throws Exception {
    tree = new Tree(root).write("/proc/self/mounts", MOUNTS).write("/etc/hosts", "");
    tree.link("/dev/disk/by-label/my\\x20stick", "../../sdb1")
        .link("/dev/disk/by-uuid/ABCD-1234", "../../sdb1");
    disk("sda", 2000, false).write("/sys/block/sda/device/model", "DISK 1\n");
    tree.write("/sys/block/sda/sda2/partition", "2")
        .write("/sys/block/sda/sda2/start", "1000")
        .write("/sys/block/sda/sda2/size", "800")
        .write("/sys/block/sda/sda1/partition", "1")
        .write("/sys/block/sda/sda1/start", "8")
        .write("/sys/block/sda/sda1/size", "80");
    disk("sdb", 100, true).write("/sys/block/sdb/sdb1/partition", "1");
    tree.directory("/sys/block/loop0").directory("/sys/block/sr0/device");
  }

  private Tree disk(String name, long units, boolean removable) throws Exception {
    String directory = "/sys/block/" + name;
    return tree.write(directory + "/size", units + "\n")
        .write(directory + "/removable", removable ? "1\n" : "0\n")
        .write(directory + "/queue/logical_block_size", "4096\n")
        .directory("/sys/devices/pci0/ata1/2:0:1:3-" + name)
        .directory(directory + "/device");
  }

  @Test
  void listsWhatHoldsFilesWithItsDriveType() {
    Map<String, Object> types = disks("DriveType");
    assertEquals(
        Map.of(
            "/",
            3L,
            "/boot",
            3L,
            "/run",
            6L,
            "/mnt/my files",
            4L,
            "/mnt/smb",
            4L,
            "/media/stick",
            2L,
            "/media/cd",
            5L,
            "/home",
            3L),
        types);
  }

  @Test
  void tellsTheServerOfANetworkDrive() {
    assertEquals("srv:/export", disks("ProviderName").get("/mnt/my files"));
    assertEquals("//srv/share", disks("ProviderName").get("/mnt/smb"));
  }

  @Test
  void tellsTheTopmostFileSystemOfAPlace() {
    assertEquals("xfs", disks("FileSystem").get("/home"));
  }

  @Test
  void tellsLabelAndSerialNumber() {
    assertEquals("my stick", disks("VolumeName").get("/media/stick"));
    assertEquals("", disks("VolumeName").get("/"));
    assertEquals("ABCD-1234", disks("VolumeSerialNumber").get("/media/stick"));
  }

  @Test
  void asksForTheSizeOfWhatIsMeantOnly() throws Exception {
    SpaceProbe probe =
        new SpaceProbe(
            mount -> {
              assertEquals("/boot", mount.point());
              return java.util.Optional.of(new Space(1L << 62, 5));
            },
            java.time.Duration.ofSeconds(5));
    LogicalDiskSource source = new LogicalDiskSource(tree.host(), probe);
    Instance boot = source.find(Map.of("DeviceID", "/boot"), Wanted.all()).orElseThrow();
    assertEquals(1L << 62, boot.get("Size"));
    assertEquals(5L, boot.get("FreeSpace"));
    assertEquals(1, boot.get("Access"));
    Instance volume =
        new VolumeSource(tree.host(), probe)
            .find(Map.of("DeviceID", "/boot"), Wanted.all())
            .orElseThrow();
    assertEquals(1L << 62, volume.get("Capacity"));
  }

  @Test
  void listsVolumesToo() {
    List<Instance> volumes =
        new VolumeSource(tree.host(), SpaceProbe.of(tree.files())).instances(Wanted.all()).toList();
    assertEquals(8, volumes.size());
    Instance boot = byKey(volumes, "/boot");
    assertEquals(true, boot.get("BootVolume"));
    assertEquals(false, boot.get("SystemVolume"));
    assertEquals(true, byKey(volumes, "/").get("SystemVolume"));
  }

  @Test
  void listsDisksThatStandForHardware() {
    List<Instance> drives = new DiskDriveSource(tree.host()).instances(Wanted.all()).toList();
    assertEquals(
        List.of("/dev/sda", "/dev/sdb"), drives.stream().map(d -> d.get("DeviceID")).toList());
    Instance disk = drives.get(0);
    assertEquals(2000L * 512, disk.get("Size"));
    assertEquals(4096L, disk.get("BytesPerSector"));
    assertEquals(250L, disk.get("TotalSectors"));
    assertEquals("DISK 1", disk.get("Model"));
    assertEquals("Fixed hard disk media", disk.get("MediaType"));
    assertEquals(2L, disk.get("Partitions"));
    assertNull(disk.get("SerialNumber"));
    assertEquals("Removable media", drives.get(1).get("MediaType"));
  }

  @Test
  void knowsBusAndAddressOfAScsiDisk() throws Exception {
    tree.write("/sys/block/sdc/size", "1")
        .directory("/sys/devices/pci0/usb1/2:0:1:3")
        .link("/sys/block/sdc/device", tree.path("/sys/devices/pci0/usb1/2:0:1:3").toString());
    Instance disk =
        byKey(new DiskDriveSource(tree.host()).instances(Wanted.all()).toList(), "/dev/sdc");
    assertEquals("USB", disk.get("InterfaceType"));
    assertEquals(2L, disk.get("SCSIPort"));
    assertEquals(3L, disk.get("SCSILogicalUnit"));
  }

  @Test
  void listsPartitionsByNumber() {
    List<Instance> parts = new DiskPartitionSource(tree.host()).instances(Wanted.all()).toList();
    assertEquals(
        List.of("/dev/sda1", "/dev/sda2", "/dev/sdb1"),
        parts.stream().map(p -> p.get("DeviceID")).toList());
    Instance second = parts.get(1);
    assertEquals(1000L * 512, second.get("StartingOffset"));
    assertEquals(800L * 512, second.get("Size"));
    assertEquals(100L, second.get("NumberOfBlocks"));
    assertEquals(1L, second.get("Index"));
    assertEquals(true, parts.get(0).get("BootPartition"));
    assertEquals(1L, parts.get(2).get("DiskIndex"));
  }

  @Test
  void agreesWithTheHostAboutItsRoot() {
    var host = io.windlass.wmi.linux.host.Host.real();
    LogicalDiskSource source = new LogicalDiskSource(host, SpaceProbe.of(host.files()));
    Instance disk = source.find(Map.of("DeviceID", "/"), Wanted.all()).orElseThrow();
    assertEquals(new java.io.File("/").getTotalSpace(), disk.get("Size"));
    assertNotNull(disk.get("FileSystem"));
    assertTrue((Long) disk.get("FreeSpace") <= (Long) disk.get("Size"));
  }

  private Map<String, Object> disks(String property) {
    LogicalDiskSource source = new LogicalDiskSource(tree.host(), SpaceProbe.of(tree.files()));
    return source
        .instances(Wanted.of(Set.of(property)))
        .filter(disk -> disk.get(property) != null)
        .collect(
            Collectors.toMap(disk -> (String) disk.get("DeviceID"), disk -> disk.get(property)));
  }

  private static Instance byKey(List<Instance> instances, String key) {
    return instances.stream()
        .collect(Collectors.toMap(i -> i.get("DeviceID"), Function.identity()))
        .get(key);
  }
}
