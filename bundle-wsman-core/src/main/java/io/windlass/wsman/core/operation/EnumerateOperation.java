package io.windlass.wsman.core.operation;

import io.windlass.wsman.api.Enumerable;
import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.XmlResource;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.api.cim.Property;
import io.windlass.wsman.api.filter.Filter;
import io.windlass.wsman.api.security.Right;
import io.windlass.wsman.core.association.AssociationSource;
import io.windlass.wsman.core.association.AssociationTerms;
import io.windlass.wsman.core.call.Async;
import io.windlass.wsman.core.enumeration.Enumeration;
import io.windlass.wsman.core.enumeration.Enumerations;
import io.windlass.wsman.core.enumeration.InstanceItemWriter;
import io.windlass.wsman.core.enumeration.ItemWriter;
import io.windlass.wsman.core.enumeration.PageLimits;
import io.windlass.wsman.core.enumeration.Polymorphism;
import io.windlass.wsman.core.filter.FilterDialects;
import io.windlass.wsman.core.filter.RequestedFilter;
import io.windlass.wsman.core.registry.ProviderEntry;
import io.windlass.wsman.core.registry.ProviderRegistry;
import io.windlass.wsman.core.registry.Resource;
import io.windlass.wsman.xml.Namespaces;
import io.windlass.wsman.xml.XmlBuffer;
import io.windlass.wsman.xml.enumeration.Enumerate;
import io.windlass.wsman.xml.soap.EnvelopeWriter;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import javax.xml.stream.XMLStreamException;

/** WS-Enumeration Enumerate (DSP0226 §8.2), optimized or not. */
public final class EnumerateOperation implements Operation {
  private static final int TAIL = 256;

  /** Every class, as DSP0227 addresses them. */
  private static final String ALL_CIM_CLASSES = "http://schemas.dmtf.org/wbem/wscim/1/*";

  private final ProviderRegistry registry;
  private final FilterDialects dialects;
  private final Enumerations enumerations;
  private final Clock clock;

  /** Finds resources and dialects here, and keeps enumerations there. */
  public EnumerateOperation(
      ProviderRegistry registry, FilterDialects dialects, Enumerations enumerations, Clock clock) {
    this.registry = registry;
    this.dialects = dialects;
    this.enumerations = enumerations;
    this.clock = clock;
  }

  @Override
  public Right right() {
    return Right.READ;
  }

  @Override
  public CompletionStage<XmlBuffer> run(OperationRequest request)
      throws ResourceFault, XMLStreamException {
    Enumerate body = EnumerateBody.read(request);
    Optional<RequestedFilter> filter = dialects.parse(body);
    Optional<ProviderEntry> raw =
        registry.route(request.target()).filter(entry -> entry.provider() instanceof XmlResource);
    if (raw.isPresent()) {
      return enumerateXml(raw.get(), body, filter, request);
    }
    Target target = classOf(request.target(), filter);
    return Async.compose(
        registry.resolve(target),
        resource -> {
          request.access().require(resource);
          return enumerate(resource, body, filter, request);
        });
  }

  /** {@code …/root/cimv2/*} with a query means the class that the query names. */
  private static Target classOf(Target target, Optional<RequestedFilter> filter)
      throws ResourceFault {
    if (!target.selectors().isEmpty() || !target.references().isEmpty()) {
      throw new ResourceFault(
          FaultCode.UNEXPECTED_SELECTORS,
          "An Enumerate is addressed to a class, without selectors; use a filter.");
    }
    Optional<AssociationTerms> association = filter.flatMap(RequestedFilter::association);
    Optional<String> queried = filter.flatMap(RequestedFilter::className);
    if (association.isPresent() && queried.isEmpty()) {
      return objectClass(target, association.get().filter().object());
    }
    if (association.isEmpty() && !target.className().equals("*")) {
      requireSameClass(target, queried);
      return target;
    }
    String name =
        queried.orElseThrow(
            () ->
                new ResourceFault(
                    FaultCode.FILTERING_REQUIRED,
                    "A resource URI that ends in * needs a filter that names a class."));
    String uri = target.resourceUri().toString();
    if (uri.equalsIgnoreCase(ALL_CIM_CLASSES)) {
      uri = Namespaces.CIM_SCHEMA + "*";
    }
    Map<String, String> namespace =
        target.namespace().isEmpty() ? Map.of() : Map.of("__cimnamespace", target.namespace());
    // A query for what belongs to an object is about its class, wherever it is addressed to.
    return Target.of(URI.create(uri.substring(0, uri.lastIndexOf('/') + 1) + name), namespace);
  }

  /** An association filter begins at its object, wherever the Enumerate is addressed to. */
  private static Target objectClass(Target target, Target object) throws ResourceFault {
    if (!object.namespace().isEmpty()
        && !target.namespace().isEmpty()
        && !object.namespace().equalsIgnoreCase(target.namespace())) {
      throw new ResourceFault(
          FaultCode.CANNOT_PROCESS_FILTER,
          "The filter's object is in "
              + object.namespace()
              + ", the resource URI names "
              + target.namespace()
              + ".");
    }
    String namespace = object.namespace().isEmpty() ? target.namespace() : object.namespace();
    return Target.of(
        object.resourceUri(), namespace.isEmpty() ? Map.of() : Map.of("__cimnamespace", namespace));
  }

