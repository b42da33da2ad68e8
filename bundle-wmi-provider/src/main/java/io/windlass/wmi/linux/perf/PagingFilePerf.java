package io.windlass.wmi.linux.perf;

import static io.windlass.wmi.linux.perf.CounterType.RAW_FRACTION;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * {@code PerfOS_PagingFile}: one per swap area, named as in {@code /proc/swaps}, and {@code
 * _Total}, also when there is no swap. The kernel keeps no peaks. The raw class counts kilobytes.
 */
final class PagingFilePerf implements PerfObject {
  private static final String USAGE = "PercentUsage";

  private final Host host;

  /** The swap areas of a host. */
  PagingFilePerf(Host host) {
    this.host = host;
  }

  @Override
  public String name() {
    return "PerfOS_PagingFile";
  }

  @Override
  public List<Sample> samples(Question question) {
    List<Sample> samples =
        host.files().lines("/proc/swaps").stream()
            .map(line -> line.strip().split("\\s+"))
            .filter(fields -> fields.length >= 4 && Numbers.parse(fields[2]).isPresent())
            .map(fields -> usage(fields, question))
            .collect(Collectors.toCollection(ArrayList::new));
    Sample none = question.sample(TOTAL).set(RAW_FRACTION, USAGE, 0, 0);
    samples.add(
        samples.isEmpty() ? none : Sample.sum(TOTAL, question.times(), List.copyOf(samples)));
    return samples;
  }

  /** The fields: name, type, size, used, priority; sizes in kilobytes. */
  private static Sample usage(String[] fields, Question question) {
    long size = Numbers.parse(fields[2]).orElse(0);
    return question
        .sample(fields[0])
        .set(RAW_FRACTION, USAGE, Numbers.parse(fields[3]).orElse(0), size);
  }
}
