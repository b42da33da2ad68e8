package io.windlass.wmi.event;

import io.windlass.wmi.repository.ClassRepository;
import io.windlass.wmi.wql.EventQuery;
import io.windlass.wmi.wql.WqlError;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.api.cim.Property;
import io.windlass.wsman.api.event.EventSink;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Event queries about instances of any class: the class is looked at as often as {@code WITHIN}
 * says. Nothing runs while nobody subscribes.
 */
public final class WmiEvents implements AutoCloseable {
  private static final String INTRINSIC = "__InstanceOperationEvent";
  private static final int THREADS = 2;
  private static final int IDLE_SECONDS = 10;

  private final ClassRepository repository;
  private final Reader reader;
  private final ScheduledThreadPoolExecutor threads;

  /** Reads all instances of a class and of those derived from it, with all properties. */
  @FunctionalInterface
  public interface Reader {
    /** Reads them. */
    List<Instance> all(ClassSchema schema) throws ResourceFault, InterruptedException;
  }

  /**
   * @param reader is called by threads of its own
   */
  public WmiEvents(ClassRepository repository, Reader reader) {
    this.repository = repository;
    this.reader = reader;
    threads =
        new ScheduledThreadPoolExecutor(
            THREADS,
            task -> {
              Thread thread = new Thread(task, "wmi-events");
              thread.setDaemon(true);
              return thread;
            });
    threads.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
    threads.allowCoreThreadTimeOut(true);
    threads.setRemoveOnCancelPolicy(true);
  }

  /**
   * Starts to tell of what a query is about; what is there now is only remembered.
   *
   * @param text WQL
   * @param namespace where the classes of the query are
   * @return ends it
   * @throws ResourceFault when the query is none that can be followed; the reason says what to
   *     change
   */
  public AutoCloseable subscribe(String text, String namespace, EventSink sink)
      throws ResourceFault, InterruptedException {
    EventQuery query = EventQuery.parse(text, namespace, repository);
    List<ClassSchema> targets = targets(query, namespace);
    Optional<Groups> groups =
        query.grouping().map(grouping -> new Groups(grouping, sink, this::later));
    Polling polling =
        new Polling(
            () -> look(targets),
            new Differences(each -> path(namespace, each), Clock.systemUTC()),
            query,
            groups.map(EventSink.class::cast).orElse(sink),
            this::later);
    polling.start();
    return () -> {
      polling.close();
      groups.ifPresent(Groups::close);
    };
  }

  private List<ClassSchema> targets(EventQuery query, String namespace) throws ResourceFault {
    if (!repository.isA(query.eventClass(), INTRINSIC)) {
      throw WqlError.fault(
          "nothing on this host sends events of class "
              + query.eventClass()
              + "; events of instances are __InstanceCreationEvent, __InstanceModificationEvent,"
              + " __InstanceDeletionEvent and "
              + INTRINSIC);
    }
    if (query.within().isEmpty()) {
      throw WqlError.fault(
          "the classes of this host tell of no changes, they have to be looked at: say how often"
              + " by WITHIN and seconds before WHERE");
    }
    if (query.targets().isEmpty()) {
      throw WqlError.fault(
          "the query is about every instance there is; restrict it by TargetInstance ISA 'Class'");
    }
    List<ClassSchema> schemas = new ArrayList<>();
    for (String name : query.targets()) {
      schemas.add(
          repository
              .find(namespace, name)
              .orElseThrow(
                  () ->
                      WqlError.fault("there is no class " + name + " in namespace " + namespace)));
    }
    return schemas;
  }

  private List<Instance> look(List<ClassSchema> targets)
      throws ResourceFault, InterruptedException {
    List<Instance> all = new ArrayList<>();
    for (ClassSchema target : targets) {
      all.addAll(reader.all(target));
    }
    return all;
  }

  /** The class and the values of its keys. */
  private Object path(String namespace, Instance instance) {
    List<Object> path = new ArrayList<>();
    path.add(instance.className());
    repository
        .find(namespace, instance.className())
        .ifPresent(
            schema ->
                schema.properties().stream()
                    .filter(Property::isKey)
                    .forEach(key -> path.add(instance.get(key.name()))));
    return path;
  }

  private Runnable later(Duration delay, Runnable task) {
    Future<?> planned = threads.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
    return () -> planned.cancel(false);
  }

  /** Ends all of them. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
