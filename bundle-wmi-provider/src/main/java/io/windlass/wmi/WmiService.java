package io.windlass.wmi;

import io.windlass.wmi.added.MofRepository;
import io.windlass.wmi.repository.ClassRepository;
import io.windlass.wsman.api.ResourceProvider;
import io.windlass.wsman.api.WsmanResource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/**
 * Registers the provider of this host: of everything below {@code root} that no other plug-in names
 * more exactly, so an empty namespace of ours is theirs as soon as they serve it. A component
 * cannot change the properties of a service that is registered for it, and by a change of them the
 * host is told that there are other classes.
 */
@Component(
    service = {},
    immediate = true,
    configurationPid = "io.windlass.wsman.wmi")
@Designate(ocd = WmiConfig.class)
@WsmanResource(
    uri = {
      WmiService.WMI + "root",
      WmiService.WMI + "root/cimv2",
      WmiService.WMI + "root/default",
      WmiService.WMI + "root/microsoft/windows/storage",
      WmiService.WMI + "root/standardcimv2",
      "http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2"
    })
public final class WmiService {
  static final String WMI = "http://schemas.microsoft.com/wbem/wsman/1/wmi/";

  /** Service property: goes up with every change of the classes. */
  static final String GENERATION = "windlass.wmi.generation";

  private final ClassRepository classes;
  private final MofRepository mof;
  private final String[] uris;
  private final WmiProvider provider;
  private final ServiceRegistration<ResourceProvider> registration;
  private final Runnable listener = this::changed;
  private long generation;

  /** The provider of this host, with what is added to it. */
  @Activate
  public WmiService(
      BundleContext context,
      WsmanResource resource,
      @Reference ClassRepository classes,
      @Reference MofRepository mof,
      WmiConfig config) {
    this.classes = classes;
    this.mof = mof;
    this.uris = resource.uri();
    provider = new WmiProvider(classes, mof, config.allowShutdown());
    registration = context.registerService(ResourceProvider.class, provider, properties());
    mof.listen(listener);
    // What came between the two steps before.
    changed();
  }

  private synchronized Dictionary<String, Object> properties() {
    List<String> all = new ArrayList<>(Arrays.asList(uris));
    classes.addedNamespaces().stream().sorted().forEach(namespace -> all.add(WMI + namespace));
    Map<String, Object> properties = new HashMap<>();
    properties.put(WsmanResource.URI, all.toArray(String[]::new));
    properties.put(GENERATION, generation++);
    return FrameworkUtil.asDictionary(properties);
  }

  private synchronized void changed() {
    try {
      registration.setProperties(properties());
    } catch (IllegalStateException e) {
      // unregistered meanwhile: nobody is left to be told
    }
  }

  @Deactivate
  void close() {
    mof.forget(listener);
    registration.unregister();
    provider.close();
  }
}
