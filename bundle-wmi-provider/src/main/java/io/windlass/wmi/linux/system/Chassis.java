package io.windlass.wmi.linux.system;

import io.windlass.wmi.linux.host.Numbers;
import java.util.OptionalLong;

/** Chassis types of SMBIOS (DSP0134, type 3). */
final class Chassis {
  private Chassis() {}

  /** The type; empty when the firmware says nothing. */
  static OptionalLong type(Dmi dmi) {
    return dmi.value("chassis_type").map(Numbers::parse).orElse(OptionalLong.empty());
  }

  /** {@code Win32_ComputerSystem.PCSystemType}. */
  static int systemType(OptionalLong chassisType) {
    return switch ((int) chassisType.orElse(0)) {
      case 3, 4, 5, 6, 7, 13, 15, 16, 24, 35, 36 -> 1; // desktops
      case 8, 9, 10, 11, 14, 30, 31, 32 -> 2; // mobile
      case 17, 23, 25, 28, 29 -> 4; // servers and blades
      default -> 0;
    };
  }
}
