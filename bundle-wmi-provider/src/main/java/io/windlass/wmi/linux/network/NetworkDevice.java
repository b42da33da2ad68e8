package io.windlass.wmi.linux.network;

import io.windlass.wmi.linux.host.HostRoot;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One network interface in {@code /sys/class/net}.
 *
 * @param name such as {@code eth0}
 */
record NetworkDevice(HostRoot files, String name) {
  private static final String DIRECTORY = "/sys/class/net/";
  private static final int IFF_UP = 1;
  private static final int IFF_LOOPBACK = 8;
  private static final long ETHERNET = 1;

  /** All interfaces by index, without the loopback: Windows leaves it out of these classes. */
  static List<NetworkDevice> all(HostRoot files) {
    return withLoopback(files).stream().filter(device -> !device.isLoopback()).toList();
  }

  /** All interfaces by index. */
  static List<NetworkDevice> withLoopback(HostRoot files) {
    return files.names(DIRECTORY).stream()
        .map(name -> new NetworkDevice(files, name))
        .filter(device -> device.files.exists(device.path("ifindex")))
        .sorted(java.util.Comparator.comparingLong(NetworkDevice::index))
        .toList();
  }

  private String path(String attribute) {
    return DIRECTORY + name + "/" + attribute;
  }

  long index() {
    return knownIndex().orElse(0);
  }

  /** The index; empty when there is no such interface. */
  OptionalLong knownIndex() {
    return number("ifindex");
  }

  OptionalLong number(String attribute) {
    return files.number(path(attribute));
  }

  Optional<String> value(String attribute) {
    return files.value(path(attribute));
  }

  /** The interfaces that this one lies on ({@code lower}) or that lie on it ({@code upper}). */
  List<Long> neighbours(String side) {
    return files.names(DIRECTORY + name).stream()
        .filter(entry -> entry.startsWith(side + "_"))
        .map(entry -> new NetworkDevice(files, entry.substring(side.length() + 1)))
        .flatMapToLong(device -> device.knownIndex().stream())
        .boxed()
        .toList();
  }

  /** IFF_… of netdevice(7). */
  long flags() {
    String text = files.value(path("flags")).orElse("0x0");
    try {
      return Long.decode(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  boolean isLoopback() {
    return (flags() & IFF_LOOPBACK) != 0;
  }

  /** True when an administrator has switched it on. */
  boolean isUp() {
    return (flags() & IFF_UP) != 0;
  }

  /** True when there is a link, or nobody can tell. */
  boolean hasCarrier() {
    String state = files.value(path("operstate")).orElse("unknown");
    return state.equals("up") || state.equals("unknown") && number("carrier").orElse(1) == 1;
  }

  boolean isEthernet() {
    return number("type").orElse(-1) == ETHERNET;
  }

  boolean isWireless() {
    return files.exists(path("wireless")) || files.exists(path("phy80211"));
  }

  /** True when it stands for hardware. */
  boolean isPhysical() {
    return files.exists(path("device"));
  }

  Optional<String> macAddress() {
    return files
        .value(path("address"))
        .filter(address -> address.length() == 17 && !address.equals("00:00:00:00:00:00"))
        .map(address -> address.toUpperCase(Locale.ROOT));
  }

  /** Bits per second; the kernel knows it for some devices only, and while they have a link. */
  OptionalLong speed() {
    OptionalLong megabits = number("speed");
    boolean known = megabits.orElse(-1) > 0 && megabits.getAsLong() < 10_000_000;
    return known ? OptionalLong.of(megabits.getAsLong() * 1_000_000) : OptionalLong.empty();
  }

  OptionalLong mtu() {
    return number("mtu");
  }

  Optional<String> driver() {
    return files.linkName(path("device/driver"));
  }

  Optional<String> hardwareId() {
    return files.linkName(path("device"));
  }
}
