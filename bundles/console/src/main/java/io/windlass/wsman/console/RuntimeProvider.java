package io.windlass.wsman.console;

import io.windlass.wsman.api.Enumerable;
import io.windlass.wsman.api.InstanceSource;
import io.windlass.wsman.api.OpContext;
import io.windlass.wsman.api.Query;
import io.windlass.wsman.api.ResourceProvider;
import io.windlass.wsman.api.WsmanResource;
import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.api.runtime.RuntimeDTO;
import io.windlass.wsman.api.runtime.WsmanRuntime;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/**
 * The host's runtime view as classes in {@code root/windlass}, so that every WS-Management client
 * can ask which listeners and providers there are, and why one is not used.
 */
@Component(service = ResourceProvider.class, scope = ServiceScope.SINGLETON)
@WsmanResource(uri = "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/windlass")
public final class RuntimeProvider implements Enumerable {
  private final WsmanRuntime runtime;

  /** Shows this runtime. */
  @Activate
  public RuntimeProvider(@Reference WsmanRuntime runtime) {
    this.runtime = runtime;
  }

  @Override
  public Collection<ClassSchema> schemas() {
    return List.of(
        RuntimeClasses.LISTENER,
        RuntimeClasses.PROVIDER,
        RuntimeClasses.REFUSED_WEB_APP,
        RuntimeClasses.SERVICE);
  }

  @Override
  public InstanceSource enumerate(Query query, OpContext context) {
    RuntimeDTO now = runtime.getRuntimeDTO();
    Stream<Instance> instances;
    switch (query.target().className()) {
      case "Windlass_Listener":
        instances = now.listeners.stream().map(RuntimeClasses::listener);
        break;
      case "Windlass_Provider":
        instances = now.providers.stream().map(RuntimeClasses::provider);
        break;
      case "Windlass_RefusedWebApp":
        instances = now.refusedWebApps.stream().map(RuntimeClasses::refusedWebApp);
        break;
      default:
        instances = Stream.of(RuntimeClasses.service(now));
    }
    return InstanceSource.of(instances.iterator());
  }
}
