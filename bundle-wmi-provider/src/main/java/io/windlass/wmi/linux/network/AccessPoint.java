package io.windlass.wmi.linux.network;

import io.windlass.wmi.linux.host.Row;
import io.windlass.wmi.source.Wanted;

/**
 * The keys of a {@code CIM_ServiceAccessPoint} of {@code root/standardcimv2}: the name alone tells
 * instances apart, the others are empty as on Windows. A name begins with the index of the
 * interface.
 */
final class AccessPoint {
  private AccessPoint() {}

  /**
   * @param rest of the name; empty when there is one on each interface
   */
  static Row row(String className, NetworkDevice device, Object rest, Wanted wanted) {
    String suffix = rest.toString().isEmpty() ? "" : ";" + rest;
    return new Row(className, wanted)
        .set("Name", device.index() + suffix)
        .set("CreationClassName", "")
        .set("SystemCreationClassName", "")
        .set("SystemName", "")
        .set("InterfaceIndex", device.index())
        .set("InterfaceAlias", device.name());
  }

  /** True when an access point of that name, or any when it is null, can lie on the device. */
  static boolean mayLieOn(NetworkDevice device, String name) {
    return name == null || name.startsWith(device.index() + ";");
  }
}
