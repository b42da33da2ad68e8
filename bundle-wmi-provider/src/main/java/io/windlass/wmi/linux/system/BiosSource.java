package io.windlass.wmi.linux.system;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.Numbers;
import io.windlass.wmi.linux.host.Row;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.CimDateTime;
import io.windlass.wsman.api.cim.Instance;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code Win32_BIOS}; no instance on a machine without DMI. */
public final class BiosSource implements ClassSource {
  private static final String CLASS = "Win32_BIOS";
  private static final int RUNNING = 3;
  private static final int TARGET_UNKNOWN = 0;
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("MM/dd/uuuu").withResolverStyle(ResolverStyle.STRICT);

  private final Dmi dmi;

  /** The firmware of a host. */
  public BiosSource(Host host) {
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
    Optional<String> vendor = dmi.value("bios_vendor");
    Optional<String> version = dmi.value("bios_version");
    String name = version.or(() -> vendor).orElse("BIOS");
    Row row =
        new Row(CLASS, wanted)
            .set("Name", name)
            .set("Caption", name)
            .set("Description", name)
            .set("SoftwareElementID", name)
            .set("SoftwareElementState", RUNNING)
            .set("TargetOperatingSystem", TARGET_UNKNOWN)
            .set("Manufacturer", vendor)
            .set("Version", version)
            .set("SMBIOSBIOSVersion", version)
            .set("BIOSVersion", version.map(List::of))
            .set("PrimaryBIOS", true)
            .set("SMBIOSPresent", true)
            .set("Status", "OK")
            .read("ReleaseDate", () -> dmi.value("bios_date").flatMap(BiosSource::date))
            .read("SerialNumber", () -> dmi.value("product_serial"));
    release(row, "bios_release", "SystemBiosMajorVersion", "SystemBiosMinorVersion");
    release(
        row,
        "ec_firmware_release",
        "EmbeddedControllerMajorVersion",
        "EmbeddedControllerMinorVersion");
    return row.build();
  }

  private static Optional<CimDateTime> date(String text) {
    try {
      LocalDate day = LocalDate.parse(text, DATE);
      return Optional.of(CimDateTime.of(day.atStartOfDay().atOffset(ZoneOffset.UTC)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private void release(Row row, String file, String majorProperty, String minorProperty) {
    String[] parts = dmi.value(file).orElse("").split("\\.");
    if (parts.length == 2) {
      row.set(majorProperty, Numbers.orNull(Numbers.parse(parts[0])))
          .set(minorProperty, Numbers.orNull(Numbers.parse(parts[1])));
    }
  }
}
