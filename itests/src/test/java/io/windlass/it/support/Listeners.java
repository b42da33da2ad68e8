package io.windlass.it.support;

import static org.junit.Assert.assertEquals;

import java.net.ConnectException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * A service with a listener of each kind: plain HTTP that takes clear messages, plain HTTP that
 * takes none but sealed ones, and HTTPS with a certificate for localhost.
 */
public final class Listeners implements AutoCloseable {
  private final RunningService service;
  private final Path keys;
  private final int sealedPort;
  private final int tlsPort;

  private Listeners(RunningService service, Path keys, int sealedPort, int tlsPort) {
    this.service = service;
    this.keys = keys;
    this.sealedPort = sealedPort;
    this.tlsPort = tlsPort;
  }

  public static Listeners open() throws Exception {
    return open(Map.of());
  }

  /**
   * Starts the service.
   *
   * @param configurations as of {@link RunningService#start(Map)}
   */
  public static Listeners open(Map<String, String> configurations) throws Exception {
    Path keys = Files.createTempDirectory("windlass-it").resolve("listener.p12");
    Command.Result made =
        Command.run(
            keys.getParent(),
            Map.of(),
            Path.of(System.getProperty("java.home"), "bin/keytool").toString(),
            "-genkeypair",
            "-keyalg",
            "EC",
            "-groupname",
            "secp256r1",
            "-alias",
            "it",
            "-dname",
            "CN=localhost",
            "-ext",
            "san=dns:localhost,ip:127.0.0.1",
            "-storetype",
            "PKCS12",
            "-storepass",
            "changeit",
            "-keystore",
            keys.toString());
    assertEquals(made.text(), 0, made.exit());
    Listeners all =
        new Listeners(
            RunningService.start(configurations), keys, WsmanHttp.freePort(), WsmanHttp.freePort());
    all.listen("sealed", all.sealedPort, "transport=HTTP\nallowUnencrypted=false\n");
    all.listen("tls", all.tlsPort, all.tlsLines());
    return all;
  }

  /** What an HTTPS listener with that certificate says of itself. */
  public String tlsLines() {
    return "transport=HTTPS\nkeystorePassword=changeit\nkeystore=" + keys + "\n";
  }

  /** Adds a listener, and waits until it answers. */
  public void listen(String name, int port, String lines) throws Exception {
    Files.writeString(
        service.base().resolve("etc/io.windlass.wsman.listener-" + name + ".cfg"),
        lines + "port=" + port + "\n");
    Await.until(
        "the listener " + name,
        Duration.ofSeconds(30),
        () -> {
          try (Socket reached = new Socket("127.0.0.1", port)) {
            return reached.isConnected();
          } catch (ConnectException closed) {
            return false;
          }
        });
  }

  public RunningService service() {
    return service;
  }

  public String clear() {
    return "http://localhost:" + service.port() + "/wsman";
  }

  public String sealed() {
    return "http://localhost:" + sealedPort + "/wsman";
  }

  public String tls() {
    return "https://localhost:" + tlsPort + "/wsman";
  }

  @Override
  public void close() throws Exception {
    service.close();
    Files.deleteIfExists(keys);
    Files.deleteIfExists(keys.getParent());
  }
}
