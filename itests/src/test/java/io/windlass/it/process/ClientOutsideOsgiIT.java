package io.windlass.it.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import io.windlass.it.support.Await;
import io.windlass.it.support.Checkout;
import io.windlass.it.support.Command;
import io.windlass.it.support.RunningService;
import io.windlass.it.support.TemporaryDirectory;
import io.windlass.it.support.WsmanHttp;
import java.io.File;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** The examples of docs/client.md, by javac and a plain class path of the packed jars. */
public class ClientOutsideOsgiIT {
  private static final List<String> JARS =
      List.of(
          "wsman-client",
          "wsman-api",
          "wsman-security",
          "wsman-xml",
          "bcprov-jdk18on",
          "woodstox-core",
          "stax2-api");

  private RunningService service;
  private TemporaryDirectory work;

  @Before
  public void start() throws Exception {
    service = RunningService.start();
    work = TemporaryDirectory.create();
  }

  @After
  public void stop() throws Exception {
    service.close();
    work.close();
  }

  /** What docs/client.md says that a program needs, and nothing else. */
  private String classPath() throws IOException {
    try (var files = Files.walk(service.distribution().home())) {
      List<String> jars =
          files
              .filter(file -> JARS.stream().anyMatch(jar -> isJar(file, jar)))
              .map(Path::toString)
              .toList();
      assertEquals(jars.toString(), JARS.size(), jars.size());
      return String.join(File.pathSeparator, jars) + File.pathSeparator + work.path();
    }
  }

  private static boolean isJar(Path file, String name) {
    return file.getFileName().toString().matches(name + "-\\d.*\\.jar");
  }

  private static List<String> examples() throws IOException {
    String[] parts = Files.readString(Checkout.root().resolve("docs/client.md")).split("```java\n");
    List<String> examples = new ArrayList<>();
    for (int i = 1; i < parts.length; i++) {
      examples.add(parts[i].substring(0, parts[i].indexOf("```")));
    }
    return examples;
  }

  private String run(String name, String source, String... arguments) throws Exception {
    Path file = work.path().resolve(name + ".java");
    Files.writeString(file, source);
    Path java = Path.of(System.getProperty("java.home"), "bin");
    Command.Result compiled =
        Command.run(
            work.path(),
            Map.of(),
            java.resolve("javac").toString(),
            "-d",
            work.path().toString(),
            "-cp",
            classPath(),
            file.toString());
    assertEquals(compiled.text(), 0, compiled.exit());
    List<String> command =
        new ArrayList<>(List.of(java.resolve("java").toString(), "-cp", classPath(), name));
    command.addAll(List.of(arguments));
    Command.Result ran = Command.run(work.path(), Map.of(), command.toArray(String[]::new));
    assertEquals(ran.text(), 0, ran.exit());
    return ran.out();
  }

  private String[] here() {
    return new String[] {
      "127.0.0.1:" + service.port(), RunningService.USER, RunningService.PASSWORD
    };
  }

  @Test
  public void theProgramOfTheDocumentRuns() throws Exception {
    String[] lines = run("Systems", examples().get(0), here()).split("\n");
    assertEquals("Windlass", lines[0]);
    assertTrue(lines[2], lines[2].matches("\\d+ kB free"));
    assertTrue(lines[3], lines[3].matches("since 20\\d\\d-.*Z"));
  }

  @Test
  public void everyOtherExampleRuns() throws Exception {
    List<String> snippets = examples().subList(1, examples().size());
    String methods =
        snippets.stream()
            .map(
                code ->
                    "{ new Object() { void run() throws Exception {\n" + code + "} }.run(); }\n")
            .collect(Collectors.joining());
    String program =
        "import io.windlass.wsman.client.*;\nimport java.time.*;\nimport java.util.*;\n"
            + "public class Examples {\n"
            + "  static final String CIMV2 ="
            + " \"http://schemas.microsoft.com/wbem/wsman/1/wmi/root/cimv2/\";\n"
            + "  public static void main(String[] args) throws Exception {\n"
            + "    Endpoint endpoint = Endpoint.parse(args[0], false);\n"
            + "    Authentication user = Authentication.basic(args[1], args[2]);\n"
            + "    try (WsmanSession session ="
            + " new WsmanSession(endpoint, user, SessionOptions.defaults())) {\n"
            + methods
            + "    }\n  }\n}\n";
    String printed = run("Examples", program, here());
    assertTrue(printed, printed.contains(" has the process 1\n"));
    assertTrue(printed, printed.contains("root\\cimv2:Win32_Process.Handle=\"1\"\n"));
    assertTrue(printed, printed.contains("ReturnValue 0\n"));
    assertTrue(printed, printed.contains("Sender "));
    assertTrue(printed, printed.contains("ERROR_"));
  }

