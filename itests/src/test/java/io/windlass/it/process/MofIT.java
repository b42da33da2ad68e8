package io.windlass.it.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.windlass.it.support.Await;
import io.windlass.it.support.Command;
import io.windlass.it.support.ServiceProcess;
import io.windlass.it.support.UnpackedDistribution;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;

/** Classes and instances that somebody declares, seen from outside. */
public class MofIT {
  private static final Duration DEADLINE = Duration.ofSeconds(20);
  private static final String PUMP =
      "#pragma namespace(\"root\\\\acme\")\n"
          + "class Acme_Pump { [Key] string Id; uint32 Litres; };\n"
          + "instance of Acme_Pump { Id = \"a\"; Litres = 50; };\n";
  private static final String[] GET = {"get", "wmi/root/acme/Acme_Pump?Id=a"};

  private static UnpackedDistribution distribution;

  @BeforeClass
  public static void unpack() throws Exception {
    distribution = UnpackedDistribution.unpack();
  }

  @AfterClass
  public static void remove() throws Exception {
    distribution.close();
  }

  private static void awaitAnswer(Path base, boolean answers) throws Exception {
    Await.until(
        answers ? "it answers" : "it is gone",
        DEADLINE,
        () -> (distribution.winrm(base, GET).exit() == 0) == answers);
  }

  @Test
  public void whatIsCompiledIsServedAtOnceAndAfterARestartUntilItsFileIsDeleted() throws Exception {
    Path base = Files.createDirectories(distribution.newBase("mof-compiled"));
    Path file = Files.writeString(base.resolve("pump.mof"), PUMP);
    try (ServiceProcess service = ServiceProcess.start(distribution.home(), base)) {
      service.awaitLine("no listener");
      Command.Result done =
          distribution.windlass("mofcomp", file.toString(), "--base", base.toString());
      assertEquals(done.text(), 0, done.exit());
      awaitAnswer(base, true);
      Command.Result query =
          distribution.winrm(
              base,
              "enumerate",
              "wmi/root/acme/*",
              "-filter:SELECT Litres FROM Acme_Pump WHERE Litres > 10");
      assertTrue(query.text(), query.out().contains("Litres = 50"));
      service.terminate();
    }
    try (ServiceProcess service = ServiceProcess.start(distribution.home(), base)) {
      service.awaitLine("no listener");
      awaitAnswer(base, true);
      Files.delete(base.resolve("mof/pump.mof"));
      awaitAnswer(base, false);
    }
  }

  @Test
  public void whatIsWrongIsToldWithItsPlaceAndNotPutInPlace() throws Exception {
    Path base = Files.createDirectories(distribution.newBase("mof-refused"));
    Path file = Files.writeString(base.resolve("bad.mof"), "class A\n{\n  strin B;\n};");
    Command.Result refused =
        distribution.windlass("mofcomp", file.toString(), "--base", base.toString());
    assertEquals(refused.text(), 1, refused.exit());
    assertTrue(refused.text(), refused.text().contains("bad.mof:3:9: expected REF"));
    assertEquals(2, distribution.windlass("mofcomp", "--base", base.toString()).exit());
  }

  @Test
  public void aPlugInBringsMofInItsJar() throws Exception {
    Path base = distribution.newBase("mof-plugin");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
    manifest.getMainAttributes().putValue("Bundle-ManifestVersion", "2");
    manifest.getMainAttributes().putValue("Bundle-SymbolicName", "pumps");
    manifest.getMainAttributes().putValue("Windlass-MOF", "mof/pump.mof");
    try (ServiceProcess service = ServiceProcess.start(distribution.home(), base)) {
      service.awaitLine("no listener");
      Path jar = base.resolve("pumps.jar");
      try (OutputStream file = Files.newOutputStream(jar);
          JarOutputStream content = new JarOutputStream(file, manifest)) {
        content.putNextEntry(new ZipEntry("mof/pump.mof"));
        content.write(PUMP.getBytes(StandardCharsets.UTF_8));
      }
      Path dropped = Files.move(jar, base.resolve("plugins/pumps.jar"));
      awaitAnswer(base, true);
      Files.delete(dropped);
      awaitAnswer(base, false);
    }
  }
}
