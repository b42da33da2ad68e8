package io.windlass.wmi.linux.system;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.Lazy;
import io.windlass.wmi.linux.host.Row;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.Instance;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code Win32_ComputerSystem}. {@code Domain} is the DNS domain, or {@code WORKGROUP} when there
 * is none; membership in a directory is not looked at.
 */
public final class ComputerSystemSource implements ClassSource {
  private static final int STANDALONE_SERVER = 2;

  private final Host host;
  private final Dmi dmi;

  /** The computer of a host. */
  public ComputerSystemSource(Host host) {
    this.host = host;
    this.dmi = new Dmi(host.files());
  }

  @Override
  public String className() {
    return Host.COMPUTER_CLASS;
  }

  @Override
  public Stream<Instance> instances(Wanted wanted) {
    String name = host.name();
    Architecture architecture = Architecture.ofHost();
    Row row =
        new Row(Host.COMPUTER_CLASS, wanted)
            .set("CreationClassName", Host.COMPUTER_CLASS)
            .set("Name", name)
            .set("Caption", name)
            .set("DNSHostName", name)
            .set("Description", architecture.systemType())
            .set("SystemType", architecture.systemType())
            .set("DomainRole", STANDALONE_SERVER)
            .set("PartOfDomain", false)
            .set("NetworkServerModeEnabled", true)
            .set("BootupState", "Normal boot")
            .set("Status", "OK");
    row.read("Domain", () -> domain(name).orElse("WORKGROUP"))
        .read("Workgroup", () -> domain(name).isEmpty() ? "WORKGROUP" : null);
    hardware(row);
    processors(row);
    times(row);
    return Stream.of(row.build());
  }

  /** From a full host name, else the kernel, else the first search domain of the resolver. */
  private Optional<String> domain(String name) {
    int dot = name.indexOf('.');
    if (dot > 0 && dot + 1 < name.length()) {
      return Optional.of(name.substring(dot + 1));
    }
    return host.files()
        .value("/proc/sys/kernel/domainname")
        .filter(domain -> !domain.equals("(none)"))
        .or(
            () ->
                host.files().lines("/etc/resolv.conf").stream()
                    .map(line -> line.strip().split("\\s+"))
                    .filter(f -> f.length > 1 && (f[0].equals("search") || f[0].equals("domain")))
                    .map(fields -> fields[1])
                    .filter(domain -> !domain.equals("."))
                    .findFirst());
  }

  private void hardware(Row row) {
    row.read("Manufacturer", () -> dmi.value("sys_vendor"))
        .read("Model", () -> dmi.value("product_name").or(this::deviceTreeModel))
        .read("SystemFamily", () -> dmi.value("product_family"))
        .read("SystemSKUNumber", () -> dmi.value("product_sku"))
        .read("PCSystemType", () -> Chassis.systemType(Chassis.type(dmi)))
        .read("PCSystemTypeEx", () -> Chassis.systemType(Chassis.type(dmi)))
        .read(
            "TotalPhysicalMemory",
            () ->
                MemInfo.read(host.files()).total().stream().mapToObj(kb -> kb * 1024).findFirst());
  }

  /** Boards without DMI, such as most with ARM processors. */
  private Optional<String> deviceTreeModel() {
    return host.files().value("/proc/device-tree/model").map(model -> model.replace("\0", ""));
  }

  private void processors(Row row) {
    Lazy<List<CpuPackage>> packages = new Lazy<>(() -> CpuPackage.read(host.files()));
    row.read("NumberOfProcessors", () -> (long) packages.get().size())
        .read(
            "NumberOfLogicalProcessors",
            () -> packages.get().stream().mapToLong(CpuPackage::threads).sum())
        .read(
            "HypervisorPresent",
            () -> packages.get().stream().anyMatch(cpu -> cpu.hasFlag("hypervisor")));
  }

  private void times(Row row) {
    ZoneId zone = host.clock().getZone();
    Instant now = host.clock().instant();
    row.read("CurrentTimeZone", host::offsetMinutes)
        .read("DaylightInEffect", () -> zone.getRules().isDaylightSavings(now))
        .read("EnableDaylightSavingsTime", () -> !zone.getRules().getTransitionRules().isEmpty());
  }
}
