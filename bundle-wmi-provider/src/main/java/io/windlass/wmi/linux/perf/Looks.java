package io.windlass.wmi.linux.perf;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Formats counters by what they did since they were last looked at; the first look tells the mean
 * since counting began. Looks within half a second of another get the answer before. Nothing runs
 * between looks. Safe for use by several threads.
 */
final class Looks {
  private static final long SHORTEST = Times.PER_SECOND / 2;

  private final Map<String, Map<String, Look>> instances = new HashMap<>();

  /** Two states of a counter, and the uptime of the later. */
  private record Look(Counter earlier, Counter later, long at) {
    long format() {
      return later.type().format(later.value() - earlier.value(), later.base() - earlier.base());
    }
  }

  /** The formatted value of a counter of a sample. */
  synchronized long format(Sample sample, String property) {
    Counter now = sample.counters().get(property);
    if (!now.type().isGrowing()) {
      return now.type().format(now.value(), now.base());
    }
    return instances
        .computeIfAbsent(sample.identity(), identity -> new HashMap<>())
        .compute(property, (name, last) -> next(last, now, sample))
        .format();
  }

  private static Look next(Look last, Counter now, Sample sample) {
    long at = sample.times().uptime();
    if (last == null || at < last.at() || now.isBefore(last.later())) {
      return new Look(now.atStart(sample.since()), now, at);
    }
    return at - last.at() < SHORTEST ? last : new Look(last.later(), now, at);
  }

  /** Forgets the instances that are gone. */
  synchronized void keep(Set<String> identities) {
    instances.keySet().retainAll(identities);
  }
}
