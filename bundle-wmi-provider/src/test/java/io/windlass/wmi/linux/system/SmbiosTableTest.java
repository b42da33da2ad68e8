package io.windlass.wmi.linux.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wmi.linux.host.Tree;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.Instance;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmbiosTableTest {
  @TempDir Path root;

  @Test
  void readsMemoryModules() throws Exception {
    Instance module = modules(table(0x4000, 0x1C)).get(0);
    assertEquals(16L << 30, module.get("Capacity"));
    assertEquals("Physical Memory 0", module.get("Tag"));
    assertEquals("DIMM A1", module.get("DeviceLocator"));
    assertEquals("Acme", module.get("Manufacturer"));
    assertNull(module.get("SerialNumber"));
    assertEquals(8, module.get("FormFactor"));
    assertEquals(26L, module.get("SMBIOSMemoryType"));
    assertEquals(3200L, module.get("Speed"));
    assertEquals(64, module.get("DataWidth"));
    assertNull(module.get("ConfiguredVoltage"), "this table is older than that field");
  }

  @Test
  void readsLargeAndSmallAndEmptyModules() throws Exception {
    assertEquals(64L << 30, modules(table(0x7FFF, 0x28)).get(0).get("Capacity"));
    assertEquals(512L << 10, modules(table(0x8200, 0x1C)).get(0).get("Capacity"));
    assertTrue(modules(table(0, 0x1C)).isEmpty());
    assertTrue(modules(table(0xFFFF, 0x1C)).isEmpty());
  }

  @Test
  void readsStructuresWithoutStrings() {
    List<SmbiosTable.Structure> structures =
        SmbiosTable.parse(new byte[] {1, 4, 0, 0, 0, 0, 2, 4, 0, 0, 'x', 0, 0, 127, 4, 0, 0});
    assertEquals(List.of(1, 2), structures.stream().map(s -> s.type()).toList());
    assertEquals(List.of("x"), structures.get(1).strings());
  }

  @Test
  void endsWithATableThatIsBroken() {
    byte[] table = table(0x4000, 0x1C);
    for (int length = 0; length < table.length; length++) {
      SmbiosTable.parse(java.util.Arrays.copyOf(table, length));
    }
    Random random = new Random(3);
    for (int i = 0; i < 3000; i++) {
      byte[] broken = table.clone();
      for (int j = 0; j < 4; j++) {
        broken[random.nextInt(broken.length)] = (byte) random.nextInt();
      }
      SmbiosTable.parse(broken).forEach(structure -> structure.string(0x10));
    }
  }

  private List<Instance> modules(byte[] table) throws Exception {
    Tree tree = new Tree(root).write("/sys/firmware/dmi/tables/DMI", table);
    return new PhysicalMemorySource(tree.host()).instances(Wanted.all()).toList();
  }

  private static byte[] table(int size, int length) {
    ByteBuffer data = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    data.put(0, (byte) 17).put(1, (byte) length);
    data.putShort(0x08, (short) 72).putShort(0x0A, (short) 64).putShort(0x0C, (short) size);
    data.put(0x0E, (byte) 9).put(0x10, (byte) 1).put(0x12, (byte) 26);
    data.putShort(0x15, (short) 3200).put(0x17, (byte) 2).put(0x18, (byte) 9);
    if (length > 0x20) {
      data.putInt(0x1C, 64 << 10);
    }
    ByteArrayOutputStream table = new ByteArrayOutputStream();
    table.writeBytes(data.array());
    table.writeBytes("DIMM A1\0Acme\0\0".getBytes(StandardCharsets.US_ASCII));
    table.writeBytes(new byte[] {127, 4, 0, 0, 0, 0});
    return table.toByteArray();
  }
}
