package io.windlass.it.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.windlass.it.support.Command;
import io.windlass.it.support.ServiceProcess;
import io.windlass.it.support.UnpackedDistribution;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Test;

/** The archive of classes makes the start shorter, and never impossible. */
public class ClassArchiveIT {
  private static final String FOREIGN = "windlass: the archive of classes was made for another";

  @Test
  public void isMadeByOneCommandAndUsedWhereItFits() throws Exception {
    try (UnpackedDistribution distribution = UnpackedDistribution.unpack()) {
      Command.Result made = distribution.windlass("archive");
      assertEquals(made.text(), 0, made.exit());
      Path archive = Path.of(made.out().strip());
      assertTrue(made.text(), Files.size(archive) > 1_000_000);

      Path base = distribution.newBase("archived");
      try (ServiceProcess service = ServiceProcess.start(distribution.home(), base)) {
        service.awaitLine("no listener");
        String maps = Files.readString(Path.of("/proc/" + service.pid() + "/maps"));
        assertTrue("the JVM has mapped it", maps.contains(archive.toString()));
      }

      Path foreign = archive.resolveSibling("windlass-1.jsa");
      Files.move(archive, foreign);
      try (ServiceProcess service = ServiceProcess.start(distribution.home(), base)) {
        service.awaitLine(FOREIGN);
        service.awaitLine("no listener");
        String maps = Files.readString(Path.of("/proc/" + service.pid() + "/maps"));
        assertFalse(maps.contains(foreign.toString()));
      }

      // A file of that name that is no archive: the JVM itself goes on without it.
      Files.writeString(archive, "no archive at all");
      try (ServiceProcess service = ServiceProcess.start(distribution.home(), base)) {
        service.awaitLine("no listener");
      }
    }
  }
}
