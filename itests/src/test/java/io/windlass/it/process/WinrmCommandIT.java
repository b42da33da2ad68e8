package io.windlass.it.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import io.windlass.it.support.Await;
import io.windlass.it.support.Checkout;
import io.windlass.it.support.Command;
import io.windlass.it.support.HelpExamples;
import io.windlass.it.support.HelpExamples.Example;
import io.windlass.it.support.RunningService;
import io.windlass.it.support.UnpackedDistribution;
import io.windlass.it.support.WsmanHttp;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;

/** The {@code winrm} command of the packed distribution, as its own help shows it. */
public class WinrmCommandIT {
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  /** Examples that are not run, by a part of them, and why. */
  private static final Map<String, String> LEFT_OUT = new LinkedHashMap<>();

  static {
    LEFT_OUT.put("-a:kerberos", "needs a KDC: KerberosIT logs on so");
    LEFT_OUT.put("-a:certificate", "needs a mapping: CertificateIT logs on so");
    LEFT_OUT.put("StopService", "would stop a service of the machine that tests");
    LEFT_OUT.put("Address=*", "opens every address of the machine that tests");
    LEFT_OUT.put("XXXX", "X stands for digits");
  }

  /** What examples create, set and delete, and what it is made of. */
  private static final List<String[]> ITEMS =
      List.of(
          new String[] {"plugin?Name=mine", "@{Filename=\"mine.jar\"}"},
          new String[] {"Listener?Address=IP:127.0.0.2+Transport=HTTP", "@{Port=\"8888\"}"},
          new String[] {
            "service/certmapping?Issuer=2c3f7a1198cf9ed0b6eb35a2edbd9f2c6b2e1b4c"
                + "+Subject=*@example.org+URI=wmicimv2/*",
            "@{UserName=\"admin\";Password=\"secret\"}"
          });

  private static RunningService service;
  private static UnpackedDistribution distribution;
  private static Path work;
  private static int tls;

  @BeforeClass
  public static void start() throws Exception {
    service = RunningService.start();
    distribution = service.distribution();
    work = Files.createDirectory(distribution.newBase("work"));
    tls = WsmanHttp.freePort();
    Command.Result made =
        distribution.winrm(
            service.base(), "qc", "-q", "-transport:https", "-address:127.0.0.1", "-port:" + tls);
    assertEquals(made.text(), 0, made.exit());
    assertTrue(made.text(), made.out().contains("The service is running for " + service.base()));
    assertTrue(made.text(), made.out().contains("The service listens on https://127.0.0.1:" + tls));
    exportCertificate();
    Files.copy(
        Checkout.root().resolve("bundles/wsman-automation/src/samples/services.js"),
        work.resolve("services.js"));
    Path available = Files.createDirectories(service.base().resolve("plugins.available"));
    Files.copy(Checkout.jar("bundles/example-provider"), available.resolve("mine.jar"));
    Files.writeString(
        work.resolve("mine.xml"),
        "<PlugInConfiguration xmlns='http://schemas.microsoft.com/wbem/wsman/1/config/"
            + "PluginConfiguration' Name='mine' Filename='mine.jar' SDKVersion='1'"
            + " XmlRenderingType='text'><Resources/></PlugInConfiguration>");
    Files.writeString(
        work.resolve("create.xml"),
        "<p:Create_INPUT xmlns:p='http://schemas.microsoft.com/wbem/wsman/1/wmi/root/cimv2/"
            + "Win32_Process'><p:CommandLine>true</p:CommandLine></p:Create_INPUT>");
  }

  private static void exportCertificate() throws Exception {
    Path certificates = service.base().resolve("certificates");
    Command.Result exported =
        Command.run(
            work,
            Map.of(),
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-exportcert",
            "-rfc",
            "-alias",
            "windlass",
            "-keystore",
            certificates.resolve("https.p12").toString(),
            "-storepass:file",
            certificates.resolve("https.password").toString(),
            "-file",
            "ca.pem");
    assertEquals(exported.text(), 0, exported.exit());
  }

  @AfterClass
  public static void stop() throws Exception {
    if (service != null) {
      service.close();
    }
  }

