package io.windlass.wmi.linux.storage;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.Lazy;
import io.windlass.wmi.linux.host.Row;
import io.windlass.wmi.linux.storage.MountTable.Mount;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Keys;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.Instance;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code Win32_Volume}: one per mounted file system; its id is the mount point. The system volume
 * is that of {@code /}, the boot volume that of {@code /boot}, or else the same.
 */
public final class VolumeSource implements ClassSource {
  private static final String CLASS = "Win32_Volume";

  private final Host host;
  private final SpaceProbe probe;

  /** The volumes of a host. */
  public VolumeSource(Host host, SpaceProbe probe) {
    this.host = host;
    this.probe = probe;
  }

  @Override
  public String className() {
    return CLASS;
  }

  @Override
  public Stream<Instance> instances(Wanted wanted) {
    return instances(wanted, mount -> true);
  }

  /** Asks only the file system that is meant for its size. */
  @Override
  public Optional<Instance> find(Map<String, String> keys, Wanted wanted) {
    String point = keys.get("DeviceID");
    return Keys.find(
        instances(wanted, mount -> point == null || point.equalsIgnoreCase(mount.point())), keys);
  }

  private Stream<Instance> instances(Wanted wanted, Predicate<Mount> chosen) {
    String computer = host.name();
    Lazy<Map<String, String>> labels =
        new Lazy<>(() -> BlockDevices.namesBy(host.files(), "/dev/disk/by-label"));
    var mounts = MountTable.read(host.files());
    Set<String> points = mounts.stream().map(Mount::point).collect(Collectors.toSet());
    String boot = points.contains("/boot") ? "/boot" : "/";
    return mounts.stream()
        .filter(chosen)
        .map(
            mount -> {
              Lazy<Optional<Space>> space = new Lazy<>(() -> probe.space(mount));
              return row(mount, computer, wanted)
                  .set("BootVolume", mount.point().equals(boot))
                  .read("Capacity", () -> space.get().map(Space::size))
                  .read("FreeSpace", () -> space.get().map(Space::free))
                  .read("Label", () -> labels.get().get(mount.device()))
                  .build();
            });
  }

  private static Row row(Mount mount, String computer, Wanted wanted) {
    return new Row(CLASS, wanted)
        .set("CreationClassName", CLASS)
        .set("SystemCreationClassName", Host.COMPUTER_CLASS)
        .set("SystemName", computer)
        .set("DeviceID", mount.point())
        .set("Name", mount.point())
        .set("Caption", mount.point())
        .set("DriveType", (long) mount.drive().code())
        .set("FileSystem", mount.type())
        .set("Access", mount.readOnly() ? 1 : 3)
        .set("SystemVolume", mount.point().equals("/"));
  }
}
