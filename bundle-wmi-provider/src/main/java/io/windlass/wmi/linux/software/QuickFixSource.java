package io.windlass.wmi.linux.software;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.Row;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.Instance;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * {@code Win32_QuickFixEngineering}: the updates of packages that the log of dpkg still knows, the
 * newest first. {@code HotFixID} is the package with its new version, as {@code
 * openssl:amd64_3.0.16-1~deb12u1}. Whether an update repaired a security hole is not in the log.
 */
public final class QuickFixSource implements ClassSource {
  private static final String CLASS = "Win32_QuickFixEngineering";

  /** As Windows writes it. */
  private static final DateTimeFormatter US_DATE =
      DateTimeFormatter.ofPattern("M/d/yyyy", Locale.ROOT);

  private final Host host;

  /** The updates of a host. */
  public QuickFixSource(Host host) {
    this.host = host;
  }

  @Override
  public String className() {
    return CLASS;
  }

  private record Update(LocalDate day, String name, String from, String to) {
    /** Reads {@code 2026-01-31 12:00:00 upgrade NAME OLD NEW}; any other line is none. */
    private static Optional<Update> parse(String line) {
      String[] fields = line.split(" ");
      if (fields.length != 6 || !fields[2].equals("upgrade") || fields[4].equals("<none>")) {
        return Optional.empty();
      }
      try {
        return Optional.of(new Update(LocalDate.parse(fields[0]), fields[3], fields[4], fields[5]));
      } catch (DateTimeException e) {
        return Optional.empty();
      }
    }

    private String id() {
      return name + "_" + to;
    }
  }

  @Override
  public Stream<Instance> instances(Wanted wanted) {
    String computer = host.name();
    Set<String> seen = new HashSet<>();
    return new DpkgLog(host.files())
        .newestFirst()
        .map(Update::parse)
        .flatMap(Optional::stream)
        .filter(update -> seen.add(update.id()))
        .map(update -> row(update, computer, wanted));
  }

  private static Instance row(Update update, String computer, Wanted wanted) {
    return new Row(CLASS, wanted)
        .set("HotFixID", update.id())
        .set("ServicePackInEffect", "")
        .set("CSName", computer)
        .set("Name", update.name())
        .set("Caption", update.name() + " " + update.to())
        .set("Description", "Update")
        .set("FixComments", update.from() + " -> " + update.to())
        .set("InstalledOn", US_DATE.format(update.day()))
        .build();
  }
}
