package io.windlass.wsman.core.enumeration;

import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.api.cim.Property;
import io.windlass.wsman.core.filter.SystemProperties;
import io.windlass.wsman.core.registry.Resource;
import io.windlass.wsman.xml.XmlBuffer;
import io.windlass.wsman.xml.cim.EndpointReference;
import io.windlass.wsman.xml.cim.InstanceTemplate;
import java.util.List;

/** Writes instances of a class. */
public final class InstanceItemWriter extends ItemWriter {
  private final Resource resource;
  private final List<Property> chosen;
  private final InstanceTemplate fragment;
  private final boolean cast;

  /**
   * @param cast true to give instances of subclasses as ones of the resource's class
   * @param chosen the properties of a query; empty for whole instances
   */
  public InstanceItemWriter(Resource resource, Mode mode, boolean cast, List<Property> chosen) {
    super(mode);
    this.resource = resource;
    this.cast = cast;
    this.chosen = chosen;
    this.fragment = chosen.isEmpty() ? null : InstanceTemplate.fragment(chosen);
  }

  @Override
  void writeObject(Instance instance, XmlBuffer out) throws ResourceFault {
    if (fragment != null) {
      fragment.write(SystemProperties.add(instance, chosen, resource), out);
    } else {
      Instance shown = cast ? cast(instance) : instance;
      resource.template(shown).write(shown, out);
    }
  }

  private Instance cast(Instance instance) {
    Instance.Builder base = Instance.of(resource.type().schema().name());
    for (Property property : resource.type().schema().properties()) {
      base.set(property.name(), instance.get(property.name()));
    }
    return base.build();
  }

  @Override
  void writeAddress(Instance instance, XmlBuffer out) throws ResourceFault {
    EndpointReference.writeContent(resource.addressOf(instance), out);
  }
}
