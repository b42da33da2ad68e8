package io.windlass.it.support;

import static org.junit.Assert.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** An authority by openssl, and the PEM files of what it signs. */
public final class OpensslAuthority implements AutoCloseable {
  private final Path directory;

  private OpensslAuthority(Path directory) {
    this.directory = directory;
  }

  public static OpensslAuthority create() throws Exception {
    OpensslAuthority authority =
        new OpensslAuthority(Files.createTempDirectory("windlass-authority"));
    authority.openssl(
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-nodes",
        "-keyout",
        "ca.key",
        "-out",
        "ca.pem",
        "-days",
        "2",
        "-subj",
        "/CN=Test authority");
    return authority;
  }

  /** True when it is installed. */
  public static boolean installed() {
    return Files.exists(Path.of("/usr/bin/openssl"));
  }

  /**
   * Signs NAME.pem with NAME.key and NAME.both.pem with the two in one.
   *
   * @param usage clientAuth or serverAuth
   * @param alternatives as openssl writes them: {@code DNS:localhost}
   */
  public void sign(String name, String usage, String alternatives) throws Exception {
    Files.writeString(
        directory.resolve(name + ".ext"),
        "extendedKeyUsage=" + usage + "\nsubjectAltName=" + alternatives + "\n");
    openssl(
        "req",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-nodes",
        "-keyout",
        name + ".key",
        "-out",
        name + ".csr",
        "-subj",
        "/CN=" + name);
    openssl(
        "x509",
        "-req",
        "-in",
        name + ".csr",
        "-CA",
        "ca.pem",
        "-CAkey",
        "ca.key",
        "-CAcreateserial",
        "-out",
        name + ".pem",
        "-days",
        "2",
        "-extfile",
        name + ".ext");
    Files.writeString(
        file(name + ".both.pem"),
        Files.readString(file(name + ".pem")) + Files.readString(file(name + ".key")));
  }

  /** The SHA-1 thumbprint of the authority. */
  public String thumbprint() throws Exception {
    String said = openssl("x509", "-in", "ca.pem", "-noout", "-fingerprint", "-sha1").out();
    return said.substring(said.indexOf('=') + 1).strip();
  }

  public Path file(String name) {
    return directory.resolve(name);
  }

  private Command.Result openssl(String... arguments) throws Exception {
    String[] command = new String[arguments.length + 1];
    command[0] = "/usr/bin/openssl";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    Command.Result result = Command.run(directory, Map.of(), command);
    assertEquals(result.text(), 0, result.exit());
    return result;
  }

  @Override
  public void close() throws Exception {
    TemporaryDirectory.delete(directory);
  }
}
