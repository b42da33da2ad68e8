package io.windlass.wmi.linux.system;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.Row;
import io.windlass.wmi.linux.system.SmbiosTable.Structure;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.Instance;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * {@code Win32_PhysicalMemory}: the memory modules of the SMBIOS table (DSP0134 §7.18). No instance
 * without root rights, or on a machine without DMI. {@code Speed} is in MHz, as on Windows.
 */
public final class PhysicalMemorySource implements ClassSource {
  private static final String CLASS = "Win32_PhysicalMemory";
  private static final String NAME = "Physical Memory";
  private static final int MEMORY_DEVICE = 17;
  private static final int UNKNOWN_SIZE = 0xFFFF;
  private static final int EXTENDED_SIZE = 0x7FFF;
  private static final int IN_KILOBYTES = 0x8000;

  private final Host host;

  /** The memory modules of a host. */
  public PhysicalMemorySource(Host host) {
    this.host = host;
  }

  @Override
  public String className() {
    return CLASS;
  }

  @Override
  public Stream<Instance> instances(Wanted wanted) {
    List<Structure> modules =
        SmbiosTable.read(host.files()).stream()
            .filter(structure -> structure.type() == MEMORY_DEVICE && capacity(structure) > 0)
            .toList();
    return IntStream.range(0, modules.size())
        .mapToObj(index -> row(modules.get(index), index, wanted));
  }

  /** Bytes; 0 for an empty socket or a module of unknown size. */
  private static long capacity(Structure module) {
    int size = module.word(0x0C);
    if (size == UNKNOWN_SIZE) {
      return 0;
    }
    if (size == EXTENDED_SIZE) {
      return (module.doubleWord(0x1C) & 0x7FFF_FFFFL) << 20;
    }
    return (size & IN_KILOBYTES) != 0 ? (long) (size & EXTENDED_SIZE) << 10 : (long) size << 20;
  }

  private static Instance row(Structure module, int index, Wanted wanted) {
    return new Row(CLASS, wanted)
        .set("CreationClassName", CLASS)
        .set("Tag", NAME + " " + index)
        .set("Name", NAME)
        .set("Caption", NAME)
        .set("Description", NAME)
        .set("Capacity", capacity(module))
        .set("TotalWidth", known(module.word(0x08)))
        .set("DataWidth", known(module.word(0x0A)))
        .set("FormFactor", formFactor(module.unsignedByte(0x0E)))
        .set("DeviceLocator", module.string(0x10))
        .set("BankLabel", module.string(0x11))
        .set("SMBIOSMemoryType", (long) module.unsignedByte(0x12))
        .set("TypeDetail", module.word(0x13))
        .set("Speed", positive(module.word(0x15)))
        .set("Manufacturer", module.string(0x17))
        .set("SerialNumber", module.string(0x18))
        .set("PartNumber", module.string(0x1A))
        .set("Attributes", (long) (module.unsignedByte(0x1B) & 0x0F))
        .set("ConfiguredClockSpeed", positive(module.word(0x20)))
        .set("MinVoltage", positive(module.word(0x22)))
        .set("MaxVoltage", positive(module.word(0x24)))
        .set("ConfiguredVoltage", positive(module.word(0x26)))
        .build();
  }

  private static Integer known(int word) {
    return word == 0xFFFF ? null : word;
  }

  private static Long positive(int word) {
    return word == 0 || word == 0xFFFF ? null : (long) word;
  }

  /** SMBIOS counts SIMM as 3 and DIMM as 9, CIM as 7 and 8. */
  private static int formFactor(int smbios) {
    return switch (smbios) {
      case 3 -> 7; // SIMM
      case 4 -> 2; // SIP
      case 6 -> 3; // DIP
      case 7 -> 4; // ZIP
      case 9 -> 8; // DIMM
      case 10 -> 9; // TSOP
      case 12 -> 11; // RIMM
      case 13 -> 12; // SODIMM
      case 14 -> 13; // SRIMM
      default -> 0;
    };
  }
}
