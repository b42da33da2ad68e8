package io.windlass.wsman.config.resource;

import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.XmlReply;
import io.windlass.wsman.config.store.Configurations;
import io.windlass.wsman.config.tree.Check;
import io.windlass.wsman.config.tree.ConfigTree;
import io.windlass.wsman.security.certificate.MappingRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rules that map client certificates to accounts (MS-WSMV §2.2.4.3). A password may be sent and
 * is not kept: the rule of an administrator needs none, and what is not kept cannot leak.
 */
final class CertMappingPart extends FactoryPart {
  static final String RESOURCE = ConfigTree.URI + "/service/certmapping";
  static final String FACTORY = "io.windlass.wsman.certmapping";

  private static final List<String> KEYS = List.of("Issuer", "Subject", "URI");
  private static final List<String> ELEMENTS =
      List.of("URI", "Subject", "Issuer", "UserName", "Enabled", "Password");
  private static final int PASSWORD_BLANK = 363;
  private static final int KEYS_FIXED = 370;

  CertMappingPart(Configurations configurations) {
    super(configurations, FACTORY, RESOURCE, KEYS);
  }

  @Override
  XmlReply element(Configurations.Entry entry) {
    return writer -> {
      SectionXml.root(writer, "CertMapping", RESOURCE);
      for (String name : ELEMENTS) {
        String usual = name.equals("Enabled") ? "true" : name.equals("URI") ? "*" : "";
        // Write-only: there is an element, and nothing in it.
        String value = name.equals("Password") ? "" : entry.value(name, usual);
        SectionXml.value(writer, name, RESOURCE, value);
      }
      writer.writeEndElement();
    };
  }

  /** A file that names no URI means all of them. */
  @Override
  String plain(String key, String value) {
    if (key.equals("Issuer")) {
      return value.replaceAll("[\\s:]", "");
    }
    return key.equals("URI") && value.isBlank() ? "*" : value.strip();
  }

  @Override
  String fileName() {
    return "mapping";
  }

  @Override
  void read(ConfigElement body, Map<String, String> values, boolean fresh) throws ResourceFault {
    body.require("CertMapping", ELEMENTS);
    for (String key : KEYS) {
      values.put(key, plain(key, values.getOrDefault(key, "")));
      if (isOther(key, body.child(key).orElse(null), values)) {
        throw Refusals.numbered(
            KEYS_FIXED,
            "The mapping was not changed: "
                + key
                + " is a selector and cannot become another; delete the mapping and create the new"
                + " one.");
      }
    }
    body.child("UserName")
        .filter(name -> !name.isEmpty())
        .ifPresent(name -> values.put("UserName", name));
    Optional<String> enabled = body.child("Enabled");
    if (enabled.isPresent()) {
      values.put("Enabled", Refusals.checked("Enabled", enabled.get(), Check.bool()));
    }
    // A Put sends back the empty element that it got.
    if (fresh && body.child("Password").filter(String::isEmpty).isPresent()) {
      throw Refusals.numbered(PASSWORD_BLANK, "The mapping was not made: Password is empty.");
    }
    requireRule(values);
  }

  private static void requireRule(Map<String, String> values) throws ResourceFault {
    String user = values.getOrDefault("UserName", "");
    if (user.isEmpty()) {
      throw Refusals.schema("UserName is missing: the account that the certificate stands for");
    }
    try {
      new MappingRule(values.get("Issuer"), values.get("Subject"), values.get("URI"), user);
    } catch (IllegalArgumentException e) {
      throw Refusals.schema(e.getMessage());
    }
  }
}
