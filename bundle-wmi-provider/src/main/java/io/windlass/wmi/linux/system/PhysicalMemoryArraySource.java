package io.windlass.wmi.linux.system;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.Numbers;
import io.windlass.wmi.linux.host.Row;
import io.windlass.wmi.linux.system.SmbiosTable.Structure;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.Instance;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * {@code Win32_PhysicalMemoryArray}: the sockets for memory modules, from the SMBIOS table (DSP0134
 * §7.17). No instance without root rights, or on a machine without DMI.
 */
public final class PhysicalMemoryArraySource implements ClassSource {
  private static final String CLASS = "Win32_PhysicalMemoryArray";
  private static final String NAME = "Physical Memory Array";
  private static final int MEMORY_ARRAY = 16;
  private static final long EXTENDED_CAPACITY = 0x8000_0000L;
  private static final int LAST_COMMON_LOCATION = 10;

  private final Host host;

  /** The memory sockets of a host. */
  public PhysicalMemoryArraySource(Host host) {
    this.host = host;
  }

  @Override
  public String className() {
    return CLASS;
  }

  @Override
  public Stream<Instance> instances(Wanted wanted) {
    List<Structure> arrays =
        SmbiosTable.read(host.files()).stream()
            .filter(structure -> structure.type() == MEMORY_ARRAY)
            .toList();
    return IntStream.range(0, arrays.size())
        .mapToObj(index -> row(arrays.get(index), index, wanted));
  }

  private static Instance row(Structure array, int index, Wanted wanted) {
    long kilobytes = kilobytes(array);
    return new Row(CLASS, wanted)
        .set("CreationClassName", CLASS)
        .set("Tag", NAME + " " + index)
        .set("Name", NAME)
        .set("Caption", NAME)
        .set("Description", NAME)
        .set("Location", location(array.unsignedByte(0x04)))
        .set("Use", array.unsignedByte(0x05))
        .set("MemoryErrorCorrection", array.unsignedByte(0x06))
        .set("MaxCapacity", Numbers.capped(kilobytes))
        .set("MaxCapacityEx", kilobytes)
        .set("MemoryDevices", array.word(0x0D))
        .build();
  }

  private static long kilobytes(Structure array) {
    long size = array.doubleWord(0x07);
    return size == EXTENDED_CAPACITY
        ? (array.doubleWord(0x0F) | array.doubleWord(0x13) << 32) >>> 10
        : size;
  }

  /** CIM goes on with 11 where SMBIOS goes on with A0h. */
  private static int location(int smbios) {
    if (smbios <= LAST_COMMON_LOCATION) {
      return smbios;
    }
    return smbios >= 0xA0 && smbios <= 0xA3 ? smbios - 0xA0 + 11 : 1;
  }
}
