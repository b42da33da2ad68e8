package io.windlass.it.support;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The packed distribution, unpacked as a user does it, beside an instance directory. */
public final class UnpackedDistribution implements AutoCloseable {
  private final TemporaryDirectory directory;
  private final Path home;

  private UnpackedDistribution(TemporaryDirectory directory, Path home) {
    this.directory = directory;
    this.home = home;
  }

  public static UnpackedDistribution unpack() throws Exception {
    return unpack(TemporaryDirectory.create());
  }

  /** Unpacks it below a directory, which goes with it. */
  public static UnpackedDistribution unpack(TemporaryDirectory directory) throws Exception {
    Command.Result tar =
        Command.run(directory.path(), Map.of(), "tar", "xzf", Checkout.archive().toString());
    assertEquals(tar.text(), 0, tar.exit());
    try (var files = Files.list(directory.path())) {
      List<Path> unpacked = files.toList();
      assertEquals("one directory in the archive", 1, unpacked.size());
      return new UnpackedDistribution(directory, unpacked.get(0));
    }
  }

  public Path home() {
    return home;
  }

  /** An instance directory that does not exist yet. */
  public Path newBase(String name) {
    return directory.path().resolve(name);
  }

  /** Runs {@code bin/windlass}. */
  public Command.Result windlass(String... arguments) throws Exception {
    return windlassWith("", arguments);
  }

  /** Runs {@code bin/windlass} with a text on standard input. */
  public Command.Result windlassWith(String input, String... arguments) throws Exception {
    return Command.runWith(
        input, directory.path(), environment(), command("bin/windlass", arguments));
  }

  /** Runs {@code bin/winrm}. */
  public Command.Result winrm(Path base, String... arguments) throws Exception {
    return winrm(Map.of(), base, arguments);
  }

  /** Runs {@code bin/winrm} with more in its environment. */
  public Command.Result winrm(Map<String, String> more, Path base, String... arguments)
      throws Exception {
    Map<String, String> environment = new HashMap<>(environment());
    environment.putAll(more);
    environment.put("WINDLASS_BASE", base.toString());
    return Command.run(directory.path(), environment, command("bin/winrm", arguments));
  }

  @Override
  public void close() throws IOException {
    directory.close();
  }

  private Map<String, String> environment() {
    return Map.of("HOME", directory.path().resolve("user").toString());
  }

  private String[] command(String script, String... arguments) {
    String[] command = new String[arguments.length + 1];
    command[0] = home.resolve(script).toString();
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    return command;
  }
}
