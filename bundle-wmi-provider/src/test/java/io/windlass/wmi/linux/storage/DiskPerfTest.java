package io.windlass.wmi.linux.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.Tree;
import io.windlass.wmi.linux.perf.PerfSource;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.Instance;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskPerfTest {
  private static final String MOUNTS =
      """
      /dev/mapper/vg-root / ext4 rw 0 0
      /dev/sda1 /boot ext2 rw 0 0
      /dev/sda1 /also/boot ext2 rw 0 0
      over /layers overlay rw 0 0
      tmpfs /run tmpfs rw 0 0
      srv:/export /mnt nfs4 rw 0 0
      """;

  @TempDir Path root;
  private Tree tree;

  @BeforeEach
  void writeAHost() throws Exception {
    tree =
        new Tree(root)
            .write("/proc/self/mounts", MOUNTS)
            .link("/dev/mapper/vg-root", "../dm-0")
            .directory("/sys/block/sda/device")
            .directory("/sys/block/sdb/device")
            .directory("/sys/block/loop0");
    write(100, "100 0 2000 500 50 0 4000 1500 2 1000 2000");
  }

  private void write(int uptime, String sda) throws Exception {
    tree.write("/proc/uptime", uptime + ".00 1.0\n")
        .write(
            "/proc/diskstats",
            "   8       0 sda "
                + sda
                + " 0 0 0 0 0 0\n   8 1 sda1 10 0 80 5 0 0 0 0 0 5 5\n"
                + "   8 16 sdb 0 0 0 0 0 0 0 0 0 0 0\n 7 0 loop0 9 9 9 9 9 9 9 9 9 9 9\n"
                + " 253 0 dm-0 90 0 1920 600 50 0 4000 1500 0 900 2100\nbroken\n");
  }

  @Test
  void countsOfDisksThatStandForHardware() throws Exception {
    List<Instance> disks = read(PerfSource.raw(tree.host(), new PhysicalDiskPerf(tree.host())));
    assertEquals(
        List.of("0 sda", "1 sdb", "_Total"), disks.stream().map(d -> d.get("Name")).toList());
    Map.ofEntries(
            Map.entry("DiskReadsPersec", 100L),
            Map.entry("DiskReadBytesPersec", 2000L * 512),
            Map.entry("DiskBytesPersec", 6000L * 512),
            Map.entry("DiskTransfersPersec", 150L),
            Map.entry("AvgDisksecPerRead", 5_000_000L),
            Map.entry("AvgDisksecPerRead_Base", 100L),
            Map.entry("AvgDiskBytesPerWrite", 4000L * 512),
            Map.entry("AvgDiskBytesPerWrite_Base", 50L),
            Map.entry("AvgDiskQueueLength", 20_000_000L),
            Map.entry("CurrentDiskQueueLength", 2L),
            Map.entry("PercentDiskTime", 20_000_000L),
            Map.entry("PercentDiskTime_Base", 1_000_000_000L),
            Map.entry("PercentIdleTime", 990_000_000L))
        .forEach((name, value) -> assertEquals(value, disks.get(0).get(name), name));
    assertEquals(1_990_000_000L, disks.get(2).get("PercentIdleTime"));
    assertEquals(2_000_000_000L, disks.get(2).get("PercentIdleTime_Base"));
    assertNull(disks.get(0).get("SplitIOPerSec"));
  }

  @Test
  void tellsWhatDisksDidSinceTheLastLook() throws Exception {
    ClassSource source = PerfSource.formatted(tree.host(), new PhysicalDiskPerf(tree.host()));
    read(source);
    write(110, "200 0 4000 20500 60 0 4020 2500 1 6000 2000");
    List<Instance> disks = read(source);
    Map.ofEntries(
            Map.entry("DiskReadsPersec", 10L),
            Map.entry("DiskWritesPersec", 1L),
            Map.entry("DiskReadBytesPersec", 102_400L),
            Map.entry("AvgDiskBytesPerRead", 10_240L),
            Map.entry("AvgDiskBytesPerWrite", 1024L),
            Map.entry("AvgDiskQueueLength", 2L),
            Map.entry("CurrentDiskQueueLength", 1L),
            Map.entry("PercentDiskTime", 210L),
            Map.entry("PercentIdleTime", 50L))
        .forEach((name, value) -> assertEquals(value, disks.get(0).get(name), name));
    assertEquals(75L, disks.get(2).get("PercentIdleTime"), "the mean");
    assertEquals(10L, disks.get(2).get("DiskReadsPersec"), "the sum");
  }

  @Test
  void countsOfMountedDisks() throws Exception {
    ClassSource source =
        logical(PerfSource::raw, mount -> Optional.of(new Space(4L << 30, 1L << 30)));
    List<Instance> disks = read(source);
    assertEquals(
        List.of("/", "/boot", "/also/boot", "/layers", "_Total"),
        disks.stream().map(d -> d.get("Name")).toList());
    assertEquals(90L, disks.get(0).get("DiskReadsPersec"), "of the mapped device");
    assertNull(disks.get(3).get("DiskReadsPersec"));
    assertEquals(1024L, disks.get(3).get("FreeMegabytes"));
    assertEquals(4096L, disks.get(3).get("PercentFreeSpace_Base"));
    assertEquals(100L, disks.get(4).get("DiskReadsPersec"), "each device once");
    assertEquals(3072L, disks.get(4).get("FreeMegabytes"));
  }

  @Test
  void asksOnlyTheDiskThatIsMeant() throws Exception {
    ClassSource source =
        logical(
            PerfSource::formatted,
            mount -> {
              assertEquals("/boot", mount.point());
              return Optional.of(new Space(1000L << 20, 250L << 20));
            });
    Instance boot = source.find(Map.of("Name", "/boot"), Wanted.all()).orElseThrow();
    assertEquals(25L, boot.get("PercentFreeSpace"));
    assertEquals(250L, boot.get("FreeMegabytes"));
  }

  @Test
  void asksForNoSizeWhenItIsNotWanted() throws Exception {
    ClassSource source =
        logical(
            PerfSource::formatted,
            mount -> {
              throw new AssertionError("nobody wants it");
            });
    try (var all = source.instances(Wanted.of(Set.of("DiskReadsPersec")))) {
      assertEquals(5, all.count());
    }
  }

  @Test
  void tellsOfThisHost() throws Exception {
    Host host = Host.real();
    var object = new LogicalDiskPerf(host, SpaceProbe.of(host.files()));
    Instance disk =
        PerfSource.formatted(host, object).find(Map.of("Name", "/"), Wanted.all()).orElseThrow();
    long free = new java.io.File("/").getUsableSpace() >> 20;
    assertEquals(free, (Long) disk.get("FreeMegabytes"), 1024, "others write there, too");
    assertTrue((Long) disk.get("PercentFreeSpace") <= 100);
  }

  private ClassSource logical(
      java.util.function.BiFunction<Host, LogicalDiskPerf, ClassSource> side,
      java.util.function.Function<MountTable.Mount, Optional<Space>> answer) {
    SpaceProbe probe = new SpaceProbe(answer, Duration.ofSeconds(5));
    return side.apply(tree.host(), new LogicalDiskPerf(tree.host(), probe));
  }

  private static List<Instance> read(ClassSource source) throws Exception {
    try (var instances = source.instances(Wanted.all())) {
      return instances.toList();
    }
  }
}
