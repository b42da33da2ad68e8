package io.windlass.runtime;

import java.io.PrintStream;
import java.nio.file.Path;

/** {@code windlass run}: starts the service in the foreground and stays until it is stopped. */
public final class Main {
  private static final long LISTENER_SECONDS = 30;

  private final PrintStream out;
  private final PrintStream err;
  private volatile Host host;

  private Main(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /**
   * Takes no arguments: the system properties {@code windlass.home} and {@code windlass.base} name
   * the installation and the instance. Exit status: 0 stopped, 1 cannot start (one line on stderr).
   */
  public static void main(String[] args) throws InterruptedException {
    int status = new Main(System.out, System.err).run();
    System.exit(status);
  }

  private int run() throws InterruptedException {
    try {
      Installation installation = Installation.read(directory("windlass.home"), version());
      Instance instance = Instance.open(directory("windlass.base"));
      Runtime.getRuntime().addShutdownHook(new Thread(() -> shutDown(instance), "windlass-stop"));
      out.printf(
          "windlass %s: instance %s, local endpoint %s%n",
          installation.version(), instance.base(), instance.socket());
      System.setProperty("windlass.data", instance.data().toString());
      StaleConfigurations.remove(FrameworkSettings.configurations(instance));
      host = Host.create(FrameworkSettings.of(installation, instance));
      host.start(installation).forEach(this::complain);
      Announcer announcer = new Announcer(out);
      ListenerWatch.open(host.context(), announcer::changed);
      announcer.expect(ConfiguredListeners.count(host.context()));
      announcer.await(LISTENER_SECONDS);
      new ServiceNotice(System.getenv(), instance.socket()).ready();
      host.awaitStop();
      return 0;
    } catch (StartFailure e) {
      e.getMessage().lines().forEach(this::complain);
      return 1;
    }
  }

  /** Runs on SIGTERM and at every other end of the process. */
  private void shutDown(Instance instance) {
    Host running = host;
    if (running != null && !running.stop()) {
      complain("some bundles did not stop in time: the process ends without them");
    }
    instance.close();
  }

  private void complain(String line) {
    err.println("windlass: " + line);
  }

  private static Path directory(String property) throws StartFailure {
    String value = System.getProperty(property);
    if (value == null) {
      throw new StartFailure("the system property " + property + " is missing: use bin/windlass");
    }
    return Path.of(value).toAbsolutePath().normalize();
  }

  private static String version() {
    String version = Main.class.getPackage().getImplementationVersion();
    return version == null ? "(unpackaged)" : version;
  }
}
