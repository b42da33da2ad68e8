package io.windlass.wmi.linux;

import io.windlass.wmi.linux.host.Address;
import io.windlass.wmi.linux.host.Row;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.cim.Instance;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An association in which everything at one end is linked to everything at the other. */
final class LinkSource implements ClassSource {
  private final String className;
  private final End one;
  private final End many;

  /**
   * One end.
   *
   * @param role the reference of the association
   * @param source the instances
   * @param keys the names of their keys; none for a singleton
   */
  record End(String role, ClassSource source, Set<String> keys) {
    /** Only the one that is wanted, when a single one is. */
    Stream<Instance> instances(Wanted wanted)
        throws ResourceFault, IOException, InterruptedException {
      Optional<Target> named = wanted.reference(role);
      if (named.isPresent() && named.get().selectors().size() == keys.size() && !keys.isEmpty()) {
        Optional<Instance> found = source.find(named.get().selectors(), Wanted.of(keys));
        if (found.isPresent()) {
          return found.stream();
        }
        // A source may look keys up with case, references compare without.
      }
      return source.instances(Wanted.of(keys));
    }

    Target address(Instance instance) {
      return Address.of(
          source.className(),
          keys.stream().collect(Collectors.toMap(key -> key, key -> instance.get(key).toString())));
    }
  }

  /**
   * @param one the end of which there are few instances; they are kept while the others are read
   */
  LinkSource(String className, End one, End many) {
    this.className = className;
    this.one = one;
    this.many = many;
  }

  /** Everything of one class belongs to the computer. */
  static LinkSource ofComputer(
      String className, ClassSource computer, ClassSource part, String... keys) {
    return new LinkSource(
        className,
        new End("GroupComponent", computer, Set.of("Name")),
        new End("PartComponent", part, Set.of(keys)));
  }

  @Override
  public String className() {
    return className;
  }

  @Override
  public Stream<Instance> instances(Wanted wanted)
      throws ResourceFault, IOException, InterruptedException {
    List<Instance> ones;
    try (Stream<Instance> all = one.instances(wanted)) {
      ones = all.toList();
    }
    return many.instances(wanted)
        .flatMap(other -> ones.stream().map(single -> link(single, other, wanted)));
  }

  private Instance link(Instance single, Instance other, Wanted wanted) {
    return new Row(className, wanted)
        .set(one.role(), one.address(single))
        .set(many.role(), many.address(other))
        .build();
  }
}
