package io.windlass.wsman.core;

import io.windlass.wsman.api.ResourceProvider;
import io.windlass.wsman.api.filter.FilterDialect;
import io.windlass.wsman.api.runtime.PluginQuotas;
import io.windlass.wsman.api.runtime.RuntimeDTO;
import io.windlass.wsman.api.runtime.WsmanRuntime;
import io.windlass.wsman.api.security.AuditLog;
import io.windlass.wsman.api.security.Authorizer;
import io.windlass.wsman.core.endpoint.TransportReport;
import io.windlass.wsman.core.endpoint.WsmanEndpoint;
import io.windlass.wsman.core.endpoint.WsmanRequest;
import io.windlass.wsman.core.endpoint.WsmanResponse;
import io.windlass.wsman.core.limits.ServiceSettings;
import io.windlass.wsman.core.registry.ProviderFacts;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The engine as a component: whiteboard services in, endpoint and runtime view out. */
@Component(
    service = {WsmanEndpoint.class, WsmanRuntime.class},
    configurationPid = ServiceSettings.PID,
    immediate = true)
@Designate(ocd = EngineComponent.Config.class)
public final class EngineComponent implements WsmanEndpoint, WsmanRuntime {

  /** The limits of the service, by the names of the {@code winrm/config} tree, for editors. */
  @ObjectClassDefinition(name = "Windlass service limits")
  @interface Config {
    @AttributeDefinition(
        description = "The largest envelope in either direction, in KiB",
        min = "32",
        max = "1039440")
    long MaxEnvelopeSizekb() default 500;

    @AttributeDefinition(
        description = "The longest OperationTimeout, in ms",
        min = "500",
        max = "4294967295")
    long MaxTimeoutms() default 60000;

    @AttributeDefinition(description = "The most items in one Pull", min = "1", max = "4294967295")
    long MaxBatchItems() default 32000;

    @AttributeDefinition(
        description = "How long an enumeration that nobody uses is kept, in ms",
        min = "500",
        max = "4294967295")
    long EnumerationTimeoutms() default 60000;

    @AttributeDefinition(
        description = "Operations of one user at a time",
        min = "1",
        max = "4294967295")
    long MaxConcurrentOperationsPerUser() default 1500;
  }

  private final WsmanEngine engine;

  /** Starts the engine; providers are bound afterwards, as they come. */
  @Activate
  public EngineComponent(BundleContext context, Map<String, Object> configuration) {
    engine =
        new WsmanEngine(
            productVersion(context), ServiceSettings.read(configuration), Clock.systemUTC());
  }

  private static String productVersion(BundleContext context) {
    return "OS: "
        + context.getProperty("os.name")
        + " "
        + context.getProperty("os.version")
        + " SP: 0.0 Stack: "
        + context.getBundle().getVersion();
  }

  /** Takes effect for the next request; a configuration that is refused changes nothing. */
  @Modified
  void modified(Map<String, Object> configuration) {
    engine.setLimits(ServiceSettings.read(configuration));
  }

  @Deactivate
  void deactivate() {
    engine.close();
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bindProvider(ResourceProvider provider, ServiceReference<ResourceProvider> reference) {
    engine.addProvider(provider, facts(reference));
  }

  void updatedProvider(ServiceReference<ResourceProvider> reference) {
    engine.updateProvider(facts(reference));
  }

  void unbindProvider(ServiceReference<ResourceProvider> reference) {
    engine.removeProvider(facts(reference).serviceId());
  }

  private static ProviderFacts facts(ServiceReference<?> reference) {
    Map<String, Object> properties = new java.util.HashMap<>();
    for (String key : reference.getPropertyKeys()) {
      properties.put(key, reference.getProperty(key));
    }
    String bundle =
        reference.getBundle() == null ? "unknown" : reference.getBundle().getSymbolicName();
    return ProviderFacts.of(bundle, properties);
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bindDialect(FilterDialect dialect, Map<String, Object> properties) {
    engine.addDialect(String.valueOf(properties.get(FilterDialect.DIALECT_URI)), dialect);
  }

  void unbindDialect(FilterDialect dialect, Map<String, Object> properties) {
    engine.removeDialect(String.valueOf(properties.get(FilterDialect.DIALECT_URI)), dialect);
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bindTransport(TransportReport transport) {
    engine.addTransport(transport);
  }

  void unbindTransport(TransportReport transport) {
    engine.removeTransport(transport);
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bindAuditLog(AuditLog log) {
    engine.addAuditLog(log);
  }

  void unbindAuditLog(AuditLog log) {
    engine.removeAuditLog(log);
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindAuthorizer(Authorizer authorizer) {
    engine.setAuthorizer(authorizer);
  }

  void unbindAuthorizer(Authorizer authorizer) {
    engine.unsetAuthorizer(authorizer);
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindQuotas(PluginQuotas quotas) {
    engine.setQuotas(quotas);
  }

  void unbindQuotas(PluginQuotas quotas) {
    engine.unsetQuotas(quotas);
  }

  @Override
  public CompletionStage<WsmanResponse> handle(WsmanRequest request) {
    return engine.handle(request);
  }

  @Override
  public WsmanResponse identifyAnonymously() {
    return engine.identifyAnonymously();
  }

  @Override
  public int maxRequestBytes() {
    return engine.maxRequestBytes();
  }

  @Override
  public RuntimeDTO getRuntimeDTO() {
    return engine.getRuntimeDTO();
  }
}
