package io.windlass.wmi;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The configuration {@code io.windlass.wsman.wmi}. */
@ObjectClassDefinition(
    id = "io.windlass.wsman.wmi",
    name = "Windlass: WMI classes of this host",
    description = "What clients may do to the host by methods of WMI classes.")
@interface WmiConfig {
  @AttributeDefinition(
      description =
          "Lets administrators turn the machine off, restart it, end the session at its console and"
              + " set its clock by the methods of Win32_OperatingSystem.")
  boolean allowShutdown() default false;
}
