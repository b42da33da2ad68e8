package io.windlass.wsman.auth.basic;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The configuration {@code io.windlass.wsman.auth}. */
@ObjectClassDefinition(
    id = "io.windlass.wsman.auth",
    name = "Windlass: authentication",
    description = "How callers of this service prove who they are.")
@interface AuthConfig {
  @AttributeDefinition(name = "Basic", description = "Offers Basic authentication.")
  boolean basic() default true;

  @AttributeDefinition(
      name = "Allow unencrypted",
      description =
          "Takes Basic credentials over plain HTTP from other machines too, where anybody on the"
              + " way can read them. A listener's own allowUnencrypted wins.")
  boolean allowUnencrypted() default false;
}
