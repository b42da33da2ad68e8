package io.windlass.wsman.http.jetty;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What {@link HttpLimits} reads, for editors. */
final class HostConfig {
  private HostConfig() {}

  /** What WinRM has no name for. */
  @ObjectClassDefinition(
      id = HttpLimits.HTTP,
      pid = HttpLimits.HTTP,
      name = "Windlass: HTTP",
      description = "What all listeners have in common.")
  @interface Http {
    @AttributeDefinition(
        name = "Maximum connections of one address",
        description =
            "Further ones are answered with 503; 0 is half of MaxConnections. An IPv6 network of 64"
                + " bits counts as one address; loopback addresses are not limited.",
        min = "0",
        max = "4294967295")
    long maxConnectionsPerAddress() default 0;

    @AttributeDefinition(
        name = "Seconds for the head of a request",
        description =
            "From the connection or the first byte to the empty line; then the connection closes.",
        min = "1",
        max = "86400")
    int headTimeoutSeconds() default 30;

    @AttributeDefinition(
        name = "Idle seconds",
        description = "How long a connection may be idle between requests.",
        min = "1",
        max = "86400")
    int idleTimeoutSeconds() default 180;

    @AttributeDefinition(
        name = "Stop seconds",
        description = "How long requests under way may take when a listener or the service stops.",
        min = "0",
        max = "86400")
    int stopTimeoutSeconds() default 10;

    @AttributeDefinition(
        name = "Port of EnableCompatibilityHttpListener",
        description = "Below 1024 the account of the service needs CAP_NET_BIND_SERVICE.",
        min = "0",
        max = "65535")
    int compatibilityHttpPort() default 80;

    @AttributeDefinition(
        name = "Port of EnableCompatibilityHttpsListener",
        description = "Below 1024 the account of the service needs CAP_NET_BIND_SERVICE.",
        min = "0",
        max = "65535")
    int compatibilityHttpsPort() default 443;
  }

  /** The names of the {@code winrm/config/service} tree. */
  @ObjectClassDefinition(
      id = HttpLimits.SERVICE + ".http",
      pid = HttpLimits.SERVICE,
      name = "Windlass service limits: connections",
      description = "Limits of connections and of messages on their way.")
  @interface Service {
    @AttributeDefinition(
        description = "Further connections are answered with 503.",
        min = "1",
        max = "4294967295")
    long MaxConnections() default 300;

    @AttributeDefinition(
        description = "Seconds for the body of a request to come, and for its answer to go.",
        min = "1",
        max = "4294967295")
    long MaxPacketRetrievalTimeSeconds() default 120;
  }
}
