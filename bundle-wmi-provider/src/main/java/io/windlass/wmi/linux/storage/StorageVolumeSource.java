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
import java.util.stream.Stream;

/** {@code MSFT_Volume}: the volumes of {@link VolumeSource}, by the same ids. */
public final class StorageVolumeSource implements ClassSource {
  private static final String CLASS = "MSFT_Volume";

  private final Host host;
  private final SpaceProbe probe;

  /** The volumes of a host. */
  public StorageVolumeSource(Host host, SpaceProbe probe) {
    this.host = host;
    this.probe = probe;
  }

  @Override
  public String className() {
    return CLASS;
  }

  @Override
  public Stream<Instance> instances(Wanted wanted) {
    return instances(wanted, null);
  }

  /** Asks only the file system that is meant for its size. */
  @Override
  public Optional<Instance> find(Map<String, String> keys, Wanted wanted) {
    return instances(wanted, keys.get("ObjectId")).filter(row -> Keys.match(row, keys)).findFirst();
  }

  private Stream<Instance> instances(Wanted wanted, String point) {
    Lazy<Map<String, String>> labels = names("/dev/disk/by-label");
    Lazy<Map<String, String>> ids = names("/dev/disk/by-uuid");
    return MountTable.read(host.files()).stream()
        .filter(mount -> point == null || point.equalsIgnoreCase(mount.point()))
        .map(
            mount ->
                row(mount, wanted)
                    .read("FileSystemLabel", () -> labels.get().get(mount.device()))
                    .read("UniqueId", () -> ids.get().getOrDefault(mount.device(), mount.point()))
                    .build());
  }

  private Lazy<Map<String, String>> names(String directory) {
    return new Lazy<>(() -> BlockDevices.namesBy(host.files(), directory));
  }

  private Row row(Mount mount, Wanted wanted) {
    Lazy<Optional<Space>> space = new Lazy<>(() -> probe.space(mount));
    return new Row(CLASS, wanted)
        .set("ObjectId", mount.point())
        .set("Path", mount.point())
        .set("FileSystem", mount.type())
        .set("DriveType", (long) mount.drive().code())
        .read("Size", () -> space.get().map(Space::size))
        .read("SizeRemaining", () -> space.get().map(Space::free));
  }
}
