package io.windlass.wsman.core;

import io.windlass.wsman.api.ResourceProvider;
import io.windlass.wsman.api.filter.FilterDialect;
import io.windlass.wsman.api.runtime.RuntimeDTO;
import io.windlass.wsman.api.runtime.WsmanRuntime;
import io.windlass.wsman.api.security.Authorizer;
import io.windlass.wsman.core.endpoint.TransportReport;
import io.windlass.wsman.core.endpoint.WsmanEndpoint;
import io.windlass.wsman.core.endpoint.WsmanRequest;
import io.windlass.wsman.core.endpoint.WsmanResponse;
import io.windlass.wsman.core.limits.ServiceLimits;
import io.windlass.wsman.core.registry.ProviderFacts;
import java.time.Clock;
import java.time.Duration;
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
    configurationPid = "io.windlass.wsman.service",
    immediate = true)
@Designate(ocd = EngineComponent.Config.class)
public final class EngineComponent implements WsmanEndpoint, WsmanRuntime {

  /** The limits of the service, by the names of the {@code winrm/config} tree. */
  @ObjectClassDefinition(name = "Windlass service limits")
  @interface Config {
    @AttributeDefinition(description = "The largest envelope in either direction, in KiB")
    int MaxEnvelopeSizekb() default 500;

    @AttributeDefinition(description = "The longest OperationTimeout, in ms")
    int MaxTimeoutms() default 60000;

    @AttributeDefinition(description = "The most items in one Pull")
    int MaxBatchItems() default 32000;

    @AttributeDefinition(description = "How long an enumeration that nobody uses is kept, in ms")
    int EnumerationTimeoutms() default 60000;

    @AttributeDefinition(description = "Operations of one user at a time")
    int MaxConcurrentOperationsPerUser() default 1500;
  }

  private static final int MIN_ENVELOPE_KB = 32;
  private static final int MAX_ENVELOPE_KB = 1_039_440;
  private static final int MIN_TIMEOUT_MS = 500;

  private final WsmanEngine engine;

  /** Starts the engine; providers are bound afterwards, as they come. */
  @Activate
  public EngineComponent(BundleContext context, Config config) {
    engine = new WsmanEngine(productVersion(context), limits(config), Clock.systemUTC());
  }

  private static String productVersion(BundleContext context) {
    return "OS: "
        + context.getProperty("os.name")
        + " "
        + context.getProperty("os.version")
        + " SP: 0.0 Stack: "
        + context.getBundle().getVersion();
  }

  @Modified
  void modified(Config config) {
    engine.setLimits(limits(config));
  }

  @Deactivate
  void deactivate() {
    engine.close();
  }

  private static ServiceLimits limits(Config config) {
    return new ServiceLimits(
        between("MaxEnvelopeSizekb", config.MaxEnvelopeSizekb(), MIN_ENVELOPE_KB, MAX_ENVELOPE_KB)
            * 1024,
        Duration.ofMillis(
            between("MaxTimeoutms", config.MaxTimeoutms(), MIN_TIMEOUT_MS, Integer.MAX_VALUE)),
        between("MaxBatchItems", config.MaxBatchItems(), 1, Integer.MAX_VALUE),
        Duration.ofMillis(
            between(
                "EnumerationTimeoutms",
                config.EnumerationTimeoutms(),
                MIN_TIMEOUT_MS,
                Integer.MAX_VALUE)),
        between(
            "MaxConcurrentOperationsPerUser",
            config.MaxConcurrentOperationsPerUser(),
            1,
            Integer.MAX_VALUE));
  }

  private static int between(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name
              + " = "
              + value
              + " in io.windlass.wsman.service is out of range: "
              + least
              + " to "
              + most
              + ". Change it in etc/io.windlass.wsman.service.cfg.");
    }
    return value;
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bindProvider(ResourceProvider provider, ServiceReference<ResourceProvider> reference) {
    engine.addProvider(provider, facts(reference));
  }

  void updatedProvider(ResourceProvider provider, ServiceReference<ResourceProvider> reference) {
    ProviderFacts facts = facts(reference);
    engine.removeProvider(facts.serviceId());
    engine.addProvider(provider, facts);
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
