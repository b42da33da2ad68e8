package io.windlass.wsman.console;

import io.windlass.wsman.api.cim.CimType;
import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.api.cim.Property;
import io.windlass.wsman.api.runtime.ListenerDTO;
import io.windlass.wsman.api.runtime.ProviderDTO;
import io.windlass.wsman.api.runtime.RefusedWebAppDTO;
import io.windlass.wsman.api.runtime.RuntimeDTO;

/** The classes of {@code root/windlass} and how the runtime view fills them. */
final class RuntimeClasses {
  private static final String NAMESPACE = "root/windlass";

  static final ClassSchema LISTENER =
      ClassSchema.of(NAMESPACE, "Windlass_Listener")
          .key("Name", CimType.STRING)
          .property("Transport", CimType.STRING)
          .property("Address", CimType.STRING)
          .property("Port", CimType.UINT32)
          .property("Listening", CimType.BOOLEAN)
          .property("Url", CimType.STRING)
          .property("Reason", CimType.STRING)
          .build();

  static final ClassSchema PROVIDER =
      ClassSchema.of(NAMESPACE, "Windlass_Provider")
          .key("ServiceId", CimType.SINT64)
          .property("Bundle", CimType.STRING)
          .property(Property.of("ResourceUri", CimType.STRING).array().build())
          .property(Property.of("Capability", CimType.STRING).array().build())
          .property("State", CimType.STRING)
          .property("Reason", CimType.STRING)
          .property("Classes", CimType.SINT32)
          .build();

  static final ClassSchema REFUSED_WEB_APP =
      ClassSchema.of(NAMESPACE, "Windlass_RefusedWebApp")
          .key("Bundle", CimType.STRING)
          .key("Path", CimType.STRING)
          .property("Reason", CimType.STRING)
          .build();

  static final ClassSchema SERVICE =
      ClassSchema.of(NAMESPACE, "Windlass_Service")
          .property("OpenEnumerations", CimType.UINT32)
          .singleton()
          .build();

  private RuntimeClasses() {}

  static Instance listener(ListenerDTO dto) {
    return Instance.of(LISTENER.name())
        .set("Name", dto.name)
        .set("Transport", dto.transport)
        .set("Address", dto.address)
        .set("Port", dto.port)
        .set("Listening", dto.listening)
        .set("Url", dto.url)
        .set("Reason", dto.reason)
        .build();
  }

  static Instance provider(ProviderDTO dto) {
    return Instance.of(PROVIDER.name())
        .set("ServiceId", dto.serviceId)
        .set("Bundle", dto.bundle)
        .set("ResourceUri", dto.resourceUris)
        .set("Capability", dto.capabilities)
        .set("State", dto.state)
        .set("Reason", dto.reason)
        .set("Classes", dto.classes)
        .build();
  }

  static Instance refusedWebApp(RefusedWebAppDTO dto) {
    return Instance.of(REFUSED_WEB_APP.name())
        .set("Bundle", dto.bundle)
        .set("Path", dto.path)
        .set("Reason", dto.reason)
        .build();
  }

  static Instance service(RuntimeDTO dto) {
    return Instance.of(SERVICE.name()).set("OpenEnumerations", dto.openEnumerations).build();
  }
}