  @Test
  public void everyExampleOfTheHelpWorks() throws Exception {
    String someService = nameOfAService();
    List<String> failures = new ArrayList<>();
    Set<String> unused = new HashSet<>(LEFT_OUT.keySet());
    for (Example example : HelpExamples.all(distribution, service.base())) {
      String part = leftOut(example.line());
      boolean cron = example.line().contains("Name=cron") || example.line().contains("\"cron\"");
      boolean ownBase = example.topic().equals("quickconfig");
      if (part != null) {
        unused.remove(part);
      } else if (!ownBase && !(cron && someService.isEmpty())) {
        prepare(example.line());
        Command.Result result = run(service.base(), placed(example.line(), someService));
        if (result.exit() != 0) {
          failures.add(example + "\n" + result.text());
        }
        if (example.line().contains("Restore")) {
          // Basic, which others log on by, is off by default.
          run(service.base(), "winrm set winrm/config/service/auth '@{Basic=\"true\"}'");
        }
      }
    }
    assertEquals(String.join("\n", failures), 0, failures.size());
    assertEquals("nothing of the help is left out for these", Set.of(), unused);
  }

  /** Examples stand alone: what one creates is not there, what one deletes or sets is. */
  private static void prepare(String line) throws Exception {
    for (String[] item : ITEMS) {
      if (line.contains(item[0])) {
        String address = "winrm/config/" + item[0];
        String create = "winrm create '" + address + "' '" + item[1] + "'";
        run(service.base(), line.contains("create") ? "winrm delete '" + address + "'" : create);
      }
    }
  }

  private static String leftOut(String line) {
    for (String part : LEFT_OUT.keySet()) {
      if (line.contains(part)) {
        return part;
      }
    }
    return null;
  }

  /** The example with this machine's names for those that it makes up. */
  private static String placed(String line, String someService) throws Exception {
    String placed =
        line.replace("http://host1:5985", "http://127.0.0.1:" + service.port())
            .replace("https://host1:5986", "https://localhost:" + tls)
            .replace("-p:secret", "-p:" + RunningService.PASSWORD)
            .replace("Name=windlass", "Name=io.windlass.wmi")
            .replace("Name=mine' -file:plugin.xml", "Name=mine' -file:mine.xml")
            .replace("cron", someService);
    // Ended by the example.
    return placed.contains("4711")
        ? placed.replace("4711", "" + new ProcessBuilder("sleep", "60").start().pid())
        : placed;
  }

  private static Command.Result run(Path base, String line) throws Exception {
    Path bin = distribution.home().resolve("bin");
    return Command.run(
        work,
        Map.of(
            "HOME", work.resolve("home").toString(),
            "WINDLASS_BASE", base.toString(),
            "PATH", bin + ":" + System.getenv("PATH")),
        "bash",
        "-c",
        line);
  }

  /** Which services there are is this machine's business; there may be none. */
  private static String nameOfAService() throws Exception {
    Command.Result listed =
        run(
            service.base(),
            "winrm enumerate wmicimv2/Win32_Service | sed -n 's/^    Name = //p' | head -n 1");
    return listed.out().strip();
  }

  @Test
  public void quickconfigStartsTheServiceAndItsListener() throws Exception {
    int round = 0;
    for (Example example : HelpExamples.all(distribution, service.base())) {
      if (example.topic().equals("quickconfig")) {
        Path base = distribution.newBase("quick" + round++);
        int port = WsmanHttp.freePort();
        String line = example.line().replaceAll(" -(address|port):\\S+", "");
        Command.Result set = run(base, line + " -address:127.0.0.1 -port:" + port);
        try {
          assertEquals(example + "\n" + set.text(), 0, set.exit());
          boolean https = line.contains("https");
          String url = (https ? "https://localhost:" : "http://127.0.0.1:") + port;
          String trust = https ? " -skipCAcheck" : "";
          Command.Result id = run(base, "winrm id -a:none -r:" + url + trust);
          assertEquals(id.text(), 0, id.exit());
          Command.Result local = run(base, "winrm id");
          assertEquals(local.text(), 0, local.exit());
          Command.Result again = run(base, "winrm qc " + (https ? "-transport:https" : ""));
          assertEquals(again.text(), 0, again.exit());
          assertTrue(again.text(), again.out().contains("is already set up"));
        } finally {
          run(base, "windlass stop");
        }
      }
    }
    assertEquals(3, round);
  }

