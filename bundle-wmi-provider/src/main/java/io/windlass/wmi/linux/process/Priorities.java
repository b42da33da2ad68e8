package io.windlass.wmi.linux.process;

import java.util.OptionalInt;

/**
 * Windows priorities and Linux niceness. Windows base priorities: idle 4, below normal 6, normal 8,
 * above normal 10, high 13, real time 24.
 */
final class Priorities {
  private Priorities() {}

  /** The base priority of the priority class that is nearest to a process. */
  static long base(long nice, long realtimePriority) {
    if (realtimePriority > 0) {
      return 24;
    }
    if (nice < 0) {
      return nice <= -15 ? 13 : 10;
    }
    if (nice == 0) {
      return 8;
    }
    return nice >= 15 ? 4 : 6;
  }

  /** The niceness for a class given to {@code Win32_Process.SetPriority}; empty when unknown. */
  static OptionalInt nice(long priorityClass) {
    return switch ((int) Math.min(Math.max(priorityClass, 0), Integer.MAX_VALUE)) {
      case 64 -> OptionalInt.of(19);
      case 16384 -> OptionalInt.of(10);
      case 32 -> OptionalInt.of(0);
      case 32768 -> OptionalInt.of(-5);
      case 128 -> OptionalInt.of(-15);
      case 256 -> OptionalInt.of(-20);
      default -> OptionalInt.empty();
    };
  }
}
