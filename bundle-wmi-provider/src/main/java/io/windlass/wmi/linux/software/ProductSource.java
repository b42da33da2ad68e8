package io.windlass.wmi.linux.software;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.Row;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.Instance;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.stream.Stream;

/**
 * {@code Win32_Product}: the installed packages of dpkg and of rpm. {@code IdentifyingNumber} is
 * the name with the architecture, as {@code libc6:amd64}.
 */
public final class ProductSource implements ClassSource {
  private static final String CLASS = "Win32_Product";
  private static final int INSTALLED = 5;
  private static final int FOR_ALL_USERS = 1;

  private final Host host;
  private final DpkgStatus dpkg;
  private final RpmDatabase rpm;

  /** The packages of a host. */
  public ProductSource(Host host) {
    this.host = host;
    this.dpkg = new DpkgStatus(host.files());
    this.rpm = new RpmDatabase(host.files());
  }

  @Override
  public String className() {
    return CLASS;
  }

  @Override
  public Stream<Instance> instances(Wanted wanted) throws IOException, InterruptedException {
    Stream<InstalledPackage> packages =
        Stream.concat(
            rpm.isPresent() ? rpm.packages() : Stream.empty(),
            dpkg.isPresent() ? dpkg.packages() : Stream.empty());
    return packages.map(each -> row(each, wanted));
  }

  private Instance row(InstalledPackage each, Wanted wanted) {
    return new Row(CLASS, wanted)
        .set("IdentifyingNumber", each.name() + ":" + each.architecture())
        .set("Name", each.name())
        .set("Version", each.version())
        .set("Vendor", each.vendor())
        .set("Caption", each.name())
        .set("Description", each.summary().orElse(each.name()))
        .set("PackageName", each.name())
        .set("URLInfoAbout", each.homepage())
        .set("InstallState", INSTALLED)
        .set("AssignmentType", FOR_ALL_USERS)
        .set("InstallDate", each.installed().map(this::day))
        .build();
  }

  private String day(Instant instant) {
    return DateTimeFormatter.BASIC_ISO_DATE.format(
        LocalDate.ofInstant(instant, host.clock().getZone()));
  }
}
