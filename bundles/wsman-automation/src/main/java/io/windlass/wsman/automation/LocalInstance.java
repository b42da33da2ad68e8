package io.windlass.wsman.automation;

import io.windlass.wsman.client.Endpoint;
import io.windlass.wsman.client.TrustedHosts;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** The instance directory of this machine's service, of which a script has the socket. */
final class LocalInstance {
  private final Path base;

  LocalInstance(Path base) {
    this.base = base.toAbsolutePath().normalize();
  }

  /** {@code WINDLASS_BASE}, or {@code ~/.windlass}. */
  static LocalInstance ofEnvironment() {
    String named = System.getenv("WINDLASS_BASE");
    return new LocalInstance(
        named == null || named.isEmpty()
            ? Path.of(System.getProperty("user.home"), ".windlass")
            : Path.of(named));
  }

  Endpoint endpoint() {
    return Endpoint.local(base.resolve("data").resolve("wsman.sock"));
  }

  Path clientFile() {
    return base.resolve("etc").resolve("io.windlass.wsman.client.cfg");
  }

  /** Without a file nobody is trusted. */
  TrustedHosts trustedHosts() {
    Properties values = new Properties();
    if (Files.exists(clientFile())) {
      try (Reader reader = Files.newBufferedReader(clientFile(), StandardCharsets.UTF_8)) {
        values.load(reader);
      } catch (IOException broken) {
        throw new IllegalArgumentException(
            clientFile() + " cannot be read: " + broken.getMessage(), broken);
      }
    }
    return TrustedHosts.parse(values.getProperty("TrustedHosts", "").strip());
  }
}
