package io.windlass.wmi.linux.system;

import io.windlass.wmi.linux.host.CommandRunner;
import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.HostRoot;
import io.windlass.wmi.linux.host.Lazy;
import io.windlass.wmi.linux.host.Numbers;
import io.windlass.wmi.linux.host.Row;
import io.windlass.wmi.linux.host.Writing;
import io.windlass.wmi.linux.session.Utmp;
import io.windlass.wmi.source.Changes;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.OpContext;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.cim.Instance;
import java.io.IOException;
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
 * the number of its build, {@code FreePhysicalMemory} what programs can get ({@code MemAvailable}),
 * {@code Description} what people call the machine.
 */
public final class OperatingSystemSource implements ClassSource {
  private static final int LINUX = 36;
  private static final int SERVER = 3;
  private static final Pattern BUILD = Pattern.compile("#(\\d+)");

  private final Host host;
  private final SystemMethods methods;
  private final PrettyName prettyName;

  /** The operating system of a host that nobody may turn off. */
  public OperatingSystemSource(Host host) {
    this(
        host,
        new SystemMethods(host, new Power(host.files(), CommandRunner.ofHost()), false),
        new PrettyName(host.files(), CommandRunner.ofHost()));
  }

  /** The operating system of a host, with the methods that act on it. */
  public OperatingSystemSource(Host host, SystemMethods methods, PrettyName prettyName) {
    this.host = host;
    this.methods = methods;
    this.prettyName = prettyName;
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
    row.read("Description", prettyName::read)
        .read("NumberOfProcesses", this::processes)
        .read("NumberOfUsers", () -> Utmp.read(host.files()).map(users -> (long) users.size()));
    return Stream.of(row.build());
  }

  @Override
  public Instance invoke(String method, Map<String, String> keys, Instance input, OpContext context)
      throws ResourceFault, IOException, InterruptedException {
    if (!SystemMethods.has(method)) {
      return ClassSource.super.invoke(method, keys, input, context);
    }
    existing(keys);
    return methods.invoke(method, input, context);
  }

  @Override
  public Instance put(Map<String, String> keys, Instance changed, OpContext context)
      throws ResourceFault, IOException, InterruptedException {
    Changes changes = Changes.of(existing(keys), changed);
    changes.only("Description");
    Optional<String> name = changes.text("Description");
    if (name.isPresent()) {
      Writing.check(context, className());
      prettyName.write(name.get());
    }
    return existing(keys);
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
