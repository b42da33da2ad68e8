package io.windlass.wmi.linux.storage;

import static io.windlass.wmi.linux.perf.CounterType.COUNTER_RAWCOUNT;
import static io.windlass.wmi.linux.perf.CounterType.RAW_FRACTION;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.perf.PerfObject;
import io.windlass.wmi.linux.perf.Sample;
import io.windlass.wmi.linux.storage.MountTable.DriveType;
import io.windlass.wmi.linux.storage.MountTable.Mount;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code PerfDisk_LogicalDisk}: the local and removable disks of {@link LogicalDiskSource}, named
 * by mount point, and {@code _Total}, in which a device counts once wherever it is mounted. A file
 * system without a device of its own has no transfers.
 */
public final class LogicalDiskPerf implements PerfObject {
  private static final Set<DriveType> DISKS = Set.of(DriveType.LOCAL, DriveType.REMOVABLE);
  private static final int MEGABYTE = 20;

  private final Host host;
  private final SpaceProbe probe;

  /** The mounted disks of a host. */
  public LogicalDiskPerf(Host host, SpaceProbe probe) {
    this.host = host;
    this.probe = probe;
  }

  @Override
  public String name() {
    return "PerfDisk_LogicalDisk";
  }

  @Override
  public List<Sample> samples(Question question) {
    Map<String, DiskStats> stats = DiskStats.read(host.files());
    Set<String> devices = new HashSet<>();
    List<Sample> samples = new ArrayList<>();
    List<Sample> parts = new ArrayList<>();
    boolean needsAll = question.isAbout(TOTAL);
    for (Mount mount : MountTable.read(host.files())) {
      if (DISKS.contains(mount.drive()) && (needsAll || question.isAbout(mount.point()))) {
        Sample sample = sample(mount, stats, question);
        samples.add(sample);
        if (devices.add(mount.device())) {
          parts.add(sample);
        }
      }
    }
    samples.add(Sample.sum(TOTAL, question.times(), parts));
    return samples;
  }

  private Sample sample(Mount mount, Map<String, DiskStats> stats, Question question) {
    Sample sample = question.sample(mount.point());
    BlockDevices.kernelName(host.files(), mount.device())
        .map(stats::get)
        .ifPresent(counted -> counted.countersOf(sample, question.times()));
    if (question.wanted().hasAny("FreeMegabytes", "PercentFreeSpace", "PercentFreeSpace_Base")) {
      probe.space(mount).ifPresent(space -> free(sample, space));
    }
    return sample;
  }

  private static void free(Sample sample, Space space) {
    long megabytes = space.free() >> MEGABYTE;
    sample
        .set(COUNTER_RAWCOUNT, "FreeMegabytes", megabytes)
        .set(RAW_FRACTION, "PercentFreeSpace", megabytes, space.size() >> MEGABYTE);
  }
}
