package io.windlass.wmi;

import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.Query;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.api.cim.Property;
import io.windlass.wsman.api.filter.Comparison;
import io.windlass.wsman.api.filter.Filter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * A cursor over one source. What does not match the filter is dropped here, so that it is never
 * handed on. Read by one thread at a time, maybe one after the other; closed by any.
 */
final class BranchCursor {
  private final ClassSource source;
  private final ClassSchema schema;
  private final Query query;
  private final ReentrantLock reading = new ReentrantLock();
  private Stream<Instance> open;
  private Iterator<Instance> instances;
  private boolean ended;
  private volatile boolean closed;

  /**
   * @param schema the class that the source serves
   */
  BranchCursor(ClassSource source, ClassSchema schema, Query query) {
    this.source = source;
    this.schema = schema;
    this.query = query;
  }

  /**
   * At most so many more; less only at the end.
   *
   * @param unwanted true once nobody waits for them any more
   */
  List<Instance> chunk(int max, BooleanSupplier unwanted)
      throws ResourceFault, InterruptedException {
    reading.lockInterruptibly();
    try {
      return Failures.explained(() -> read(max, unwanted));
    } finally {
      reading.unlock();
      if (closed) {
        close(); // it was being read then
      }
    }
  }

  /** True when there is no more; known after a chunk that was not full. */
  boolean ended() {
    return ended;
  }

  private List<Instance> read(int max, BooleanSupplier unwanted)
      throws ResourceFault, IOException, InterruptedException {
    if (open == null && !ended) {
      open = stream();
      instances = open.iterator();
    }
    List<Instance> chunk = new ArrayList<>();
    while (chunk.size() < max && !ended) {
      if (closed || unwanted.getAsBoolean() || Thread.interrupted()) {
        throw new InterruptedException("nobody waits for this page any more");
      }
      if (instances.hasNext()) {
        Instance instance = instances.next();
        if (query.filter().isEmpty() || query.filter().get().matches(instance)) {
          chunk.add(instance);
        }
      } else {
        ended = true;
        release();
      }
    }
    return chunk;
  }

  private Stream<Instance> stream() throws ResourceFault, IOException, InterruptedException {
    Wanted wanted = wanted().where(necessary());
    Map<String, String> keys = keysFixedByFilter();
    if (!keys.isEmpty()) {
      Optional<Instance> found = source.find(keys, wanted);
      if (found.isPresent()) {
        return found.stream();
      }
      // a source may look keys up with case, a query compares without
    }
    boolean derived = !source.className().equalsIgnoreCase(query.target().className());
    return derived && source.isTooLargeToList(wanted) ? Stream.empty() : source.instances(wanted);
  }

  private List<Comparison> necessary() {
    return query.filter().map(Filter::conjuncts).orElse(List.of());
  }

  private Wanted wanted() {
    if (query.projection().isEmpty() && !query.keysOnly()) {
      return Wanted.all();
    }
    Set<String> names = new HashSet<>(query.projection());
    schema.properties().stream().filter(Property::isKey).map(Property::name).forEach(names::add);
    query.filter().ifPresent(condition -> names.addAll(condition.properties()));
    return Wanted.of(names);
  }

  /** The text of every key when the filter fixes them all, else nothing. */
  private Map<String, String> keysFixedByFilter() {
    Map<String, String> fixed = new LinkedHashMap<>();
    if (query.filter().isEmpty()) {
      return fixed;
    }
    for (Property property : schema.properties()) {
      if (property.isKey()) {
        Optional<Object> value = fixedValue(property.name());
        if (value.isEmpty()) {
          return Map.of();
        }
        fixed.put(property.name(), value.get().toString());
      }
    }
    return fixed;
  }

  private Optional<Object> fixedValue(String property) {
    return necessary().stream()
        .filter(c -> c.operator() == Comparison.Operator.EQUAL)
        .filter(c -> c.property().equalsIgnoreCase(property))
        .map(Comparison::value)
        .findFirst();
  }

  /** Gives back what it holds; when it is being read, as soon as that has ended. */
  void close() {
    closed = true;
    if (reading.tryLock()) {
      try {
        release();
      } finally {
        reading.unlock();
      }
    }
  }

  private void release() {
    if (open != null) {
      open.close();
      open = null;
    }
    ended = true;
  }
}
