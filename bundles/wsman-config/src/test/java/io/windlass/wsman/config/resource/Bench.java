package io.windlass.wsman.config.resource;

import io.windlass.wsman.api.runtime.ListenerDTO;
import io.windlass.wsman.config.store.Configurations;
import io.windlass.wsman.config.store.Delivery;
import io.windlass.wsman.config.store.MemoryAdmin;
import io.windlass.wsman.config.tree.ConfigTree;
import io.windlass.wsman.testkit.Envelopes;
import io.windlass.wsman.testkit.WsmanHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The resource in an engine, over Configuration Admin in memory and files of a directory. */
final class Bench implements AutoCloseable {
  private static final String TRANSFER = "http://schemas.xmlsoap.org/ws/2004/09/transfer/";

  final WsmanHost host = new WsmanHost();
  final Map<String, String> policy = new HashMap<>();
  final List<ListenerDTO> listeners = new ArrayList<>();
  final MemoryAdmin admin;
  final Configurations configurations;
  String certificates = "";

  Bench(Path base) throws IOException {
    Delivery delivery = new Delivery();
    admin = new MemoryAdmin(delivery);
    configurations =
        new Configurations(
            admin.service(),
            Files.createDirectories(base.resolve("etc")),
            Files.createDirectories(base.resolve("data")),
            delivery);
    Map<String, Part> others = new LinkedHashMap<>();
    others.put(
        "listener",
        new ListenerPart(
            configurations,
            () -> listeners,
            new ListenerRules(
                () -> Optional.ofNullable(certificates == null ? null : this::certificate))));
    others.put("service/certmapping", new CertMappingPart(configurations));
    others.put("service/security", new SecurityPart(configurations));
    others.put("resource", new CatalogPart(host::runtime));
    Values values = new Values(configurations, path -> Optional.ofNullable(policy.get(path)));
    host.add(new ConfigResource(values, others), ConfigTree.URI);
  }

  private Optional<String> certificate(String hostname, String thumbprint)
      throws CertificateException {
    String[] nameAndThumbprint = (certificates + "/").split("/", -1);
    if (thumbprint.isEmpty()
        ? !hostname.equals(nameAndThumbprint[0])
        : !thumbprint.equalsIgnoreCase(nameAndThumbprint[1])) {
      return Optional.empty();
    }
    if (!hostname.isEmpty() && !hostname.equals(nameAndThumbprint[0])) {
      throw new CertificateException("the certificate is not for " + hostname);
    }
    return Optional.of(nameAndThumbprint[1]);
  }

  String get(String below, Map<String, String> selectors) {
    return host.exchange(Envelopes.get(ConfigTree.URI + below, selectors));
  }

  String put(String below, Map<String, String> selectors, String body) {
    return host.exchange(Envelopes.put(ConfigTree.URI + below, selectors, body));
  }

  String create(String below, Map<String, String> selectors, String body) {
    return host.exchange(
        Envelopes.request(TRANSFER + "Create", ConfigTree.URI + below, selectors, "", body));
  }

  String delete(String below, Map<String, String> selectors) {
    return host.exchange(Envelopes.delete(ConfigTree.URI + below, selectors));
  }

  String enumerate(String below) {
    return host.exchange(
        Envelopes.enumerate(
            ConfigTree.URI + below, "<w:OptimizeEnumeration/><w:MaxElements>50</w:MaxElements>"));
  }

  /** An element in the namespace of a resource. */
  static String element(String below, String name, String inside) {
    return "<c:"
        + name
        + " xmlns:c=\""
        + ConfigTree.URI
        + below
        + "\">"
        + inside
        + "</c:"
        + name
        + ">";
  }

  /** The text of the first element of that name; null when there is none. */
  static String text(String answer, String name) {
    int start = answer.indexOf("cfg:" + name);
    if (start < 0) {
      return null;
    }
    int from = answer.indexOf('>', start) + 1;
    return answer.charAt(from - 2) == '/' ? "" : answer.substring(from, answer.indexOf('<', from));
  }

  @Override
  public void close() {
    host.close();
  }
}
