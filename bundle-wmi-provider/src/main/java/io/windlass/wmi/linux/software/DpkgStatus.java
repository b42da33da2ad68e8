package io.windlass.wmi.linux.software;

import io.windlass.wmi.linux.host.HostRoot;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The packages of dpkg, read stanza by stanza from {@code /var/lib/dpkg/status}. */
final class DpkgStatus {
  private static final String STATUS = "/var/lib/dpkg/status";
  private static final String INFO = "/var/lib/dpkg/info/";
  private static final String INSTALLED = "ok installed";

  private final HostRoot files;

  DpkgStatus(HostRoot files) {
    this.files = files;
  }

  boolean isPresent() {
    return Files.isRegularFile(files.path(STATUS));
  }

  /** All installed packages; the caller closes the stream. */
  Stream<InstalledPackage> packages() throws IOException {
    BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Files.newInputStream(files.path(STATUS)), StandardCharsets.UTF_8));
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(new Stanzas(reader), Spliterator.ORDERED), false)
        .filter(stanza -> stanza.getOrDefault("Status", "").endsWith(INSTALLED))
        .filter(stanza -> stanza.containsKey("Package") && stanza.containsKey("Version"))
        .map(this::read)
        .onClose(() -> close(reader));
  }

  private static void close(BufferedReader reader) {
    try {
      reader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private InstalledPackage read(Map<String, String> stanza) {
    String name = stanza.get("Package");
    String architecture = stanza.getOrDefault("Architecture", "");
    return new InstalledPackage(
        name,
        stanza.get("Version"),
        architecture,
        stanza.getOrDefault("Maintainer", ""),
        Optional.ofNullable(stanza.get("Description")),
        Optional.ofNullable(stanza.get("Homepage")),
        installed(name, architecture));
  }

  /** dpkg keeps no date; it writes the list of files of a package when it unpacks it. */
  private Optional<Instant> installed(String name, String architecture) {
    return lastModified(INFO + name + ".list")
        .or(() -> lastModified(INFO + name + ":" + architecture + ".list"));
  }

  private Optional<Instant> lastModified(String file) {
    try {
      Path path = files.path(file);
      return Optional.of(Files.getLastModifiedTime(path).toInstant());
    } catch (IOException | java.nio.file.InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** Stanzas of deb822(5), with the first line of each field. */
  private static final class Stanzas implements Iterator<Map<String, String>> {
    private final BufferedReader reader;
    private Map<String, String> next;

    private Stanzas(BufferedReader reader) {
      this.reader = reader;
    }

    @Override
    public boolean hasNext() {
      try {
        while (next == null) {
          String line = reader.readLine();
          if (line == null) {
            return false;
          }
          if (!line.isBlank()) {
            next = stanza(line);
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return true;
    }

    private Map<String, String> stanza(String first) throws IOException {
      Map<String, String> fields = new HashMap<>();
      for (String line = first; line != null && !line.isBlank(); line = reader.readLine()) {
        int colon = line.indexOf(':');
        if (colon > 0 && !Character.isWhitespace(line.charAt(0))) {
          fields.put(line.substring(0, colon), line.substring(colon + 1).strip());
        }
      }
      return fields;
    }

    @Override
    public Map<String, String> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Map<String, String> stanza = next;
      next = null;
      return stanza;
    }
  }
}
