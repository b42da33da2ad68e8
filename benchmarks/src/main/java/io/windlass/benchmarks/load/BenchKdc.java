package io.windlass.benchmarks.load;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kerby.kerberos.kerb.server.SimpleKdcServer;

/** A KDC in this process with one user and the service. */
final class BenchKdc implements AutoCloseable {
  private static final String REALM = "EXAMPLE.ORG";
  private static final String SERVICE = "HTTP/localhost";

  private final SimpleKdcServer server = new SimpleKdcServer();

  /**
   * Starts it, and points this JVM to it.
   *
   * @param directory for its files
   */
  BenchKdc(Path directory) throws Exception {
    Files.createDirectories(directory);
    server.setKdcHost("localhost");
    server.setKdcRealm(REALM);
    server.setWorkDir(directory.toFile());
    server.setAllowUdp(false);
    server.setKdcTcpPort(Started.freePort());
    server.init();
    server.start();
    System.setProperty("java.security.krb5.conf", directory.resolve("krb5.conf").toString());
    server.createPrincipal(user(), password());
    server.createPrincipal(SERVICE, "of the service");
  }

  String user() {
    return "alice@" + REALM;
  }

  String password() {
    return "of-alice-7";
  }

  void export(Path keytab) throws Exception {
    server.exportPrincipal(SERVICE + "@" + REALM, keytab.toFile());
  }

  @Override
  public void close() throws Exception {
    server.stop();
  }
}
