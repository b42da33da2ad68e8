package io.windlass.it.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.windlass.it.support.Checkout;
import io.windlass.it.support.Command;
import io.windlass.it.support.RunningService;
import io.windlass.it.support.ServiceProcess;
import io.windlass.it.support.UnpackedDistribution;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** Plug-ins through {@code winrm/config/plugin} of the packed distribution. */
public class PluginRegistryIT {
  private static final String PLUGIN = "winrm/config/plugin?Name=Fans";
  private static final String FAN = "wmi/root/example/Example_Fan?DeviceID=fan0";
  private static final String OS = "wmicimv2/Win32_OperatingSystem";

  private RunningService service;
  private UnpackedDistribution distribution;
  private Path base;

  @Before
  public void start() throws Exception {
    service = RunningService.start();
    distribution = service.distribution();
    base = service.base();
    Path available = Files.createDirectories(base.resolve("plugins.available"));
    Files.copy(Checkout.jar("bundles/example-provider"), available.resolve("fans.jar"));
  }

  @After
  public void stop() throws Exception {
    service.close();
  }

  private String winrm(String... arguments) throws Exception {
    Command.Result result = distribution.winrm(base, arguments);
    assertEquals(result.text(), 0, result.exit());
    return result.out();
  }

  private String refused(String... arguments) throws Exception {
    Command.Result result = distribution.winrm(base, arguments);
    assertEquals(result.text(), 1, result.exit());
    return result.text();
  }

  @Test
  public void aPluginIsInstalledSwitchedOffAndOnAndRemoved() throws Exception {
    winrm("create", PLUGIN, "@{Filename=\"fans.jar\"}");
    assertTrue(winrm("get", FAN).contains("Chassis fan0"));
    String shown = winrm("get", PLUGIN);
    assertTrue(shown, shown.contains("Name = Fans"));
    assertTrue(shown, shown.contains("State = ACTIVE"));
    assertTrue(shown, shown.contains("/plugins.available/fans.jar"));
    winrm("set", PLUGIN, "@{Enabled=\"false\"}");
    assertTrue(refused("get", FAN).contains("No provider serves"));
    assertTrue(winrm("get", PLUGIN).contains("State = STOPPED"));
    winrm("set", PLUGIN, "@{Enabled=\"true\"}");
    assertTrue(winrm("get", FAN).contains("Chassis fan0"));
    winrm("delete", PLUGIN);
    refused("get", FAN);
    refused("get", PLUGIN);
    try (Stream<Path> etc = Files.list(base.resolve("etc"))) {
      assertFalse(etc.anyMatch(file -> file.toString().contains("wsman.plugin-")));
    }
  }

  @Test
  public void whatWasInstalledIsThereAfterARestart() throws Exception {
    winrm("create", PLUGIN, "@{Filename=\"fans.jar\"}");
    winrm("set", "winrm/config/plugin?Name=io.windlass.wmi", "@{Enabled=\"false\"}");
    assertTrue(refused("get", OS).contains("No provider serves"));
    service.process().kill();
    try (ServiceProcess again = ServiceProcess.start(distribution.home(), base)) {
      again.awaitLine("ready ");
      assertTrue(winrm("get", FAN).contains("Chassis fan0"));
      refused("get", OS);
      winrm("invoke", "Restore", "winrm/config/plugin", "@{}");
      assertTrue(winrm("get", OS).contains("Win32_OperatingSystem"));
      refused("get", FAN);
    }
  }

  @Test
  public void everyPluginIsListedWithWhatItServes() throws Exception {
    String all = winrm("enumerate", "winrm/config/plugin");
    assertTrue(all, all.contains("Name = io.windlass.wmi"));
    assertTrue(all, all.contains("Name = io.windlass.wsman.config"));
    assertTrue(all, all.contains("ResourceUri = http://schemas.microsoft.com/wbem/wsman/1/config"));
    assertTrue(all, all.contains("Type = Enumerate"));
    assertTrue(all, all.contains("MaxConcurrentUsers = 100"));
  }

  @Test
  public void filesFromElsewhereAreRefused() throws Exception {
    Path other = Files.copy(base.resolve("plugins.available/fans.jar"), base.resolve("fans.jar"));
    String answer = refused("create", PLUGIN, "@{Filename=\"" + other + "\"}");
    assertTrue(answer, answer.contains("plugins.available"));
    refused("create", PLUGIN, "@{Filename=\"../fans.jar\"}");
    Files.createSymbolicLink(base.resolve("plugins.available/link.jar"), other);
    refused("create", PLUGIN, "@{Filename=\"link.jar\"}");
    Files.writeString(base.resolve("plugins.available/no.jar"), "none");
    assertTrue(refused("create", PLUGIN, "@{Filename=\"no.jar\"}").contains("is no bundle"));
  }

  @Test
  public void quotasAreSetAndRefusedBeyondTheirRange() throws Exception {
    String wmi = "winrm/config/plugin?Name=io.windlass.wmi";
    winrm("set", wmi, "@{MaxConcurrentUsers=\"3\"}");
    assertTrue(winrm("get", wmi).contains("MaxConcurrentUsers = 3"));
    refused("set", wmi, "@{MaxConcurrentUsers=\"101\"}");
    assertTrue(winrm("get", wmi).contains("MaxConcurrentUsers = 3"));
    assertTrue(winrm("get", OS).contains("Win32_OperatingSystem"));
  }

  @Test
  public void theConfigurationItselfStaysOn() throws Exception {
    String answer =
        refused("set", "winrm/config/plugin?Name=io.windlass.wsman.config", "@{Enabled=\"false\"}");
    assertTrue(answer, answer.contains("cannot be switched off"));
  }
}
