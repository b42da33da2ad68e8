package io.windlass.fuzz;

import io.windlass.wsman.api.Creatable;
import io.windlass.wsman.api.Deletable;
import io.windlass.wsman.api.Enumerable;
import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.Gettable;
import io.windlass.wsman.api.InstanceSource;
import io.windlass.wsman.api.Invocable;
import io.windlass.wsman.api.OpContext;
import io.windlass.wsman.api.Puttable;
import io.windlass.wsman.api.Query;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.cim.Instance;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A provider for all operations that answers with what it was sent. */
final class Echo implements Gettable, Puttable, Creatable, Deletable, Enumerable, Invocable {
  private static final int COUNT = 50;

  @Override
  public Collection<ClassSchema> schemas() {
    return List.of(Everything.SCHEMA);
  }

  private static Instance.Builder instance(String id) {
    return Instance.of("Everything").set("Id", id).set("String", "text " + id).set("Uint32", 7);
  }

  @Override
  public Instance get(Target target, OpContext context) {
    return instance(target.selectors().get("Id")).build();
  }

  @Override
  public Instance put(Target target, Instance changed, OpContext context) {
    return changed;
  }

  @Override
  public Target create(Target target, Instance template, OpContext context) throws ResourceFault {
    if (template.get("Id") == null) {
      throw new ResourceFault(FaultCode.INVALID_VALUES, "An Id is needed.");
    }
    return Target.ofClass(
        Everything.NAMESPACE, "Everything", Map.of("Id", template.get("Id").toString()));
  }

  @Override
  public void delete(Target target, OpContext context) {
    // nothing is kept
  }

  @Override
  public InstanceSource enumerate(Query query, OpContext context) {
    return InstanceSource.of(
        IntStream.range(0, COUNT).mapToObj(id -> instance("" + id).build()).iterator());
  }

  @Override
  public Instance invoke(Target target, String method, Instance input, OpContext context) {
    Instance.Builder output = Instance.of(method + "_OUTPUT").set("ReturnValue", 0);
    input.properties().forEach(output::set);
    return output.build();
  }
}