  private static void requireSameClass(Target target, Optional<String> queried)
      throws ResourceFault {
    if (queried.isPresent() && !queried.get().equalsIgnoreCase(target.className())) {
      throw new ResourceFault(
          FaultCode.CANNOT_PROCESS_FILTER,
          "The query is FROM "
              + queried.get()
              + ", the resource URI names "
              + target.className()
              + ".");
    }
  }

  private CompletionStage<XmlBuffer> enumerate(
      Resource resource,
      Enumerate body,
      Optional<RequestedFilter> requested,
      OperationRequest request)
      throws ResourceFault {
    Optional<Filter> filter =
        requested.isPresent() ? requested.get().bind(resource) : Optional.empty();
    List<Property> chosen =
        requested.isPresent() ? requested.get().projection(resource.type()) : List.of();
    ItemWriter.Mode mode = EnumerateBody.mode(body);
    ClassQuery query = ClassQuery.of(resource, requested, filter, chosen, mode);
    Instant now = clock.instant();
    Polymorphism polymorphism = EnumerateBody.polymorphism(body);
    if (requested.flatMap(RequestedFilter::association).isPresent()
        && polymorphism != Polymorphism.INCLUDE_SUBCLASS_PROPERTIES) {
      throw new ResourceFault(
          FaultCode.POLYMORPHISM_MODE_NOT_SUPPORTED,
          "The results of an association filter come with all of their properties only.");
    }
    Optional<Expires> expires = Expires.read(body.expires(), now);
    Enumeration.Setup setup =
        new Enumeration.Setup(
            request.context().caller(),
            resource.entry(),
            request.headers().resourceUri(),
            new InstanceItemWriter(
                resource, mode, polymorphism == Polymorphism.EXCLUDE_SUBCLASS_PROPERTIES, chosen),
            accepts(resource, filter, polymorphism).and(request.access().visible(resource)),
            request.limits().enumerationTimeout(),
            expires.map(Expires::at),
            request.limits().maxOperationsPerUser());
    return open(setup, opener(resource, requested, query, request), body, expires, request);
  }

  private CompletionStage<XmlBuffer> enumerateXml(
      ProviderEntry entry,
      Enumerate body,
      Optional<RequestedFilter> filter,
      OperationRequest request)
      throws ResourceFault {
    Enumerable provider = XmlEnumerate.enumerable(entry);
    Optional<Expires> expires = Expires.read(body.expires(), clock.instant());
    XmlEnumerate query = XmlEnumerate.of(request.target(), filter, EnumerateBody.mode(body));
    return open(
        XmlEnumerate.setup(entry, request, body, filter, expires.map(Expires::at)),
        () -> provider.enumerate(query, request.context()),
        body,
        expires,
        request);
  }

  private CompletionStage<XmlBuffer> open(
      Enumeration.Setup setup,
      Enumerations.Opener opener,
      Enumerate body,
      Optional<Expires> expires,
      OperationRequest request)
      throws ResourceFault {
    XmlBuffer out =
        request.reply(
            Actions.response(Actions.ENUMERATE),
            CountEstimate.header(request),
            RequestedEpr.of(request, request.target()));
    EnumerateAnswer answer =
        new EnumerateAnswer(out, body.optimizeEnumeration(), expires, enumerations);
    answer.begin();
    return enumerations
        .open(setup, opener, firstPage(body, request, clock.instant()), request.context(), out)
        .thenApply(answer::end);
  }

  private static Enumerations.Opener opener(
      Resource resource,
      Optional<RequestedFilter> requested,
      ClassQuery query,
      OperationRequest request)
      throws ResourceFault {
    Optional<AssociationTerms> association = requested.flatMap(RequestedFilter::association);
    if (association.isPresent()) {
      Optional<String> only =
          Optional.of(request.target().className()).filter(name -> !name.equals("*"));
      return () -> AssociationSource.open(resource, association.get(), only, request.context());
    }
    Enumerable provider = resource.facet(Enumerable.class, "Enumerate");
    return () -> provider.enumerate(query, request.context());
  }

  private static Predicate<Instance> accepts(
      Resource resource, Optional<Filter> filter, Polymorphism polymorphism) {
    Predicate<Instance> accepted = filter.isPresent() ? filter.get()::matches : instance -> true;
    if (polymorphism != Polymorphism.NONE) {
      return accepted;
    }
    String className = resource.type().schema().name();
    return accepted.and(instance -> instance.className().equals(className));
  }

  private static PageLimits firstPage(Enumerate body, OperationRequest request, Instant now)
      throws ResourceFault {
    int items =
        body.maxElements().isPresent()
            ? PullBody.positive("MaxElements", body.maxElements().get().strip())
            : 1;
    if (!body.optimizeEnumeration()) {
      return null;
    }
    Duration left = Duration.between(now, request.context().deadline());
    return new PageLimits(
        Math.min(items, request.limits().maxBatchItems()),
        request.maxEnvelope() - EnvelopeWriter.endSize() - TAIL,
        request.tooLarge(),
        now.plus(left.multipliedBy(4).dividedBy(5)));
  }
}
