package io.windlass.wmi.linux.system;

import io.windlass.wmi.linux.host.HostRoot;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalLong;

/** Counts the sessions in utmp(5). */
final class LoggedOnUsers {
  private static final int RECORD_SIZE = 384;
  private static final short USER_PROCESS = 7;
  private static final int LIMIT = 10_000 * RECORD_SIZE;

  private LoggedOnUsers() {}

  /** The number of sessions; empty on a host that keeps no such file. */
  static OptionalLong count(HostRoot files) {
    return files
        .bytes("/run/utmp", LIMIT)
        .or(() -> files.bytes("/var/run/utmp", LIMIT))
        .map(bytes -> OptionalLong.of(countRecords(bytes)))
        .orElse(OptionalLong.empty());
  }

  private static long countRecords(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
    long users = 0;
    for (int at = 0; at + RECORD_SIZE <= bytes.length; at += RECORD_SIZE) {
      if (buffer.getShort(at) == USER_PROCESS) {
        users++;
      }
    }
    return users;
  }
}
