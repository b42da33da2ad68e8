package io.windlass.wmi.linux.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.Tree;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.Instance;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemDriverSourceTest {
  @TempDir Path root;

  @Test
  void listsTheLoadedModules() throws Exception {
    Tree tree =
        new Tree(root)
            .write("/proc/sys/kernel/osrelease", "6.1.0-21-amd64\n")
            .write(
                "/proc/modules",
                """
                snd_hda_intel 57344 2 - Live 0x0000000000000000
                xfs 1990656 0 - Live 0x0000000000000000 (E)
                going 1 0 - Unloading 0x0

                """)
            .write(
                "/lib/modules/6.1.0-21-amd64/modules.dep",
                """
                kernel/sound/pci/hda/snd-hda-intel.ko.xz: kernel/sound/core/snd.ko.xz
                kernel/fs/xfs/xfs.ko: kernel/lib/libcrc32c.ko
                """);
    List<Instance> drivers = new SystemDriverSource(tree.host()).instances(Wanted.all()).toList();
    assertEquals(3, drivers.size());
    Instance sound = drivers.get(0);
    assertEquals("snd_hda_intel", sound.get("Name"));
    assertEquals("snd_hda_intel", sound.get("DisplayName"));
    assertEquals(
        "/lib/modules/6.1.0-21-amd64/kernel/sound/pci/hda/snd-hda-intel.ko.xz",
        sound.get("PathName"));
    assertEquals("Kernel Driver", sound.get("ServiceType"));
    assertEquals("Running", sound.get("State"));
    assertEquals(true, sound.get("Started"));
    assertEquals(false, sound.get("AcceptStop"), "in use");
    assertEquals("box", sound.get("SystemName"));
    assertEquals("File System Driver", drivers.get(1).get("ServiceType"));
    assertEquals(true, drivers.get(1).get("AcceptStop"));
    assertEquals("Stop Pending", drivers.get(2).get("State"));
    assertNull(drivers.get(2).get("PathName"));
  }

  @Test
  void agreesWithTheModulesOfThisHost() {
    List<Object> names =
        new SystemDriverSource(Host.real())
            .instances(Wanted.all())
            .map(driver -> driver.get("Name"))
            .toList();
    List<String> expected =
        Host.real().files().lines("/proc/modules").stream().map(l -> l.split(" ")[0]).toList();
    assertEquals(expected, names);
  }
}
