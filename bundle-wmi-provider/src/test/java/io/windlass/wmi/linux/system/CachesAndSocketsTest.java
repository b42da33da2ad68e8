package io.windlass.wmi.linux.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.Tree;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.Instance;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CachesAndSocketsTest {
  @TempDir Path root;
  private Tree tree;

  @BeforeEach
  void writeAHost() throws Exception {
    tree = new Tree(root);
  }

  @Test
  void listsEveryCacheOnce() throws Exception {
    for (String cpu : List.of("cpu0", "cpu1")) {
      cache(cpu + "/cache/index0/", "1", "Data", "48K", cpu.substring(3));
      cache(cpu + "/cache/index3/", "3", "Unified", "32768K", "0-1");
    }
    tree.directory("/sys/devices/system/cpu/cpufreq")
        .write("/sys/devices/system/cpu/cpu0/cache/index0/ways_of_associativity", "8\n")
        .write("/sys/devices/system/cpu/cpu0/cache/index0/coherency_line_size", "64\n")
        .write("/sys/devices/system/cpu/cpu0/cache/index3/ways_of_associativity", "0\n");
    List<Instance> caches = new CacheMemorySource(tree.host()).instances(Wanted.all()).toList();
    assertEquals(
        List.of("Cache Memory 0 L1-Cache", "Cache Memory 1 L3-Cache", "Cache Memory 2 L1-Cache"),
        caches.stream().map(c -> c.get("DeviceID") + " " + c.get("Purpose")).toList());
    Instance first = caches.get(0);
    assertEquals(3, first.get("Level"));
    assertEquals(4, first.get("CacheType"));
    assertEquals(7, first.get("Associativity"));
    assertEquals(64L, first.get("LineSize"));
    assertEquals(48L, first.get("InstalledSize"));
    assertEquals(48L, first.get("NumberOfBlocks"));
    assertEquals(1024L, first.get("BlockSize"));
    Instance shared = caches.get(1);
    assertEquals(5, shared.get("Level"));
    assertEquals(5, shared.get("CacheType"));
    assertEquals(6, shared.get("Associativity"));
    assertNull(shared.get("LineSize"));
    assertEquals(32_768L, shared.get("MaxCacheSize"));
  }

  private void cache(String directory, String level, String type, String size, String sharedBy)
      throws Exception {
    String base = "/sys/devices/system/cpu/" + directory;
    tree.write(base + "level", level + "\n")
        .write(base + "type", type + "\n")
        .write(base + "size", size + "\n")
        .write(base + "shared_cpu_list", sharedBy + "\n");
  }

  @Test
  void readsTheSocketsForMemory() throws Exception {
    byte[] small = {16, 15, 0, 0, 3, 3, 6, 0, 0, 0, 4, 0, 0, 8, 0, 0, 0};
    Instance array = sockets(small);
    assertEquals("Physical Memory Array 0", array.get("Tag"));
    assertEquals(3, array.get("Location"));
    assertEquals(3, array.get("Use"));
    assertEquals(6, array.get("MemoryErrorCorrection"));
    assertEquals(64L << 20, array.get("MaxCapacity"), "64 GiB in kilobytes");
    assertEquals(64L << 20, array.get("MaxCapacityEx"));
    assertEquals(8, array.get("MemoryDevices"));
    byte[] large = new byte[25];
    System.arraycopy(small, 0, large, 0, 15);
    large[1] = 23;
    large[0x0A] = (byte) 0x80;
    large[0x14] = 6; // 6 * 2^40 bytes
    assertEquals(6L << 30, sockets(large).get("MaxCapacityEx"));
    assertEquals(0xFFFF_FFFFL, sockets(large).get("MaxCapacity"));
  }

  private Instance sockets(byte[] table) throws Exception {
    tree.write("/sys/firmware/dmi/tables/DMI", table);
    return new PhysicalMemoryArraySource(tree.host())
        .instances(Wanted.all())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void readsThoseOfThisHost() {
    new CacheMemorySource(Host.real())
        .instances(Wanted.all())
        .forEach(cache -> assertNotNull(cache.get("Level")));
    new PhysicalMemoryArraySource(Host.real())
        .instances(Wanted.all())
        .forEach(array -> assertNotNull(array.get("MaxCapacity")));
  }
}
