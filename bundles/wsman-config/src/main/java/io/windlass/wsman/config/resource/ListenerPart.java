package io.windlass.wsman.config.resource;

import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.OpContext;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.XmlInstance;
import io.windlass.wsman.api.XmlReply;
import io.windlass.wsman.api.runtime.ListenerDTO;
import io.windlass.wsman.config.store.Configurations;
import io.windlass.wsman.config.tree.ConfigTree;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The listeners (MS-WSMV §2.2.4.19, §3.1.4.1.29.5). */
final class ListenerPart implements Part {
  static final String RESOURCE = ConfigTree.URI + "/listener";
  static final String FACTORY = "io.windlass.wsman.listener";

  private static final List<String> KEYS = List.of("Address", "Transport");
  private static final List<String> ELEMENTS =
      List.of(
          "Address",
          "Transport",
          "Port",
          "Hostname",
          "Enabled",
          "URLPrefix",
          "CertificateThumbprint",
          "ListeningOn");

  private final Configurations configurations;
  private final Supplier<List<ListenerDTO>> running;
  private final ListenerRules rules;

  /**
   * @param running the listeners as they are at work
   */
  ListenerPart(
      Configurations configurations, Supplier<List<ListenerDTO>> running, ListenerRules rules) {
    this.configurations = configurations;
    this.running = running;
    this.rules = rules;
  }

  @Override
  public XmlReply get(Target target) throws ResourceFault, IOException {
    return find(target);
  }

  @Override
  public List<XmlInstance> enumerate(Target target, OpContext context) throws IOException {
    List<XmlInstance> items = new ArrayList<>();
    for (ListenerXml listener : all()) {
      items.add(XmlInstance.of(address(listener), listener));
    }
    return items;
  }

  private static Target address(ListenerXml listener) {
    Map<String, String> keys = new LinkedHashMap<>();
    keys.put("Address", listener.address());
    keys.put("Transport", listener.transport());
    return Target.of(URI.create(RESOURCE), keys);
  }

  /** Those that are configured, and those that others have made. */
  private List<ListenerXml> all() throws IOException {
    List<ListenerDTO> work = new ArrayList<>(running.get());
    List<ListenerXml> all = new ArrayList<>();
    for (Configurations.Entry entry : configurations.factory(FACTORY)) {
      Optional<ListenerDTO> dto =
          work.stream().filter(listener -> listener.name.equals(entry.name())).findFirst();
      dto.ifPresent(work::remove);
      all.add(ListenerXml.of(entry, dto));
    }
    for (ListenerDTO other : work) {
      if (!other.transport.equals("LOCAL")) {
        all.add(ListenerXml.of(other));
      }
    }
    return all;
  }

  private ListenerXml find(Target target) throws ResourceFault, IOException {
    Refusals.requireSelectors(target, KEYS);
    return existing(target).orElseThrow(() -> Refusals.notFound(target));
  }

  private Optional<ListenerXml> existing(Target target) throws IOException, ResourceFault {
    String address = ListenerRules.spelt(target.selectors().get("Address"));
    String transport = target.selectors().get("Transport").strip();
    return all().stream()
        .filter(listener -> listener.address().equalsIgnoreCase(address))
        .filter(listener -> listener.transport().equalsIgnoreCase(transport))
        .findFirst();
  }

  @Override
  public Target create(Target target, ConfigElement body) throws ResourceFault, IOException {
    Refusals.requireSelectors(target, KEYS);
    body.require("Listener", ELEMENTS);
    String address = ListenerRules.spelt(target.selectors().get("Address"));
    String transport = rules.transport(target.selectors().get("Transport"));
    requireKeys(body, address, transport);
    // One of these stands beside the one of the same keys.
    if (existing(target).filter(found -> !found.source().equals("Compatibility")).isPresent()) {
      throw new ResourceFault(
          FaultCode.ALREADY_EXISTS,
          "There is a listener for "
              + transport
              + " on "
              + address
              + " already; change it with Put, or delete it.");
    }
    if (body.child("ListeningOn").isPresent()) {
      throw Refusals.readOnly("ListeningOn");
    }
    rules.requireOfThisHost(address);
    Map<String, String> values = new LinkedHashMap<>();
    values.put("address", address);
    values.put("transport", transport);
    values.putAll(rules.read(body));
    rules.requireCertificate(transport, values);
    String name = name(transport, address);
    configurations.create(FACTORY, name, values);
    return Target.of(URI.create(RESOURCE), Map.of("Address", address, "Transport", transport));
  }

  @Override
  public XmlReply put(Target target, ConfigElement body) throws ResourceFault, IOException {
    ListenerXml old = find(target);
    body.require("Listener", ELEMENTS);
    requireKeys(body, old.address(), old.transport());
    requireOwn(old);
    requireSame(old, body);
    Map<String, String> changes = rules.read(body);
    if (old.tls().thumbprint().equalsIgnoreCase(changes.get("certificateThumbprint"))) {
      // What was shown comes back; that chooses nothing which was not chosen before.
      changes.remove("certificateThumbprint");
    }
    Map<String, String> after = new LinkedHashMap<>(old.entry().orElseThrow().values());
    after.putAll(changes);
    boolean certificate =
        !after
                .getOrDefault("certificateThumbprint", "")
                .equalsIgnoreCase(old.entry().get().value("certificateThumbprint", ""))
            || !after
                .getOrDefault("hostname", "")
                .equalsIgnoreCase(old.entry().get().value("hostname", ""));
    if (certificate) {
      rules.requireCertificate(old.transport(), after);
    }
    configurations.change(old.entry().get(), changes);
    return find(target);
  }

  @Override
  public void delete(Target target) throws ResourceFault, IOException {
    ListenerXml old = find(target);
    requireOwn(old);
    configurations.delete(old.entry().orElseThrow());
  }

  /** What Windows made out of a policy or of a switch goes with these. */
  private static void requireOwn(ListenerXml listener) throws ResourceFault {
    if (!listener.source().isEmpty()) {
      throw Refusals.policy(
          "the listener for " + listener.transport() + " on " + listener.address());
    }
  }

  private static void requireKeys(ConfigElement body, String address, String transport)
      throws ResourceFault {
    Optional<String> otherAddress =
        body.child("Address").filter(text -> !ListenerRules.spelt(text).equalsIgnoreCase(address));
    Optional<String> otherTransport =
        body.child("Transport").filter(text -> !text.equalsIgnoreCase(transport));
    if (otherAddress.isPresent() || otherTransport.isPresent()) {
      throw Refusals.schema(
          "Address and Transport are selectors and cannot become others; delete the listener and"
              + " create the new one");
    }
  }

  /** Clients send back what they got; another list than that cannot be taken. */
  private static void requireSame(ListenerXml old, ConfigElement body) throws ResourceFault {
    List<String> sent =
        body.children().stream()
            .filter(child -> child.name().equalsIgnoreCase("ListeningOn"))
            .map(ConfigElement::text)
            .toList();
    if (!sent.isEmpty() && !old.listeningOn().containsAll(sent)) {
      throw Refusals.readOnly("ListeningOn");
    }
  }

  /** A name for the file: http, or with what tells it from others. */
  private String name(String transport, String address) throws IOException {
    String plain = transport.toLowerCase(Locale.ROOT);
    String name =
        address.equals("*")
            ? plain
            : plain + "_" + address.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    List<String> taken =
        configurations.factory(FACTORY).stream().map(Configurations.Entry::name).toList();
    String free = name;
    for (int i = 2; taken.contains(free); i++) {
      free = name + "_" + i;
    }
    return free;
  }
}
