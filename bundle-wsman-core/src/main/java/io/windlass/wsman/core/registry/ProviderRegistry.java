package io.windlass.wsman.core.registry;

import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.ResourceProvider;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.runtime.ProviderDTO;
import io.windlass.wsman.api.security.Caller;
import io.windlass.wsman.core.call.Async;
import io.windlass.wsman.core.call.Bulkhead;
import io.windlass.wsman.core.call.CallContext;
import io.windlass.wsman.core.call.ProviderCalls;
import io.windlass.wsman.xml.Namespaces;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** The providers that are there, and which of them serves what. Safe for several threads. */
public final class ProviderRegistry {
  private static final Duration SCHEMAS_DEADLINE = Duration.ofSeconds(10);
  private static final int REMEMBERED = 16;
  private static final String DEFAULT_NAMESPACE = "root/cimv2";

  private final ProviderCalls calls;
  private final Map<Long, ProviderEntry> entries = new LinkedHashMap<>();
  private final Deque<ProviderDTO> gone = new ArrayDeque<>();
  private volatile RouteTable routes = new RouteTable(List.of());

  /** A registry whose providers run by these calls. */
  public ProviderRegistry(ProviderCalls calls) {
    this.calls = calls;
  }

  /** Adds a provider; its classes are read in its own bulkhead, and requests wait for them. */
  public void add(ResourceProvider provider, ProviderFacts facts) {
    Bulkhead bulkhead = calls.bulkhead(facts.bundle());
    ProviderEntry entry =
        new ProviderEntry(provider, facts, bulkhead, readSchemas(bulkhead, provider));
    synchronized (this) {
      entries.put(facts.serviceId(), entry);
      routes = new RouteTable(entries.values());
    }
  }

  /** Reads facts and classes of a provider anew; what runs in it is not disturbed. */
  public void update(ProviderFacts facts) {
    synchronized (this) {
      ProviderEntry entry = entries.get(facts.serviceId());
      if (entry != null) {
        entry.refresh(facts, readSchemas(entry.bulkhead(), entry.provider()));
        routes = new RouteTable(entries.values());
      }
    }
  }

  private CompletionStage<SchemaIndex> readSchemas(Bulkhead bulkhead, ResourceProvider provider) {
    CallContext context =
        new CallContext(
            Caller.of("SYSTEM", "Internal", Set.of()),
            calls.clock().instant().plus(SCHEMAS_DEADLINE));
    return calls.call(bulkhead, context, provider, () -> index(provider.schemas()));
  }

  private static SchemaIndex index(Collection<ClassSchema> schemas) throws ResourceFault {
    try {
      return new SchemaIndex(schemas);
    } catch (IllegalArgumentException e) {
      throw new ResourceFault(FaultCode.INTERNAL_ERROR, e.getMessage(), e);
    }
  }

  /** Removes a provider; what runs in it ends with a fault. */
  public Optional<ProviderEntry> remove(long serviceId) {
    ProviderEntry entry;
    synchronized (this) {
      entry = entries.remove(serviceId);
      if (entry == null) {
        return Optional.empty();
      }
      routes = new RouteTable(entries.values());
      gone.addFirst(describe(entry, "GONE", "the service was unregistered"));
      if (gone.size() > REMEMBERED) {
        gone.removeLast();
      }
    }
    entry.bulkhead().close();
    return Optional.of(entry);
  }

  /** The provider that serves a target, if any. */
  public Optional<ProviderEntry> route(Target target) {
    RouteTable table = routes;
    Optional<ProviderEntry> byUri = table.find(target.resourceUri().toString());
    if (!isDmtf(target)) {
      return byUri;
    }
    String namespace = Namespaces.MS_WMI + namespaceOf(target);
    Optional<ProviderEntry> byClass = table.find(namespace + "/" + target.className());
    // Who serves namespaces above does not stand before who is registered for the very URI.
    return byClass.filter(entry -> byUri.isEmpty() || entry.isFor(namespace)).or(() -> byUri);
  }

  /**
   * The class that a target addresses.
   *
   * @return fails with {@link FaultCode#INVALID_RESOURCE_URI} when nobody serves it
   */
  public CompletionStage<Resource> resolve(Target target) throws ResourceFault {
    URI uri = target.resourceUri();
    ProviderEntry entry = route(target).orElseThrow(() -> nobodyServes(uri));
    return Async.map(
        entry.schemas(),
        schemas ->
            new Resource(
                entry,
                schemas,
                schemas
                    .find(namespaceOf(target), target.className())
                    .orElseThrow(() -> noSuchClass(target, entry, schemas)),
                uri));
  }

  /** The refusal of a resource URI for which there is no provider. */
  public static ResourceFault nobodyServes(URI uri) {
    return new ResourceFault(
        FaultCode.INVALID_RESOURCE_URI, "No provider serves the resource URI " + uri + ".");
  }

  private static ResourceFault noSuchClass(
      Target target, ProviderEntry entry, SchemaIndex schemas) {
    String namespace = namespaceOf(target);
    if (!namespace.isEmpty() && !schemas.knows(namespace)) {
      // It serves a namespace above.
      return nobodyServes(target.resourceUri());
    }
    return new ResourceFault(
        FaultCode.INVALID_RESOURCE_URI,
        "There is no class "
            + target.className()
            + " in the namespace "
            + namespace
            + " of the provider "
            + entry.facts().bundle()
            + ".");
  }

  private static boolean isDmtf(Target target) {
    String uri = target.resourceUri().toString();
    return uri.regionMatches(true, 0, Namespaces.CIM_SCHEMA, 0, Namespaces.CIM_SCHEMA.length());
  }

  private static String namespaceOf(Target target) {
    return isDmtf(target) && target.namespace().isEmpty() ? DEFAULT_NAMESPACE : target.namespace();
  }

  /** Every provider with its state, and those that went lately. */
  public List<ProviderDTO> describe() {
    List<ProviderDTO> all = new ArrayList<>();
    synchronized (this) {
      for (ProviderEntry entry : entries.values()) {
        all.add(describe(entry));
      }
      all.addAll(gone);
    }
    return all;
  }

  private ProviderDTO describe(ProviderEntry entry) {
    RouteTable table = routes;
    if (entry.facts().resourceUris().isEmpty()) {
      return describe(entry, "REJECTED", "the service has no property wsman.resource.uri");
    }
    if (!entry.rejection().isEmpty()) {
      return describe(entry, "REJECTED", entry.rejection());
    }
    if (entry.bulkhead().isQuarantined()) {
      return describe(entry, "QUARANTINED", entry.bulkhead().quarantineReason());
    }
    return describe(
        entry, table.isShadowed(entry) ? "SHADOWED" : "ACTIVE", table.shadowReason(entry));
  }

  private static ProviderDTO describe(ProviderEntry entry, String state, String reason) {
    ProviderDTO dto = new ProviderDTO();
    dto.serviceId = entry.facts().serviceId();
    dto.bundle = entry.facts().bundle();
    dto.resourceUris = entry.facts().resourceUris();
    dto.capabilities = entry.capabilities();
    dto.state = state;
    dto.reason = reason;
    dto.classes = entry.classes();
    dto.exact = entry.facts().exact();
    dto.supportsOptions = entry.facts().supportsOptions();
    return dto;
  }
}
