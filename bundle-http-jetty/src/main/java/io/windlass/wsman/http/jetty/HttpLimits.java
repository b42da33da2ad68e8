package io.windlass.wsman.http.jetty;

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
  private static final String SERVICE = "io.windlass.wsman.service";
  private static final String HTTP = "io.windlass.wsman.http";

  /**
   * Checks a configuration.
   *
   * @throws IllegalArgumentException when a value is wrong; the message names it and its place
   */
  static HttpLimits of(HostConfig config) {
    int connections = atLeast(1, "MaxConnections", config.MaxConnections(), SERVICE);
    int perAddress =
        atLeast(0, "maxConnectionsPerAddress", config.maxConnectionsPerAddress(), HTTP);
    return new HttpLimits(
        connections,
        perAddress == 0 ? Math.max(1, connections / 2) : perAddress,
        atLeast(1, "headTimeoutSeconds", config.headTimeoutSeconds(), HTTP),
        atLeast(
            1, "MaxPacketRetrievalTimeSeconds", config.MaxPacketRetrievalTimeSeconds(), SERVICE),
        atLeast(1, "idleTimeoutSeconds", config.idleTimeoutSeconds(), HTTP),
        atLeast(0, "stopTimeoutSeconds", config.stopTimeoutSeconds(), HTTP));
  }

  private static int atLeast(int least, String name, int value, String pid) {
    if (value < least) {
      throw new IllegalArgumentException(
          "%s = %d in %s is less than %d. Change it in etc/%s.cfg."
              .formatted(name, value, pid, least, pid));
    }
    return value;
  }
}
