package io.windlass.wmi.linux.storage;

import io.windlass.wmi.linux.host.CommandRunner;
import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.Lazy;
import io.windlass.wmi.linux.host.Row;
import io.windlass.wmi.linux.host.Writing;
import io.windlass.wmi.linux.storage.MountTable.DriveType;
import io.windlass.wmi.linux.storage.MountTable.Mount;
import io.windlass.wmi.source.Changes;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Keys;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.OpContext;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.cim.Instance;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * {@code Win32_LogicalDisk}: one per mounted file system; its id is the mount point. {@code
 * VolumeSerialNumber} is the UUID of the file system.
 */
public final class LogicalDiskSource implements ClassSource {
  private static final String CLASS = "Win32_LogicalDisk";
  private static final String LABEL = "VolumeName";

  /** What {@code Chkdsk} answers for a file system that it does not know. */
  private static final long UNKNOWN_FILE_SYSTEM = 2;

  /** What the methods about autochk answer for a drive that it does not know. */
  private static final long UNKNOWN_DRIVE = 4;

  private static final int READABLE = 1;
  private static final int READ_WRITE = 3;
  private static final int REMOVABLE_MEDIUM = 11;
  private static final int FIXED_DISK = 12;

  private final Host host;
  private final SpaceProbe probe;
  private final VolumeLabel label;

  /** The mounted file systems of a host, labelled by its programs. */
  public LogicalDiskSource(Host host, SpaceProbe probe) {
    this(host, probe, new VolumeLabel(host.files(), CommandRunner.ofHost()));
  }

  /** The mounted file systems of a host. */
  public LogicalDiskSource(Host host, SpaceProbe probe, VolumeLabel label) {
    this.host = host;
    this.probe = probe;
    this.label = label;
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
    Lazy<Map<String, String>> ids =
        new Lazy<>(() -> BlockDevices.namesBy(host.files(), "/dev/disk/by-uuid"));
    return MountTable.read(host.files()).stream()
        .filter(chosen)
        .map(
            mount -> {
              Lazy<Optional<Space>> space = new Lazy<>(() -> probe.space(mount));
              return row(mount, computer, wanted)
                  .read("Size", () -> space.get().map(Space::size))
                  .read("FreeSpace", () -> space.get().map(Space::free))
                  .read(LABEL, () -> labels.get().getOrDefault(mount.device(), ""))
                  .read("VolumeSerialNumber", () -> ids.get().get(mount.device()))
                  .build();
            });
  }

  /**
   * Linux checks file systems before they are mounted, by what fstab(5) says; none can be checked
   * or scheduled from here.
   */
  @Override
  public Instance invoke(String method, Map<String, String> keys, Instance input, OpContext context)
      throws ResourceFault, IOException, InterruptedException {
    long code =
        switch (method) {
          case "Chkdsk" -> {
            existing(keys);
            yield UNKNOWN_FILE_SYSTEM;
          }
          case "ScheduleAutoChk", "ExcludeFromAutochk" -> UNKNOWN_DRIVE;
          default -> -1L;
        };
    return code < 0
        ? ClassSource.super.invoke(method, keys, input, context)
        : Instance.of(method + "_OUTPUT").set("ReturnValue", code).build();
  }

  @Override
  public Instance put(Map<String, String> keys, Instance changed, OpContext context)
      throws ResourceFault, IOException, InterruptedException {
    Instance current = existing(keys);
    Changes changes = Changes.of(current, changed);
    changes.only(LABEL);
    Optional<String> text = changes.text(LABEL);
    if (text.isEmpty()) {
      return current;
    }
    Writing.check(context, CLASS);
    for (Mount mount : MountTable.read(host.files())) {
      if (mount.point().equals(current.get("DeviceID"))) {
        label.write(mount, Objects.toString(current.get(LABEL), ""), text.get());
      }
    }
    // udev needs a moment to see it.
    Instance.Builder after = Instance.of(CLASS);
    current.properties().forEach(after::set);
    return after.set(LABEL, text.get()).build();
  }

  private static Row row(Mount mount, String computer, Wanted wanted) {
    DriveType drive = mount.drive();
    return new Row(CLASS, wanted)
        .set("CreationClassName", CLASS)
        .set("SystemCreationClassName", Host.COMPUTER_CLASS)
        .set("SystemName", computer)
        .set("DeviceID", mount.point())
        .set("Name", mount.point())
        .set("Caption", mount.point())
        .set("Description", drive.text())
        .set("DriveType", (long) drive.code())
        .set("MediaType", mediaType(drive))
        .set("FileSystem", mount.type())
        .set("Access", mount.readOnly() ? READABLE : READ_WRITE)
        .set("ProviderName", drive == DriveType.NETWORK ? mount.device() : null);
  }

  private static Integer mediaType(DriveType drive) {
    return switch (drive) {
      case LOCAL -> FIXED_DISK;
      case REMOVABLE, DISC -> REMOVABLE_MEDIUM;
      default -> 0;
    };
  }
}
