package io.windlass.wmi.linux.session;

import io.windlass.wmi.linux.host.HostRoot;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The sessions of utmp(5), in the form of glibc: records of 384 bytes. */
public final class Utmp {
  private static final int RECORD_SIZE = 384;
  private static final short USER_PROCESS = 7;
  private static final int LIMIT = 10_000 * RECORD_SIZE;

  private Utmp() {}

  /**
   * One session.
   *
   * @param leader the process that logged the user on
   * @param remoteHost empty for a session at this host
   */
  public record Entry(long leader, String user, String remoteHost, Instant since) {}

  /** All sessions; empty on a host that keeps no such file. */
  public static Optional<List<Entry>> read(HostRoot files) {
    return files
        .bytes("/run/utmp", LIMIT)
        .or(() -> files.bytes("/var/run/utmp", LIMIT))
        .map(Utmp::parse);
  }

  private static List<Entry> parse(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
    List<Entry> entries = new ArrayList<>();
    for (int at = 0; at + RECORD_SIZE <= bytes.length; at += RECORD_SIZE) {
      if (buffer.getShort(at) == USER_PROCESS) {
        entries.add(
            new Entry(
                Integer.toUnsignedLong(buffer.getInt(at + 4)),
                text(bytes, at + 44, 32),
                text(bytes, at + 76, 256),
                Instant.ofEpochSecond(Integer.toUnsignedLong(buffer.getInt(at + 340)))));
      }
    }
    return entries;
  }

  private static String text(byte[] bytes, int start, int limit) {
    int end = start;
    while (end < start + limit && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, start, end - start, StandardCharsets.UTF_8);
  }
}
