package io.windlass.wsman.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Opens a listener of this machine's service by writing its configuration file. */
final class QuickConfig {
  private final Path base;
  private final String transport;
  private final String address;
  private final int port;
  private final CommandLine line;
  private final Terminal terminal;

  private QuickConfig(CommandLine line, Terminal terminal, Path base, String transport)
      throws UsageException {
    this.line = line;
    this.terminal = terminal;
    this.base = base;
    this.transport = transport;
    address = line.value(Switch.ADDRESS, "*");
    port = line.number(Switch.PORT, isHttps() ? 5986 : 5985, 1, 65535);
    if (!isAddress(address)) {
      throw new UsageException("-address:" + address + " is not *, an address or a host name");
    }
  }

  static QuickConfig of(CommandLine line, Terminal terminal) throws UsageException {
    String transport = line.value(Switch.TRANSPORT, "http");
    if (!transport.equalsIgnoreCase("http") && !transport.equalsIgnoreCase("https")) {
      throw new UsageException("-transport:" + transport + " is not http or https");
    }
    Path base = Instance.directory(line.value(Switch.BASE, null), terminal);
    boolean https = transport.equalsIgnoreCase("https");
    return new QuickConfig(line, terminal, base, https ? "HTTPS" : "HTTP");
  }

  void run() throws UsageException, IOException {
    PrintStream out = terminal.out();
    Path file = ListenerFile.named(base, name());
    for (ListenerFile listener : ListenerFile.all(base)) {
      boolean force = line.has(Switch.FORCE);
      if (listener.serves(transport) && !force) {
        out.println("A listener for " + transport + " is already set up: " + where(listener));
        return;
      }
      boolean other = !listener.file().equals(file);
      if (other && listener.enabled() && listener.port().equals(Integer.toString(port))) {
        throw new UsageException(
            "The port " + port + " is taken by " + where(listener) + ": choose one with -port:N");
      }
    }
    Certificate certificate = new Certificate(base, name(), address);
    boolean make = isHttps() && (line.has(Switch.FORCE) || !certificate.exists());
    out.println("WinRM does not receive requests over " + transport + " yet. What has to change:");
    out.println("  create a listener on " + url() + " in " + file);
    if (make) {
      out.println("  make " + certificate.describe());
    } else if (isHttps()) {
      out.println("  use the certificate that is there, " + certificate.keystore());
    }
    warn();
    if (!agreed()) {
      out.println("Nothing was changed.");
      throw new UsageException("quickconfig was declined");
    }
    if (make) {
      certificate.create();
      out.println("Made the certificate; SHA-256 " + certificate.fingerprint());
    }
    write(file, content(certificate));
    out.println("Wrote " + file + "; a running Windlass opens the listener now.");
  }

  private boolean agreed() throws UsageException {
    if (line.has(Switch.QUIET)) {
      return true;
    }
    terminal.out().println();
    terminal.out().flush();
    if (!terminal.isInteractive()) {
      throw new UsageException(
          "There is no terminal to ask for your consent: agree beforehand with -quiet");
    }
    String answer = terminal.ask("Make these changes [y/n]? ");
    return answer != null
        && (answer.trim().equalsIgnoreCase("y") || answer.trim().equalsIgnoreCase("yes"));
  }

  private void warn() {
    if (!isHttps() && !Loopback.is(address)) {
      terminal
          .out()
          .println(
              "Warning: HTTP shows everything to everyone on the way. Basic over it stays refused"
                  + " unless the\nlistener says allowUnencrypted = true; -transport:https needs no"
                  + " such exception.");
    }
  }

  private String content(Certificate certificate) {
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

  /** Whole or not at all: the service watches the directory. */
  private void write(Path file, String content) throws IOException {
    if (!Files.exists(file.getParent())) {
      Files.createDirectories(file.getParent());
      Instance.giveToOwner(base, file.getParent());
    }
    Path draft = file.resolveSibling("." + file.getFileName() + ".tmp");
    try {
      Files.write(draft, content.getBytes(StandardCharsets.UTF_8));
      Instance.giveToOwner(base, draft);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
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

  private static String where(ListenerFile listener) {
    return listener.file()
        + " ("
        + listener.transport()
        + " on "
        + listener.address()
        + ", port "
        + listener.port()
        + ")";
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
