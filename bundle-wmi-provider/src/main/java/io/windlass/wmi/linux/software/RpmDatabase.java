package io.windlass.wmi.linux.software;

import io.windlass.wmi.linux.host.Command;
import io.windlass.wmi.linux.host.HostRoot;
import io.windlass.wmi.linux.host.Numbers;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The packages of rpm, whose database only {@code rpm} itself reads. */
final class RpmDatabase {
  private static final String PROGRAM = "/usr/bin/rpm";
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final int FIELDS = 7;
  private static final long LAST_SECOND = 1L << 40;
  private static final String FORMAT =
      "%{NAME}\\t%|EPOCH?{%{EPOCH}:}:{}|%{VERSION}-%{RELEASE}\\t%{ARCH}\\t%{VENDOR}\\t%{URL}"
          + "\\t%{INSTALLTIME}\\t%{SUMMARY}\\n";

  private final HostRoot files;

  RpmDatabase(HostRoot files) {
    this.files = files;
  }

  boolean isPresent() {
    return files.isExecutable(PROGRAM);
  }

  Stream<InstalledPackage> packages() throws IOException, InterruptedException {
    Command.Result result =
        Command.read(
            List.of(files.path(PROGRAM).toString(), "-qa", "--queryformat", FORMAT), LIMIT);
    if (result.timedOut()) {
      throw new IOException("rpm did not list the packages within " + LIMIT.toSeconds() + " s");
    }
    return result.output().lines().map(RpmDatabase::parse).flatMap(Optional::stream);
  }

  private static Optional<InstalledPackage> parse(String line) {
    String[] fields = line.split("\t", FIELDS);
    // The keys of those who signed packages are in the database, too.
    if (fields.length < FIELDS || fields[0].equals("gpg-pubkey")) {
      return Optional.empty();
    }
    return Optional.of(
        new InstalledPackage(
            fields[0],
            fields[1],
            fields[2],
            known(fields[3]).orElse(""),
            known(fields[6]),
            known(fields[4]),
            Numbers.parse(fields[5]).stream()
                .filter(seconds -> seconds >= 0 && seconds < LAST_SECOND)
                .mapToObj(Instant::ofEpochSecond)
                .findFirst()));
  }

  private static Optional<String> known(String field) {
    return Optional.of(field).filter(text -> !text.isEmpty() && !text.equals("(none)"));
  }
}
