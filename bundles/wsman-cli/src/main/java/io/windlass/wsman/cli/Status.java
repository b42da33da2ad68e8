package io.windlass.wsman.cli;

import io.windlass.wsman.client.Authentication;
import io.windlass.wsman.client.Endpoint;
import io.windlass.wsman.client.EnumerateOptions;
import io.windlass.wsman.client.Enumerator;
import io.windlass.wsman.client.NotReachableException;
import io.windlass.wsman.client.ResourceLocator;
import io.windlass.wsman.client.SessionOptions;
import io.windlass.wsman.client.WsmanFaultException;
import io.windlass.wsman.client.WsmanSession;
import io.windlass.wsman.client.XmlElement;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/** What {@code windlass status} shows: whether the instance runs, its listeners and providers. */
public final class Status {
  private static final String NAMESPACE =
      "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/windlass/";
  private static final int RUNNING = 0;
  private static final int FAILED = 1;
  private static final int NOT_RUNNING = 3;

  private final WsmanSession session;
  private final PrintStream out;

  private Status(WsmanSession session, PrintStream out) {
    this.session = session;
    this.out = out;
  }

  /** Takes {@code --base DIR}; ends the JVM with 0 when it runs, 3 when not, 1 on an error. */
  public static void main(String[] args) {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    PrintStream err =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    System.exit(run(args, Terminal.ofProcess(out, err)));
  }

  static int run(String[] args, Terminal terminal) {
    try {
      if (args.length != 0 && (args.length != 2 || !args[0].equals("--base"))) {
        throw new UsageException("Only --base DIR is understood");
      }
      Path base = Instance.directory(args.length == 0 ? null : args[1], terminal);
      return run(base, terminal.out());
    } catch (UsageException | IOException failure) {
      terminal.err().println("Error: " + failure.getMessage());
      return FAILED;
    }
  }

  private static int run(Path base, PrintStream out) throws IOException {
    Endpoint endpoint = Endpoint.ofInstance(base);
    try (WsmanSession session =
        new WsmanSession(endpoint, Authentication.none(), SessionOptions.defaults())) {
      XmlElement identity;
      try {
        identity = session.identify();
      } catch (NotReachableException nobody) {
        if (Instance.isBarred(base)) {
          throw nobody;
        }
        out.println("not running: " + base);
        return NOT_RUNNING;
      }
      out.println("running: " + base);
      String product = identity.textOf("ProductVendor") + " " + identity.textOf("ProductVersion");
      out.println("version: " + product.trim());
      new Status(session, out).show();
      return RUNNING;
    }
  }

  private void show() throws IOException {
    out.println("listeners:");
    list("Windlass_Listener", this::listener);
    out.println("providers:");
    list("Windlass_Provider", this::provider);
    out.println("refused web applications:");
    list("Windlass_RefusedWebApp", this::refused);
  }

  /** Writes one item. */
  private interface Row {
    void print(XmlElement item);
  }

  private void list(String className, Row row) throws IOException {
    ResourceLocator resource = ResourceLocator.of(NAMESPACE + className);
    try (Enumerator items = session.enumerate(resource, EnumerateOptions.all())) {
      if (!items.hasNext()) {
        out.println("    none");
      }
      while (items.hasNext()) {
        row.print(items.next());
      }
    } catch (WsmanFaultException absent) {
      out.println("    not told, " + className + " is not served: " + absent.getMessage());
    }
  }

  private void listener(XmlElement item) {
    boolean listening = text(item, "listening").equalsIgnoreCase("true");
    String address = text(item, "address");
    if (!text(item, "port").equals("0") && !text(item, "port").isEmpty()) {
      address += " port " + text(item, "port");
    }
    String name = text(item, "name") + " (" + text(item, "transport") + ")";
    String state = listening ? "listening at " + text(item, "url") : "not listening on " + address;
    out.println("    " + name + ": " + state + because(item));
  }

  private void provider(XmlElement item) {
    String state = text(item, "state").toLowerCase(Locale.ROOT);
    out.println("    " + text(item, "bundle") + ": " + state + because(item));
    for (XmlElement property : item.children()) {
      if (property.localName().equalsIgnoreCase("resourceUri")) {
        out.println("        " + property.text().trim());
      }
    }
  }

  private void refused(XmlElement item) {
    out.println("    " + text(item, "bundle") + " " + text(item, "path") + because(item));
  }

  private static String because(XmlElement item) {
    String reason = text(item, "reason");
    return reason.isEmpty() ? "" : ": " + reason;
  }

  /** The property's text whatever the case of its name; empty when it is not there. */
  private static String text(XmlElement item, String name) {
    for (XmlElement property : item.children()) {
      if (property.localName().equalsIgnoreCase(name)) {
        return property.text().trim();
      }
    }
    return "";
  }
}
