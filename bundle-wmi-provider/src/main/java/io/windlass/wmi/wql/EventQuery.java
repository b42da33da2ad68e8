package io.windlass.wmi.wql;

import io.windlass.wmi.repository.ClassRepository;
import io.windlass.wmi.wql.WqlStatement.Having;
import io.windlass.wmi.wql.WqlStatement.Select;
import io.windlass.wmi.wql.WqlStatement.SelectEvents;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.cim.Instance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;

/** An event query, bound to its event class. Immutable, safe for several threads. */
public final class EventQuery {
  private static final String EVENT = "__Event";

  private final ClassSchema eventClass;
  private final List<String> targets;
  private final Optional<Duration> within;
  private final BoundFilter filter;
  private final Optional<Grouping> grouping;

  /** {@code GROUP WITHIN … BY … HAVING …}. Immutable. */
  public static final class Grouping {
    private final Duration within;
    private final List<BoundProperty> by;
    private final LongPredicate having;

    private Grouping(Duration within, List<BoundProperty> by, LongPredicate having) {
      this.within = within;
      this.by = List.copyOf(by);
      this.having = having;
    }

    /** How long a group collects, from its first event on. */
    public Duration within() {
      return within;
    }

    /** What events of one group have in common; NULL is a value too. */
    public List<Object> of(Instance event) {
      List<Object> values = new ArrayList<>();
      by.forEach(property -> values.add(property.of(event)));
      return values;
    }

    /** True when a group of so many events is told. */
    public boolean takes(long count) {
      return having.test(count);
    }
  }

  private EventQuery(
      ClassSchema eventClass,
      List<String> targets,
      Optional<Duration> within,
      BoundFilter filter,
      Optional<Grouping> grouping) {
    this.eventClass = eventClass;
    this.targets = targets;
    this.within = within;
    this.filter = filter;
    this.grouping = grouping;
  }

  /**
   * Parses a query.
   *
   * @param namespace where its classes are looked up
   * @throws ResourceFault {@link io.windlass.wsman.api.FaultCode#CANNOT_PROCESS_FILTER} with the
   *     place of the mistake; also for a query about a class that is none of events
   */
  public static EventQuery parse(String text, String namespace, ClassRepository repository)
      throws ResourceFault {
    WqlStatement statement = WqlParser.parse(text);
    SelectEvents events =
        statement instanceof Select plain
            ? new SelectEvents(plain, 0, 0, List.of(), null)
            : statement instanceof SelectEvents given ? given : null;
    if (events == null) {
      throw WqlError.fault(
          statement.form() + " tell of no events; use SELECT … FROM an event class");
    }
    Select select = events.select();
    ClassSchema schema =
        repository
            .find(namespace, select.className())
            .filter(found -> repository.isA(found.name(), EVENT))
            .orElseThrow(
                () -> WqlError.fault(select.className() + " is no event class of " + namespace));
    return new EventQuery(
        schema,
        TargetClasses.of(select.condition()),
        events.pollingSeconds() > 0
            ? Optional.of(Duration.ofMillis(Math.max(1, (long) (events.pollingSeconds() * 1000))))
            : Optional.empty(),
        ConditionBinder.bind(text, select.condition(), schema, repository),
        grouping(text, events, schema, repository));
  }

  private static Optional<Grouping> grouping(
      String text, SelectEvents events, ClassSchema schema, ClassRepository repository)
      throws ResourceFault {
    if (events.groupSeconds() == 0) {
      return Optional.empty();
    }
    PropertyLookup lookup =
        new PropertyLookup(text, schema, new SystemProperties(schema, repository));
    List<BoundProperty> by = new ArrayList<>();
    for (PropertyName name : events.groupBy()) {
      by.add(lookup.find(name));
    }
    return Optional.of(
        new Grouping(Duration.ofSeconds(events.groupSeconds()), by, having(events.having())));
  }

  private static LongPredicate having(Having having) {
    if (having == null) {
      return count -> true;
    }
    return count -> ConditionBinder.holds(having.operator(), Long.compare(count, having.count()));
  }

  /** The class of the events, as the repository spells it. */
  public String eventClass() {
    return eventClass.name();
  }

  /**
   * The classes of which every event must tell, out of {@code TargetInstance ISA}; empty when the
   * condition does not restrict them.
   */
  public List<String> targets() {
    return targets;
  }

  /** How often to look, out of {@code WITHIN}. */
  public Optional<Duration> within() {
    return within;
  }

  /** True for an event that meets the condition. */
  public boolean matches(Instance event) {
    return filter.matches(event);
  }

  /** How events are put together; empty when each is told. */
  public Optional<Grouping> grouping() {
    return grouping;
  }
}
