package io.windlass.wsman.security.kerberos;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.security.auth.kerberos.KeyTab;
import org.apache.kerby.kerberos.kerb.server.SimpleKdcServer;

/** A KDC in this process, on a port of its own; the platform's configuration points to it. */
final class Kdc implements AutoCloseable {
  static final String REALM = "EXAMPLE.ORG";
  static final String SERVICE = "HTTP/localhost";
  private static final String PROPERTY = "java.security.krb5.conf";

  private final Path directory;
  private final SimpleKdcServer server;
  private final String before;

  Kdc() throws Exception {
    directory = Files.createTempDirectory("kdc");
    server = new SimpleKdcServer();
    server.setKdcHost("localhost");
    server.setKdcRealm(REALM);
    server.setWorkDir(directory.toFile());
    server.setAllowUdp(false);
    server.setKdcTcpPort(freePort());
    server.init();
    server.start();
    before = System.getProperty(PROPERTY);
    System.setProperty(PROPERTY, directory.resolve("krb5.conf").toString());
    server.createPrincipal("alice", "alice's password");
    server.createPrincipal(SERVICE, "of the service");
    server.createPrincipal("cifs/localhost", "of another service");
    for (String service : new String[] {SERVICE, "cifs/localhost"}) {
      server.exportPrincipal(service + "@" + REALM, keytabFile());
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  KeyTab keytab() {
    return KeyTab.getUnboundInstance(keytabFile());
  }

  private File keytabFile() {
    return directory.resolve("service.keytab").toFile();
  }

  @Override
  public void close() throws Exception {
    server.stop();
    if (before == null) {
      System.clearProperty(PROPERTY);
    } else {
      System.setProperty(PROPERTY, before);
    }
    try (Stream<Path> all = Files.walk(directory)) {
      all.sorted((a, b) -> b.compareTo(a)).forEach(path -> path.toFile().delete());
    }
  }
}
