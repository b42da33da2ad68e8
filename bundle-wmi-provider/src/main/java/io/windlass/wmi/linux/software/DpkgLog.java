package io.windlass.wmi.linux.software;

import io.windlass.wmi.linux.host.HostRoot;
import io.windlass.wmi.linux.host.Numbers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** The log of dpkg with what logrotate made of it: {@code dpkg.log}, {@code .1}, {@code .2.gz}. */
final class DpkgLog {
  private static final String DIRECTORY = "/var/log";
  private static final String NAME = "dpkg.log";

  /** Of each file; a month of daily upgrades of a desktop has less than 2 MiB. */
  private static final int LIMIT = 16 << 20;

  private final HostRoot files;

  DpkgLog(HostRoot files) {
    this.files = files;
  }

  /** The lines from the last to the first; a file is read when the one after it is used up. */
  Stream<String> newestFirst() {
    return files.names(DIRECTORY).stream()
        .filter(name -> name.matches("dpkg\\.log(\\.\\d{1,4}(\\.gz)?)?"))
        .sorted(Comparator.comparingLong(DpkgLog::age))
        .flatMap(name -> lines(DIRECTORY + "/" + name).stream());
  }

  private static long age(String name) {
    return name.equals(NAME)
        ? 0
        : Numbers.leading(name.substring(NAME.length() + 1)).orElse(Long.MAX_VALUE);
  }

  private List<String> lines(String file) {
    byte[] bytes = files.bytes(file, LIMIT).orElse(new byte[0]);
    List<String> lines = new ArrayList<>();
    text(bytes, file.endsWith(".gz")).lines().forEach(lines::add);
    Collections.reverse(lines);
    return lines;
  }

  private static String text(byte[] bytes, boolean compressed) {
    if (!compressed) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return new String(in.readNBytes(LIMIT), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return ""; // cut or no gzip at all: as if it were not there
    }
  }
}
