package io.windlass.wmi;

import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.InstanceSource;
import io.windlass.wsman.api.OpContext;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.api.cim.Property;
import io.windlass.wsman.api.filter.Comparison;
import io.windlass.wsman.api.filter.Filter;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A cursor over several sources, one after the other: a source is opened when the one before it is
 * exhausted. What does not match the filter is dropped here, so that it is never handed on.
 */
final class FanOut implements InstanceSource {
  private static final int PAGE = 256;

  /**
   * A source with the schema of its class.
   *
   * @param derived the class is not the queried one, but derived from it
   */
  record Branch(ClassSource source, ClassSchema schema, boolean derived) {}

  private final Deque<Branch> branches;
  private final Optional<Filter> filter;
  private final Set<String> projection;
  private final boolean keysOnly;
  private Stream<Instance> open = Stream.empty();
  private Iterator<Instance> instances = open.iterator();

  FanOut(List<Branch> branches, Optional<Filter> filter, Set<String> projection, boolean keysOnly) {
    this.branches = new ArrayDeque<>(branches);
    this.filter = filter;
    this.projection = projection;
    this.keysOnly = keysOnly;
  }

  @Override
  public List<Instance> next(int max, OpContext context)
      throws ResourceFault, InterruptedException {
    return Failures.explained(() -> page(Math.min(max, PAGE), context));
  }

  private List<Instance> page(int max, OpContext context)
      throws ResourceFault, IOException, InterruptedException {
    List<Instance> page = new ArrayList<>();
    while (page.size() < max) {
      if (context.cancelled() || Thread.interrupted()) {
        throw new InterruptedException("nobody waits for this page any more");
      }
      if (instances.hasNext()) {
        Instance instance = instances.next();
        if (filter.isEmpty() || filter.get().matches(instance)) {
          page.add(instance);
        }
      } else if (branches.isEmpty()) {
        break;
      } else {
        open(branches.poll());
      }
    }
    return page;
  }

  private void open(Branch branch) throws ResourceFault, IOException, InterruptedException {
    close();
    use(Stream.empty());
    Wanted wanted = wanted(branch.schema()).where(necessary());
    Map<String, String> keys = keysFixedByFilter(branch.schema());
    if (!keys.isEmpty()) {
      Optional<Instance> found = branch.source().find(keys, wanted);
      if (found.isPresent()) {
        use(found.stream());
        return;
      }
      // a source may look keys up with case, a query compares without
    }
    if (!branch.derived() || !branch.source().isTooLargeToList(wanted)) {
      use(branch.source().instances(wanted));
    }
  }

  private void use(Stream<Instance> stream) {
    open = stream;
    instances = stream.iterator();
  }

  private Wanted wanted(ClassSchema schema) {
    if (projection.isEmpty() && !keysOnly) {
      return Wanted.all();
    }
    Set<String> names = new HashSet<>(projection);
    schema.properties().stream().filter(Property::isKey).map(Property::name).forEach(names::add);
    filter.ifPresent(condition -> names.addAll(condition.properties()));
    return Wanted.of(names);
  }

  private List<Comparison> necessary() {
    return filter.map(Filter::conjuncts).orElse(List.of());
  }

  /** The text of every key when the filter fixes them all, else nothing. */
  private Map<String, String> keysFixedByFilter(ClassSchema schema) {
    Map<String, String> fixed = new LinkedHashMap<>();
    if (filter.isEmpty()) {
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

  @Override
  public void close() {
    open.close();
  }
}
