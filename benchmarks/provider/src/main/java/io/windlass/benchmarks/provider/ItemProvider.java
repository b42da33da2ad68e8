package io.windlass.benchmarks.provider;

import io.windlass.wsman.api.Enumerable;
import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.Gettable;
import io.windlass.wsman.api.InstanceSource;
import io.windlass.wsman.api.OpContext;
import io.windlass.wsman.api.Query;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.ResourceProvider;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.WsmanResource;
import io.windlass.wsman.api.cim.CimType;
import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.cim.Instance;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.osgi.service.component.annotations.Component;

/**
 * Answers at once, so that what is measured is the service. The class {@code Bench_N} has N small
 * instances; each is made when it is asked for.
 */
@Component(service = ResourceProvider.class)
@WsmanResource(uri = ItemProvider.URI)
public final class ItemProvider implements Gettable, Enumerable {
  /** In front of the class name. */
  public static final String URI = "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/bench";

  private static final String PREFIX = "Bench_";
  private static final List<ClassSchema> SCHEMAS =
      IntStream.of(50, 100, 1000, 10_000, 100_000, 1_000_000)
          .mapToObj(ItemProvider::schema)
          .toList();

  private static ClassSchema schema(int size) {
    return ClassSchema.of("root/bench", PREFIX + size)
        .key("Id", CimType.UINT32)
        .property("Name", CimType.STRING)
        .property("Value", CimType.UINT64)
        .build();
  }

  @Override
  public Collection<ClassSchema> schemas() {
    return SCHEMAS;
  }

  @Override
  public InstanceSource enumerate(Query query, OpContext context) {
    String name = query.target().className();
    int size = Integer.parseInt(name.substring(PREFIX.length()));
    return InstanceSource.of(IntStream.range(0, size).mapToObj(id -> item(name, id)).iterator());
  }

  @Override
  public Instance get(Target target, OpContext context) throws ResourceFault {
    String id = target.selectors().get("Id");
    try {
      return item(target.className(), Integer.parseInt(id));
    } catch (NumberFormatException e) {
      throw new ResourceFault(FaultCode.NOT_FOUND, "There is no item " + id + ".", e);
    }
  }

  private static Instance item(String className, int id) {
    return Instance.of(className)
        .set("Id", (long) id)
        .set("Name", "Simple Test")
        .set("Value", 4_200_000_000L + id)
        .build();
  }
}