  /** Identify, by a program of ours, at a service that we did not write. */
  @Test
  public void openwsmanAnswers() throws Exception {
    Path server = Path.of("/usr/sbin/openwsmand");
    assumeTrue("openwsman is not installed", Files.exists(server));
    int port = WsmanHttp.freePort();
    Path configuration = work.path().resolve("openwsman.conf");
    Path passwords = work.path().resolve("passwords");
    Files.writeString(
        configuration,
        "[server]\nport = "
            + port
            + "\nipv4 = yes\nipv6 = no\nbasic_password_file = "
            + passwords
            + "\nbasic_authenticator = libwsman_file_auth.so\n");
    // The hash of "secret" by crypt(3).
    Files.writeString(passwords, "wsman:fIzDMMpLTn3TU\n");
    Process process =
        new ProcessBuilder(
                server.toString(),
                "-d",
                "-c",
                configuration.toString(),
                "-p",
                work.path().resolve("pid").toString())
            .redirectErrorStream(true)
            .redirectOutput(work.path().resolve("openwsman.log").toFile())
            .start();
    try {
      Await.until("openwsman listens", Duration.ofSeconds(30), () -> listens(port));
      String program =
          "import io.windlass.wsman.client.*;\n"
              + "public class Who { public static void main(String[] a) throws Exception {\n"
              + "try (WsmanSession s = new WsmanSession(Endpoint.parse(a[0], false),"
              + " Authentication.basic(a[1], a[2]), SessionOptions.defaults())) {\n"
              + "System.out.println(Item.of(s.identify()).text(\"ProductVendor\").get());"
              + "System.out.println(Item.of(s.identify()).text(\"ProtocolVersion\").get());}}}\n";
      assertEquals(
          "Openwsman Project\nhttp://schemas.dmtf.org/wbem/wsman/1/wsman.xsd\n",
          run("Who", program, "127.0.0.1:" + port, "wsman", "secret"));
    } finally {
      process.destroy();
      process.waitFor(10, TimeUnit.SECONDS);
    }
  }

  /** Forwarded with Basic, and in a tunnel with NTLM, which is a matter of the connection. */
  @Test
  public void tinyproxyLetsRequestsThrough() throws Exception {
    Path server = Path.of("/usr/bin/tinyproxy");
    assumeTrue("tinyproxy is not installed", Files.exists(server));
    int port = WsmanHttp.freePort();
    Path configuration = work.path().resolve("tinyproxy.conf");
    Path log = work.path().resolve("tinyproxy.log");
    Files.writeString(
        configuration,
        "Port "
            + port
            + "\nListen 127.0.0.1\nTimeout 60\nMaxClients 20\nConnectPort "
            + service.port()
            + "\nBasicAuth pu ppw\nDisableViaHeader Yes\nLogLevel Connect\nLogFile \""
            + log
            + "\"\n");
    Process process =
        new ProcessBuilder(server.toString(), "-d", "-c", configuration.toString())
            .redirectErrorStream(true)
            .redirectOutput(work.path().resolve("tinyproxy.out").toFile())
            .start();
    try {
      Await.until("tinyproxy listens", Duration.ofSeconds(30), () -> listens(port));
      String program =
          "import io.windlass.wsman.client.*;\n"
              + "public class Proxied { public static void main(String[] a) throws Exception {\n"
              + "Endpoint e = Endpoint.parse(a[0], false);\n"
              + "ProxySettings p = ProxySettings.of(\"127.0.0.1\", Integer.parseInt(a[3]))"
              + ".withBasic(\"pu\", \"ppw\");\n"
              + "for (Authentication u : new Authentication[] {Authentication.basic(a[1], a[2]),"
              + " Authentication.ntlm(a[1], a[2], e.host())}) {\n"
              + "try (WsmanSession s = new WsmanSession(e, u,"
              + " SessionOptions.defaults().withProxy(p))) { for (int i = 0; i < 2; i++)\n"
              + "System.out.println(Item.of(s.identify()).text(\"ProductVendor\").get());}}}}\n";
      assertEquals(
          "Windlass\n".repeat(4),
          run("Proxied", program, here()[0], here()[1], here()[2], Integer.toString(port)));
      String seen = Files.readString(log);
      assertTrue(seen, seen.contains("POST http://127.0.0.1:" + service.port() + "/wsman"));
      assertTrue(seen, seen.contains("CONNECT 127.0.0.1:" + service.port()));
    } finally {
      process.destroy();
      process.waitFor(10, TimeUnit.SECONDS);
    }
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }
}
