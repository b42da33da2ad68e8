package io.windlass.wmi.linux.storage;

import io.windlass.wmi.linux.host.HostRoot;
import io.windlass.wmi.linux.storage.MountTable.Mount;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which file systems lie on a device, as {@link VolumeSource} tells system and boot apart. */
final class StartDevices {
  private final Map<String, Set<String>> devicesByPoint = new TreeMap<>();

  private StartDevices(HostRoot files) {
    for (Mount mount : MountTable.read(files)) {
      devicesByPoint.put(mount.point(), StorageLinks.below(files, mount));
    }
  }

  static StartDevices read(HostRoot files) {
    return new StartDevices(files);
  }

  /** Where file systems are mounted that lie on this device, sorted. */
  List<String> pointsOn(String device) {
    return devicesByPoint.entrySet().stream()
        .filter(mount -> mount.getValue().contains(device))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** True for a device below {@code /}. */
  boolean isSystem(String device) {
    return pointsOn(device).contains("/");
  }

  /**
   * True for a device below {@code /boot}, or below {@code /} when there is no such file system.
   */
  boolean isBoot(String device) {
    return pointsOn(device).contains(devicesByPoint.containsKey("/boot") ? "/boot" : "/");
  }
}
