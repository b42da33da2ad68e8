package io.windlass.wmi.linux.perf;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.Numbers;
import io.windlass.wmi.linux.host.Row;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Keys;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.Instance;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One of the two classes of a performance object: {@code Win32_PerfRawData_…}, from two samples of
 * which a client computes what it wants to know, or {@code Win32_PerfFormattedData_…}, which tells
 * it since the last look. All instances are of the same moment. Frequencies are 10 MHz.
 */
public final class PerfSource implements ClassSource {
  private final Host host;
  private final PerfObject object;
  private final boolean raw;
  private final String className;
  private final Looks looks = new Looks();

  private PerfSource(Host host, PerfObject object, boolean raw) {
    this.host = host;
    this.object = object;
    this.raw = raw;
    this.className = (raw ? "Win32_PerfRawData_" : "Win32_PerfFormattedData_") + object.name();
  }

  /** The class with the counters themselves. */
  public static PerfSource raw(Host host, PerfObject object) {
    return new PerfSource(host, object, true);
  }

  /** The class with what they mean. */
  public static PerfSource formatted(Host host, PerfObject object) {
    return new PerfSource(host, object, false);
  }

  @Override
  public String className() {
    return className;
  }

  @Override
  public Stream<Instance> instances(Wanted wanted) {
    List<Sample> samples = samples(wanted, Optional.empty());
    if (!raw) {
      looks.keep(samples.stream().map(Sample::identity).collect(Collectors.toSet()));
    }
    return samples.stream().map(sample -> row(sample, wanted));
  }

  @Override
  public Optional<Instance> find(Map<String, String> keys, Wanted wanted) {
    Optional<String> name = Optional.ofNullable(keys.get("Name"));
    return samples(wanted, name).stream()
        .filter(sample -> name.isEmpty() || sample.name().equalsIgnoreCase(name.get()))
        .map(sample -> row(sample, wanted))
        .filter(instance -> Keys.match(instance, keys))
        .findFirst();
  }

  private List<Sample> samples(Wanted wanted, Optional<String> only) {
    return object.samples(new PerfObject.Question(Times.now(host), wanted, only));
  }

  private Instance row(Sample sample, Wanted wanted) {
    Row row =
        new Row(className, wanted)
            .set("Name", sample.name())
            .set("Timestamp_Sys100NS", sample.times().stamp())
            .set("Timestamp_Object", sample.times().stamp())
            .set("Timestamp_PerfTime", sample.times().uptime())
            .set("Frequency_Sys100NS", Times.PER_SECOND)
            .set("Frequency_Object", Times.PER_SECOND)
            .set("Frequency_PerfTime", Times.PER_SECOND);
    sample
        .counters()
        .forEach(
            (property, counter) -> {
              if (raw) {
                setRaw(row, property, counter);
              } else if (wanted.has(property)) {
                long value = looks.format(sample, property);
                row.set(property, sized(counter.type().isNarrow(), value));
              }
            });
    return row.build();
  }

  /** Counters wrap as those of Windows do, so that differences stay right; numbers stop. */
  private static void setRaw(Row row, String property, Counter counter) {
    CounterType type = counter.type();
    boolean wraps = type.isGrowing() && type.isNarrow();
    long value = counter.value();
    row.set(property, wraps ? Numbers.wrapped(value) : sized(type.isNarrow(), value));
    if (type.hasBaseProperty()) {
      long base = counter.base();
      row.set(property + "_Base", type.isAgainstEvents() ? Numbers.wrapped(base) : base);
    }
  }

  private static long sized(boolean narrow, long value) {
    return narrow ? Numbers.capped(value) : Math.max(value, 0);
  }
}
