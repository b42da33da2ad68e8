package io.windlass.wmi.linux.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.Tree;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.cim.Instance;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageLinksTest {
  private static final String MOUNTS =
      """
      /dev/mapper/vg-root / ext4 rw 0 0
      /dev/disk/by-label/boot /boot ext2 rw 0 0
      tmpfs /run tmpfs rw 0 0
      """;

  @TempDir Path root;
  private Tree tree;

  @BeforeEach
  void writeAHost() throws Exception {
    tree =
        new Tree(root)
            .write("/proc/self/mounts", MOUNTS)
            .link("/dev/mapper/vg-root", "../dm-1")
            .link("/dev/disk/by-label/boot", "../../sda1")
            .directory("/sys/block/sda/device")
            .directory("/sys/block/sdb/device")
            .directory("/sys/block/dm-1/slaves/dm-0")
            .directory("/sys/block/dm-0/slaves/sda2")
            .directory("/sys/block/dm-0/slaves/sdb1");
    partition("sda", 1, 8, 80);
    partition("sda", 2, 1000, 800);
    partition("sdb", 1, 2048, 4096);
  }

  private void partition(String disk, int number, long start, long size) throws Exception {
    String directory = "/sys/block/" + disk + "/" + disk + number;
    tree.write(directory + "/partition", number + "\n")
        .write(directory + "/start", start + "\n")
        .write(directory + "/size", size + "\n");
  }

  @Test
  void linksDisksToTheirPartitions() throws Exception {
    ClassSource source = StorageLinks.drivesToPartitions(tree.host());
    assertEquals(
        List.of("/dev/sda>/dev/sda1", "/dev/sda>/dev/sda2", "/dev/sdb>/dev/sdb1"),
        links(source, "Antecedent", "Dependent"));
    Target disk = (Target) read(source).get(0).get("Antecedent");
    assertEquals("Win32_DiskDrive", disk.className());
    assertEquals("root/cimv2", disk.namespace());
  }

  @Test
  void linksFileSystemsToAllPartitionsBelowThem() throws Exception {
    ClassSource source = StorageLinks.disksToPartitions(tree.host());
    assertEquals(
        List.of("/dev/sda2>/", "/dev/sdb1>/", "/dev/sda1>/boot"),
        links(source, "Antecedent", "Dependent"));
    Instance first = read(source).get(0);
    assertEquals(1000L * 512, first.get("StartingAddress"));
    assertEquals(1800L * 512 - 1, first.get("EndingAddress"));
  }

  @Test
  void linksVolumesToTheirDirectories() throws Exception {
    assertEquals(
        List.of("/>/", "/boot>/boot", "/run>/run"),
        links(StorageLinks.mountPoints(tree.host()), "Directory", "Volume"));
  }

  @Test
  void knowsWhereTheRootOfThisHostIsMounted() throws Exception {
    assertTrue(links(StorageLinks.mountPoints(Host.real()), "Directory", "Volume").contains("/>/"));
  }

  private static List<String> links(ClassSource source, String one, String other) throws Exception {
    return read(source).stream().map(link -> key(link, one) + ">" + key(link, other)).toList();
  }

  private static String key(Instance link, String role) {
    return ((Target) link.get(role)).selectors().values().iterator().next();
  }

  private static List<Instance> read(ClassSource source) throws Exception {
    try (var instances = source.instances(Wanted.all())) {
      return instances.toList();
    }
  }
}
