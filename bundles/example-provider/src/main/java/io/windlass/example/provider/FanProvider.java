package io.windlass.example.provider;

import io.windlass.wsman.api.Enumerable;
import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.Gettable;
import io.windlass.wsman.api.InstanceSource;
import io.windlass.wsman.api.OpContext;
import io.windlass.wsman.api.Puttable;
import io.windlass.wsman.api.Query;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.ResourceProvider;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.WsmanResource;
import io.windlass.wsman.api.cim.CimType;
import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.api.cim.Property;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.osgi.service.component.annotations.Component;

/** The fans of an imaginary chassis: they can be listed, read, and told another speed. */
@Component(service = ResourceProvider.class)
@WsmanResource(uri = "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/example")
public final class FanProvider implements Gettable, Enumerable, Puttable {
  private static final ClassSchema FAN =
      ClassSchema.of("root/example", "Example_Fan")
          .key("DeviceID", CimType.STRING)
          .property("Name", CimType.STRING)
          .property(Property.of("DesiredSpeed", CimType.UINT64).writable().build())
          .build();

  private final Map<String, Long> speeds =
      new ConcurrentSkipListMap<>(Map.of("fan0", 4200L, "fan1", 3900L));

  @Override
  public Collection<ClassSchema> schemas() {
    return List.of(FAN);
  }

  @Override
  public InstanceSource enumerate(Query query, OpContext context) {
    return InstanceSource.of(speeds.keySet().stream().map(this::fan).iterator());
  }

  @Override
  public Instance get(Target target, OpContext context) throws ResourceFault {
    String id = target.selectors().get("DeviceID");
    if (!speeds.containsKey(id)) {
      throw new ResourceFault(FaultCode.NOT_FOUND, "There is no fan " + id + ".");
    }
    return fan(id);
  }

  @Override
  public Instance put(Target target, Instance changed, OpContext context) throws ResourceFault {
    Instance before = get(target, context);
    Number speed = (Number) changed.get("DesiredSpeed");
    speeds.put((String) before.get("DeviceID"), speed.longValue());
    return get(target, context);
  }

  private Instance fan(String id) {
    return Instance.of("Example_Fan")
        .set("DeviceID", id)
        .set("Name", "Chassis " + id)
        .set("DesiredSpeed", speeds.get(id))
        .build();
  }
}
