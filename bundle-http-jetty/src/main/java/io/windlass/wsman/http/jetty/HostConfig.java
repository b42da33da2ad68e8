package io.windlass.wsman.http.jetty;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The configuration {@code io.windlass.wsman.http}. */
@ObjectClassDefinition(
    id = "io.windlass.wsman.http",
    name = "Windlass: HTTP",
    description = "What all listeners have in common.")
@interface HostConfig {
  @AttributeDefinition(
      name = "Maximum connections",
      description = "Further connections are answered with 503.")
  int maxConnections() default 300;

  @AttributeDefinition(
      name = "Seconds for a request to come",
      description = "How long the body of a request may take (MaxPacketRetrievalTimeSeconds).")
  int maxPacketRetrievalTimeSeconds() default 120;

  @AttributeDefinition(
      name = "Idle seconds",
      description = "How long a connection may be idle between requests.")
  int idleTimeoutSeconds() default 180;

  @AttributeDefinition(
      name = "Stop seconds",
      description = "How long requests under way may take when a listener or the service stops.")
  int stopTimeoutSeconds() default 10;
}
