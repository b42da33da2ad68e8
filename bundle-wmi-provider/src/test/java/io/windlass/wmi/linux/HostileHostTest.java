package io.windlass.wmi.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.HostRoot;
import io.windlass.wmi.linux.host.Tree;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.Instance;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Hosts whose files are broken in every way: no class may fail. The files are those of this very
 * host, mutated; the seed is fixed.
 */
class HostileHostTest {
  private static final int ROUNDS = 60;
  private static final List<String> COPIED =
      List.of(
          "/proc/meminfo",
          "/proc/cpuinfo",
          "/proc/stat",
          "/proc/vmstat",
          "/proc/loadavg",
          "/proc/uptime",
          "/proc/interrupts",
          "/proc/softirqs",
          "/proc/net/snmp",
          "/proc/net/snmp6",
          "/proc/net/tcp",
          "/proc/net/tcp6",
          "/proc/net/udp",
          "/proc/net/if_inet6",
          "/proc/sysvipc/sem",
          "/proc/swaps",
          "/proc/self/mounts",
          "/proc/self/auxv",
          "/proc/net/route",
          "/proc/net/ipv6_route",
          "/proc/sys/kernel/version",
          "/proc/sys/kernel/osrelease",
          "/etc/os-release",
          "/etc/passwd",
          "/etc/group",
          "/etc/resolv.conf",
          "/etc/init.d/dbus");

  private static final Map<String, String> WRITTEN =
      Map.ofEntries(
          Map.entry(
              "/proc/7/stat",
              "7 (a b) S 1 7 7 0 -1 4194560 9 8 7 6 5 4 3 2 20 0 1 0 99 4096 7 184467440737095516"
                  + " 1 1 0 0 0 0 0 0 0 0 0 0 17 1 0 0 0"),
          Map.entry("/proc/7/status", "Name:\ta\nTgid:\t7\nUid:\t0\t0\t0\t0\nRssAnon:\t5 kB\n"),
          Map.entry("/proc/7/io", "rchar: 1\nwchar: 2\nsyscr: 3\nsyscw: 4\n"),
          Map.entry("/proc/7/cmdline", "a\0b c\0"),
          Map.entry("/etc/shadow", "root:*:19000:0:99999:7:::\n"),
          Map.entry("/etc/environment", "PATH=\"/bin\"\n"),
          Map.entry("/proc/diskstats", "8 0 sda 1 2 3 4 5 6 7 8 9 10 11\n8 1 sda1 1 0 2 0 3\n"),
          Map.entry("/sys/block/sda/size", "1000"),
          Map.entry("/sys/block/sda/device/model", "disk"),
          Map.entry("/sys/block/sda/queue/logical_block_size", "512"),
          Map.entry("/sys/block/sda/sda1/partition", "1"),
          Map.entry("/sys/block/sda/sda1/size", "10"),
          Map.entry("/sys/class/net/eth0/ifindex", "2"),
          Map.entry("/sys/class/net/eth0/flags", "0x1003"),
          Map.entry("/sys/class/net/eth0/speed", "1000"),
          Map.entry("/sys/class/net/eth0/mtu", "1500"),
          Map.entry("/sys/class/net/eth0/type", "1"),
          Map.entry("/proc/sys/net/ipv6/conf/eth0/mtu", "1500"),
          Map.entry("/proc/net/arp", "IP\n10.0.0.1 0x1 0x2 00:16:3e:00:00:01 * eth0\n"),
          Map.entry("/sys/block/sda/dev", "8:0"),
          Map.entry("/run/udev/data/b8:0", "E:ID_PART_TABLE_TYPE=dos\nE:ID_PART_TABLE_UUID=1f\n"),
          Map.entry("/sys/class/net/eth0/statistics/rx_bytes", "12345"),
          Map.entry("/sys/class/dmi/id/chassis_type", "3"),
          Map.entry("/sys/class/dmi/id/bios_date", "01/02/2024"),
          Map.entry("/sys/class/dmi/id/bios_release", "1.2"),
          Map.entry("/run/utmp", "\u0007\0"),
          Map.entry("/run/systemd/sessions/1", "USER=root\nLEADER=7\nREALTIME=17723660965\n"),
          Map.entry("/proc/7/maps", "40-50 r-xp 0 0:0 1    /bin/a\n"),
          Map.entry("/proc/7/task/7/stat", "7 (a) S 1 7 7 0 -1 0 9 8 7 6 5 4 3 2 20 0 1 0 9 4 7 1"),
          Map.entry("/proc/modules", "loop 40960 0 - Live 0x0\n"),
          Map.entry("/etc/exports", "/srv *(ro)\n"),
          Map.entry("/etc/samba/smb.conf", "[a]\npath = /srv\nmax connections = 3\n"),
          Map.entry("/var/lib/dpkg/status", "Package: a\nVersion: 1\nStatus: i ok installed\n"),
          Map.entry("/var/log/dpkg.log", "2026-02-03 08:00:00 upgrade a:all 1 2\n"),
          Map.entry("/var/log/syslog", "Mar  1 13:00:00 box a[1]: b\n"));

  @TempDir Path root;

  @Test
  void breaksNoClass() throws Exception {
    Random random = new Random(4);
    Map<String, byte[]> files = files();
    for (int round = 0; round < ROUNDS; round++) {
      Tree tree = new Tree(root.resolve(Integer.toString(round)));
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        tree.write(file.getKey(), mutated(file.getValue(), random));
      }
      for (ClassSource source : LinuxClasses.sources(tree.host())) {
        read(source, round);
      }
    }
  }

  @Test
  void breaksNoClassWhereNothingOfLinuxIsThere() {
    HostRoot nothing = new HostRoot(root.resolve("none"));
    for (ClassSource source : LinuxClasses.sources(new Host(nothing, Clock.systemUTC()))) {
      read(source, 0);
    }
  }

  private static void read(ClassSource source, int round) {
    if (source.isTooLargeToList(Wanted.all())) {
      return;
    }
    try (Stream<Instance> instances = source.instances(Wanted.all())) {
      instances.forEach(instance -> assertEquals(source.className(), instance.className()));
    } catch (Exception e) {
      throw new AssertionError(source.className() + " in round " + round, e);
    }
  }

  private static Map<String, byte[]> files() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (String name : COPIED) {
      HostRoot.real().bytes(name, 1 << 14).ifPresent(bytes -> files.put(name, bytes));
    }
    WRITTEN.forEach((name, text) -> files.put(name, text.getBytes(StandardCharsets.UTF_8)));
    return files;
  }

  /** Untouched, cut, with other bytes, or with every number huge. */
  private static byte[] mutated(byte[] bytes, Random random) {
    byte[] changed = java.util.Arrays.copyOf(bytes, bytes.length);
    switch (random.nextInt(6)) {
      case 0:
        return java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
      case 1:
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        String digits = "9".repeat(1 + random.nextInt(25));
        return text.replaceAll("[0-9]+", digits).getBytes(StandardCharsets.ISO_8859_1);
      case 2:
        String negative = new String(bytes, StandardCharsets.ISO_8859_1);
        return negative.replaceAll("([0-9]+)", "-$1").getBytes(StandardCharsets.ISO_8859_1);
      case 3:
      case 4:
        for (int i = 0; i < 1 + changed.length / 20; i++) {
          changed[random.nextInt(changed.length)] = (byte) random.nextInt();
        }
        return changed;
      default:
        return changed;
    }
  }
}
