package io.windlass.wmi.linux.storage;

import io.windlass.wmi.linux.host.HostRoot;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The mounted file systems that hold somebody's files, from {@code /proc/self/mounts}: without the
 * kernel's own ones (proc, sysfs, cgroup, …) and without files that are mounted over files.
 */
public final class MountTable {
  private static final Set<String> PSEUDO =
      Set.of(
          "autofs",
          "binderfs",
          "binfmt_misc",
          "bpf",
          "cgroup",
          "cgroup2",
          "configfs",
          "debugfs",
          "devpts",
          "devtmpfs",
          "efivarfs",
          "fuse.gvfsd-fuse",
          "fuse.lxcfs",
          "fuse.portal",
          "fusectl",
          "hugetlbfs",
          "mqueue",
          "nsfs",
          "proc",
          "pstore",
          "resctrl",
          "rootfs",
          "rpc_pipefs",
          "securityfs",
          "selinuxfs",
          "smackfs",
          "sysfs",
          "tracefs");

  private static final Set<String> NETWORK =
      Set.of(
          "9p",
          "afs",
          "ceph",
          "cifs",
          "glusterfs",
          "lustre",
          "ncpfs",
          "nfs",
          "nfs4",
          "smb3",
          "smbfs",
          "sshfs",
          "virtiofs");

  private static final Set<String> MEMORY = Set.of("ramfs", "tmpfs");
  private static final Set<String> DISC = Set.of("cdfs", "iso9660", "udf");

  private MountTable() {}

  /** {@code DriveType} of disks and volumes. */
  public enum DriveType {
    /** A medium that can be taken out. */
    REMOVABLE(2, "Removable Disk"),
    /** A disk. */
    LOCAL(3, "Local Fixed Disk"),
    /** A file server. */
    NETWORK(4, "Network Connection"),
    /** A CD or DVD. */
    DISC(5, "CD-ROM Disc"),
    /** Memory. */
    MEMORY(6, "RAM Disk");

    private final int code;
    private final String text;

    DriveType(int code, String text) {
      this.code = code;
      this.text = text;
    }

    /** The value of the property. */
    public int code() {
      return code;
    }

    /** What {@code Description} says. */
    public String text() {
      return text;
    }
  }

  /**
   * One mounted file system.
   *
   * @param device what is mounted: a device, {@code server:/export}, or a mere word
   * @param point where
   * @param type the type of the file system, such as {@code ext4}
   */
  public record Mount(String device, String point, String type, DriveType drive, boolean readOnly) {
    /** True when a server or a program answers for it, which may keep one waiting for ever. */
    boolean mayHang() {
      return drive == DriveType.NETWORK || type.startsWith("fuse");
    }
  }

  /** The mounted file systems, in the order of mounting; of several at one place the last. */
  public static List<Mount> read(HostRoot files) {
    Map<String, Mount> mounts = new LinkedHashMap<>();
    for (String line : files.lines("/proc/self/mounts")) {
      String[] fields = line.split(" ");
      if (fields.length < 4) {
        continue;
      }
      String point = unescape(fields[1]);
      mounts.remove(point);
      if (isVisible(point, fields[2])) {
        String device = unescape(fields[0]);
        DriveType drive = driveType(files, device, fields[2]);
        boolean readOnly = Arrays.asList(fields[3].split(",")).contains("ro");
        mounts.put(point, new Mount(device, point, fields[2], drive, readOnly));
      }
    }
    // Containers see single files mounted. What may hang is not asked.
    return mounts.values().stream()
        .filter(mount -> mount.mayHang() || !isFile(files, mount.point()))
        .toList();
  }

  private static boolean isVisible(String point, String type) {
    return point.startsWith("/")
        && !PSEUDO.contains(type)
        && !point.startsWith("/sys/")
        && !point.startsWith("/proc/");
  }

  private static boolean isFile(HostRoot files, String point) {
    return files.exists(point) && !files.isDirectory(point);
  }

  private static DriveType driveType(HostRoot files, String device, String type) {
    String plain = type.startsWith("fuse.") ? type.substring(5) : type;
    if (NETWORK.contains(plain) || device.startsWith("//") || device.contains(":/")) {
      return DriveType.NETWORK;
    }
    if (MEMORY.contains(type)) {
      return DriveType.MEMORY;
    }
    if (DISC.contains(type)) {
      return DriveType.DISC;
    }
    return BlockDevices.isRemovable(files, device) ? DriveType.REMOVABLE : DriveType.LOCAL;
  }

  /** Resolves the octal escapes of blanks and backslashes. */
  static String unescape(String text) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      boolean escape =
          text.charAt(i) == '\\'
              && i + 3 < text.length()
              && text.substring(i + 1, i + 4).chars().allMatch(c -> c >= '0' && c <= '7');
      if (escape) {
        plain.append((char) Integer.parseInt(text, i + 1, i + 4, 8));
        i += 3;
      } else {
        plain.append(text.charAt(i));
      }
    }
    return plain.toString();
  }
}
