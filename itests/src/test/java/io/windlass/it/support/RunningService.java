package io.windlass.it.support;

import static org.junit.Assert.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A service of the packed distribution with one loopback listener and one administrator. */
public final class RunningService implements AutoCloseable {
  public static final String USER = "admin";
  public static final String PASSWORD = "Correct-Horse-7";

  private final UnpackedDistribution distribution;
  private final ServiceProcess process;
  private final int port;
  private final Path base;

  private RunningService(
      UnpackedDistribution distribution, ServiceProcess process, int port, Path base) {
    this.distribution = distribution;
    this.process = process;
    this.port = port;
    this.base = base;
  }

  public static RunningService start() throws Exception {
    return start(Map.of());
  }

  /**
   * Starts one with configurations.
   *
   * @param configurations the lines of each file, by its PID
   */
  public static RunningService start(Map<String, String> configurations) throws Exception {
    UnpackedDistribution distribution = UnpackedDistribution.unpack();
    Path base = distribution.newBase("service");
    int port = WsmanHttp.freePort();
    addAdministrator(distribution.home(), base);
    writeListener(base, "test", port);
    for (Map.Entry<String, String> each : configurations.entrySet()) {
      String more = each.getKey().equals(AUTH) ? "basic=true\n" : "";
      Files.writeString(
          base.resolve("etc").resolve(each.getKey() + ".cfg"), more + each.getValue());
    }
    ServiceProcess process = ServiceProcess.start(distribution.home(), base);
    process.awaitLine("ready http://127.0.0.1:" + port + "/wsman");
    return new RunningService(distribution, process, port, base);
  }

  private static final String AUTH = "io.windlass.wsman.auth";

  /**
   * Makes the account with {@code windlass user add} of an installation, and offers Basic, which is
   * off by default.
   */
  public static void addAdministrator(Path home, Path base) throws Exception {
    Command.Result added =
        Command.runWith(
            PASSWORD + "\n",
            base.getParent(),
            Map.of(),
            home.resolve("bin/windlass").toString(),
            "user",
            "add",
            USER,
            "--admin",
            "--ntlm",
            "--password-stdin",
            "--base",
            base.toString());
    assertEquals(added.text(), 0, added.exit());
    Path etc = Files.createDirectories(base.resolve("etc"));
    Files.writeString(etc.resolve(AUTH + ".cfg"), "basic=true\n");
  }

  /** Drops a listener's file as an operator does it: complete, at once. */
  public static void writeListener(Path base, String name, int port) throws Exception {
    Path etc = Files.createDirectories(base.resolve("etc"));
    Path file = Files.createTempFile(base, "listener", null);
    Files.writeString(file, "transport=HTTP\naddress=127.0.0.1\nport=" + port + "\n");
    Files.move(file, etc.resolve("io.windlass.wsman.listener-" + name + ".cfg"));
  }

  public int port() {
    return port;
  }

  public Path base() {
    return base;
  }

  public UnpackedDistribution distribution() {
    return distribution;
  }

  public ServiceProcess process() {
    return process;
  }

  public WsmanHttp administrator() {
    return WsmanHttp.basic(port, USER, PASSWORD);
  }

  @Override
  public void close() throws Exception {
    process.close();
    distribution.close();
  }
}
