package io.windlass.wsman.testkit;

import io.windlass.wsman.api.Deletable;
import io.windlass.wsman.api.Enumerable;
import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.Gettable;
import io.windlass.wsman.api.InstanceSource;
import io.windlass.wsman.api.OpContext;
import io.windlass.wsman.api.Puttable;
import io.windlass.wsman.api.Query;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.cim.CimType;
import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.api.cim.Property;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Boxes, crates (which are boxes) and what stands on what: a class with a subclass, an association,
 * a key that can be renamed, and arrays.
 */
final class Family implements Gettable, Puttable, Deletable, Enumerable {
  static final String PREFIX = "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/family";
  static final String BOX = PREFIX + "/Box";
  static final String CRATE = PREFIX + "/Crate";
  static final String STANDS_ON = PREFIX + "/StandsOn";

  private static final ClassSchema BOX_CLASS = box("Box").build();
  private static final ClassSchema CRATE_CLASS =
      box("Crate").superclass("Box").property("Wood", CimType.STRING).build();
  private static final ClassSchema LINK_CLASS =
      ClassSchema.of("root/family", "StandsOn")
          .property(Property.of("Upper", CimType.REFERENCE).key().referenceClass("Box").build())
          .property(Property.of("Lower", CimType.REFERENCE).key().referenceClass("Box").build())
          .property("Steady", CimType.BOOLEAN)
          .build();

  private final Map<String, Instance> boxes = new TreeMap<>();

  Family() {
    boxes.put("a", instance("Box", "a").set("Tags", List.of("red", "old", "big")).build());
    boxes.put("b", instance("Crate", "b").set("Wood", "oak").build());
    boxes.put("c", instance("Box", "c").set("Note", "third").build());
  }

  private static ClassSchema.Builder box(String name) {
    return ClassSchema.of("root/family", name)
        .property(Property.of("Name", CimType.STRING).key().writable().build())
        .property(Property.of("Note", CimType.STRING).writable().build())
        .property(Property.of("Tags", CimType.STRING).array().writable().build())
        .property("Label", CimType.EMBEDDED);
  }

  private static Instance.Builder instance(String className, String name) {
    return Instance.of(className)
        .set("Name", name)
        .set("Label", Instance.of("Label").set("Text", "box " + name).set("Size", 7).build());
  }

  static Target box(Instance instance) {
    return Target.ofClass(
        "root/family", instance.className(), Map.of("Name", (String) instance.get("Name")));
  }

  @Override
  public Collection<ClassSchema> schemas() {
    return List.of(BOX_CLASS, CRATE_CLASS, LINK_CLASS);
  }

  private Instance find(Target target) throws ResourceFault {
    String name = target.selectors().get("Name");
    if (!boxes.containsKey(name)) {
      throw new ResourceFault(FaultCode.NOT_FOUND, "There is no box " + name + ".");
    }
    return boxes.get(name);
  }

  private List<Instance> links() {
    List<Instance> all = new ArrayList<>(boxes.values());
    List<Instance> links = new ArrayList<>();
    for (int i = 1; i < all.size(); i++) {
      links.add(
          Instance.of("StandsOn")
              .set("Upper", box(all.get(i)))
              .set("Lower", box(all.get(i - 1)))
              .set("Steady", i == 1)
              .build());
    }
    return links;
  }

  @Override
  public Instance get(Target target, OpContext context) throws ResourceFault {
    if (!target.className().equals("StandsOn")) {
      return find(target);
    }
    Instance upper = find(target.references().get("Upper"));
    Instance lower = find(target.references().get("Lower"));
    return links().stream()
        .filter(link -> link.get("Upper").equals(box(upper)))
        .filter(link -> link.get("Lower").equals(box(lower)))
        .findFirst()
        .orElseThrow(() -> new ResourceFault(FaultCode.NOT_FOUND, "They do not touch."));
  }

  @Override
  public Instance put(Target target, Instance changed, OpContext context) throws ResourceFault {
    Instance before = find(target);
    String name = (String) changed.get("Name");
    if (name != null && boxes.containsKey(name)) {
      throw new ResourceFault(
          FaultCode.RENAME_TARGET_ALREADY_EXISTS, "There is a box " + name + " already.");
    }
    Instance.Builder after = Instance.of(before.className());
    before.properties().forEach(after::set);
    changed.properties().forEach((key, value) -> set(after, key, value));
    Instance now = after.build();
    boxes.remove((String) before.get("Name"));
    boxes.put((String) now.get("Name"), now);
    return now;
  }

  private static void set(Instance.Builder instance, String name, Object value) {
    if (value == null) {
      instance.setNull(name);
    } else {
      instance.set(name, value);
    }
  }

  @Override
  public void delete(Target target, OpContext context) throws ResourceFault {
    boxes.remove((String) find(target).get("Name"));
  }

  @Override
  public InstanceSource enumerate(Query query, OpContext context) {
    String wanted = query.target().className();
    if (wanted.equals("StandsOn")) {
      return InstanceSource.of(links().iterator());
    }
    return InstanceSource.of(
        List.copyOf(boxes.values()).stream()
            .filter(box -> wanted.equals("Box") || wanted.equals(box.className()))
            .iterator());
  }
}
