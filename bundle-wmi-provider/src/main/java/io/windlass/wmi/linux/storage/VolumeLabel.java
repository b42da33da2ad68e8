package io.windlass.wmi.linux.storage;

import io.windlass.wmi.linux.host.Command;
import io.windlass.wmi.linux.host.CommandRunner;
import io.windlass.wmi.linux.host.HostRoot;
import io.windlass.wmi.linux.host.LogText;
import io.windlass.wmi.linux.storage.MountTable.Mount;
import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * Labels file systems that can be labelled while they are mounted: ext2, ext3, ext4 and btrfs. A
 * label by which {@code /etc/fstab} mounts is left alone, or the machine would not start again.
 */
public final class VolumeLabel {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final int LONGEST_OF_EXT = 16;
  private static final int LONGEST_OF_BTRFS = 255;

  private final HostRoot files;
  private final CommandRunner runner;

  /** Labels of a host. */
  public VolumeLabel(HostRoot files, CommandRunner runner) {
    this.files = files;
    this.runner = runner;
  }

  /**
   * Gives a file system another label.
   *
   * @param old the label that it has; empty for none
   * @throws ResourceFault when that cannot be
   */
  void write(Mount mount, String old, String label)
      throws ResourceFault, IOException, InterruptedException {
    boolean ext = List.of("ext2", "ext3", "ext4").contains(mount.type());
    if (!ext && !mount.type().equals("btrfs")) {
      throw refused("file systems of type " + mount.type() + " are not labelled while in use");
    }
    int longest = ext ? LONGEST_OF_EXT : LONGEST_OF_BTRFS;
    if (label.getBytes(StandardCharsets.UTF_8).length > longest
        || label.startsWith("-")
        || label.chars().anyMatch(Character::isISOControl)) {
      throw refused("a label is one line of at most " + longest + " octets, without - before it");
    }
    if (!old.isEmpty() && isMountedBy(old)) {
      throw refused("/etc/fstab mounts it by its label");
    }
    Command.Result result =
        runner.run(
            ext
                ? List.of("e2label", mount.device(), label)
                : List.of("btrfs", "filesystem", "label", mount.point(), label),
            LIMIT);
    if (result.exitCode() != 0) {
      throw new ResourceFault(
          FaultCode.ACCESS_DENIED,
          "VolumeName was not changed: " + LogText.of(result.output().strip()));
    }
  }

  private boolean isMountedBy(String label) {
    return files.lines("/etc/fstab").stream()
        .map(line -> line.strip().split("\\s", 2)[0].replace("\"", ""))
        .anyMatch(
            device ->
                device.equals("LABEL=" + label) || device.equals("/dev/disk/by-label/" + label));
  }

  private static ResourceFault refused(String reason) {
    return new ResourceFault(
        FaultCode.INVALID_VALUES, "VolumeName cannot be changed: " + reason + ".");
  }
}
