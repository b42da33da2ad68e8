package io.windlass.wmi.linux.system;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.Row;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.Instance;
import java.util.stream.Stream;

/** {@code Win32_BaseBoard}; no instance on a machine without DMI, or that tells of no board. */
public final class BaseBoardSource implements ClassSource {
  private static final String CLASS = "Win32_BaseBoard";
  private static final String NAME = "Base Board";

  private final Dmi dmi;

  /** The main board of a host. */
  public BaseBoardSource(Host host) {
    this.dmi = new Dmi(host.files());
  }

  @Override
  public String className() {
    return CLASS;
  }

  @Override
  public Stream<Instance> instances(Wanted wanted) {
    boolean known = dmi.value("board_vendor").isPresent() || dmi.value("board_name").isPresent();
    return known ? Stream.of(row(wanted)) : Stream.empty();
  }

  private Instance row(Wanted wanted) {
    return new Row(CLASS, wanted)
        .set("CreationClassName", CLASS)
        .set("Tag", NAME)
        .set("Name", NAME)
        .set("Caption", NAME)
        .set("Description", NAME)
        .set("HostingBoard", true)
        .set("PoweredOn", true)
        .set("Status", "OK")
        .read("Manufacturer", () -> dmi.value("board_vendor"))
        .read("Product", () -> dmi.value("board_name"))
        .read("Version", () -> dmi.value("board_version"))
        .read("SerialNumber", () -> dmi.value("board_serial"))
        .build();
  }
}
