package io.windlass.wmi.event;

import io.windlass.wsman.api.cim.Instance;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What has happened to instances between two looks at them, as events. The first look only
 * remembers. For one thread.
 */
final class Differences {
  private static final String CREATION = "__InstanceCreationEvent";
  private static final String MODIFICATION = "__InstanceModificationEvent";
  private static final String DELETION = "__InstanceDeletionEvent";
  private static final String TARGET = "TargetInstance";
  private static final Instant EPOCH_1601 = Instant.parse("1601-01-01T00:00:00Z");

  private final Function<Instance, Object> identity;
  private final Clock clock;
  private Map<Object, Instance> before;

  /**
   * @param identity what stays the same when an instance changes: its path
   */
  Differences(Function<Instance, Object> identity, Clock clock) {
    this.identity = identity;
    this.clock = clock;
  }

  /** Compares with the look before. */
  List<Instance> next(Iterable<Instance> instances) {
    Map<Object, Instance> now = new LinkedHashMap<>();
    List<Instance> events = new ArrayList<>();
    for (Instance instance : instances) {
      Object path = identity.apply(instance);
      if (now.putIfAbsent(path, instance) != null) {
        continue; // classes of one query may overlap
      }
      Instance old = before == null ? instance : before.remove(path);
      if (old == null) {
        events.add(event(CREATION).set(TARGET, instance).build());
      } else if (!old.properties().equals(instance.properties())) {
        events.add(event(MODIFICATION).set("PreviousInstance", old).set(TARGET, instance).build());
      }
    }
    if (before != null) {
      before.values().forEach(gone -> events.add(event(DELETION).set(TARGET, gone).build()));
    }
    before = now;
    return events;
  }

  private Instance.Builder event(String className) {
    return Instance.of(className).set("TIME_CREATED", fileTime(clock.instant()));
  }

  /** 100 ns since 1601, as Windows counts time. */
  static Long fileTime(Instant time) {
    Duration since = Duration.between(EPOCH_1601, time);
    return since.getSeconds() * 10_000_000 + since.getNano() / 100;
  }
}
