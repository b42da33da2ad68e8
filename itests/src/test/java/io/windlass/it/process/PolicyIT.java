package io.windlass.it.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import io.windlass.it.support.Await;
import io.windlass.it.support.Checkout;
import io.windlass.it.support.Command;
import io.windlass.it.support.Envelopes;
import io.windlass.it.support.RunningService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Test;

/** Policies of the packed distribution, from files that Samba writes and from properties. */
public class PolicyIT {
  private static final Duration DEADLINE = Duration.ofSeconds(30);
  private static final String WINRM = "Software\\Policies\\Microsoft\\Windows\\WinRM\\";
  private static final String SERVICE = WINRM + "Service";
  private static final String CLIENT = WINRM + "Client";

  /** Resource, setting, and what the policy below makes of it. */
  private static final List<String[]> FIXED =
      List.of(
          new String[] {"winrm/config/service/auth", "Kerberos", "false", "true"},
          new String[] {"winrm/config/service/auth", "CbtHardeningLevel", "Strict", "None"},
          new String[] {"winrm/config/service", "AllowUnencrypted", "true", "false"},
          new String[] {"winrm/config/client", "TrustedHosts", "a,*.b", "c"},
          new String[] {"winrm/config/client/auth", "Digest", "false", "true"},
          new String[] {"winrm/config/winrs", "MaxShellsPerUser", "3", "4"});

  private static RunningService service;
  private static Path policies;

  @BeforeClass
  public static void start() throws Exception {
    service = RunningService.start(Map.of("io.windlass.wsman.policy", "seconds=1\n"));
    policies = Files.createDirectories(service.base().resolve("etc/policy"));
  }

  @AfterClass
  public static void stop() throws Exception {
    service.close();
  }

  @Before
  public void clear() throws Exception {
    for (String name : List.of("registry.pol", "site.properties")) {
      Files.deleteIfExists(policies.resolve(name));
    }
    Await.until("no policy holds", DEADLINE, () -> !show("winrm/config").contains("Source="));
  }

  private static Command.Result winrm(String... arguments) throws Exception {
    return service.distribution().winrm(service.base(), arguments);
  }

  private static String show(String resource) throws Exception {
    Command.Result result = winrm("get", resource);
    assertEquals(result.text(), 0, result.exit());
    return result.out();
  }

  private static void samba(String... lines) throws Exception {
    assumeTrue(
        "python3-samba is not installed",
        Files.exists(Path.of("/usr/lib/python3/dist-packages/samba/dcerpc")));
    Path draft = service.base().resolve("draft");
    Command.Result made =
        Command.runWith(
            String.join("\n", lines) + "\n",
            service.base(),
            Map.of(),
            "/usr/bin/python3",
            Checkout.root().resolve("itests/src/test/resources/registry_pol.py").toString(),
            draft.toString());
    assertEquals(made.text(), 0, made.exit());
    Files.move(draft, policies.resolve("registry.pol"), StandardCopyOption.ATOMIC_MOVE);
  }

  private static String number(String key, String value, int number) {
    return key + "\t" + value + "\t4\t" + number;
  }

  private static String text(String key, String value, String text) {
    return key + "\t" + value + "\t1\t" + text;
  }

  @Test
  public void sixPoliciesOfARegistryAreVisibleLockedAndUndone() throws Exception {
    String before = show("winrm/config");
    samba(
        number(SERVICE, "AllowKerberos", 0),
        number(SERVICE, "CBTHardeningLevelStatus", 1),
        text(SERVICE, "CbtHardeningLevel", "Strict"),
        number(SERVICE, "AllowUnencryptedTraffic", 1),
        number(CLIENT, "TrustedHosts", 1),
        text(CLIENT, "TrustedHostsList", "a,*.b"),
        number(CLIENT, "AllowDigest", 0),
        number(SERVICE + "\\WinRS", "MaxShellsPerUser", 3));
    Await.until("the policy holds", DEADLINE, () -> show("winrm/config").contains("Source="));
    for (String[] fixed : FIXED) {
      String line = fixed[1] + " = " + fixed[2] + " [Source=\"GPO\"]";
      assertTrue(line + " in " + show(fixed[0]), show(fixed[0]).contains(line));
      Command.Result locked = winrm("set", fixed[0], "@{" + fixed[1] + "=\"" + fixed[3] + "\"}");
      assertEquals(locked.text(), 1, locked.exit());
      assertTrue(locked.text(), locked.text().contains("is fixed by policy"));
      assertTrue(locked.text(), locked.text().contains("0x8033808A"));
    }
    assertEquals(6, show("winrm/config").split("Source=", -1).length - 1);
    Files.delete(policies.resolve("registry.pol"));
    Await.until("the policy is undone", DEADLINE, () -> show("winrm/config").equals(before));
  }

  @Test
  public void aPolicyHoldsForTheNextRequest() throws Exception {
    assertEquals(200, service.administrator().post(Envelopes.identify()).statusCode());
    Files.writeString(policies.resolve("site.properties"), "Service/Auth/Basic = false\n");
    Await.until(
        "Basic is refused",
        DEADLINE,
        () -> service.administrator().post(Envelopes.identify()).statusCode() == 401);
    Files.delete(policies.resolve("site.properties"));
    Await.until(
        "Basic is taken again",
        DEADLINE,
        () -> service.administrator().post(Envelopes.identify()).statusCode() == 200);
  }

  @Test
  public void whatIsSetBelowAPolicyHoldsWhenItGoes() throws Exception {
    Files.writeString(policies.resolve("site.properties"), "MaxTimeoutms = 70000\n");
    Await.until("it holds", DEADLINE, () -> show("winrm/config").contains("MaxTimeoutms = 70000"));
    Files.writeString(
        service.base().resolve("etc/io.windlass.wsman.service.cfg"), "MaxTimeoutms = 65000\n");
    Command.Result other = winrm("set", "winrm/config", "@{MaxBatchItems=\"99\"}");
    assertEquals(other.text(), 0, other.exit());
    assertTrue(show("winrm/config").contains("MaxTimeoutms = 70000 [Source=\"GPO\"]"));
    Files.delete(policies.resolve("site.properties"));
    Await.until("file", DEADLINE, () -> show("winrm/config").contains("MaxTimeoutms = 65000\n"));
  }

  @Test
  public void whatOtherPlacesFixedIsGivenBackWhenTheyAreNotLookedAtAnyMore() throws Exception {
    Path config = service.base().resolve("etc/io.windlass.wsman.policy.cfg");
    String usual = Files.readString(config);
    Files.writeString(policies.resolve("site.properties"), "Service/Auth/Basic = false\n");
    Await.until(
        "Basic is refused",
        DEADLINE,
        () -> service.administrator().post(Envelopes.identify()).statusCode() == 401);
    Files.writeString(config, usual + "paths = etc/none\n");
    Await.until(
        "Basic is taken again",
        DEADLINE,
        () -> service.administrator().post(Envelopes.identify()).statusCode() == 200);
    Files.writeString(config, usual);
    Await.until(
        "the policy is found again",
        DEADLINE,
        () -> show("winrm/config").contains("Basic = false [Source"));
  }

  @Test
  public void aWrongPolicyIsToldInTheLogAndNotApplied() throws Exception {
    Files.writeString(policies.resolve("site.properties"), "Winrs/MaxConcurrentUsers = 101\n");
    Path log = service.base().resolve("log/windlass.log");
    Await.until(
        "the log says why",
        DEADLINE,
        () -> Files.readString(log).contains("MaxConcurrentUsers = 101 is not a number from 1"));
    assertFalse(show("winrm/config/winrs").contains("Source"));
  }
}
