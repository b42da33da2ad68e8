package io.windlass.wsman.testkit;

import io.windlass.wsman.api.ResourceProvider;
import io.windlass.wsman.api.WsmanResource;
import io.windlass.wsman.api.filter.FilterDialect;
import io.windlass.wsman.api.runtime.PluginQuotas;
import io.windlass.wsman.api.runtime.RuntimeDTO;
import io.windlass.wsman.api.security.Authorizer;
import io.windlass.wsman.api.security.Caller;
import io.windlass.wsman.core.WsmanEngine;
import io.windlass.wsman.core.endpoint.WsmanRequest;
import io.windlass.wsman.core.endpoint.WsmanResponse;
import io.windlass.wsman.core.limits.ServiceLimits;
import io.windlass.wsman.core.registry.ProviderFacts;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The engine of a Windlass host without sockets and without OSGi. Providers are added as if they
 * were registered as services; requests are envelopes. Safe for several threads.
 */
public final class WsmanHost implements AutoCloseable {
  /** A caller who may do everything. */
  public static final Caller ADMINISTRATOR =
      Caller.of("admin", "Test", Set.of(Caller.ADMINISTRATORS));

  private static final long PATIENCE_SECONDS = 90;

  private final WsmanEngine engine = new WsmanEngine("0", ServiceLimits.DEFAULT, Clock.systemUTC());
  private long nextId = 1;

  /** Adds a provider under resource URIs and returns its service id. */
  public synchronized long add(ResourceProvider provider, String... resourceUris) {
    long id = nextId++;
    engine.addProvider(provider, facts(id, provider, resourceUris));
    return id;
  }

  /** Gives a provider other resource URIs, as when its service properties change. */
  public void update(long serviceId, ResourceProvider provider, String... resourceUris) {
    engine.updateProvider(facts(serviceId, provider, resourceUris));
  }

  private static ProviderFacts facts(long id, ResourceProvider provider, String... resourceUris) {
    return ProviderFacts.of(
        provider.getClass().getSimpleName(),
        Map.of(
            "service.id",
            id,
            WsmanResource.URI,
            resourceUris,
            WsmanResource.SUPPORTS_OPTIONS,
            true));
  }

  /** Removes a provider, as when its bundle is stopped. */
  public void remove(long serviceId) {
    engine.removeProvider(serviceId);
  }

  /** Adds a filter dialect. */
  public void addDialect(String uri, FilterDialect dialect) {
    engine.addDialect(uri, dialect);
  }

  /** Lets somebody decide who may do what. */
  public void setAuthorizer(Authorizer authorizer) {
    engine.setAuthorizer(authorizer);
  }

  /** Limits plug-ins, which are called by the simple names of their providers' classes. */
  public void setQuotas(PluginQuotas quotas) {
    engine.setQuotas(quotas);
  }

  /** What the host says about itself. */
  public RuntimeDTO runtime() {
    return engine.getRuntimeDTO();
  }

  /** Sends an envelope as an administrator and waits for the answer. */
  public String exchange(String envelope) {
    return exchange(ADMINISTRATOR, envelope);
  }

  /** Sends an envelope as somebody and waits for the answer. */
  public String exchange(Caller caller, String envelope) {
    try {
      return send(caller, envelope).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for an answer", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the host did not answer", e);
    }
  }

  /** Sends an envelope; the future completes with the answer's envelope. */
  public CompletableFuture<String> send(Caller caller, String envelope) {
    WsmanRequest request =
        WsmanRequest.of(caller, envelope.getBytes(StandardCharsets.UTF_8))
            .contentType("application/soap+xml;charset=UTF-8")
            .build();
    return engine.handle(request).thenApply(WsmanHost::text).toCompletableFuture();
  }

  private static String text(WsmanResponse response) {
    return StandardCharsets.UTF_8.decode(response.body()).toString();
  }

  /** The states of all providers, as {@code NAME: STATE reason}. */
  public List<String> providers() {
    return runtime().providers.stream()
        .map(provider -> (provider.bundle + ": " + provider.state + " " + provider.reason).strip())
        .toList();
  }

  @Override
  public void close() {
    engine.close();
  }
}
