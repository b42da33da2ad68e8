package io.windlass.wmi.linux.storage;

import static io.windlass.wmi.linux.perf.CounterType.AVERAGE_BULK;
import static io.windlass.wmi.linux.perf.CounterType.AVERAGE_TIMER;
import static io.windlass.wmi.linux.perf.CounterType.COUNTER_100NS_QUEUELEN;
import static io.windlass.wmi.linux.perf.CounterType.COUNTER_BULK_COUNT;
import static io.windlass.wmi.linux.perf.CounterType.COUNTER_COUNTER;
import static io.windlass.wmi.linux.perf.CounterType.COUNTER_RAWCOUNT;
import static io.windlass.wmi.linux.perf.CounterType.PRECISION_100NS_TIMER;

import io.windlass.wmi.linux.host.HostRoot;
import io.windlass.wmi.linux.host.Numbers;
import io.windlass.wmi.linux.perf.Sample;
import io.windlass.wmi.linux.perf.Times;
import java.util.HashMap;
import java.util.Map;

/**
 * What the kernel counted of one block device (iostats.rst, {@code /proc/diskstats}).
 *
 * @param pending requests on their way
 * @param busyMillis how long there were any
 */
record DiskStats(Transfers reads, Transfers writes, long pending, long busyMillis) {
  private static final long UNITS_OF_MILLI = Times.PER_SECOND / 1000;

  /**
   * Requests of one direction that are done.
   *
   * @param millis how long they took together, so that the sum may grow faster than time
   */
  record Transfers(long requests, long bytes, long millis) {
    private Transfers plus(Transfers other) {
      return new Transfers(requests + other.requests, bytes + other.bytes, millis + other.millis);
    }

    private long time() {
      return millis * UNITS_OF_MILLI;
    }
  }

  /** All block devices, partitions too, by the name of the kernel. */
  static Map<String, DiskStats> read(HostRoot files) {
    Map<String, DiskStats> all = new HashMap<>();
    for (String line : files.lines("/proc/diskstats")) {
      String[] fields = line.strip().split("\\s+");
      if (fields.length >= 13) {
        all.put(
            fields[2],
            new DiskStats(
                transfers(fields, 3),
                transfers(fields, 7),
                number(fields[11]),
                number(fields[12])));
      }
    }
    return all;
  }

  /** The fields: requests, requests that were merged, sectors, milliseconds. */
  private static Transfers transfers(String[] fields, int first) {
    return new Transfers(
        number(fields[first]),
        number(fields[first + 2]) * BlockDevices.UNIT,
        number(fields[first + 3]));
  }

  private static long number(String text) {
    return Numbers.parse(text).orElse(0);
  }

  /** Sets the counters that both performance objects of disks have. */
  Sample countersOf(Sample sample, Times times) {
    Transfers both = reads.plus(writes);
    direction(sample, "Read", reads, times);
    direction(sample, "Write", writes, times);
    return sample
        .set(COUNTER_COUNTER, "DiskTransfersPersec", both.requests())
        .set(COUNTER_BULK_COUNT, "DiskBytesPersec", both.bytes())
        .set(AVERAGE_BULK, "AvgDiskBytesPerTransfer", both.bytes(), both.requests())
        .set(AVERAGE_TIMER, "AvgDisksecPerTransfer", both.time(), both.requests())
        .set(COUNTER_100NS_QUEUELEN, "AvgDiskQueueLength", both.time())
        .set(PRECISION_100NS_TIMER, "PercentDiskTime", both.time(), times.uptime())
        .set(PRECISION_100NS_TIMER, "PercentIdleTime", idle(times), times.uptime())
        .set(COUNTER_RAWCOUNT, "CurrentDiskQueueLength", pending);
  }

  private long idle(Times times) {
    return Math.max(times.uptime() - busyMillis * UNITS_OF_MILLI, 0);
  }

  private static void direction(Sample sample, String word, Transfers done, Times times) {
    sample
        .set(COUNTER_COUNTER, "Disk" + word + "sPersec", done.requests())
        .set(COUNTER_BULK_COUNT, "Disk" + word + "BytesPersec", done.bytes())
        .set(AVERAGE_BULK, "AvgDiskBytesPer" + word, done.bytes(), done.requests())
        .set(AVERAGE_TIMER, "AvgDisksecPer" + word, done.time(), done.requests())
        .set(COUNTER_100NS_QUEUELEN, "AvgDisk" + word + "QueueLength", done.time())
        .set(PRECISION_100NS_TIMER, "PercentDisk" + word + "Time", done.time(), times.uptime());
  }
}
