package io.windlass.wsman.core.association;

import io.windlass.wsman.api.Enumerable;
import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.Gettable;
import io.windlass.wsman.api.InstanceSource;
import io.windlass.wsman.api.OpContext;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.api.cim.Property;
import io.windlass.wsman.api.filter.AssociationStatement.Answer;
import io.windlass.wsman.core.registry.Resource;
import io.windlass.wsman.core.registry.Selectors;
import io.windlass.wsman.xml.enumeration.AssociationFilter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The result of an association filter, read as it is asked for: one association class after the
 * other is enumerated, links that do not name the object are passed over, and for each that does
 * the instances at its other ends are got. Works within one provider; nothing is kept but the links
 * of one page. Runs on the provider's thread; not for several threads.
 */
public final class AssociationSource implements InstanceSource {
  private static final int CHUNK = 64;

  private final Resource resource;
  private final AssociationTerms terms;
  private final AssociationFilter filter;
  private final Optional<String> only;
  private final Set<String> classes = new HashSet<>();
  private final Iterator<Links> associations;
  private final Deque<Instance> results = new ArrayDeque<>();
  private Links links;
  private InstanceSource cursor;

  private AssociationSource(
      Resource resource, AssociationTerms terms, Target object, Optional<String> only) {
    this.resource = resource;
    this.terms = terms;
    this.filter = terms.filter();
    this.only = only;
    this.associations = Links.of(resource, object, terms).iterator();
  }

  /**
   * Begins at the object of a filter or query.
   *
   * @param resource the object's class
   * @param only the class to which the results are restricted by the address of the request
   * @throws ResourceFault when there is no such object, or the filter names an unknown class
   */
  public static InstanceSource open(
      Resource resource, AssociationTerms terms, Optional<String> only, OpContext context)
      throws ResourceFault, InterruptedException {
    AssociationFilter filter = terms.filter();
    resource.facet(Enumerable.class, "Enumerate");
    requireKnown(resource, filter.associationClass());
    requireKnown(resource, filter.resultClass());
    requireKnown(resource, only);
    if (terms.answer() == Answer.DECLARATIONS) {
      return new Declarations(resource, terms, only);
    }
    Target object = Selectors.instance(resource, named(resource, filter.object()));
    resource.facet(Gettable.class, "Get, which association filters need").get(object, context);
    return new AssociationSource(resource, terms, object, only);
  }

  /** A path may leave out the name of a key when it is the only one. */
  private static Target named(Resource resource, Target object) {
    List<Property> keys = resource.type().keys();
    String value = object.selectors().get("");
    return value == null || keys.size() != 1
        ? object
        : Target.of(object.resourceUri(), Map.of(keys.get(0).name(), value));
  }

  private static void requireKnown(Resource resource, Optional<String> className)
      throws ResourceFault {
    if (className.isPresent() && resource.find(className.get()).isEmpty()) {
      throw new ResourceFault(
          FaultCode.CANNOT_PROCESS_FILTER,
          "The association filter names the class "
              + className.get()
              + ", which the provider of "
              + resource.type().schema().name()
              + " does not have.");
    }
  }

  @Override
  public List<Instance> next(int max, OpContext context)
      throws ResourceFault, InterruptedException {
    while (results.isEmpty() && openNext(context)) {
      List<Instance> chunk = cursor.next(Math.min(max, CHUNK), context);
      if (chunk.isEmpty()) {
        closeCursor();
      }
      for (Instance link : chunk) {
        if (context.cancelled()) {
          throw new InterruptedException("cancelled while following associations");
        }
        if (links.matches(link)) {
          follow(link, context);
        }
      }
    }
    List<Instance> page = new ArrayList<>();
    while (page.size() < max && !results.isEmpty()) {
      page.add(results.poll());
    }
    return page;
  }

  /** True when there is a cursor to read. */
  private boolean openNext(OpContext context) throws ResourceFault, InterruptedException {
    if (cursor != null) {
      return true;
    }
    if (!associations.hasNext()) {
      return false;
    }
    if (context.cancelled()) {
      throw new InterruptedException("cancelled while following associations");
    }
    links = associations.next();
    cursor = ((Enumerable) resource.entry().provider()).enumerate(links.query(), context);
    if (cursor == null) {
      throw new ResourceFault(FaultCode.INTERNAL_ERROR, "The provider opened no cursor.");
    }
    return true;
  }

  private void follow(Instance link, OpContext context) throws ResourceFault, InterruptedException {
    if (filter.links()) {
      add(link);
      return;
    }
    boolean first = true;
    for (Property end : Links.references(links.type())) {
      // The object itself is not at the other end; when it stands at both, it is at one of them.
      boolean near = first && links.ends().contains(end);
      if (near && links.names(link.get(end.name()), links.object())) {
        first = false;
      } else if (filter.resultRole().map(end.name()::equalsIgnoreCase).orElse(true)
          && link.get(end.name()) instanceof Target other) {
        get(other, context).ifPresent(this::add);
      }
    }
  }

  /** The instance at another end; empty when it is gone. */
  private Optional<Instance> get(Target other, OpContext context)
      throws ResourceFault, InterruptedException {
    if (resource.find(other.className()).isEmpty()) {
      throw new ResourceFault(
          FaultCode.UNSUPPORTED_FEATURE,
          links.type().schema().name()
              + " leads to a "
              + other.className()
              + ", which its provider does not have; ask for the AssociationInstances instead.");
    }
    try {
      return Optional.of(((Gettable) resource.entry().provider()).get(other, context));
    } catch (ResourceFault e) {
      if (e.code() == FaultCode.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private void add(Instance result) {
    boolean wanted =
        filter.resultClass().map(name -> resource.isA(result.className(), name)).orElse(true)
            && only.map(name -> resource.isA(result.className(), name)).orElse(true)
            && resource
                .find(result.className())
                .map(type -> terms.results().test(type.schema()))
                .orElse(true);
    if (!wanted) {
      return;
    }
    if (terms.answer() == Answer.CLASSES) {
      if (classes.add(result.className())) {
        results.add(Instance.of(result.className()).build());
      }
    } else {
      boolean whole = terms.answer() == Answer.INSTANCES && filter.resultProperties().isEmpty();
      results.add(whole ? result : projected(result));
    }
  }

  /** The wanted properties, and the keys, without which it would have no address. */
  private Instance projected(Instance result) {
    Instance.Builder chosen = Instance.of(result.className());
    result
        .properties()
        .forEach(
            (name, value) -> {
              boolean wanted =
                  filter.resultProperties().stream().anyMatch(name::equalsIgnoreCase)
                      || resource
                          .find(result.className())
                          .flatMap(type -> type.property(name))
                          .map(Property::isKey)
                          .orElse(false);
              if (wanted) {
                chosen.set(name, value);
              }
            });
    return chosen.build();
  }

  private void closeCursor() {
    InstanceSource open = cursor;
    cursor = null;
    open.close();
  }

  @Override
  public void close() {
    if (cursor != null) {
      closeCursor();
    }
  }
}
