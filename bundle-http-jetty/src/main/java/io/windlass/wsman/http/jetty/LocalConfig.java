package io.windlass.wsman.http.jetty;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The configuration {@code io.windlass.wsman.local}. */
@ObjectClassDefinition(
    id = "io.windlass.wsman.local",
    name = "Windlass: local socket",
    description = "The Unix domain socket by which the user of this service manages it.")
@interface LocalConfig {
  @AttributeDefinition(description = "Opens the socket wsman.sock in the data directory.")
  boolean enabled() default true;
}
