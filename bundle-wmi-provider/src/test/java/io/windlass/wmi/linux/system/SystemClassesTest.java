package io.windlass.wmi.linux.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.Tree;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.CimDateTime;
import io.windlass.wsman.api.cim.Instance;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemClassesTest {
  @TempDir Path root;
  private Tree tree;

  @BeforeEach
  void writeAHost() throws Exception {
    tree = new Tree(root);
  }

  @Test
  void tellsOfTheOperatingSystem() throws Exception {
    tree.write(
            "/proc/meminfo",
            "MemTotal:  1000 kB\nMemFree: 1 kB\nMemAvailable: 600 kB\nSwapTotal: 50 kB\n"
                + "SwapFree: 40 kB\n")
        .write("/proc/sys/kernel/osrelease", "6.1.0-9-amd64\n")
        .write("/proc/sys/kernel/version", "#12 SMP PREEMPT_DYNAMIC Debian 6.1.27-1\n")
        .directory("/proc/1")
        .directory("/proc/222")
        .write("/run/utmp", utmp(7, 8, 7, 2));
    Instance system = only(new OperatingSystemSource(tree.host()));
    Map.ofEntries(
            Map.entry("Caption", "Test OS 1"),
            Map.entry("Name", "Test OS 1|/|/dev/sda2"),
            Map.entry("Manufacturer", "Test OS"),
            Map.entry("Version", "6.1.0-9-amd64"),
            Map.entry("BuildNumber", "12"),
            Map.entry("BuildType", "Multiprocessor Free"),
            Map.entry("TotalVisibleMemorySize", 1000L),
            Map.entry("FreePhysicalMemory", 600L),
            Map.entry("TotalVirtualMemorySize", 1050L),
            Map.entry("FreeVirtualMemory", 640L),
            Map.entry("FreeSpaceInPagingFiles", 40L),
            Map.entry("NumberOfProcesses", 2L),
            Map.entry("NumberOfUsers", 2L),
            Map.entry("CurrentTimeZone", 60),
            Map.entry("OSType", 36))
        .forEach((name, value) -> assertEquals(value, system.get(name), name));
    assertEquals("20260228010000.000000+060", system.get("LastBootUpTime").toString());
    assertEquals("20260301133456.789000+060", system.get("LocalDateTime").toString());
  }

  @Test
  void leavesNullWhatAnEmptyHostDoesNotTell() throws Exception {
    Instance system = only(new OperatingSystemSource(tree.host()));
    for (String name : List.of("FreePhysicalMemory", "NumberOfUsers", "Version", "BuildNumber")) {
      assertNull(system.get(name), name);
    }
    assertTrue(all(new ProcessorSource(tree.host())).isEmpty());
    assertNull(only(new ComputerSystemSource(tree.host())).get("Manufacturer"));
  }

  @Test
  void tellsOfProcessorsBySocket() throws Exception {
    StringBuilder info = new StringBuilder();
    for (int cpu = 0; cpu < 8; cpu++) {
      info.append("processor\t: ")
          .append(cpu)
          .append("\nvendor_id : AuthenticAMD\ncpu family: 23\n");
      info.append("model: 49\nmodel name : AMD EPYC\nstepping: 0\ncpu MHz : 1500.5\n");
      info.append("physical id : ").append(cpu / 4).append("\ncore id : ").append(cpu % 2);
      info.append("\nflags : fpu svm npt hypervisor\n\n");
      tree.write("/sys/devices/system/cpu/cpu" + cpu + "/cache/index3/level", "3\n")
          .write("/sys/devices/system/cpu/cpu" + cpu + "/cache/index3/size", "16M\n")
          .write(
              "/sys/devices/system/cpu/cpu" + cpu + "/cache/index3/shared_cpu_list",
              cpu < 4 ? "0-3\n" : cpu + "\n");
    }
    tree.write("/proc/cpuinfo", info.toString())
        .write("/sys/devices/system/cpu/cpu0/cpufreq/cpuinfo_max_freq", "3300000\n");
    List<Instance> processors = all(new ProcessorSource(tree.host()));
    assertEquals(List.of("CPU0", "CPU1"), processors.stream().map(p -> p.get("DeviceID")).toList());
    Instance first = processors.get(0);
    assertEquals("AMD EPYC", first.get("Name"));
    assertEquals("AMD64 Family 23 Model 49 Stepping 0", first.get("Caption"));
    assertEquals(2L, first.get("NumberOfCores"));
    assertEquals(4L, first.get("NumberOfLogicalProcessors"));
    assertEquals(3300L, first.get("MaxClockSpeed"));
    assertEquals(1500L, first.get("CurrentClockSpeed"));
    assertEquals(16384L, first.get("L3CacheSize"));
    assertEquals(65536L, processors.get(1).get("L3CacheSize"));
    assertEquals(49 << 8, first.get("Revision"));
    Instance computer = only(new ComputerSystemSource(tree.host()));
    assertEquals(2L, computer.get("NumberOfProcessors"));
    assertEquals(8L, computer.get("NumberOfLogicalProcessors"));
    assertEquals(true, computer.get("HypervisorPresent"));
  }

  @Test
  void tellsTheLoadSinceItWasLastAskedFor() throws Exception {
    CpuLoad load = new CpuLoad();
    tree.write("/proc/stat", "cpu 9 9 9 9 9 9\ncpu0 50 0 0 50 0 0 0 0\ncpu1 0 0 0 100 0 0 0 0\n");
    assertEquals(25, load.percentage(tree.files(), List.of("0", "1")).orElseThrow());
    tree.write("/proc/stat", "cpu0 140 0 0 60 0 0 0 0\ncpu1 0 0 0 200 0 0 0 0\n");
    assertEquals(45, load.percentage(tree.files(), List.of("0", "1")).orElseThrow());
    assertEquals(45, load.percentage(tree.files(), List.of("0", "1")).orElseThrow());
    assertTrue(load.percentage(tree.files(), List.of("7")).isEmpty());
  }

  @Test
  void tellsOfTheHardwareWhatTheFirmwareSays() throws Exception {
    Map.of(
            "sys_vendor", "Acme",
            "product_name", "Box 9000",
            "product_uuid", "aa-bb",
            "bios_vendor", "Phoenix",
            "bios_version", "F.12",
            "bios_date", "02/30/2024",
            "bios_release", "5.17",
            "board_name", "B1",
            "chassis_type", "23",
            "chassis_vendor", "  ")
        .forEach(this::dmi);
    Instance computer = only(new ComputerSystemSource(tree.host()));
    assertEquals("Acme", computer.get("Manufacturer"));
    assertEquals("Box 9000", computer.get("Model"));
    assertEquals(4, computer.get("PCSystemType"));
    Instance bios = only(new BiosSource(tree.host()));
    assertEquals("F.12", bios.get("Name"));
    assertEquals(List.of("F.12"), bios.get("BIOSVersion"));
    assertEquals(17L, bios.get("SystemBiosMinorVersion"));
    assertNull(bios.get("ReleaseDate"), "there is no such day");
    dmi("bios_date", "02/29/2024");
    assertEquals(
        CimDateTime.parse("20240229000000.000000+000"),
        only(new BiosSource(tree.host())).get("ReleaseDate"));
    assertEquals("B1", only(new BaseBoardSource(tree.host())).get("Product"));
    Instance product = only(new ComputerSystemProductSource(tree.host()));
    assertEquals("AA-BB", product.get("UUID"));
    assertEquals("", product.get("IdentifyingNumber"), "serial numbers are for root");
    Instance enclosure = only(new SystemEnclosureSource(tree.host()));
    assertEquals(List.of(23), enclosure.get("ChassisTypes"));
    assertNull(enclosure.get("Manufacturer"));
  }

  private void dmi(String name, String value) {
    try {
      tree.write("/sys/class/dmi/id/" + name, value + "\n");
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void hasNoHardwareWithoutFirmware() throws Exception {
    for (ClassSource source :
        List.of(
            new BiosSource(tree.host()),
            new BaseBoardSource(tree.host()),
            new ComputerSystemProductSource(tree.host()),
            new SystemEnclosureSource(tree.host()),
            new PhysicalMemorySource(tree.host()))) {
      assertTrue(all(source).isEmpty(), source.className());
    }
  }

  @Test
  void knowsTheDomain() throws Exception {
    assertEquals("WORKGROUP", only(new ComputerSystemSource(tree.host())).get("Workgroup"));
    tree.write("/etc/resolv.conf", "search example.org lab\n");
    assertEquals("example.org", only(new ComputerSystemSource(tree.host())).get("Domain"));
    tree.write("/proc/sys/kernel/hostname", "box.corp.test\n");
    assertEquals("corp.test", only(new ComputerSystemSource(tree.host())).get("Domain"));
  }

  @Test
  void showsNoVariableThatMayBeASecret() throws Exception {
    tree.write("/etc/environment", "# all users\nPATH=\"/usr/bin\"\nexport EDITOR=vi\nbroken\n");
    Map<String, String> own = Map.of("HOME", "/root", "PATH", "/x", "DB_PASSWORD", "secret");
    Map<Object, Object> shown =
        all(new EnvironmentSource(tree.host(), own)).stream()
            .collect(Collectors.toMap(v -> v.get("Name"), v -> v.get("VariableValue")));
    assertEquals(Map.of("HOME", "/root", "PATH", "/usr/bin", "EDITOR", "vi"), shown);
  }

  @Test
  void knowsWhenDaylightSavingBegins() throws Exception {
    Instance zone = only(new TimeZoneSource(tree.host().clock()));
    assertEquals(60, zone.get("Bias"));
    assertEquals(-60, zone.get("DaylightBias"));
    assertEquals("(UTC+01:00) Europe/Berlin", zone.get("Caption"));
    assertEquals(3L, zone.get("DaylightMonth"));
    assertEquals(5L, zone.get("DaylightDay"));
    assertEquals(0, zone.get("DaylightDayOfWeek"));
    assertEquals(2L, zone.get("DaylightHour"));
    assertEquals(10L, zone.get("StandardMonth"));
    assertEquals(3L, zone.get("StandardHour"));
    Instance american = only(new TimeZoneSource(clock("America/New_York")));
    assertEquals(-300, american.get("Bias"));
    assertEquals(2L, american.get("DaylightDay"));
    assertEquals(1L, american.get("StandardDay"));
    assertEquals(0L, only(new TimeZoneSource(clock("Asia/Kolkata"))).get("DaylightMonth"));
    assertEquals(330, only(new TimeZoneSource(clock("Asia/Kolkata"))).get("Bias"));
  }

  @Test
  void tellsTheTime() throws Exception {
    Instance time = only(new CurrentTimeSource("Win32_LocalTime", tree.host().clock()));
    Map.of(
            "Year",
            2026,
            "Month",
            3,
            "Day",
            1,
            "Hour",
            13,
            "Minute",
            34,
            "Second",
            56,
            "DayOfWeek",
            0,
            "WeekInMonth",
            1,
            "Quarter",
            1)
        .forEach((name, value) -> assertEquals(value, time.get(name), name));
  }

  @Test
  void agreesWithTheKernelOfThisHost() throws Exception {
    Host host = Host.real();
    Instance system = only(new OperatingSystemSource(host));
    assertEquals(System.getProperty("os.version"), system.get("Version"));
    assertTrue(
        (Long) system.get("FreePhysicalMemory") <= (Long) system.get("TotalVisibleMemorySize"));
    int processors =
        all(new ProcessorSource(host)).stream()
            .mapToInt(cpu -> ((Number) cpu.get("NumberOfLogicalProcessors")).intValue())
            .sum();
    assertTrue(processors >= Runtime.getRuntime().availableProcessors());
    Instant boot =
        ((CimDateTime) system.get("LastBootUpTime")).timestamp().orElseThrow().toInstant();
    assertTrue(boot.isBefore(Instant.now()));
  }

  private static Clock clock(String zone) {
    return Clock.fixed(Tree.NOW, ZoneId.of(zone));
  }

  private static byte[] utmp(int... types) {
    ByteBuffer records =
        ByteBuffer.allocate(types.length * 384 + 10).order(ByteOrder.nativeOrder());
    for (int i = 0; i < types.length; i++) {
      records.putShort(i * 384, (short) types[i]);
    }
    return records.array();
  }

  private static List<Instance> all(ClassSource source) throws Exception {
    try (var instances = source.instances(Wanted.all())) {
      return instances.toList();
    }
  }

  private static Instance only(ClassSource source) throws Exception {
    List<Instance> all = all(source);
    assertEquals(1, all.size());
    return all.get(0);
  }
}
