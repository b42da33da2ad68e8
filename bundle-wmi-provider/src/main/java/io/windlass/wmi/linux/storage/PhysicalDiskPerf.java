package io.windlass.wmi.linux.storage;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.perf.PerfObject;
import io.windlass.wmi.linux.perf.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * {@code PerfDisk_PhysicalDisk}: the disks of {@link DiskDriveSource}, named by their index and the
 * name of the kernel, such as {@code 0 sda}, and {@code _Total}.
 */
public final class PhysicalDiskPerf implements PerfObject {
  private final Host host;

  /** The disks of a host. */
  public PhysicalDiskPerf(Host host) {
    this.host = host;
  }

  @Override
  public String name() {
    return "PerfDisk_PhysicalDisk";
  }

  @Override
  public List<Sample> samples(Question question) {
    Map<String, DiskStats> stats = DiskStats.read(host.files());
    List<String> disks = BlockDevices.disks(host.files());
    List<Sample> samples = new ArrayList<>();
    for (int index = 0; index < disks.size(); index++) {
      DiskStats counted = stats.get(disks.get(index));
      if (counted != null) {
        Sample sample = question.sample(index + " " + disks.get(index));
        samples.add(counted.countersOf(sample, question.times()));
      }
    }
    samples.add(Sample.sum(TOTAL, question.times(), List.copyOf(samples)));
    return samples;
  }
}
