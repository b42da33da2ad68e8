package io.windlass.wmi.linux.storage;

import io.windlass.wmi.linux.host.HostRoot;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A disk of {@code /sys/block}.
 *
 * @param name such as {@code sda}
 */
record Disk(HostRoot files, String name) {
  private static final int SCSI = 1;

  /** {@code BusType} by what is in the path of the hardware; the outer bus first. */
  private static final List<Map.Entry<String, Integer>> BUSES =
      List.of(
          Map.entry("/usb", 7),
          Map.entry("/firewire", 4),
          Map.entry("/nvme", 17),
          Map.entry("/mmc", 13),
          Map.entry("/end_device-", 10),
          Map.entry("/ata", 11));

  private String path(String attribute) {
    return BlockDevices.directory(name) + attribute;
  }

  /** Where its file is. */
  String device() {
    return "/dev/" + name;
  }

  OptionalLong number(String attribute) {
    return files.number(path(attribute));
  }

  Optional<String> model() {
    return files.value(path("device/model"));
  }

  /** Virtual disks have the number of a vendor, which is no name. */
  Optional<String> vendor() {
    return files.value(path("device/vendor")).filter(text -> !text.startsWith("0x"));
  }

  Optional<String> serial() {
    return files.value(path("device/serial")).or(() -> files.value(path("serial")));
  }

  Optional<String> firmware() {
    return files.value(path("device/firmware_rev")).or(() -> files.value(path("device/rev")));
  }

  /** The name that no other disk in the world has. */
  Optional<String> worldWideId() {
    return files.value(path("wwid")).or(() -> files.value(path("device/wwid")));
  }

  /** In bytes. */
  Optional<Long> size() {
    OptionalLong units = number("size");
    return units.isPresent()
        ? Optional.of(Math.max(units.getAsLong(), 0) * BlockDevices.UNIT)
        : Optional.empty();
  }

  boolean isReadOnly() {
    return number("ro").orElse(0) == 1;
  }

  /** Where the hardware is in {@code /sys/devices}; null when unknown. */
  String hardwarePath() {
    try {
      return files.path(path("device")).toRealPath().toString();
    } catch (IOException e) {
      return null;
    }
  }

  /** {@code BusType} of {@code MSFT_Disk}; virtual disks are SCSI; null when unknown. */
  Integer bus() {
    String path = hardwarePath();
    if (path == null) {
      return null;
    }
    return BUSES.stream()
        .filter(bus -> path.contains(bus.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(SCSI);
  }
}
