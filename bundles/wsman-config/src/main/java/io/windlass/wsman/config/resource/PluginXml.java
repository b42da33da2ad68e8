package io.windlass.wsman.config.resource;

import io.windlass.wsman.api.XmlReply;
import io.windlass.wsman.api.runtime.ProviderDTO;
import io.windlass.wsman.config.plugin.BundleHost;
import io.windlass.wsman.config.plugin.PluginSettings;
import io.windlass.wsman.config.store.Configurations;
import io.windlass.wsman.config.tree.ConfigTree;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A plug-in as an element: the schema's, with State and Reason besides.
 *
 * @param bundle its symbolic name
 * @param entry what was configured for it
 * @param installed the bundle; empty when it is not there
 * @param problem why it is not as it is configured
 * @param providers its services
 * @param descriptors who may do what where
 */
record PluginXml(
    String bundle,
    Optional<Configurations.Entry> entry,
    Optional<BundleHost.Installed> installed,
    String problem,
    List<ProviderDTO> providers,
    List<Configurations.Entry> descriptors)
    implements XmlReply {
  private static final String NAMESPACE = ConfigTree.URI + "/PluginConfiguration";
  private static final List<String> RAW = List.of("Get", "Put", "Create", "Delete", "Invoke");

  String name() {
    return entry.map(known -> known.value("Name", bundle)).orElse(bundle);
  }

  /** What holds of a setting of {@link PluginSettings}. */
  String value(String name) {
    Optional<String> set = entry.map(known -> known.values().get(name));
    if (set.isPresent()) {
      return set.get();
    }
    PluginSettings.Quota quota = PluginSettings.quotas().get(name);
    if (quota != null) {
      return Long.toString(quota.usual());
    }
    return name.equals("Enabled") ? "true" : installed.map(BundleHost.Installed::file).orElse("");
  }

  private String state() {
    if (!problem.isEmpty()) {
      return "FAILED";
    }
    if (!installed.map(BundleHost.Installed::active).orElse(false)) {
      return "STOPPED";
    }
    return providers.stream()
        .map(provider -> provider.state)
        .filter(state -> !state.equals("ACTIVE"))
        .findFirst()
        .orElse("ACTIVE");
  }

  private String reason() {
    if (!problem.isEmpty()) {
      return problem;
    }
    return String.join(
        "; ",
        providers.stream()
            .map(provider -> provider.reason)
            .filter(reason -> reason != null && !reason.isEmpty())
            .toList());
  }

  @Override
  public void writeBody(XMLStreamWriter writer) throws XMLStreamException {
    writer.writeStartElement("", "PlugInConfiguration", NAMESPACE);
    writer.writeDefaultNamespace(NAMESPACE);
    writer.writeAttribute("Name", name());
    writer.writeAttribute("Filename", value("Filename"));
    writer.writeAttribute("SDKVersion", "1");
    writer.writeAttribute("XmlRenderingType", "text");
    writer.writeAttribute("Enabled", value("Enabled"));
    writer.writeAttribute("State", state());
    writer.writeAttribute("Reason", reason());
    writer.writeAttribute("xml", "http://www.w3.org/XML/1998/namespace", "lang", "en-US");
    writer.writeStartElement("", "Resources", NAMESPACE);
    for (ProviderDTO provider : providers) {
      for (String uri : provider.resourceUris) {
        resource(writer, provider, uri);
      }
    }
    writer.writeEndElement();
    writer.writeStartElement("", "Quotas", NAMESPACE);
    for (String quota : PluginSettings.quotas().keySet()) {
      writer.writeAttribute(quota, value(quota));
    }
    writer.writeEndElement();
    writer.writeEndElement();
  }

  private void resource(XMLStreamWriter writer, ProviderDTO provider, String uri)
      throws XMLStreamException {
    writer.writeStartElement("", "Resource", NAMESPACE);
    writer.writeAttribute("ResourceUri", uri);
    writer.writeAttribute("SupportsOptions", Boolean.toString(provider.supportsOptions));
    writer.writeAttribute("ExactMatch", Boolean.toString(provider.exact));
    for (Configurations.Entry descriptor : descriptors) {
      Map<String, String> values = descriptor.values();
      String below = values.getOrDefault("Uri", "").toLowerCase(Locale.ROOT);
      if (below.startsWith(uri.toLowerCase(Locale.ROOT))) {
        writer.writeStartElement("", "Security", NAMESPACE);
        writer.writeAttribute("Uri", values.getOrDefault("Uri", ""));
        writer.writeAttribute("ExactMatch", values.getOrDefault("ExactMatch", "false"));
        writer.writeAttribute("Sddl", values.getOrDefault("Sddl", ""));
        writer.writeEndElement();
      }
    }
    for (String capability : capabilities(provider)) {
      writer.writeStartElement("", "Capability", NAMESPACE);
      writer.writeAttribute("Type", capability);
      if (capability.equals("Get") || capability.equals("Put")) {
        writer.writeAttribute("SupportsFragment", "true");
      } else if (capability.equals("Enumerate") || capability.equals("Subscribe")) {
        writer.writeAttribute("SupportsFiltering", "true");
      }
      writer.writeEndElement();
    }
    writer.writeEndElement();
  }

  /** Who takes XML takes every action. */
  private static Set<String> capabilities(ProviderDTO provider) {
    Set<String> all = new LinkedHashSet<>();
    for (String capability : provider.capabilities) {
      all.addAll(capability.equals("Xml") ? RAW : List.of(capability));
    }
    return all;
  }
}
