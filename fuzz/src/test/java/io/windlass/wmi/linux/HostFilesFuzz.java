package io.windlass.wmi.linux;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.windlass.fuzz.Budget;
import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.HostRoot;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.Instance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The first octet chooses a file of the host, the rest is in it: its classes do not fail. */
class HostFilesFuzz {
  /** File to the classes that read it. */
  private static final List<Map.Entry<String, Set<String>>> FILES =
      List.of(
          Map.entry("/proc/meminfo", Set.of("Win32_OperatingSystem", "Win32_PageFileUsage")),
          Map.entry("/proc/cpuinfo", Set.of("Win32_Processor", "Win32_ComputerSystem")),
          Map.entry(
              "/proc/stat",
              Set.of(
                  "Win32_PerfFormattedData_PerfOS_Processor",
                  "Win32_PerfRawData_PerfProc_Process")),
          Map.entry(
              "/proc/self/mounts",
              Set.of("Win32_LogicalDisk", "Win32_Volume", "Win32_LogicalDiskToPartition")),
          Map.entry(
              "/proc/swaps",
              Set.of("Win32_PageFileUsage", "Win32_PerfFormattedData_PerfOS_PagingFile")),
          Map.entry(
              "/proc/net/route",
              Set.of("Win32_NetworkAdapterConfiguration", "Win32_IP4RouteTable")),
          Map.entry(
              "/proc/7/stat", Set.of("Win32_Process", "Win32_PerfFormattedData_PerfProc_Process")),
          Map.entry("/proc/7/status", Set.of("Win32_Process")),
          Map.entry("/etc/passwd", Set.of("Win32_UserAccount")),
          Map.entry("/etc/shadow", Set.of("Win32_UserAccount")),
          Map.entry("/etc/group", Set.of("Win32_Group", "Win32_GroupUser")),
          Map.entry("/etc/os-release", Set.of("Win32_OperatingSystem")),
          Map.entry("/etc/resolv.conf", Set.of("Win32_NetworkAdapterConfiguration")),
          Map.entry("/etc/environment", Set.of("Win32_Environment")),
          Map.entry("/etc/init.d/daemon", Set.of("Win32_Service", "Win32_DependentService")),
          Map.entry("/proc/diskstats", Set.of("Win32_PerfFormattedData_PerfDisk_LogicalDisk")),
          Map.entry("/proc/net/snmp", Set.of("Win32_PerfFormattedData_Tcpip_TCPv4")),
          Map.entry("/proc/net/snmp6", Set.of("Win32_PerfFormattedData_Tcpip_IPv6")),
          Map.entry("/proc/interrupts", Set.of("Win32_PerfRawData_PerfOS_Processor")),
          Map.entry("/var/lib/dpkg/status", Set.of("Win32_Product")),
          Map.entry("/var/log/dpkg.log", Set.of("Win32_QuickFixEngineering")),
          Map.entry("/var/log/dpkg.log.2.gz", Set.of("Win32_QuickFixEngineering")),
          Map.entry("/var/log/syslog", Set.of("Win32_NTLogEvent", "Win32_NTEventlogFile")),
          Map.entry("/proc/7/maps", Set.of("CIM_ProcessExecutable")),
          Map.entry("/proc/7/task/7/stat", Set.of("Win32_Thread")),
          Map.entry("/proc/modules", Set.of("Win32_SystemDriver")),
          Map.entry("/etc/exports", Set.of("Win32_Share")),
          Map.entry("/etc/samba/smb.conf", Set.of("Win32_Share")),
          Map.entry("/run/utmp", Set.of("Win32_OperatingSystem")),
          Map.entry("/run/systemd/sessions/1", Set.of("Win32_LogonSession")));

  private static final Map<String, String> OTHERS =
      Map.of(
          "/proc/stat", "cpu  1 2 3 4\nbtime 1772236800\n",
          "/proc/7/stat", "7 (a) S 1 7 7 0 -1 0 9 8 7 6 5 4 3 2 20 0 1 0 99 4096 7 1 1 1 0 0 0 0",
          "/proc/self/mounts", "/dev/sda1 / ext4 rw 0 0\n",
          "/proc/7/status", "Name:\ta\nTgid:\t7\nUid:\t0\t0\t0\t0\n",
          "/etc/passwd", "root:x:0:0:root:/root:/bin/sh\n");

  private static Path root;
  private static List<ClassSource> sources;

  @BeforeAll
  static void writeHost() throws IOException {
    root = Files.createTempDirectory("host");
    Clock clock = Clock.fixed(Instant.parse("2026-03-01T12:34:56Z"), ZoneOffset.UTC);
    sources = LinuxClasses.sources(new Host(new HostRoot(root), clock));
    for (Map.Entry<String, String> file : OTHERS.entrySet()) {
      write(file.getKey(), file.getValue().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
  }

  @AfterAll
  static void removeHost() throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  @FuzzTest
  void files(byte[] input) throws Exception {
    if (input.length == 0) {
      return;
    }
    Map.Entry<String, Set<String>> file = FILES.get((input[0] & 0x7F) % FILES.size());
    write(file.getKey(), Arrays.copyOfRange(input, 1, input.length));
    Budget.spend(1000, () -> read(file.getValue()));
    String other = OTHERS.get(file.getKey());
    if (other == null) {
      Files.delete(path(file.getKey()));
    } else {
      write(file.getKey(), other.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
  }

  private static void read(Set<String> classes) throws Exception {
    for (ClassSource source : sources) {
      if (classes.contains(source.className())) {
        try (Stream<Instance> instances = source.instances(Wanted.all())) {
          instances.forEach(Instance::properties);
        }
      }
    }
  }

  private static Path path(String file) {
    return root.resolve(file.substring(1));
  }

  private static void write(String file, byte[] content) throws IOException {
    Files.createDirectories(path(file).getParent());
    Files.write(path(file), content);
  }
}
