package io.windlass.wsman.core.association;

import io.windlass.wsman.api.Query;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.cim.CimType;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.api.cim.Property;
import io.windlass.wsman.api.filter.Comparison;
import io.windlass.wsman.api.filter.Filter;
import io.windlass.wsman.core.registry.Resource;
import io.windlass.wsman.core.registry.ResourceClass;
import io.windlass.wsman.xml.enumeration.AssociationFilter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One association class as the filter looks at it: which references may name the object. Immutable.
 *
 * @param type the association
 * @param ends the references in which the object may stand; not empty
 * @param object where the associations begin
 */
record Links(ResourceClass type, List<Property> ends, Target object, Resource resource)
    implements Filter {

  /** The associations in which an object can stand, by their declarations. */
  static List<Links> of(Resource resource, Target object, AssociationTerms terms) {
    AssociationFilter filter = terms.filter();
    List<Links> found = new ArrayList<>();
    for (ResourceClass type : resource.associations()) {
      if (!terms.associations().test(type.schema())) {
        continue;
      }
      Optional<String> wanted = filter.links() ? filter.resultClass() : filter.associationClass();
      if (wanted.isPresent() && !resource.isA(type.schema().name(), wanted.get())) {
        continue;
      }
      List<Property> ends =
          references(type).stream()
              .filter(end -> filter.role().map(end.name()::equalsIgnoreCase).orElse(true))
              .filter(end -> mayHold(resource, end, object))
              .toList();
      if (!ends.isEmpty()) {
        found.add(new Links(type, ends, object, resource));
      }
    }
    return found;
  }

  private static boolean mayHold(Resource resource, Property end, Target object) {
    Optional<String> declared = end.referenceClass();
    return declared.isEmpty()
        || resource.find(declared.get()).isEmpty()
        || resource.isA(object.className(), declared.get());
  }

  static List<Property> references(ResourceClass type) {
    return type.schema().properties().stream()
        .filter(property -> property.type() == CimType.REFERENCE)
        .toList();
  }

  /** What is asked of the provider; it may look up the object instead of listing everything. */
  Query query() {
    Target target =
        Target.ofClass(type.schema().namespace(), type.schema().name(), java.util.Map.of());
    return new LinksQuery(target, Optional.of(this));
  }

  /** True for an instance of exactly this class that names the object. */
  @Override
  public boolean matches(Instance link) {
    return link.className().equalsIgnoreCase(type.schema().name())
        && ends.stream().anyMatch(end -> names(link.get(end.name()), object));
  }

  boolean names(Object value, Target other) {
    return value instanceof Target reference && same(reference, other);
  }

  /** Two addresses of one instance: a reference may name a superclass. */
  private boolean same(Target one, Target other) {
    boolean related =
        resource.isA(one.className(), other.className())
            || resource.isA(other.className(), one.className());
    boolean sameNamespace =
        one.namespace().isEmpty()
            || other.namespace().isEmpty()
            || one.namespace().equalsIgnoreCase(other.namespace());
    return related && sameNamespace && (isSingleton(one) || sameKeys(one, other));
  }

  private boolean isSingleton(Target target) {
    return resource.find(target.className()).map(t -> t.schema().isSingleton()).orElse(false);
  }

  private boolean sameKeys(Target one, Target other) {
    boolean texts =
        one.selectors().size() == other.selectors().size()
            && one.selectors().entrySet().stream()
                .allMatch(key -> key.getValue().equalsIgnoreCase(value(other, key.getKey())));
    return texts
        && one.references().size() == other.references().size()
        && one.references().entrySet().stream()
            .allMatch(key -> names(other.references().get(key.getKey()), key.getValue()));
  }

  private static String value(Target target, String key) {
    return target.selectors().get(key);
  }

  @Override
  public Set<String> properties() {
    Set<String> names = new LinkedHashSet<>();
    ends.forEach(end -> names.add(end.name()));
    return names;
  }

  @Override
  public List<Comparison> conjuncts() {
    return ends.size() == 1 ? List.of(new Equal(ends.get(0).name(), object)) : List.of();
  }

  private record Equal(String property, Object value) implements Comparison {
    @Override
    public Operator operator() {
      return Operator.EQUAL;
    }
  }

  /** All instances of the association with all of their properties. */
  private record LinksQuery(Target target, Optional<Filter> filter) implements Query {
    @Override
    public Set<String> projection() {
      return Set.of();
    }

    @Override
    public boolean keysOnly() {
      return false;
    }

    @Override
    public Optional<String> dialect() {
      return Optional.empty();
    }

    @Override
    public Optional<String> text() {
      return Optional.empty();
    }
  }
}
