package io.windlass.wmi;

import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.OpContext;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.cim.Instance;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a class inherits from {@code CIM_LogicalDevice}: {@code Reset} and {@code SetPowerState} say
 * of every device that it cannot.
 */
record LogicalDevice(ClassSource source) implements ClassSource {
  static final String CLASS = "CIM_LogicalDevice";

  private static final Set<String> METHODS = Set.of("Reset", "SetPowerState");
  private static final long NOT_SUPPORTED = 1;

  @Override
  public String className() {
    return source.className();
  }

  @Override
  public Instance invoke(String method, Map<String, String> keys, Instance input, OpContext context)
      throws ResourceFault, IOException, InterruptedException {
    if (!METHODS.contains(method)) {
      return source.invoke(method, keys, input, context);
    }
    source.existing(keys);
    return Instance.of(method + "_OUTPUT").set("ReturnValue", NOT_SUPPORTED).build();
  }

  @Override
  public boolean isTooLargeToList(Wanted wanted) {
    return source.isTooLargeToList(wanted);
  }

  @Override
  public Stream<Instance> instances(Wanted wanted)
      throws ResourceFault, IOException, InterruptedException {
    return source.instances(wanted);
  }

  @Override
  public Optional<Instance> find(Map<String, String> keys, Wanted wanted)
      throws ResourceFault, IOException, InterruptedException {
    return source.find(keys, wanted);
  }

  @Override
  public Instance put(Map<String, String> keys, Instance changed, OpContext context)
      throws ResourceFault, IOException, InterruptedException {
    return source.put(keys, changed, context);
  }

  @Override
  public Map<String, String> create(Instance template, OpContext context)
      throws ResourceFault, IOException, InterruptedException {
    return source.create(template, context);
  }

  @Override
  public void delete(Map<String, String> keys, OpContext context)
      throws ResourceFault, IOException, InterruptedException {
    source.delete(keys, context);
  }
}
