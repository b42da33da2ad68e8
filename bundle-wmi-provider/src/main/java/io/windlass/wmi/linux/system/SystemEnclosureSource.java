package io.windlass.wmi.linux.system;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.Row;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.Instance;
import java.util.stream.Stream;

/** {@code Win32_SystemEnclosure}; no instance on a machine without DMI. */
public final class SystemEnclosureSource implements ClassSource {
  private static final String CLASS = "Win32_SystemEnclosure";
  private static final String NAME = "System Enclosure";

  private final Dmi dmi;

  /** The case of a host. */
  public SystemEnclosureSource(Host host) {
    this.dmi = new Dmi(host.files());
  }

  @Override
  public String className() {
    return CLASS;
  }

  @Override
  public Stream<Instance> instances(Wanted wanted) {
    return dmi.isPresent() ? Stream.of(row(wanted)) : Stream.empty();
  }

  private Instance row(Wanted wanted) {
    return new Row(CLASS, wanted)
        .set("CreationClassName", CLASS)
        .set("Tag", NAME + " 0")
        .set("Name", NAME)
        .set("Caption", NAME)
        .set("Description", NAME)
        .read("Manufacturer", () -> dmi.value("chassis_vendor"))
        .read("Version", () -> dmi.value("chassis_version"))
        .read("SerialNumber", () -> dmi.value("chassis_serial"))
        .read("SMBIOSAssetTag", () -> dmi.value("chassis_asset_tag"))
        .read(
            "ChassisTypes", () -> Chassis.type(dmi).stream().mapToObj(type -> (int) type).toList())
        .build();
  }
}
