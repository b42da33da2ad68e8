package io.windlass.wsman.cli;

import io.windlass.wsman.client.Endpoint;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The listener that {@code winrm quickconfig} makes, with its certificate. */
final class NewListener {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Path base;
  private final String transport;
  private final String address;
  private final int port;
  private final boolean force;
  private final Certificate certificate;

  private NewListener(CommandLine line, Path base, boolean https) throws UsageException {
    this.base = base;
    transport = https ? "HTTPS" : "HTTP";
    address = line.value(Switch.ADDRESS, "*");
    port = line.number(Switch.PORT, https ? 5986 : 5985, 1, 65535);
    force = line.has(Switch.FORCE);
    if (!isAddress(address)) {
      throw new UsageException("-address:" + address + " is not *, an address or a host name");
    }
    certificate = new Certificate(base, name(), address);
  }

  static NewListener of(CommandLine line, Path base) throws UsageException {
    String transport = line.value(Switch.TRANSPORT, "http");
    if (!transport.equalsIgnoreCase("http") && !transport.equalsIgnoreCase("https")) {
      throw new UsageException("-transport:" + transport + " is not http or https");
    }
    return new NewListener(line, base, transport.equalsIgnoreCase("https"));
  }

  String transport() {
    return transport;
  }

  int port() {
    return port;
  }

  /** True when machines besides this one can reach it. */
  boolean isForOthers() {
    return !Endpoint.isLoopback(address);
  }

  /**
   * The listener of that transport that is there already, or null.
   *
   * @throws UsageException when another one has the port
   */
  ListenerFile existing() throws UsageException, IOException {
    Path file = file();
    for (ListenerFile listener : ListenerFile.all(base)) {
      if (listener.serves(transport) && !force) {
        return listener;
      }
      boolean other = !listener.file().equals(file);
      if (other && listener.enabled() && listener.port().equals(Integer.toString(port))) {
        throw new UsageException(
            "The port "
                + port
                + " is taken by "
                + listener.describe()
                + ": choose one with -port:N");
      }
    }
    return null;
  }

  /** What {@link #create} will do, a line each. */
  List<String> changes() {
    List<String> changes = new ArrayList<>();
    changes.add("create a listener on " + url() + " in " + file());
    if (makesCertificate()) {
      changes.add("make " + certificate.describe());
    } else if (isHttps()) {
      changes.add("use the certificate that is there, " + certificate.keystore());
    }
    return changes;
  }

  void warn(PrintStream out) {
    if (!isHttps() && isForOthers()) {
      out.println(
          "Warning: HTTP shows everything to everyone on the way. Basic over it stays refused"
              + " unless the\nlistener says allowUnencrypted = true; -transport:https needs no"
              + " such exception.");
    }
  }

  void create(PrintStream out, boolean running) throws UsageException, IOException {
    if (makesCertificate()) {
      certificate.create();
      out.println("Made the certificate; SHA-256 " + certificate.fingerprint());
    }
    EtcFile.write(base, file(), content());
    out.println("Wrote " + file() + ".");
    if (running) {
      out.flush();
      out.println(OpenedListener.await(base, name(), port, PATIENCE));
    }
  }

  private boolean makesCertificate() {
    return isHttps() && (force || !certificate.exists());
  }

  private Path file() {
    return ListenerFile.named(base, name());
  }

  private String content() {
    StringBuilder text = new StringBuilder(256);
    text.append("# Written by winrm quickconfig.\n");
    text.append("transport = ").append(transport).append('\n');
    text.append("address = ").append(address).append('\n');
    text.append("port = ").append(port).append('\n');
    text.append("enabled = true\n");
    if (isHttps()) {
      text.append("keystore = ").append(relative(certificate.keystore())).append('\n');
      text.append("keystorePasswordFile = ").append(relative(certificate.passwordFile()));
      text.append('\n');
    }
    return text.toString();
  }

  private String relative(Path path) {
    return base.relativize(path).toString().replace('\\', '/');
  }

  private boolean isHttps() {
    return transport.equals("HTTPS");
  }

  private String name() {
    return isHttps() ? "https" : "http";
  }

  private String url() {
    String host = address.indexOf(':') >= 0 ? "[" + address + "]" : address;
    return name() + "://" + host + ":" + port + "/wsman";
  }

  /** What can stand in a properties file as it is. */
  private static boolean isAddress(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!letter && c != '.' && c != '-' && c != ':' && c != '%') {
        return text.equals("*");
      }
    }
    return !text.isEmpty();
  }
}
