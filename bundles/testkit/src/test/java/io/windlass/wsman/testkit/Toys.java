package io.windlass.wsman.testkit;

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
import io.windlass.wsman.api.cim.CimType;
import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.api.cim.Method;
import io.windlass.wsman.api.cim.Property;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A well-behaved provider of many instances, for all operations. */
final class Toys implements Gettable, Puttable, Creatable, Deletable, Enumerable, Invocable {
  static final String PREFIX = "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/toys";
  static final String URI = PREFIX + "/Toy";

  private static final ClassSchema TOY =
      ClassSchema.of("root/toys", "Toy")
          .key("Id", CimType.UINT32)
          .property("Name", CimType.STRING)
          .property(Property.of("Colour", CimType.STRING).writable().build())
          .property(Property.of("Tags", CimType.STRING).array().build())
          .method(
              Method.of(
                  "Paint",
                  false,
                  Optional.of(CimType.UINT32),
                  List.of(Property.of("Colour", CimType.STRING).build()),
                  List.of(Property.of("Before", CimType.STRING).build())))
          .method(Method.of("Count", true, Optional.of(CimType.UINT32), List.of(), List.of()))
          .build();

  private final int count;

  Toys(int count) {
    this.count = count;
  }

  @Override
  public Collection<ClassSchema> schemas() {
    return List.of(TOY);
  }

  private static Instance toy(int id, String colour) {
    return Instance.of("Toy")
        .set("Id", id)
        .set("Name", "toy<" + id + ">")
        .set("Colour", colour)
        .build();
  }

  private int existing(Target target) throws ResourceFault {
    long id = Long.parseLong(target.selectors().get("Id"));
    if (id >= count) {
      throw new ResourceFault(FaultCode.NOT_FOUND, "There is no toy " + id + ".");
    }
    return (int) id;
  }

  @Override
  public Instance get(Target target, OpContext context) throws ResourceFault {
    return toy(existing(target), "red");
  }

  @Override
  public Instance put(Target target, Instance changed, OpContext context) throws ResourceFault {
    return toy(existing(target), (String) changed.get("Colour"));
  }

  @Override
  public Target create(Target target, Instance template, OpContext context) throws ResourceFault {
    long id = ((Number) template.get("Id")).longValue();
    if (id < count) {
      throw new ResourceFault(FaultCode.ALREADY_EXISTS, "There is a toy " + id + " already.");
    }
    return Target.ofClass("root/toys", "Toy", java.util.Map.of("Id", Long.toString(id)));
  }

  @Override
  public void delete(Target target, OpContext context) throws ResourceFault {
    existing(target);
  }

  @Override
  public InstanceSource enumerate(Query query, OpContext context) {
    return InstanceSource.of(
        IntStream.range(0, count).mapToObj(id -> toy(id, id % 2 == 0 ? "red" : "blue")).iterator());
  }

  @Override
  public Instance invoke(Target target, String method, Instance input, OpContext context)
      throws ResourceFault {
    if (method.equals("Count")) {
      return Instance.of("Count_OUTPUT").set("ReturnValue", count).build();
    }
    existing(target);
    return Instance.of("Paint_OUTPUT").set("Before", "red").set("ReturnValue", 0).build();
  }
}
