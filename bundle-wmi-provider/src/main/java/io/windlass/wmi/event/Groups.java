package io.windlass.wmi.event;

import io.windlass.wmi.wql.EventQuery.Grouping;
import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.api.event.EventSink;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts events of a kind for a while and tells of them with one {@code __AggregateEvent}, which
 * shows the first of them. Safe for several threads.
 */
final class Groups implements EventSink, AutoCloseable {
  private static final int MOST = 10_000;

  private final Grouping grouping;
  private final EventSink sink;
  private final Later later;
  private final Map<List<Object>, Group> open = new HashMap<>();
  private boolean closed;

  private static final class Group {
    private final Instance representative;
    private long events;
    private Runnable planned = () -> {};

    private Group(Instance representative) {
      this.representative = representative;
    }
  }

  Groups(Grouping grouping, EventSink sink, Later later) {
    this.grouping = grouping;
    this.sink = sink;
    this.later = later;
  }

  @Override
  public synchronized boolean emit(Instance event) {
    if (closed) {
      return false;
    }
    List<Object> kind = grouping.of(event);
    Group group = open.get(kind);
    if (group == null) {
      if (open.size() >= MOST) {
        fail(
            new ResourceFault(
                FaultCode.QUOTA_LIMIT,
                "GROUP BY makes more than " + MOST + " groups at a time; group by less."));
        return false;
      }
      group = new Group(event);
      open.put(kind, group);
      group.planned = later.run(grouping.within(), () -> end(kind));
    }
    group.events++;
    return true;
  }

  private void end(List<Object> kind) {
    Group group;
    synchronized (this) {
      group = open.remove(kind);
    }
    if (group != null && grouping.takes(group.events)) {
      sink.emit(
          Instance.of("__AggregateEvent")
              .set("NumberOfEvents", group.events)
              .set("Representative", group.representative)
              .build());
    }
  }

  @Override
  public void fail(ResourceFault fault) {
    sink.fail(fault);
  }

  /** Forgets what was not told yet. */
  @Override
  public synchronized void close() {
    closed = true;
    open.values().forEach(group -> group.planned.run());
    open.clear();
  }
}
