package io.windlass.wmi.linux.system;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.HostRoot;
import io.windlass.wmi.linux.host.Lazy;
import io.windlass.wmi.linux.host.Numbers;
import io.windlass.wmi.linux.host.Row;
import io.windlass.wmi.linux.session.Utmp;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.Instance;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code Win32_OperatingSystem}. {@code Version} is the release of the kernel, {@code BuildNumber}
 * the number of its build, {@code FreePhysicalMemory} what programs can get ({@code MemAvailable}).
 */
public final class OperatingSystemSource implements ClassSource {
  private static final int LINUX = 36;
  private static final int SERVER = 3;
  private static final Pattern BUILD = Pattern.compile("#(\\d+)");

  private final Host host;

  /** The operating system of a host. */
  public OperatingSystemSource(Host host) {
    this.host = host;
  }

  @Override
  public String className() {
    return Host.OS_CLASS;
  }

  @Override
  public Stream<Instance> instances(Wanted wanted) {
    String caption = host.osCaption();
    Row row =
        new Row(Host.OS_CLASS, wanted)
            .set("CreationClassName", Host.OS_CLASS)
            .set("CSCreationClassName", Host.COMPUTER_CLASS)
            .set("CSName", host.name())
            .set("Name", host.osName())
            .set("Caption", caption)
            .set("OSType", LINUX)
            .set("ProductType", SERVER)
            .set("Primary", true)
            .set("Distributed", false)
            .set("Debug", false)
            .set("PortableOperatingSystem", false)
            .set("ServicePackMajorVersion", 0)
            .set("ServicePackMinorVersion", 0)
            .set("Status", "OK")
            .set("SystemDirectory", "/")
            .set("SystemDrive", "/")
            .set("WindowsDirectory", "/");
    kernel(row);
    times(row);
    memory(row);
    row.read("NumberOfProcesses", this::processes)
        .read("NumberOfUsers", () -> Utmp.read(host.files()).map(users -> (long) users.size()));
    return Stream.of(row.build());
  }

  private void kernel(Row row) {
    HostRoot files = host.files();
    Map<String, String> release = host.osRelease();
    Lazy<Optional<String>> build = new Lazy<>(() -> files.value("/proc/sys/kernel/version"));
    row.read("Version", host::kernelRelease)
        .read("BuildNumber", () -> build.get().flatMap(OperatingSystemSource::buildNumber))
        .read(
            "BuildType",
            () ->
                build
                    .get()
                    .map(v -> v.contains(" SMP") ? "Multiprocessor Free" : "Uniprocessor Free"))
        .set("Manufacturer", release.getOrDefault("VENDOR_NAME", release.get("NAME")))
        .read("OSArchitecture", () -> Architecture.ofHost().bits() + "-bit")
        .read("SystemDevice", host::rootDevice)
        .read("BootDevice", host::rootDevice)
        .readNumber("MaxNumberOfProcesses", () -> files.number("/proc/sys/kernel/pid_max"))
        .read("MUILanguages", OperatingSystemSource::languages);
  }

  private static Optional<String> buildNumber(String kernelVersion) {
    Matcher number = BUILD.matcher(kernelVersion);
    return number.find() ? Optional.of(number.group(1)) : Optional.empty();
  }

  private static List<String> languages() {
    String tag = Locale.getDefault().toLanguageTag();
    return tag.equals("und") ? List.of() : List.of(tag);
  }

  private void times(Row row) {
    row.read("LastBootUpTime", () -> host.bootTime().map(host::dateTime))
        .read("LocalDateTime", () -> host.dateTime(host.clock().instant()))
        .read("CurrentTimeZone", host::offsetMinutes);
  }

  private void memory(Row row) {
    Lazy<MemInfo> memory = new Lazy<>(() -> MemInfo.read(host.files()));
    row.readNumber("TotalVisibleMemorySize", () -> memory.get().total())
        .readNumber("FreePhysicalMemory", () -> memory.get().available())
        .readNumber("TotalSwapSpaceSize", () -> memory.get().swapTotal())
        .readNumber("SizeStoredInPagingFiles", () -> memory.get().swapTotal())
        .readNumber("FreeSpaceInPagingFiles", () -> memory.get().swapFree())
        .readNumber(
            "TotalVirtualMemorySize", () -> sum(memory.get().total(), memory.get().swapTotal()))
        .readNumber(
            "FreeVirtualMemory", () -> sum(memory.get().available(), memory.get().swapFree()));
  }

  private static OptionalLong sum(OptionalLong a, OptionalLong b) {
    return a.isPresent() ? OptionalLong.of(a.getAsLong() + b.orElse(0)) : a;
  }

  private long processes() {
    return host.files().names("/proc").stream()
        .filter(name -> Numbers.parse(name).isPresent())
        .count();
  }
}
