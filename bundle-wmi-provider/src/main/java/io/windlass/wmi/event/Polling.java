package io.windlass.wmi.event;

import io.windlass.wmi.wql.EventQuery;
import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.api.event.EventSink;
import java.time.Duration;
import java.util.List;

/**
 * Looks at instances again and again and hands on what has happened. A look waits until the one
 * before has ended, and takes a quarter of the time at most, so that no query holds a core.
 */
final class Polling implements AutoCloseable {
  private static final int REST = 3;

  private final Look look;
  private final Differences differences;
  private final EventQuery query;
  private final EventSink sink;
  private final Later later;
  private final Duration interval;
  private Runnable planned = () -> {};
  private boolean closed;

  /** Reads all instances that a query is about. */
  @FunctionalInterface
  interface Look {
    List<Instance> all() throws ResourceFault, InterruptedException;
  }

  /**
   * @param sink is handed what meets the condition of the query
   * @param later whose tasks may take their time
   */
  Polling(Look look, Differences differences, EventQuery query, EventSink sink, Later later) {
    this.look = look;
    this.differences = differences;
    this.query = query;
    this.sink = sink;
    this.later = later;
    this.interval = query.within().orElseThrow();
  }

  /** Takes the first look now, so that what happens from here on is told. */
  void start() throws ResourceFault, InterruptedException {
    long begin = System.nanoTime();
    differences.next(look.all());
    plan(System.nanoTime() - begin);
  }

  private void poll() {
    long begin = System.nanoTime();
    try {
      for (Instance event : differences.next(look.all())) {
        if (isClosed()) {
          return;
        }
        if (isWanted(event)) {
          sink.emit(event);
        }
      }
      plan(System.nanoTime() - begin);
    } catch (ResourceFault e) {
      sink.fail(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      sink.fail(
          new ResourceFault(
              FaultCode.INTERNAL_ERROR, "The instances could not be compared: " + e, e));
    }
  }

  private boolean isWanted(Instance event) {
    boolean kind =
        query.eventClass().equals(event.className())
            || query.eventClass().equals("__InstanceOperationEvent");
    return kind && query.matches(event);
  }

  private synchronized void plan(long tookNanos) {
    if (!closed) {
      Duration rest = Duration.ofNanos(tookNanos).multipliedBy(REST);
      planned = later.run(rest.compareTo(interval) > 0 ? rest : interval, this::poll);
    }
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  @Override
  public synchronized void close() {
    closed = true;
    planned.run();
  }
}
