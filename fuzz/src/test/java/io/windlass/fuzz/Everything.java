package io.windlass.fuzz;

import io.windlass.wsman.api.cim.CimType;
import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.cim.Method;
import io.windlass.wsman.api.cim.Property;
import java.util.List;
import java.util.Optional;

/** A class with a property of every type, alone and as an array. */
final class Everything {
  static final String NAMESPACE = "root/fuzz";
  static final String URI = "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/fuzz/Everything";
  static final ClassSchema SCHEMA = schema();

  private Everything() {}

  private static ClassSchema schema() {
    ClassSchema.Builder schema = ClassSchema.of(NAMESPACE, "Everything").key("Id", CimType.STRING);
    for (CimType type : CimType.values()) {
      String name =
          type.name().charAt(0) + type.name().substring(1).toLowerCase(java.util.Locale.ROOT);
      schema.property(Property.of(name, type).writable().build());
      schema.property(Property.of(name + "s", type).array().writable().build());
    }
    List<Property> all =
        List.of(
            Property.of("Text", CimType.STRING).build(),
            Property.of("Number", CimType.UINT32).build(),
            Property.of("Where", CimType.REFERENCE).build(),
            Property.of("Inside", CimType.EMBEDDED).array().build());
    return schema.method(Method.of("Do", true, Optional.of(CimType.UINT32), all, all)).build();
  }
}
