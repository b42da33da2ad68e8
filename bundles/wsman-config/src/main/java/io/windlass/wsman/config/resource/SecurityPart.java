package io.windlass.wsman.config.resource;

import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.OpContext;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.XmlInstance;
import io.windlass.wsman.api.XmlReply;
import io.windlass.wsman.config.store.Configurations;
import io.windlass.wsman.config.tree.Check;
import io.windlass.wsman.config.tree.ConfigTree;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who may do what with the resources below a URI (MS-WSMV §2.2.4.30, §3.1.4.1.29.4). */
final class SecurityPart implements Part {
  static final String RESOURCE = ConfigTree.URI + "/service/security";
  static final String FACTORY = "io.windlass.wsman.security";

  private static final String NAMESPACE = ConfigTree.URI + "/PluginConfiguration";
  private static final List<String> KEYS = List.of("Uri");

  private final Configurations configurations;

  SecurityPart(Configurations configurations) {
    this.configurations = configurations;
  }

  private static XmlReply element(Configurations.Entry entry) {
    return writer -> {
      writer.writeStartElement("", "Security", NAMESPACE);
      writer.writeDefaultNamespace(NAMESPACE);
      writer.writeAttribute("Uri", entry.value("Uri", ""));
      writer.writeAttribute("ExactMatch", entry.value("ExactMatch", "false"));
      writer.writeAttribute("Sddl", entry.value("Sddl", ""));
      writer.writeEndElement();
    };
  }

  private static Target address(Configurations.Entry entry) {
    return Target.of(URI.create(RESOURCE), Map.of("Uri", entry.value("Uri", "")));
  }

  @Override
  public XmlReply get(Target target) throws ResourceFault, IOException {
    return element(find(target));
  }

  @Override
  public List<XmlInstance> enumerate(Target target, OpContext context) throws IOException {
    List<XmlInstance> items = new ArrayList<>();
    for (Configurations.Entry entry : configurations.factory(FACTORY)) {
      items.add(XmlInstance.of(address(entry), element(entry)));
    }
    return items;
  }

  private Configurations.Entry find(Target target) throws ResourceFault, IOException {
    Refusals.requireSelectors(target, KEYS);
    return existing(target).orElseThrow(() -> Refusals.notFound(target));
  }

  private Optional<Configurations.Entry> existing(Target target) throws IOException {
    String uri = target.selectors().get("Uri").strip();
    return configurations.factory(FACTORY).stream()
        .filter(entry -> entry.value("Uri", "").strip().equalsIgnoreCase(uri))
        .findFirst();
  }

  @Override
  public Target create(Target target, ConfigElement body) throws ResourceFault, IOException {
    Refusals.requireSelectors(target, KEYS);
    if (existing(target).isPresent()) {
      throw new ResourceFault(
          FaultCode.ALREADY_EXISTS,
          "There is a descriptor for this URI already; change it with Put, or delete it.");
    }
    Map<String, String> values = new LinkedHashMap<>();
    values.put("Uri", target.selectors().get("Uri").strip());
    values.putAll(read(body, values.get("Uri")));
    if (!values.containsKey("Sddl")) {
      throw Refusals.schema("Sddl is missing");
    }
    configurations.create(FACTORY, name(), values);
    return Target.of(URI.create(RESOURCE), Map.of("Uri", values.get("Uri")));
  }

  @Override
  public XmlReply put(Target target, ConfigElement body) throws ResourceFault, IOException {
    Configurations.Entry old = find(target);
    configurations.change(old, read(body, old.value("Uri", "")));
    return get(target);
  }

  @Override
  public void delete(Target target) throws ResourceFault, IOException {
    configurations.delete(find(target));
  }

  /** Attributes as the schema has them; elements as command lines send them. */
  private static Map<String, String> read(ConfigElement body, String uri) throws ResourceFault {
    body.require("Security", List.of("Uri", "ExactMatch", "Sddl"));
    Map<String, String> sent = new LinkedHashMap<>();
    for (String name : List.of("Uri", "ExactMatch", "Sddl")) {
      Optional<String> value =
          body.attributes().entrySet().stream()
              .filter(attribute -> attribute.getKey().equalsIgnoreCase(name))
              .map(Map.Entry::getValue)
              .findFirst();
      value = value.isPresent() ? value : body.child(name);
      value.ifPresent(text -> sent.put(name, text));
    }
    String other = sent.remove("Uri");
    if (other != null && !other.isBlank() && !other.strip().equalsIgnoreCase(uri)) {
      throw Refusals.schema("Uri is the selector and cannot become another");
    }
    check(sent, "ExactMatch", Check.bool());
    check(sent, "Sddl", Check.descriptor());
    return sent;
  }

  private static void check(Map<String, String> sent, String name, Check check)
      throws ResourceFault {
    String value = sent.get(name);
    if (value != null) {
      try {
        sent.put(name, check.canonical(value));
      } catch (IllegalArgumentException e) {
        throw Refusals.schema(name + " = " + value + " " + e.getMessage());
      }
    }
  }

  private String name() throws IOException {
    List<String> taken =
        configurations.factory(FACTORY).stream().map(Configurations.Entry::name).toList();
    int next = 1;
    while (taken.contains("resource" + next)) {
      next++;
    }
    return "resource" + next;
  }
}
