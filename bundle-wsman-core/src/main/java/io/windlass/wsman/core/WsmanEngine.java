package io.windlass.wsman.core;

import io.windlass.wsman.api.ResourceProvider;
import io.windlass.wsman.api.filter.FilterDialect;
import io.windlass.wsman.api.runtime.PluginQuotas;
import io.windlass.wsman.api.runtime.RuntimeDTO;
import io.windlass.wsman.api.runtime.WsmanRuntime;
import io.windlass.wsman.api.security.AuditLog;
import io.windlass.wsman.api.security.Authorizer;
import io.windlass.wsman.core.authorize.ReadForAll;
import io.windlass.wsman.core.call.ProviderCalls;
import io.windlass.wsman.core.endpoint.TransportReport;
import io.windlass.wsman.core.endpoint.WsmanEndpoint;
import io.windlass.wsman.core.endpoint.WsmanRequest;
import io.windlass.wsman.core.endpoint.WsmanResponse;
import io.windlass.wsman.core.enumeration.Enumerations;
import io.windlass.wsman.core.filter.FilterDialects;
import io.windlass.wsman.core.identify.Identity;
import io.windlass.wsman.core.limits.Admission;
import io.windlass.wsman.core.limits.ServiceLimits;
import io.windlass.wsman.core.operation.Actions;
import io.windlass.wsman.core.operation.CreateOperation;
import io.windlass.wsman.core.operation.DeleteOperation;
import io.windlass.wsman.core.operation.EnumerateOperation;
import io.windlass.wsman.core.operation.GetOperation;
import io.windlass.wsman.core.operation.GetStatusOperation;
import io.windlass.wsman.core.operation.InvokeOperation;
import io.windlass.wsman.core.operation.Operation;
import io.windlass.wsman.core.operation.PullOperation;
import io.windlass.wsman.core.operation.PutOperation;
import io.windlass.wsman.core.operation.ReleaseOperation;
import io.windlass.wsman.core.operation.RenewOperation;
import io.windlass.wsman.core.operation.ResourceCalls;
import io.windlass.wsman.core.pipeline.Dispatcher;
import io.windlass.wsman.core.registry.ProviderFacts;
import io.windlass.wsman.core.registry.ProviderRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArraySet;

/**
 * The engine without any framework: providers, dialects and transports are handed to it. Safe for
 * several threads.
 */
public final class WsmanEngine implements WsmanEndpoint, WsmanRuntime, AutoCloseable {
  private static final PluginQuotas NO_QUOTAS = (plugin, quota) -> OptionalLong.empty();

  private final ProviderCalls calls;
  private final ProviderRegistry registry;
  private final FilterDialects dialects = new FilterDialects();
  private final Enumerations enumerations;
  private final Identity identity;
  private final Dispatcher dispatcher;
  private final Set<TransportReport> transports = new CopyOnWriteArraySet<>();
  private final Set<AuditLog> audits = new CopyOnWriteArraySet<>();
  private volatile ServiceLimits limits;
  private volatile PluginQuotas quotas = NO_QUOTAS;
  private volatile Authorizer authorizer = new ReadForAll();

  /**
   * @param productVersion for Identify, in the form {@code OS: … SP: … Stack: …}
   */
  public WsmanEngine(String productVersion, ServiceLimits limits, Clock clock) {
    this.limits = limits;
    this.calls = new ProviderCalls(clock);
    this.registry = new ProviderRegistry(calls);
    this.enumerations = new Enumerations(calls);
    this.identity = new Identity(productVersion);
    this.dispatcher =
        new Dispatcher(
            operations(clock),
            new InvokeOperation(new ResourceCalls(registry, calls)),
            registry,
            calls,
            () -> authorizer,
            new Dispatcher.Surroundings(
                identity,
                () -> this.limits,
                new Admission(() -> quotas),
                event -> audits.forEach(log -> log.record(event))));
  }

  private Map<String, Operation> operations(Clock clock) {
    ResourceCalls resources = new ResourceCalls(registry, calls);
    return Map.of(
        Actions.GET, new GetOperation(resources),
        Actions.PUT, new PutOperation(resources),
        Actions.CREATE, new CreateOperation(resources),
        Actions.DELETE, new DeleteOperation(resources),
        Actions.ENUMERATE, new EnumerateOperation(registry, dialects, enumerations, clock),
        Actions.PULL, new PullOperation(enumerations, clock),
        Actions.RELEASE, new ReleaseOperation(enumerations),
        Actions.RENEW, new RenewOperation(enumerations, clock),
        Actions.GET_STATUS, new GetStatusOperation(enumerations, clock));
  }

  @Override
  public CompletionStage<WsmanResponse> handle(WsmanRequest request) {
    return dispatcher.handle(request);
  }

  @Override
  public WsmanResponse identifyAnonymously() {
    return new WsmanResponse(200, "application/soap+xml;charset=UTF-8", identity.anonymous());
  }

  @Override
  public int maxRequestBytes() {
    return limits.maxEnvelopeSize();
  }

  /** Adds a provider. */
  public void addProvider(ResourceProvider provider, ProviderFacts facts) {
    registry.add(provider, facts);
  }

  /** The registration of a provider changed: its classes are read anew, what runs goes on. */
  public void updateProvider(ProviderFacts facts) {
    registry.update(facts);
  }

  /** Removes a provider: its requests and its enumerations end. */
  public void removeProvider(long serviceId) {
    registry.remove(serviceId).ifPresent(enumerations::closeAll);
  }

  /** Adds a filter dialect. */
  public void addDialect(String uri, FilterDialect dialect) {
    dialects.add(uri, dialect);
  }

  /** Removes a filter dialect. */
  public void removeDialect(String uri, FilterDialect dialect) {
    dialects.remove(uri, dialect);
  }

  /** Adds a transport to the runtime view. */
  public void addTransport(TransportReport transport) {
    transports.add(transport);
  }

  /** Removes a transport from the runtime view. */
  public void removeTransport(TransportReport transport) {
    transports.remove(transport);
  }

  /** Adds a log that is told who may not do what. */
  public void addAuditLog(AuditLog log) {
    audits.add(log);
  }

  /** Removes one. */
  public void removeAuditLog(AuditLog log) {
    audits.remove(log);
  }

  /** Changes who decides. */
  public synchronized void setAuthorizer(Authorizer decider) {
    authorizer = decider;
  }

  /** Brings the built-in rule back, unless another has taken over by now. */
  public synchronized void unsetAuthorizer(Authorizer decider) {
    if (authorizer == decider) {
      authorizer = new ReadForAll();
    }
  }

  /** Changes who knows the quotas of plug-ins. */
  public synchronized void setQuotas(PluginQuotas source) {
    quotas = source;
  }

  /** Lets plug-ins do as much as they like, unless another knows quotas by now. */
  public synchronized void unsetQuotas(PluginQuotas source) {
    if (quotas == source) {
      quotas = NO_QUOTAS;
    }
  }

  /** Changes the limits for requests from now on. */
  public void setLimits(ServiceLimits changed) {
    limits = changed;
  }

  @Override
  public RuntimeDTO getRuntimeDTO() {
    RuntimeDTO dto = new RuntimeDTO();
    dto.providers = registry.describe();
    dto.openEnumerations = enumerations.size();
    dto.listeners = new ArrayList<>();
    dto.refusedWebApps = new ArrayList<>();
    for (TransportReport transport : List.copyOf(transports)) {
      dto.listeners.addAll(transport.listeners());
      dto.refusedWebApps.addAll(transport.refusedWebApps());
    }
    return dto;
  }

  @Override
  public void close() {
    calls.close();
  }
}
