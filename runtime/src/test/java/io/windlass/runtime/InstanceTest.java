package io.windlass.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceTest {
  @TempDir Path directory;

  @Test
  void makesWhatIsMissingAndKeepsTheDataPrivate() throws Exception {
    Path base = directory.resolve("a/b c");
    try (Instance instance = Instance.open(base)) {
      assertTrue(Files.isDirectory(instance.etc()));
      assertTrue(Files.isDirectory(instance.plugins()));
      assertTrue(Files.isDirectory(base.resolve("log")));
      assertEquals(
          "rwx------",
          PosixFilePermissions.toString(Files.getPosixFilePermissions(base.resolve("data"))));
    }
  }

  @Test
  void isHeldByOneProcessUntilClosed() throws Exception {
    Path base = directory.resolve("base");
    Path pid = base.resolve("data/windlass.pid");
    try (Instance first = Instance.open(base)) {
      assertEquals(ProcessHandle.current().pid() + "\n", Files.readString(pid));
      StartFailure refused = assertThrows(StartFailure.class, () -> Instance.open(base));
      assertTrue(refused.getMessage().contains("is already running (pid "), refused.getMessage());
      assertTrue(Files.exists(pid), "the refused one takes nothing away");
    }
    assertFalse(Files.exists(pid));
    Instance.open(base).close();
  }

  @Test
  void takesOverWhatAKilledProcessLeft() throws Exception {
    Path base = directory.resolve("base");
    Files.createDirectories(base.resolve("data"));
    Files.writeString(base.resolve("data/windlass.pid"), "1\n");
    Files.createFile(base.resolve("data/windlass.lock"));
    Instance.open(base).close();
  }

  @Test
  void namesTheFileThatIsInTheWay() throws Exception {
    Path file = Files.createFile(directory.resolve("file"));
    StartFailure refused = assertThrows(StartFailure.class, () -> Instance.open(file));
    assertTrue(refused.getMessage().contains(file.toString()), refused.getMessage());
  }

  @Test
  void refusesANameThatFileInstallWouldSplit() {
    assertThrows(StartFailure.class, () -> Instance.open(directory.resolve("a,b")));
  }

  @Test
  void refusesTheDataOfSomebodyElse() throws Exception {
    Path data = Files.createDirectories(directory.resolve("base/data"));
    assumeTrue(
        "root".equals(System.getProperty("user.name")), "only root can give a directory away");
    Files.setOwner(
        data, data.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
    StartFailure refused =
        assertThrows(StartFailure.class, () -> Instance.open(directory.resolve("base")));
    assertTrue(
        refused.getMessage().contains("belongs to nobody, and this is root"), refused.getMessage());
  }

  @Test
  void keepsTheCacheOfTheSameBundlesAndDropsThatOfOthers() throws Exception {
    try (Instance instance = Instance.open(directory.resolve("base"))) {
      Path cache = instance.frameworkCache("one");
      Path entry = Files.createFile(Files.createDirectories(cache.resolve("bundle1")).resolve("x"));
      assertEquals(cache, instance.frameworkCache("one"));
      assertTrue(Files.exists(entry));
      assertEquals(cache, instance.frameworkCache("two"));
      assertFalse(Files.exists(entry));
      assertTrue(Files.isDirectory(cache));
    }
  }
}
