package io.windlass.wmi;

import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.OpContext;
import io.windlass.wsman.api.cim.Instance;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A source over a list that notes how it is used. */
final class ListedSource implements ClassSource {
  final List<String> calls = new ArrayList<>();
  IOException broken;
  private final String className;
  private final List<Instance> instances;

  ListedSource(String className, Instance... instances) {
    this.className = className;
    this.instances = List.of(instances);
  }

  @Override
  public String className() {
    return className;
  }

  @Override
  public Stream<Instance> instances(Wanted wanted) throws IOException {
    calls.add("instances " + (wanted.isAll() ? "*" : "some"));
    if (broken != null) {
      throw broken;
    }
    return instances.stream().peek(instance -> calls.add("read")).onClose(() -> calls.add("close"));
  }

  @Override
  public Optional<Instance> find(Map<String, String> keys, Wanted wanted) {
    calls.add("find " + keys);
    return instances.stream()
        .filter(i -> keys.entrySet().stream().allMatch(k -> k.getValue().equals(i.get(k.getKey()))))
        .findFirst();
  }

  @Override
  public Instance invoke(
      String method, Map<String, String> keys, Instance input, OpContext context) {
    calls.add(method + " " + keys);
    return Instance.of(method).set("ReturnValue", 0L).build();
  }

  @Override
  public Instance put(Map<String, String> keys, Instance changed, OpContext context) {
    calls.add("put " + keys);
    return changed;
  }

  @Override
  public Map<String, String> create(Instance template, OpContext context) {
    calls.add("create");
    return Map.of("Name", "new");
  }

  @Override
  public void delete(Map<String, String> keys, OpContext context) {
    calls.add("delete " + keys);
  }
}
