package io.windlass.wsman.http.jetty;

import java.util.Map;

/**
 * The limits of HTTP, checked.
 *
 * @param connections MaxConnections
 * @param connectionsPerAddress how many of them one address may have
 * @param headSeconds how long the head of a request may take to come
 * @param packetSeconds MaxPacketRetrievalTimeSeconds
 * @param idleSeconds how long a connection may be idle between requests
 * @param stopSeconds how long requests under way may take when a listener or the service stops
 */
record HttpLimits(
    int connections,
    int connectionsPerAddress,
    int headSeconds,
    int packetSeconds,
    int idleSeconds,
    int stopSeconds) {
  /** What the {@code winrm/config/service} tree has names for. */
  static final String SERVICE = "io.windlass.wsman.service";

  /** What it has no names for. */
  static final String HTTP = "io.windlass.wsman.http";

  private static final long UNSIGNED_INT = 4_294_967_295L;
  private static final int DAY = 86_400;

  /**
   * The limits that both configurations together give; what they do not name has its default.
   *
   * @param http the configuration {@link #HTTP}
   * @param service the configuration {@link #SERVICE}
   * @throws IllegalArgumentException when a value is no number or out of its range; the message is
   *     for who wrote it
   */
  static HttpLimits read(Map<String, ?> http, Map<String, ?> service) {
    int connections = number(service, SERVICE, "MaxConnections", 300, 1, UNSIGNED_INT);
    int perAddress = number(http, HTTP, "maxConnectionsPerAddress", 0, 0, UNSIGNED_INT);
    return new HttpLimits(
        connections,
        perAddress == 0 ? Math.max(1, connections / 2) : perAddress,
        number(http, HTTP, "headTimeoutSeconds", 30, 1, DAY),
        number(service, SERVICE, "MaxPacketRetrievalTimeSeconds", 120, 1, UNSIGNED_INT),
        number(http, HTTP, "idleTimeoutSeconds", 180, 1, DAY),
        number(http, HTTP, "stopTimeoutSeconds", 10, 0, DAY));
  }

  private static int number(
      Map<String, ?> properties, String pid, String name, int usual, long least, long most) {
    Object value = value(properties, name);
    if (value == null) {
      return usual;
    }
    try {
      long number = Long.parseLong(value.toString().strip());
      if (number >= least && number <= most) {
        return (int) Math.min(number, Integer.MAX_VALUE);
      }
    } catch (NumberFormatException e) {
      throw refused(pid, name, value, least, most);
    }
    throw refused(pid, name, value, least, most);
  }

  /** Names are compared without case, as everywhere in the configuration tree. */
  private static Object value(Map<String, ?> properties, String name) {
    for (Map.Entry<String, ?> property : properties.entrySet()) {
      if (property.getKey().equalsIgnoreCase(name)) {
        return property.getValue();
      }
    }
    return null;
  }

  private static IllegalArgumentException refused(
      String pid, String name, Object value, long least, long most) {
    return new IllegalArgumentException(
        "%s = %s is not a number from %d to %d. Change it in etc/%s.cfg."
            .formatted(name, value, least, most, pid));
  }
}
