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

  @AttributeDefinition(
      description =
          "A group of this machine whose members administer the service too, by a socket"
              + " run/wsman.sock of the instance; the account of the service has to be in it."
              + " Empty: nobody but this account and root.")
  String group() default "";
}
