package io.windlass.it.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import io.windlass.it.support.Command;
import io.windlass.it.support.ServiceProcess;
import io.windlass.it.support.TemporaryDirectory;
import io.windlass.it.support.UnpackedDistribution;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.Test;

/** Who administers the service of this machine without a password. */
public class LocalAccessIT {
  @Test
  public void membersOfTheGroupDoAndOthersDoNot() throws Exception {
    assumeTrue("only root can be others", System.getProperty("user.name").equals("root"));
    assumeTrue(Files.exists(Path.of("/usr/bin/setpriv")));
    try (UnpackedDistribution distribution =
        UnpackedDistribution.unpack(TemporaryDirectory.createPlain())) {
      Path base = distribution.newBase("instance");
      Files.createDirectories(base.resolve("etc"));
      Files.writeString(base.resolve("etc/io.windlass.wsman.local.cfg"), "group = daemon\n");
      for (Path directory : new Path[] {base.getParent(), base}) {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
      try (ServiceProcess service = ServiceProcess.start(distribution.home(), base)) {
        service.awaitLine("no listener is configured");
        Command.Result member = as(distribution, base, "daemon");
        assertEquals(member.text(), 0, member.exit());
        assertTrue(member.text(), member.out().contains("MaxTimeoutms = 60000"));
        Command.Result other = as(distribution, base, "nogroup");
        assertEquals(other.text(), 1, other.exit());
        assertTrue(other.text(), other.err().contains("ask as the user of the service"));
        String log = Files.readString(base.resolve("log/audit.log"));
        assertTrue(log, !log.contains("nogroup"));
      }
    }
  }

  /** Asks as nobody, in a group. */
  private static Command.Result as(UnpackedDistribution distribution, Path base, String group)
      throws Exception {
    return Command.run(
        base,
        Map.of("HOME", "/nonexistent"),
        "setpriv",
        "--reuid=nobody",
        "--regid=" + group,
        "--clear-groups",
        distribution.home().resolve("bin/winrm").toString(),
        "get",
        "winrm/config",
        "-base:" + base);
  }
}
