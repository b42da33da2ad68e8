package io.windlass.wsman.config.resource;

import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.OpContext;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.XmlInstance;
import io.windlass.wsman.api.XmlReply;
import io.windlass.wsman.config.store.Configurations;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Resources that are the configurations of a factory, one for one: named by some of its values. */
abstract class FactoryPart implements Part {
  private final Configurations configurations;
  private final String factoryPid;
  private final String resource;
  private final List<String> keys;

  /**
   * @param resource the URI
   * @param keys the selectors, which are names of values too
   */
  FactoryPart(
      Configurations configurations, String factoryPid, String resource, List<String> keys) {
    this.configurations = configurations;
    this.factoryPid = factoryPid;
    this.resource = resource;
    this.keys = List.copyOf(keys);
  }

  /** A configuration as an element. */
  abstract XmlReply element(Configurations.Entry entry);

  /** A key's value as it is kept and compared, which is without case. */
  abstract String plain(String key, String value);

  /** How files are called; a number follows. */
  abstract String fileName();

  /**
   * Adds what a Create or a Put says to the values, and checks all of them.
   *
   * @param fresh true for a Create
   * @throws ResourceFault when it is not allowed
   */
  abstract void read(ConfigElement body, Map<String, String> values, boolean fresh)
      throws ResourceFault;

  private Target address(Map<String, String> values) {
    Map<String, String> selectors = new LinkedHashMap<>();
    keys.forEach(key -> selectors.put(key, values.getOrDefault(key, "")));
    return Target.of(URI.create(resource), selectors);
  }

  @Override
  public final XmlReply get(Target target) throws ResourceFault, IOException {
    return element(find(target));
  }

  @Override
  public final List<XmlInstance> enumerate(Target target, OpContext context) throws IOException {
    List<XmlInstance> items = new ArrayList<>();
    for (Configurations.Entry entry : configurations.factory(factoryPid)) {
      items.add(XmlInstance.of(address(entry.values()), element(entry)));
    }
    return items;
  }

  private Configurations.Entry find(Target target) throws ResourceFault, IOException {
    Refusals.requireSelectors(target, keys);
    return existing(target).orElseThrow(() -> Refusals.notFound(target));
  }

  private Optional<Configurations.Entry> existing(Target target) throws IOException {
    return configurations.factory(factoryPid).stream()
        .filter(
            entry ->
                keys.stream().allMatch(key -> same(key, entry.value(key, ""), of(target, key))))
        .findFirst();
  }

  private static String of(Target target, String key) {
    return target.selectors().get(key);
  }

  private boolean same(String key, String one, String other) {
    return plain(key, one).equalsIgnoreCase(plain(key, other));
  }

  @Override
  public final Target create(Target target, ConfigElement body) throws ResourceFault, IOException {
    Refusals.requireSelectors(target, keys);
    if (existing(target).isPresent()) {
      throw new ResourceFault(
          FaultCode.ALREADY_EXISTS,
          "There is a "
              + target.className()
              + " with these keys already; change it with Put, or delete it.");
    }
    Map<String, String> values = new LinkedHashMap<>();
    keys.forEach(key -> values.put(key, plain(key, of(target, key))));
    read(body, values, true);
    configurations.create(factoryPid, freeName(), values);
    return address(values);
  }

  @Override
  public final XmlReply put(Target target, ConfigElement body) throws ResourceFault, IOException {
    Configurations.Entry old = find(target);
    Map<String, String> after = new LinkedHashMap<>(old.values());
    read(body, after, false);
    configurations.change(old, after);
    return get(target);
  }

  @Override
  public final void delete(Target target) throws ResourceFault, IOException {
    configurations.delete(find(target));
  }

  /**
   * Makes sure that a body does not name another instance.
   *
   * @param sent what the body says of a key; null when it says nothing
   */
  final boolean isOther(String key, String sent, Map<String, String> values) {
    return sent != null && !sent.isBlank() && !same(key, sent, values.get(key));
  }

  private String freeName() throws IOException {
    List<String> taken =
        configurations.factory(factoryPid).stream().map(Configurations.Entry::name).toList();
    int next = 1;
    while (taken.contains(fileName() + next)) {
      next++;
    }
    return fileName() + next;
  }
}
