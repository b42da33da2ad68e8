package io.windlass.wsman.config.resource;

import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.XmlReply;
import io.windlass.wsman.config.store.Configurations;
import io.windlass.wsman.config.tree.Check;
import io.windlass.wsman.config.tree.ConfigTree;
import java.util.List;
import java.util.Map;

/** Who may do what with the resources below a URI (MS-WSMV §2.2.4.30, §3.1.4.1.29.4). */
final class SecurityPart extends FactoryPart {
  static final String RESOURCE = ConfigTree.URI + "/service/security";
  static final String FACTORY = "io.windlass.wsman.security";

  private static final String NAMESPACE = ConfigTree.URI + "/PluginConfiguration";
  private static final List<String> VALUES = List.of("Uri", "ExactMatch", "Sddl");

  SecurityPart(Configurations configurations) {
    super(configurations, FACTORY, RESOURCE, List.of("Uri"));
  }

  @Override
  XmlReply element(Configurations.Entry entry) {
    return writer -> {
      writer.writeStartElement("", "Security", NAMESPACE);
      writer.writeDefaultNamespace(NAMESPACE);
      writer.writeAttribute("Uri", entry.value("Uri", ""));
      writer.writeAttribute("ExactMatch", entry.value("ExactMatch", "false"));
      writer.writeAttribute("Sddl", entry.value("Sddl", ""));
      writer.writeEndElement();
    };
  }

  @Override
  String plain(String key, String value) {
    return value.strip();
  }

  @Override
  String fileName() {
    return "resource";
  }

  @Override
  void read(ConfigElement body, Map<String, String> values, boolean fresh) throws ResourceFault {
    body.require("Security", VALUES);
    if (isOther("Uri", sent(body, "Uri"), values)) {
      throw Refusals.schema("Uri is the selector and cannot become another");
    }
    put("ExactMatch", Check.bool(), body, values);
    put("Sddl", Check.descriptor(), body, values);
    if (!values.containsKey("Sddl")) {
      throw Refusals.schema("Sddl is missing");
    }
  }

  private static void put(String name, Check check, ConfigElement body, Map<String, String> values)
      throws ResourceFault {
    String value = sent(body, name);
    if (value != null) {
      values.put(name, Refusals.checked(name, value, check));
    }
  }

  /** An attribute as the schema has it, or an element as command lines send it; null for none. */
  private static String sent(ConfigElement body, String name) throws ResourceFault {
    for (Map.Entry<String, String> attribute : body.attributes().entrySet()) {
      if (attribute.getKey().equalsIgnoreCase(name)) {
        return attribute.getValue();
      }
    }
    return body.child(name).orElse(null);
  }
}
