package io.windlass.wmi.linux.system;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.Numbers;
import io.windlass.wmi.linux.host.Row;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.Instance;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * {@code Win32_Processor}: one per socket. {@code LoadPercentage} is the load since it was last
 * asked for ({@link CpuLoad}).
 */
public final class ProcessorSource implements ClassSource {
  private static final String CLASS = "Win32_Processor";
  private static final int RUNNING = 3;
  private static final int ENABLED = 3;
  private static final int CENTRAL_PROCESSOR = 3;
  private static final int FAMILY_UNKNOWN = 2;
  private static final int FAMILY_XEON = 179;
  private static final int CPU_ENABLED = 1;

  private final Host host;
  private final CpuLoad load = new CpuLoad();

  /** The processors of a host. */
  public ProcessorSource(Host host) {
    this.host = host;
  }

  @Override
  public String className() {
    return CLASS;
  }

  @Override
  public Stream<Instance> instances(Wanted wanted) {
    String computer = host.name();
    List<CpuPackage> packages = CpuPackage.read(host.files());
    return packages.stream().map(cpu -> row(cpu, packages.indexOf(cpu), computer, wanted));
  }

  private Instance row(CpuPackage cpu, int index, String computer, Wanted wanted) {
    Architecture architecture = Architecture.ofHost();
    Row row =
        new Row(CLASS, wanted)
            .set("CreationClassName", CLASS)
            .set("SystemCreationClassName", Host.COMPUTER_CLASS)
            .set("SystemName", computer)
            .set("DeviceID", "CPU" + index)
            .set("SocketDesignation", "CPU " + index)
            .set("Role", "CPU")
            .set("AddressWidth", architecture.bits())
            .set("DataWidth", architecture.bits())
            .set("Architecture", architecture.code())
            .set("Availability", RUNNING)
            .set("CpuStatus", CPU_ENABLED)
            .set("ProcessorType", CENTRAL_PROCESSOR)
            .set("Status", "OK")
            .set("StatusInfo", ENABLED)
            .set("PowerManagementSupported", false)
            .set("NumberOfCores", cpu.cores())
            .set("NumberOfEnabledCore", cpu.cores())
            .set("NumberOfLogicalProcessors", (long) cpu.threads())
            .set("ThreadCount", (long) cpu.threads());
    identity(row, cpu, architecture);
    speed(row, cpu);
    virtualization(row, cpu);
    return row.build();
  }

  private static void identity(Row row, CpuPackage cpu, Architecture architecture) {
    Optional<String> name =
        cpu.value("model name").or(() -> cpu.value("Processor")).or(() -> cpu.value("cpu"));
    Optional<String> vendor = cpu.value("vendor_id").or(() -> cpu.value("CPU implementer"));
    String caption = caption(cpu, architecture, vendor);
    OptionalLong model = cpu.number("model");
    OptionalLong stepping = cpu.number("stepping");
    row.set("Name", name.orElse(caption))
        .set("Caption", caption)
        .set("Description", caption)
        .set("Manufacturer", vendor)
        .set(
            "Family",
            name.filter(text -> text.contains("Xeon")).isPresent() ? FAMILY_XEON : FAMILY_UNKNOWN)
        .set("Level", Numbers.orNull(cpu.number("cpu family")))
        .set("Stepping", cpu.value("stepping"));
    if (model.isPresent() && stepping.isPresent() && model.getAsLong() < 256) {
      row.set("Revision", (int) (model.getAsLong() << 8 | stepping.getAsLong() & 0xFF))
          .set("Version", "Model " + model.getAsLong() + ", Stepping " + stepping.getAsLong());
    }
  }

  private static String caption(
      CpuPackage cpu, Architecture architecture, Optional<String> vendor) {
    String brand =
        switch (vendor.orElse("")) {
          case "GenuineIntel" -> "Intel64";
          case "AuthenticAMD" -> "AMD64";
          default -> architecture.name();
        };
    return brand
        + cpu.value("cpu family").map(family -> " Family " + family).orElse("")
        + cpu.value("model").map(model -> " Model " + model).orElse("")
        + cpu.value("stepping").map(stepping -> " Stepping " + stepping).orElse("");
  }

  private void speed(Row row, CpuPackage cpu) {
    row.readNumber("CurrentClockSpeed", cpu::currentMegahertz)
        .readNumber("MaxClockSpeed", () -> cpu.maxMegahertz(host.files()))
        .readNumber("L2CacheSize", () -> cpu.cacheKilobytes(host.files(), 2))
        .readNumber("L3CacheSize", () -> cpu.cacheKilobytes(host.files(), 3))
        .read("LoadPercentage", () -> boxed(load.percentage(host.files(), cpu.names())));
  }

  private static Integer boxed(OptionalInt value) {
    return value.isPresent() ? value.getAsInt() : null;
  }

  private static void virtualization(Row row, CpuPackage cpu) {
    if (cpu.value("flags").isPresent()) {
      boolean monitor = cpu.hasFlag("vmx") || cpu.hasFlag("svm");
      row.set("VMMonitorModeExtensions", monitor)
          .set("VirtualizationFirmwareEnabled", monitor)
          .set("SecondLevelAddressTranslationExtensions", cpu.hasFlag("ept") || cpu.hasFlag("npt"));
    }
  }
}
