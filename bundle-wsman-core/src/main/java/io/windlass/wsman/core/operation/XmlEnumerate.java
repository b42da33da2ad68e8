package io.windlass.wsman.core.operation;

import io.windlass.wsman.api.Enumerable;
import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.Query;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.api.filter.Filter;
import io.windlass.wsman.core.enumeration.Enumeration;
import io.windlass.wsman.core.enumeration.ItemWriter;
import io.windlass.wsman.core.enumeration.XmlItemWriter;
import io.windlass.wsman.core.filter.RequestedFilter;
import io.windlass.wsman.core.registry.ProviderEntry;
import io.windlass.wsman.xml.enumeration.Enumerate;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What an Enumerate of a resource of the raw tier asks of its provider. */
record XmlEnumerate(
    Target target, Optional<String> dialect, Optional<String> text, boolean keysOnly)
    implements Query {

  static XmlEnumerate of(Target target, Optional<RequestedFilter> filter, ItemWriter.Mode mode) {
    return new XmlEnumerate(
        target,
        filter.map(RequestedFilter::dialect),
        filter.map(RequestedFilter::text),
        mode == ItemWriter.Mode.EPR && filter.isEmpty());
  }

  /** The provider as one that enumerates. */
  static Enumerable enumerable(ProviderEntry entry) throws ResourceFault {
    if (entry.provider() instanceof Enumerable provider) {
      return provider;
    }
    throw new ResourceFault(
        FaultCode.ACTION_MISMATCH, "The resource does not do Enumerate; it takes XML.");
  }

  /** Everything but the cursor: items are XML, and filters see selectors. */
  static Enumeration.Setup setup(
      ProviderEntry entry,
      OperationRequest request,
      Enumerate body,
      Optional<RequestedFilter> filter,
      Optional<Instant> expires)
      throws ResourceFault {
    Predicate<Instance> accepts = item -> true;
    if (filter.isPresent()) {
      accepts = filter.get().bindSelectors()::matches;
    }
    return new Enumeration.Setup(
        request.context().caller(),
        entry,
        request.headers().resourceUri(),
        new XmlItemWriter(EnumerateBody.mode(body)),
        accepts,
        request.limits().enumerationTimeout(),
        expires,
        request.limits().maxOperationsPerUser());
  }

  @Override
  public Optional<Filter> filter() {
    return Optional.empty();
  }

  @Override
  public Set<String> projection() {
    return Set.of();
  }
}
