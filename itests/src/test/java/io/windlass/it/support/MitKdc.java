package io.windlass.it.support;

import static org.junit.Assert.assertEquals;

import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** A KDC of MIT Kerberos for EXAMPLE.ORG, as an ordinary user on a loopback port of its own. */
public final class MitKdc implements AutoCloseable {
  public static final String REALM = "EXAMPLE.ORG";
  private static final String SBIN = "/usr/sbin/";

  private final Path directory;
  private Process kdc;

  private MitKdc(Path directory) {
    this.directory = directory;
  }

  /** True when it is installed. */
  public static boolean installed() {
    return Files.exists(Path.of(SBIN + "krb5kdc"))
        && Files.exists(Path.of(SBIN + "kadmin.local"))
        && Files.exists(Path.of("/usr/bin/kinit"));
  }

  /**
   * Starts one.
   *
   * @param encryption the types of keys, {@code aes256-cts-hmac-sha1-96:normal}
   */
  public static MitKdc start(String encryption) throws Exception {
    MitKdc kdc = new MitKdc(Files.createTempDirectory("windlass-kdc"));
    kdc.configure(WsmanHttp.freePort(), encryption);
    return kdc;
  }

  private void configure(int port, String encryption) throws Exception {
    Files.writeString(
        configuration(),
        """
        [libdefaults]
          default_realm = EXAMPLE.ORG
          dns_lookup_kdc = false
          dns_lookup_realm = false
          dns_canonicalize_hostname = false
          rdns = false
          udp_preference_limit = 1
        [realms]
          EXAMPLE.ORG = {
            kdc = 127.0.0.1:%d
          }
        """
            .formatted(port));
    Files.writeString(
        directory.resolve("kdc.conf"),
        """
        [kdcdefaults]
          kdc_listen = 127.0.0.1:%1$d
          kdc_tcp_listen = 127.0.0.1:%1$d
        [realms]
          EXAMPLE.ORG = {
            database_name = %2$s/principal
            key_stash_file = %2$s/stash
            acl_file = %2$s/acl
            max_life = 1h
            supported_enctypes = %3$s
          }
        [logging]
          kdc = FILE:%2$s/kdc.log
          admin_server = FILE:%2$s/kadmin.log
        """
            .formatted(port, directory, encryption));
    run(SBIN + "kdb5_util", "create", "-s", "-P", "master", "-r", REALM);
    ProcessBuilder builder =
        new ProcessBuilder(SBIN + "krb5kdc", "-n", "-P", directory.resolve("kdc.pid").toString());
    builder.environment().putAll(environment());
    builder.redirectErrorStream(true).redirectOutput(directory.resolve("kdc.out").toFile());
    kdc = builder.start();
    Await.until(
        "the KDC",
        Duration.ofSeconds(30),
        () -> {
          try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
            return true;
          } catch (java.io.IOException closed) {
            return false;
          }
        });
  }

  /** What programs of MIT's Kerberos have to be told. */
  public Map<String, String> environment() {
    return Map.of(
        "KRB5_CONFIG",
        configuration().toString(),
        "KRB5_KDC_PROFILE",
        directory.resolve("kdc.conf").toString(),
        "KRB5CCNAME",
        "FILE:" + directory.resolve("cache"));
  }

  public Path configuration() {
    return directory.resolve("krb5.conf");
  }

  public void addUser(String name, String password) throws Exception {
    admin("addprinc -pw " + password + " " + name);
  }

  /** Adds a service with a random key; where its keytab is. */
  public Path exportService(String principal) throws Exception {
    Path keytab = directory.resolve("service.keytab");
    admin("addprinc -randkey " + principal);
    admin("ktadd -k " + keytab + " " + principal);
    return keytab;
  }

  /** Chooses the type of the keys between users and a service. */
  public void sessionKeys(String principal, String type) throws Exception {
    admin("setstr " + principal + " session_enctypes " + type);
  }

  private void admin(String query) throws Exception {
    run(SBIN + "kadmin.local", "-r", REALM, "-q", query);
  }

  /** Gets a ticket into the cache. */
  public void kinit(String user, String password, String... options) throws Exception {
    String[] command = new String[options.length + 2];
    command[0] = "/usr/bin/kinit";
    System.arraycopy(options, 0, command, 1, options.length);
    command[command.length - 1] = user;
    Command.Result result = Command.runWith(password + "\n", directory, environment(), command);
    assertEquals(result.text(), 0, result.exit());
  }

  private void run(String... command) throws Exception {
    Command.Result result = Command.run(directory, environment(), command);
    assertEquals(result.text(), 0, result.exit());
  }

  @Override
  public void close() throws Exception {
    kdc.destroy();
    kdc.waitFor();
    TemporaryDirectory.delete(directory);
  }
}
