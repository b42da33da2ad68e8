package io.windlass.wmi.linux.account;

import io.windlass.wmi.linux.host.HostRoot;
import io.windlass.wmi.linux.host.Numbers;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What shadow(5) says about a password. The password itself is not kept.
 *
 * @param isLocked locked by {@code passwd -l}
 * @param hasNoPassword nothing is asked for
 * @param expires the password has a maximum age
 * @param lastDay days after 1970 from which the account has expired
 */
record ShadowEntry(boolean isLocked, boolean hasNoPassword, boolean expires, OptionalLong lastDay) {
  private static final long NEVER = 99_999;

  /** User to entry; empty without root rights. */
  static Map<String, ShadowEntry> read(HostRoot files) {
    Map<String, ShadowEntry> entries = new HashMap<>();
    for (String line : files.lines("/etc/shadow")) {
      String[] fields = line.split(":", -1);
      if (fields.length == 9) {
        entries.putIfAbsent(
            fields[0],
            new ShadowEntry(
                fields[1].startsWith("!"),
                fields[1].isEmpty(),
                Numbers.parse(fields[4]).orElse(NEVER) < NEVER,
                Numbers.parse(fields[7])));
      }
    }
    return entries;
  }

  boolean isExpired(Clock clock) {
    long today = Duration.ofMillis(clock.millis()).toDays();
    return lastDay.isPresent() && lastDay.getAsLong() <= today;
  }
}
