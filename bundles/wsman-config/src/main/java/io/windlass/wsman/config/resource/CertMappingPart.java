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
import io.windlass.wsman.security.certificate.MappingRule;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rules that map client certificates to accounts (MS-WSMV §2.2.4.3). A password may be sent and
 * is not kept: the rule of an administrator needs none, and what is not kept cannot leak.
 */
final class CertMappingPart implements Part {
  static final String RESOURCE = ConfigTree.URI + "/service/certmapping";
  static final String FACTORY = "io.windlass.wsman.certmapping";

  private static final List<String> KEYS = List.of("Issuer", "Subject", "URI");
  private static final List<String> ELEMENTS =
      List.of("URI", "Subject", "Issuer", "UserName", "Enabled", "Password");
  private static final int PASSWORD_BLANK = 363;
  private static final int KEYS_FIXED = 370;

  private final Configurations configurations;

  CertMappingPart(Configurations configurations) {
    this.configurations = configurations;
  }

  private static XmlReply element(Configurations.Entry entry) {
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

  private static Target address(Configurations.Entry entry) {
    Map<String, String> keys = new LinkedHashMap<>();
    keys.put("URI", entry.value("URI", "*"));
    keys.put("Subject", entry.value("Subject", ""));
    keys.put("Issuer", entry.value("Issuer", ""));
    return Target.of(URI.create(RESOURCE), keys);
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
    return configurations.factory(FACTORY).stream()
        .filter(entry -> matches(address(entry), target))
        .findFirst();
  }

  private static boolean matches(Target known, Target asked) {
    return KEYS.stream()
        .allMatch(
            key ->
                plain(key, known.selectors().get(key))
                    .equalsIgnoreCase(plain(key, asked.selectors().get(key))));
  }

  private static String plain(String key, String value) {
    return key.equals("Issuer") ? value.replaceAll("[\\s:]", "") : value.strip();
  }

  @Override
  public Target create(Target target, ConfigElement body) throws ResourceFault, IOException {
    Refusals.requireSelectors(target, KEYS);
    Map<String, String> values = new LinkedHashMap<>();
    for (String key : KEYS) {
      values.put(key, plain(key, target.selectors().get(key)));
    }
    if (existing(target).isPresent()) {
      throw new ResourceFault(
          FaultCode.ALREADY_EXISTS,
          "There is a mapping with these keys already; change it with Put, or delete it.");
    }
    read(body, values);
    if (body.child("Password").filter(String::isEmpty).isPresent()) {
      throw Refusals.numbered(PASSWORD_BLANK, "The mapping was not made: Password is empty.");
    }
    if (values.getOrDefault("UserName", "").isEmpty()) {
      throw Refusals.schema("UserName is missing: the account that the certificate stands for");
    }
    requireRule(values);
    configurations.create(FACTORY, name(), values);
    return Target.of(URI.create(RESOURCE), Map.copyOf(target.selectors()));
  }

  @Override
  public XmlReply put(Target target, ConfigElement body) throws ResourceFault, IOException {
    Configurations.Entry old = find(target);
    Map<String, String> after = new LinkedHashMap<>();
    for (String name : ELEMENTS) {
      if (old.values().containsKey(name)) {
        after.put(name, old.values().get(name));
      }
    }
    read(body, after);
    requireRule(after);
    configurations.change(old, after);
    return get(target);
  }

  @Override
  public void delete(Target target) throws ResourceFault, IOException {
    configurations.delete(find(target));
  }

  private static void read(ConfigElement body, Map<String, String> values) throws ResourceFault {
    body.require("CertMapping", ELEMENTS);
    for (String key : KEYS) {
      Optional<String> sent = body.child(key);
      if (sent.isPresent() && !plain(key, sent.get()).equalsIgnoreCase(values.get(key))) {
        throw Refusals.numbered(
            KEYS_FIXED,
            "The mapping was not changed: "
                + key
                + " is a selector and cannot become another; delete the mapping and create the new"
                + " one.");
      }
    }
    Optional<String> user = body.child("UserName").filter(name -> !name.isEmpty());
    user.ifPresent(name -> values.put("UserName", name));
    Optional<String> enabled = body.child("Enabled");
    if (enabled.isPresent()) {
      try {
        values.put("Enabled", Check.bool().canonical(enabled.get()));
      } catch (IllegalArgumentException e) {
        throw Refusals.schema("Enabled = " + enabled.get() + " " + e.getMessage());
      }
    }
  }

  private static void requireRule(Map<String, String> values) throws ResourceFault {
    try {
      new MappingRule(
          values.get("Issuer"), values.get("Subject"), values.get("URI"), values.get("UserName"));
    } catch (IllegalArgumentException e) {
      throw Refusals.schema(e.getMessage());
    }
  }

  private String name() throws IOException {
    List<String> taken =
        configurations.factory(FACTORY).stream().map(Configurations.Entry::name).toList();
    int next = 1;
    while (taken.contains("mapping" + next)) {
      next++;
    }
    return "mapping" + next;
  }
}
