package io.windlass.wsman.testkit;

import io.windlass.wsman.api.Creatable;
import io.windlass.wsman.api.Deletable;
import io.windlass.wsman.api.Enumerable;
import io.windlass.wsman.api.Gettable;
import io.windlass.wsman.api.InstanceSource;
import io.windlass.wsman.api.Invocable;
import io.windlass.wsman.api.OpContext;
import io.windlass.wsman.api.Puttable;
import io.windlass.wsman.api.Query;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.cim.CimType;
import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.api.cim.Method;
import io.windlass.wsman.api.cim.Property;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

/** A provider that writes down every call. */
final class Parts implements Gettable, Puttable, Creatable, Deletable, Enumerable, Invocable {
  static final String PREFIX = "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/parts";
  static final String URI = PREFIX + "/Part";
  static final Map<String, String> ONE = Map.of("Id", "1", "Rack", "A");

  private static final ClassSchema PART =
      ClassSchema.of("root/parts", "Part")
          .key("Id", CimType.UINT32)
          .key("Rack", CimType.STRING)
          .property("Made", CimType.DATETIME)
          .property("Serial", CimType.STRING)
          .property(Property.of("Colour", CimType.STRING).writable().build())
          .property(Property.of("Weight", CimType.UINT8).writable().build())
          .method(
              Method.of(
                  "Paint",
                  false,
                  Optional.of(CimType.UINT32),
                  List.of(
                      Property.of("Colour", CimType.STRING).build(),
                      Property.of("Coats", CimType.UINT8).build()),
                  List.of()))
          .build();

  final List<String> calls = new CopyOnWriteArrayList<>();

  @Override
  public Collection<ClassSchema> schemas() {
    return List.of(PART);
  }

  private static Instance part(int id) {
    return Instance.of("Part").set("Id", id).set("Rack", "A").set("Colour", "red").build();
  }

  @Override
  public Instance get(Target target, OpContext context) {
    calls.add("get");
    return part(1);
  }

  @Override
  public Instance put(Target target, Instance changed, OpContext context) {
    calls.add("put");
    return part(1);
  }

  @Override
  public Target create(Target target, Instance template, OpContext context) {
    calls.add("create");
    return Target.ofClass("root/parts", "Part", ONE);
  }

  @Override
  public void delete(Target target, OpContext context) {
    calls.add("delete");
  }

  @Override
  public InstanceSource enumerate(Query query, OpContext context) {
    calls.add("enumerate");
    return InstanceSource.of(IntStream.range(0, 5).mapToObj(Parts::part).iterator());
  }

  @Override
  public Instance invoke(Target target, String method, Instance input, OpContext context) {
    calls.add("invoke");
    return Instance.of("Paint_OUTPUT").set("ReturnValue", 0).build();
  }
}
