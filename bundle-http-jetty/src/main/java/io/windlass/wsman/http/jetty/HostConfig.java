package io.windlass.wsman.http.jetty;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * The configuration {@code io.windlass.wsman.http}, and what concerns HTTP of {@code
 * io.windlass.wsman.service}, which has the names of the {@code winrm/config/service} tree.
 */
@ObjectClassDefinition(
    id = "io.windlass.wsman.http",
    name = "Windlass: HTTP",
    description = "What all listeners have in common.")
@interface HostConfig {
  @AttributeDefinition(
      name = "Maximum connections",
      description = "In io.windlass.wsman.service. Further connections are answered with 503.")
  int MaxConnections() default 300;

  @AttributeDefinition(
      name = "Seconds for a message to come",
      description =
          "In io.windlass.wsman.service. How long the body of a request may take to come, and its"
              + " answer to go.")
  int MaxPacketRetrievalTimeSeconds() default 120;

  @AttributeDefinition(
      name = "Maximum connections of one address",
      description =
          "Further ones are answered with 503; 0 is half of MaxConnections. An IPv6 network of 64"
              + " bits counts as one address, loopback addresses are not limited.")
  int maxConnectionsPerAddress() default 0;

  @AttributeDefinition(
      name = "Seconds for a request's head to come",
      description = "From the connection or its first byte; then the connection is closed.")
  int headTimeoutSeconds() default 30;

  @AttributeDefinition(
      name = "Idle seconds",
      description = "How long a connection may be idle between requests.")
  int idleTimeoutSeconds() default 180;

  @AttributeDefinition(
      name = "Stop seconds",
      description = "How long requests under way may take when a listener or the service stops.")
  int stopTimeoutSeconds() default 10;
}
