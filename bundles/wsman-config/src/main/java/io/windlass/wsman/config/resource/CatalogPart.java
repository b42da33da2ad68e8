package io.windlass.wsman.config.resource;

import io.windlass.wsman.api.OpContext;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.XmlInstance;
import io.windlass.wsman.api.XmlReply;
import io.windlass.wsman.api.runtime.ProviderDTO;
import io.windlass.wsman.api.runtime.RuntimeDTO;
import io.windlass.wsman.config.tree.ConfigTree;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** {@code winrm/config/resource}: the resource URIs that can be asked now, and what they do. */
final class CatalogPart implements Part {
  static final String RESOURCE = ConfigTree.URI + "/resource";

  private final Supplier<RuntimeDTO> runtime;

  CatalogPart(Supplier<RuntimeDTO> runtime) {
    this.runtime = runtime;
  }

  @Override
  public XmlReply get(Target target) throws ResourceFault {
    Refusals.requireSelectors(target, List.of("Uri"));
    return items().stream()
        .filter(item -> item.address().selectors().get("Uri").equalsIgnoreCase(wanted(target)))
        .findFirst()
        .<XmlReply>map(item -> item::write)
        .orElseThrow(() -> Refusals.notFound(target));
  }

  private static String wanted(Target target) {
    return target.selectors().get("Uri").strip();
  }

  @Override
  public List<XmlInstance> enumerate(Target target, OpContext context) {
    return items();
  }

  private List<XmlInstance> items() {
    List<XmlInstance> items = new ArrayList<>();
    for (ProviderDTO provider : runtime.get().providers) {
      if (provider.state.equals("ACTIVE")) {
        for (String uri : provider.resourceUris) {
          items.add(
              XmlInstance.of(
                  Target.of(URI.create(RESOURCE), Map.of("Uri", uri)), element(provider, uri)));
        }
      }
    }
    return items;
  }

  private static XmlReply element(ProviderDTO provider, String uri) {
    return writer -> {
      SectionXml.root(writer, "Resource", RESOURCE);
      SectionXml.value(writer, "Uri", RESOURCE, uri);
      SectionXml.value(writer, "Plugin", RESOURCE, provider.bundle);
      for (String capability : provider.capabilities) {
        SectionXml.value(writer, "Capability", RESOURCE, capability);
      }
      writer.writeEndElement();
    };
  }
}
