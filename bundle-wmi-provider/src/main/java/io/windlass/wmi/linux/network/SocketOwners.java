package io.windlass.wmi.linux.network;

import io.windlass.wmi.linux.host.HostRoot;
import io.windlass.wmi.linux.host.Numbers;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Which process has which socket open; of several the oldest. Those of other users' processes are
 * known to root alone.
 */
final class SocketOwners {
  private static final String PREFIX = "socket:[";

  private final Map<Long, Long> pids;

  private SocketOwners(Map<Long, Long> pids) {
    this.pids = pids;
  }

  /** Looks at what every process has open. */
  static SocketOwners read(HostRoot files) {
    Map<Long, Long> pids = new HashMap<>();
    files.names("/proc").stream()
        .filter(name -> Character.isDigit(name.charAt(0)))
        .flatMapToLong(name -> Numbers.parse(name).stream())
        .sorted()
        .forEach(pid -> add(files, pid, pids));
    return new SocketOwners(pids);
  }

  private static void add(HostRoot files, long pid, Map<Long, Long> pids) {
    String directory = "/proc/" + pid + "/fd/";
    for (String descriptor : files.names(directory)) {
      files
          .link(directory + descriptor)
          .filter(target -> target.startsWith(PREFIX))
          .map(target -> Numbers.leading(target.substring(PREFIX.length())))
          .filter(OptionalLong::isPresent)
          .ifPresent(inode -> pids.putIfAbsent(inode.getAsLong(), pid));
    }
  }

  /** The process that has it open, or null. */
  Long of(long inode) {
    return pids.get(inode);
  }
}
