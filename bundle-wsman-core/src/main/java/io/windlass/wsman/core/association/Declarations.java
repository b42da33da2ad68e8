package io.windlass.wsman.core.association;

import io.windlass.wsman.api.InstanceSource;
import io.windlass.wsman.api.OpContext;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.api.cim.Property;
import io.windlass.wsman.core.registry.Resource;
import io.windlass.wsman.core.registry.ResourceClass;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The classes that associations of a class can lead to, by what is declared; no values. */
final class Declarations implements InstanceSource {
  private final Iterator<String> classes;

  Declarations(Resource resource, AssociationTerms terms, Optional<String> only) {
    Target object = resource.classTarget();
    Set<String> found = new LinkedHashSet<>();
    for (Links links : Links.of(resource, object, terms)) {
      if (terms.filter().links()) {
        found.add(links.type().schema().name());
      } else {
        addOtherEnds(links, terms, found);
      }
    }
    found.removeIf(name -> !wanted(resource, terms, only, name));
    classes = found.iterator();
  }

  private static void addOtherEnds(Links links, AssociationTerms terms, Set<String> found) {
    for (Property end : Links.references(links.type())) {
      boolean near = links.ends().size() == 1 && links.ends().contains(end);
      boolean role = terms.filter().resultRole().map(end.name()::equalsIgnoreCase).orElse(true);
      if (!near && role) {
        end.referenceClass().ifPresent(found::add);
      }
    }
  }

  private static boolean wanted(
      Resource resource, AssociationTerms terms, Optional<String> only, String name) {
    Optional<ResourceClass> type = resource.find(name);
    return type.isPresent()
        && terms.filter().resultClass().map(wanted -> resource.isA(name, wanted)).orElse(true)
        && only.map(wanted -> resource.isA(name, wanted)).orElse(true)
        && terms.results().test(type.get().schema());
  }

  @Override
  public List<Instance> next(int max, OpContext context) {
    List<Instance> page = new ArrayList<>();
    while (page.size() < max && classes.hasNext()) {
      page.add(Instance.of(classes.next()).build());
    }
    return page;
  }

  @Override
  public void close() {
    // It holds nothing.
  }
}
