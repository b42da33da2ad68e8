package io.windlass.wmi;

import io.windlass.wmi.event.WmiEvents;
import io.windlass.wmi.linux.LinuxClasses;
import io.windlass.wmi.repository.ClassRepository;
import io.windlass.wmi.source.AddedInstances;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Keys;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.Creatable;
import io.windlass.wsman.api.Deletable;
import io.windlass.wsman.api.Enumerable;
import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.Gettable;
import io.windlass.wsman.api.InstanceSource;
import io.windlass.wsman.api.Invocable;
import io.windlass.wsman.api.OpContext;
import io.windlass.wsman.api.Puttable;
import io.windlass.wsman.api.Query;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.api.event.EventSink;
import io.windlass.wsman.api.event.Subscribable;
import io.windlass.wsman.api.filter.FilterDialect;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The classes of the repository with the values of this host. A class that nothing on this host
 * serves has no instances; one that has subclasses has theirs.
 */
public final class WmiProvider
    implements Gettable, Puttable, Creatable, Deletable, Enumerable, Invocable, Subscribable {
  private static final int HELPERS = 4;
  private static final int IDLE_SECONDS = 10;

  private final ClassRepository repository;
  private final Sources sources;
  private final WmiEvents events;
  private final ThreadPoolExecutor helpers;

  /** The provider of this host, which nobody may turn off, with nothing added. */
  public WmiProvider(ClassRepository repository) {
    this(repository, AddedInstances.NONE, false);
  }

  /**
   * The provider of this host.
   *
   * @param added further instances
   * @param allowShutdown whether administrators may turn the host off
   */
  public WmiProvider(ClassRepository repository, AddedInstances added, boolean allowShutdown) {
    this(repository, hostSources(allowShutdown), added);
  }

  private static List<ClassSource> hostSources(boolean allowShutdown) {
    List<ClassSource> sources = new ArrayList<>(LinuxClasses.sources(allowShutdown));
    sources.add(new NoRegistry());
    return sources;
  }

  WmiProvider(ClassRepository repository, List<ClassSource> sources) {
    this(repository, sources, AddedInstances.NONE);
  }

  WmiProvider(ClassRepository repository, List<ClassSource> sources, AddedInstances added) {
    this.repository = repository;
    this.sources = new Sources(repository, sources, added);
    this.helpers = helpers();
    this.events = new WmiEvents(repository, new EventReader(this.sources)::all);
  }

  /** Threads that read ahead while they are free, and are gone when nobody asks. */
  private static ThreadPoolExecutor helpers() {
    return new ThreadPoolExecutor(
        0,
        HELPERS,
        IDLE_SECONDS,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        task -> {
          Thread thread = new Thread(task, "wmi-ahead");
          thread.setDaemon(true);
          return thread;
        });
  }

  /** Ends what was subscribed and what reads ahead. */
  void close() {
    events.close();
    helpers.shutdownNow();
  }

  @Override
  public Collection<ClassSchema> schemas() {
    return repository.schemas();
  }

  @Override
  public Instance get(Target target, OpContext context) throws ResourceFault, InterruptedException {
    ClassSchema schema = sources.schema(target);
    Map<String, String> keys = Sources.keys(target, schema);
    if (keys.isEmpty() && target.references().isEmpty() && !schema.isSingleton()) {
      throw new ResourceFault(
          FaultCode.INSUFFICIENT_SELECTORS,
          "Class " + schema.name() + " is no singleton: name the keys of one instance.");
    }
    List<ClassSource> candidates = sources.below(schema);
    for (ClassSource source : candidates) {
      Optional<Instance> found = Failures.explained(() -> find(source, keys, target));
      if (found.isPresent()) {
        return found.get();
      }
    }
    String reason =
        candidates.isEmpty()
            ? "Nothing on this host serves class " + schema.name() + " or a class derived from it."
            : "There is no instance of " + schema.name() + " with " + keys + ".";
    throw new ResourceFault(FaultCode.NOT_FOUND, reason);
  }

  /** Associations are found by their references, everything else by its keys. */
  private static Optional<Instance> find(
      ClassSource source, Map<String, String> keys, Target target)
      throws ResourceFault, IOException, InterruptedException {
    if (target.references().isEmpty()) {
      return source.find(keys, Wanted.all());
    }
    Wanted wanted = Wanted.all().where(NamedReference.of(target.references()));
    try (Stream<Instance> all = source.instances(wanted)) {
      return all.filter(link -> Keys.match(link, keys))
          .filter(link -> Keys.matchReferences(link, target.references()))
          .findFirst();
    }
  }

  @Override
  public InstanceSource enumerate(Query query, OpContext context) throws ResourceFault {
    ClassSchema schema = sources.schema(query.target());
    List<BranchCursor> branches =
        sources.below(schema).stream()
            .map(source -> new BranchCursor(source, sources.schema(source, schema), query))
            .toList();
    return new FanOut(branches, helpers);
  }

  /** Follows an event query of WQL about instances of any class. */
  @Override
  public AutoCloseable subscribe(Query query, EventSink sink, OpContext context)
      throws ResourceFault {
    if (!query.dialect().map(FilterDialect.WQL::equalsIgnoreCase).orElse(false)) {
      throw new ResourceFault(
          FaultCode.FILTERING_REQUIRED,
          "What to tell of is said by an event query of the dialect " + FilterDialect.WQL + ".");
    }
    String namespace = query.target().namespace();
    try {
      return events.subscribe(
          query.text().orElse(""),
          namespace.isEmpty() ? ClassRepository.DEFAULT_NAMESPACE : namespace,
          sink);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ResourceFault(FaultCode.TIMED_OUT, "Nobody waits for the subscription any more.");
    }
  }

  @Override
  public Instance invoke(Target target, String method, Instance input, OpContext context)
      throws ResourceFault, InterruptedException {
    ClassSchema schema = sources.schema(target);
    ClassSource source = sources.of(schema);
    Map<String, String> keys = Sources.keys(target, schema);
    return Failures.explained(() -> source.invoke(method, keys, input, context));
  }

  @Override
  public Instance put(Target target, Instance changed, OpContext context)
      throws ResourceFault, InterruptedException {
    ClassSchema schema = sources.schema(target);
    ClassSource source = sources.of(schema);
    Map<String, String> keys = Sources.keys(target, schema);
    return Failures.explained(() -> source.put(keys, changed, context));
  }

  @Override
  public Target create(Target target, Instance template, OpContext context)
      throws ResourceFault, InterruptedException {
    ClassSchema schema = sources.schema(target);
    ClassSource source = sources.of(schema);
    Map<String, String> keys = Failures.explained(() -> source.create(template, context));
    return Target.ofClass(schema.namespace(), schema.name(), keys);
  }

  @Override
  public void delete(Target target, OpContext context) throws ResourceFault, InterruptedException {
    ClassSchema schema = sources.schema(target);
    ClassSource source = sources.of(schema);
    Map<String, String> keys = Sources.keys(target, schema);
    Failures.explained(
        () -> {
          source.delete(keys, context);
          return null;
        });
  }
}
