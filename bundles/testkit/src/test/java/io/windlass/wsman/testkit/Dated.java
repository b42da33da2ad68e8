package io.windlass.wsman.testkit;

import io.windlass.wsman.api.Gettable;
import io.windlass.wsman.api.OpContext;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.cim.CimDateTime;
import io.windlass.wsman.api.cim.CimType;
import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.cim.Instance;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;

/** A provider of one date. */
final class Dated implements Gettable {
  static final String PREFIX = "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/dated";

  @Override
  public Collection<ClassSchema> schemas() {
    return List.of(
        ClassSchema.of("root/dated", "Dated").property("On", CimType.DATETIME).singleton().build());
  }

  @Override
  public Instance get(Target target, OpContext context) {
    return Instance.of("Dated")
        .set("On", CimDateTime.of(OffsetDateTime.parse("2024-05-01T10:00:00Z")))
        .build();
  }
}
