package io.windlass.wsman.config.resource;

import io.windlass.wsman.api.Enumerable;
import io.windlass.wsman.api.InstanceSource;
import io.windlass.wsman.api.OpContext;
import io.windlass.wsman.api.Query;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.ResourceProvider;
import io.windlass.wsman.api.WsmanResource;
import io.windlass.wsman.api.XmlReply;
import io.windlass.wsman.api.XmlRequest;
import io.windlass.wsman.api.XmlResource;
import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.runtime.RuntimeDTO;
import io.windlass.wsman.api.runtime.WsmanRuntime;
import io.windlass.wsman.config.ConfigurationStore;
import io.windlass.wsman.config.overlay.PolicyOverlay;
import io.windlass.wsman.config.plugin.PluginRegistry;
import io.windlass.wsman.config.store.Configurations;
import io.windlass.wsman.config.tree.ConfigTree;
import io.windlass.wsman.security.certificate.HostCertificates;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** {@code winrm/config} as a service. */
@Component(service = ResourceProvider.class)
@WsmanResource(uri = ConfigTree.URI)
public final class ConfigComponent implements XmlResource, Enumerable {
  private final ConfigResource resource;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile HostCertificates certificates;

  @Activate
  public ConfigComponent(
      @Reference ConfigurationStore store,
      @Reference PluginRegistry plugins,
      @Reference PolicyOverlay policy,
      @Reference ServiceReference<WsmanRuntime> engine,
      BundleContext context) {
    // Got when it is asked: the engine gets this service while it is being made.
    Supplier<RuntimeDTO> runtime = () -> context.getService(engine).getRuntimeDTO();
    Configurations configurations = store.configurations();
    Map<String, Part> others = new LinkedHashMap<>();
    others.put(
        "listener",
        new ListenerPart(
            configurations,
            () -> runtime.get().listeners,
            new ListenerRules(() -> Optional.ofNullable(certificates))));
    others.put("service/certmapping", new CertMappingPart(configurations));
    others.put("service/security", new SecurityPart(configurations));
    others.put("plugin", new PluginPart(plugins.plugins(), runtime, configurations));
    others.put("resource", new CatalogPart(runtime));
    resource = new ConfigResource(new Values(configurations, policy::value), others);
  }

  @Override
  public Collection<ClassSchema> schemas() {
    return resource.schemas();
  }

  @Override
  public InstanceSource enumerate(Query query, OpContext context) throws ResourceFault {
    return resource.enumerate(query, context);
  }

  @Override
  public CompletionStage<XmlReply> handle(XmlRequest request, OpContext context)
      throws ResourceFault {
    return resource.handle(request, context);
  }
}
