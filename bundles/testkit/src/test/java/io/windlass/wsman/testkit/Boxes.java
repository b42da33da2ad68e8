package io.windlass.wsman.testkit;

import io.windlass.wsman.api.Enumerable;
import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.Gettable;
import io.windlass.wsman.api.InstanceSource;
import io.windlass.wsman.api.OpContext;
import io.windlass.wsman.api.Query;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.cim.CimType;
import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.api.cim.Property;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Boxes, what lies in them, and associations between them; knows nothing of filters. */
final class Boxes implements Gettable, Enumerable {
  static final String NAMESPACE = "root/boxes";
  static final String PREFIX = "http://schemas.microsoft.com/wbem/wsman/1/wmi/" + NAMESPACE;

  private final List<Instance> all =
      List.of(
          box("a", 3),
          box("b", 8),
          Instance.of("Toy_Ball").set("Name", "ball").set("Weight", 40).build(),
          Instance.of("Toy_Thing").set("Name", "brick").set("Weight", 90).build(),
          Instance.of("Toy_Thing").set("Name", "gone").build(),
          holds("a", "Toy_Ball", "ball"),
          holds("a", "Toy_Thing", "brick"),
          holds("b", "Toy_Thing", "lost"),
          Instance.of("Toy_StandsOn").set("Upper", box("b")).set("Lower", box("a")).build());

  private static Instance box(String name, int size) {
    return Instance.of("Toy_Box").set("Name", name).set("Size", size).build();
  }

  private static Target box(String name) {
    return Target.ofClass(NAMESPACE, "Toy_Box", Map.of("Name", name));
  }

  private static Instance holds(String box, String className, String thing) {
    return Instance.of("Toy_Holds")
        .set("Box", box(box))
        .set("Thing", Target.ofClass(NAMESPACE, className, Map.of("Name", thing)))
        .build();
  }

  private static Property reference(String name, String className) {
    return Property.of(name, CimType.REFERENCE).key().referenceClass(className).build();
  }

  @Override
  public Collection<ClassSchema> schemas() {
    return List.of(
        ClassSchema.of(NAMESPACE, "Toy_Box")
            .key("Name", CimType.STRING)
            .property("Size", CimType.UINT32)
            .build(),
        ClassSchema.of(NAMESPACE, "Toy_Thing")
            .key("Name", CimType.STRING)
            .property("Weight", CimType.UINT32)
            .build(),
        ClassSchema.of(NAMESPACE, "Toy_Ball")
            .superclass("Toy_Thing")
            .key("Name", CimType.STRING)
            .property("Weight", CimType.UINT32)
            .build(),
        ClassSchema.of(NAMESPACE, "Toy_Holds")
            .property(reference("Box", "Toy_Box"))
            .property(reference("Thing", "Toy_Thing"))
            .build(),
        ClassSchema.of(NAMESPACE, "Toy_StandsOn")
            .property(reference("Upper", "Toy_Box"))
            .property(reference("Lower", "Toy_Box"))
            .build());
  }

  @Override
  public Instance get(Target target, OpContext context) throws ResourceFault {
    return all.stream()
        .filter(instance -> instance.className().equals(target.className()))
        .filter(instance -> target.selectors().get("Name").equals(instance.get("Name")))
        .findFirst()
        .orElseThrow(() -> new ResourceFault(FaultCode.NOT_FOUND, "There is no such thing."));
  }

  @Override
  public InstanceSource enumerate(Query query, OpContext context) {
    String name = query.target().className();
    Stream<Instance> found =
        all.stream()
            .filter(
                instance ->
                    instance.className().equals(name)
                        || name.equals("Toy_Thing") && instance.className().equals("Toy_Ball"));
    return InstanceSource.of(found.iterator());
  }
}