  @Test
  public void aDescriptorOfAResourceIsInForceAtOnce() throws Exception {
    String get = "winrm enumerate wmicimv2/Win32_ComputerSystem";
    assertEquals(0, run(service.base(), get).exit());
    Command.Result set =
        run(
            service.base(),
            "winrm configSDDL wmicimv2/Win32_ComputerSystem 'D:P(A;;GR;;;AN)' -quiet");
    assertEquals(set.text(), 0, set.exit());
    assertTrue(set.text(), set.out().contains("Warning: administrators (BA)"));
    Await.until("it is closed", DEADLINE, () -> run(service.base(), get).exit() == 1);
    Command.Result denied = run(service.base(), get);
    assertTrue(denied.text(), denied.err().contains("Error number:  -2147024891 0x80070005\n"));
    run(service.base(), "winrm configSDDL wmicimv2/Win32_ComputerSystem 'D:P(A;;GA;;;BA)' -quiet");
    Await.until("it is open again", DEADLINE, () -> run(service.base(), get).exit() == 0);
  }

  @Test
  public void bashCompletesVerbsSwitchesValuesAndResources() throws Exception {
    Command.Result offered =
        Command.run(
            work,
            Map.of(),
            "bash",
            Checkout.root().resolve("itests/src/test/resources/bash_completion.sh").toString(),
            distribution.home().resolve("share/bash-completion/completions/winrm").toString(),
            "winrm q",
            "winrm help cert",
            "winrm e wmicimv2/Win32_Oper",
            "winrm e x -RETURN",
            "winrm e x -f:p",
            "winrm get winrm/config/service/",
            "winrm get winrm/config/listener?Address=*+Transport=HTTPS",
            "winrm qc -transport:",
            "winrm configsddl d",
            "winrm c x -file:crea");
    assertEquals(
        List.of(
            "quickconfig",
            "certmapping",
            "wmicimv2/Win32_OperatingSystem",
            "-returnType:",
            "pretty",
            "winrm/config/service/auth winrm/config/service/defaultports"
                + " winrm/config/service/certmapping",
            "HTTPS",
            "http https",
            "default",
            "create.xml"),
        offered.out().lines().toList());
  }

  @Test
  public void zshCompletesToo() throws Exception {
    assumeTrue("zsh is not installed", Files.isExecutable(Path.of("/usr/bin/zsh")));
    Command.Result typed =
        Command.run(
            work,
            Map.of(),
            "/usr/bin/zsh",
            "-f",
            Checkout.root().resolve("itests/src/test/resources/zsh_completion.zsh").toString(),
            distribution.home().resolve("share/zsh/site-functions").toString(),
            "winrm qui",
            "winrm get wmicimv2/Win32_Oper",
            "winrm e x -f:pre",
            "winrm enumerate x -RETURN");
    assertEquals(
        typed.text(),
        List.of(
            "winrm quickconfig",
            "winrm get wmicimv2/Win32_OperatingSystem",
            "winrm e x -f:pretty",
            "winrm enumerate x -returnType:"),
        typed.out().replace("\r", "").lines().map(String::strip).toList());
  }

  @Test
  public void theManualPagesAreWithoutFault() throws Exception {
    boolean mandoc = Files.isExecutable(Path.of("/usr/bin/mandoc"));
    assumeTrue("mandoc is not installed", mandoc);
    for (String page : List.of("winrm.1", "windlass.1")) {
      Path file = distribution.home().resolve("share/man/man1").resolve(page);
      Command.Result lint =
          Command.run(
              work, Map.of(), "/usr/bin/mandoc", "-Tlint", "-W", "warning", file.toString());
      assertEquals(lint.text(), 0, lint.exit());
    }
  }
}
