package io.windlass.wmi.linux.system;

import io.windlass.wmi.linux.host.HostRoot;
import java.util.Optional;

/**
 * What the firmware says about the hardware ({@code /sys/class/dmi/id}). Many virtual machines and
 * boards have none of it; serial numbers and the UUID may be read by root only.
 */
record Dmi(HostRoot files) {
  private static final String DIRECTORY = "/sys/class/dmi/id/";

  /** True when there is such firmware. */
  boolean isPresent() {
    return files.isDirectory(DIRECTORY);
  }

  /** A value as the firmware gives it, such as {@code sys_vendor}. */
  Optional<String> value(String name) {
    return files.value(DIRECTORY + name);
  }
}
