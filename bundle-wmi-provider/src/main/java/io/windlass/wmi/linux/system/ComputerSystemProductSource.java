package io.windlass.wmi.linux.system;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.Row;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.Instance;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * {@code Win32_ComputerSystemProduct}; no instance on a machine without DMI. What the firmware does
 * not tell (or not to this account) is empty text in the keys, as Windows has it.
 */
public final class ComputerSystemProductSource implements ClassSource {
  private static final String CLASS = "Win32_ComputerSystemProduct";
  private static final String NAME = "Computer System Product";

  private final Dmi dmi;

  /** The product that a host is. */
  public ComputerSystemProductSource(Host host) {
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
        .set("IdentifyingNumber", dmi.value("product_serial").orElse(""))
        .set("Name", dmi.value("product_name").orElse(""))
        .set("Vendor", dmi.value("sys_vendor").orElse(""))
        .set("Version", dmi.value("product_version").orElse(""))
        .set("Caption", NAME)
        .set("Description", NAME)
        .read("SKUNumber", () -> dmi.value("product_sku"))
        .read("UUID", () -> dmi.value("product_uuid").map(id -> id.toUpperCase(Locale.ROOT)))
        .build();
  }
}
