package io.windlass.wsman.config.resource;

import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.OpContext;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.XmlInstance;
import io.windlass.wsman.api.XmlReply;
import io.windlass.wsman.api.runtime.ProviderDTO;
import io.windlass.wsman.api.runtime.RuntimeDTO;
import io.windlass.wsman.config.plugin.PluginSettings;
import io.windlass.wsman.config.plugin.Plugins;
import io.windlass.wsman.config.store.Configurations;
import io.windlass.wsman.config.tree.Check;
import io.windlass.wsman.config.tree.ConfigTree;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * The plug-ins: bundles that provide resources, or that somebody configured (MS-WSMV §2.2.4.22,
 * §3.1.4.1.34.2). What a plug-in serves is read from its services and cannot be set.
 */
final class PluginPart implements Part {
  static final String RESOURCE = ConfigTree.URI + "/plugin";

  private static final List<String> KEYS = List.of("Name");

  /** What the schema has besides and what Windows writes: taken, and of no effect here. */
  private static final Set<String> IGNORED =
      Set.of(
          "name",
          "sdkversion",
          "xmlrenderingtype",
          "architecture",
          "usesharedprocess",
          "processidletimeoutsec",
          "autorestart",
          "outputbufferingmode",
          "runasuser",
          "runaspassword",
          "lang",
          "state",
          "reason");

  private final Plugins plugins;
  private final Supplier<RuntimeDTO> runtime;
  private final Configurations configurations;

  PluginPart(Plugins plugins, Supplier<RuntimeDTO> runtime, Configurations configurations) {
    this.plugins = plugins;
    this.runtime = runtime;
    this.configurations = configurations;
  }

  private List<PluginXml> all() throws IOException {
    List<ProviderDTO> providers =
        runtime.get().providers.stream()
            .filter(provider -> !provider.state.equals("GONE"))
            .toList();
    Set<String> bundles = new TreeSet<>(plugins.names());
    providers.forEach(provider -> bundles.add(provider.bundle));
    List<Configurations.Entry> descriptors = configurations.factory(SecurityPart.FACTORY);
    List<PluginXml> all = new ArrayList<>();
    for (String bundle : bundles) {
      all.add(
          new PluginXml(
              bundle,
              Optional.ofNullable(plugins.configured().get(bundle)),
              plugins.bundle(bundle),
              plugins.problem(bundle),
              providers.stream().filter(provider -> provider.bundle.equals(bundle)).toList(),
              descriptors));
    }
    return all;
  }

  private static Target address(PluginXml plugin) {
    return Target.of(URI.create(RESOURCE), Map.of("Name", plugin.name()));
  }

  @Override
  public XmlReply get(Target target) throws ResourceFault, IOException {
    return find(target);
  }

  @Override
  public List<XmlInstance> enumerate(Target target, OpContext context) throws IOException {
    List<XmlInstance> items = new ArrayList<>();
    for (PluginXml plugin : all()) {
      items.add(XmlInstance.of(address(plugin), plugin));
    }
    return items;
  }

  private PluginXml find(Target target) throws ResourceFault, IOException {
    Refusals.requireSelectors(target, KEYS);
    return existing(target).orElseThrow(() -> Refusals.notFound(target));
  }

  private Optional<PluginXml> existing(Target target) throws IOException {
    String name = target.selectors().get("Name").strip();
    return all().stream()
        .filter(plugin -> plugin.name().equalsIgnoreCase(name) || plugin.bundle().equals(name))
        .findFirst();
  }

  @Override
  public Target create(Target target, ConfigElement body) throws ResourceFault, IOException {
    Refusals.requireSelectors(target, KEYS);
    String name = target.selectors().get("Name").strip();
    if (existing(target).isPresent()) {
      throw new ResourceFault(
          FaultCode.ALREADY_EXISTS,
          "There is a plug-in " + name + " already; change it with Put, or delete it.");
    }
    Map<String, String> values = read(body);
    if (values.getOrDefault("Filename", "").isEmpty()) {
      throw Refusals.schema("Filename is missing: the bundle that is the plug-in");
    }
    plugins.create(name, values);
    return Target.of(URI.create(RESOURCE), Map.of("Name", name));
  }

  @Override
  public XmlReply put(Target target, ConfigElement body) throws ResourceFault, IOException {
    PluginXml old = find(target);
    Map<String, String> sent = read(body);
    Map<String, String> changes = new LinkedHashMap<>();
    sent.forEach(
        (name, value) -> {
          if (!value.equals(old.value(name))) {
            changes.put(name, value);
          }
        });
    if (changes.containsKey("Filename")) {
      throw Refusals.readOnly(
          "the Filename of a plug-in that is installed; delete it and create it again");
    }
    if (!changes.isEmpty()) {
      plugins.change(old.bundle(), changes);
    }
    return find(target);
  }

  @Override
  public void delete(Target target) throws ResourceFault, IOException {
    plugins.delete(find(target).bundle());
  }

  @Override
  public void restore(Target target) throws ResourceFault, IOException {
    for (String bundle : plugins.names()) {
      plugins.delete(bundle);
    }
  }

  /** Attributes as the schema has them, elements as command lines send them. */
  private static Map<String, String> read(ConfigElement body) throws ResourceFault {
    boolean known =
        Set.of("plugin", "pluginconfiguration").contains(body.name().toLowerCase(Locale.ROOT));
    if (!known) {
      throw Refusals.schema(
          "the body holds " + body.name() + " where PlugInConfiguration is expected");
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (Map.Entry<String, String> attribute : body.attributes().entrySet()) {
      read(attribute.getKey(), attribute.getValue(), values);
    }
    for (ConfigElement child : body.children()) {
      switch (child.name()) {
        case "Resources":
          break;
        case "Quotas":
          for (Map.Entry<String, String> quota : child.attributes().entrySet()) {
            read(quota.getKey(), quota.getValue(), values);
          }
          break;
        case "InitializationParameters":
          if (!child.children().isEmpty()) {
            throw Refusals.schema(
                "InitializationParameters are not handed to plug-ins here: a plug-in reads a"
                    + " configuration of its own, from etc");
          }
          break;
        default:
          read(child.name(), child.text(), values);
      }
    }
    return values;
  }

  private static void read(String name, String text, Map<String, String> values)
      throws ResourceFault {
    Optional<Check> check = PluginSettings.check(name);
    if (check.isEmpty()) {
      if (IGNORED.contains(name.toLowerCase(Locale.ROOT))) {
        return;
      }
      throw Refusals.schema(
          "a plug-in has no "
              + name
              + "; it has Filename, Enabled, "
              + String.join(", ", PluginSettings.quotas().keySet()));
    }
    String spelt =
        PluginSettings.quotaNamed(name)
            .orElse(name.equalsIgnoreCase("enabled") ? "Enabled" : "Filename");
    values.put(spelt, Refusals.checked(name, text, check.get()));
  }
}
