package io.windlass.wmi.linux;

import io.windlass.wmi.linux.account.GroupSource;
import io.windlass.wmi.linux.account.UserAccountSource;
import io.windlass.wmi.linux.host.CommandRunner;
import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.network.AdapterSettings;
import io.windlass.wmi.linux.network.InterfaceAddresses;
import io.windlass.wmi.linux.network.Ip4RouteSource;
import io.windlass.wmi.linux.network.NetworkAdapterConfigurationSource;
import io.windlass.wmi.linux.network.NetworkAdapterSource;
import io.windlass.wmi.linux.perf.PerfClasses;
import io.windlass.wmi.linux.process.HostProcessControl;
import io.windlass.wmi.linux.process.ProcessMethods;
import io.windlass.wmi.linux.process.ProcessPerf;
import io.windlass.wmi.linux.process.ProcessSource;
import io.windlass.wmi.linux.service.OwnService;
import io.windlass.wmi.linux.service.ServiceControl;
import io.windlass.wmi.linux.service.ServiceSource;
import io.windlass.wmi.linux.storage.DiskDriveSource;
import io.windlass.wmi.linux.storage.DiskPartitionSource;
import io.windlass.wmi.linux.storage.LogicalDiskPerf;
import io.windlass.wmi.linux.storage.LogicalDiskSource;
import io.windlass.wmi.linux.storage.PhysicalDiskPerf;
import io.windlass.wmi.linux.storage.SpaceProbe;
import io.windlass.wmi.linux.storage.StorageLinks;
import io.windlass.wmi.linux.storage.VolumeSource;
import io.windlass.wmi.linux.system.BaseBoardSource;
import io.windlass.wmi.linux.system.BiosSource;
import io.windlass.wmi.linux.system.ComputerSystemProductSource;
import io.windlass.wmi.linux.system.ComputerSystemSource;
import io.windlass.wmi.linux.system.CurrentTimeSource;
import io.windlass.wmi.linux.system.EnvironmentSource;
import io.windlass.wmi.linux.system.OperatingSystemSource;
import io.windlass.wmi.linux.system.PageFileUsageSource;
import io.windlass.wmi.linux.system.PhysicalMemorySource;
import io.windlass.wmi.linux.system.Power;
import io.windlass.wmi.linux.system.PrettyName;
import io.windlass.wmi.linux.system.ProcessorSource;
import io.windlass.wmi.linux.system.SystemEnclosureSource;
import io.windlass.wmi.linux.system.SystemMethods;
import io.windlass.wmi.linux.system.TimeZoneSource;
import io.windlass.wmi.source.ClassSource;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/** All sources of a Linux host. */
public final class LinuxClasses {
  private LinuxClasses() {}

  /** One source per class that this host serves; nobody may turn it off. */
  public static List<ClassSource> sources() {
    return sources(Host.real());
  }

  /**
   * One source per class that this host serves.
   *
   * @param allowShutdown whether administrators may turn it off and set its clock
   */
  public static List<ClassSource> sources(boolean allowShutdown) {
    return sources(Host.real(), allowShutdown);
  }

  /** The same of another root: a tree that a test has written. */
  static List<ClassSource> sources(Host host) {
    return sources(host, false);
  }

  private static List<ClassSource> sources(Host host, boolean allowShutdown) {
    SpaceProbe space = SpaceProbe.of(host.files());
    ServiceControl control = OwnService.beside(ServiceSource.controlOf(host));
    List<ClassSource> things = things(host, space, new ServiceSource(host, control));
    List<ClassSource> usage = UsageClasses.sources(host, control);
    Stream<ClassSource> counters =
        PerfClasses.of(
            host,
            new LogicalDiskPerf(host, space),
            new PhysicalDiskPerf(host),
            new ProcessPerf(host));
    return Stream.of(
            Stream.of(system(host, allowShutdown)),
            things.stream(),
            usage.stream(),
            NewerClasses.sources(host, space).stream(),
            counters)
        .flatMap(all -> all)
        .toList();
  }

  private static ClassSource system(Host host, boolean allowShutdown) {
    CommandRunner programs = CommandRunner.ofHost();
    return new OperatingSystemSource(
        host,
        new SystemMethods(host, new Power(host.files(), programs), allowShutdown),
        new PrettyName(host.files(), programs));
  }

  private static List<ClassSource> things(Host host, SpaceProbe space, ClassSource services) {
    Clock clock = host.clock();
    ClassSource computer = new ComputerSystemSource(host);
    ClassSource processors = new ProcessorSource(host);
    return List.of(
        computer,
        processors,
        new ProcessSource(host, new ProcessMethods(host, new HostProcessControl())),
        services,
        LinkSource.ofComputer("Win32_ComputerSystemProcessor", computer, processors, "DeviceID"),
        LinkSource.ofComputer("Win32_SystemServices", computer, services, "Name"),
        new LogicalDiskSource(host, space),
        new VolumeSource(host, space),
        new DiskDriveSource(host),
        new DiskPartitionSource(host),
        StorageLinks.drivesToPartitions(host),
        StorageLinks.disksToPartitions(host),
        StorageLinks.mountPoints(host),
        new NetworkAdapterSource(host),
        new NetworkAdapterConfigurationSource(host, InterfaceAddresses.ofHost()),
        AdapterSettings.of(host),
        new Ip4RouteSource(host),
        new UserAccountSource(host),
        new GroupSource(host),
        new EnvironmentSource(host, System.getenv()),
        new TimeZoneSource(clock),
        new CurrentTimeSource("Win32_LocalTime", clock),
        new CurrentTimeSource("Win32_UTCTime", clock.withZone(ZoneOffset.UTC)),
        new BiosSource(host),
        new BaseBoardSource(host),
        new ComputerSystemProductSource(host),
        new SystemEnclosureSource(host),
        new PhysicalMemorySource(host),
        new PageFileUsageSource(host));
  }
}
