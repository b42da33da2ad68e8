package io.windlass.wmi.linux.system;

import io.windlass.wmi.linux.host.HostRoot;
import io.windlass.wmi.linux.host.KeyValues;
import io.windlass.wmi.linux.host.Numbers;
import java.util.Map;
import java.util.OptionalLong;

/** The memory of the host, from {@code /proc/meminfo}; in kilobytes. */
record MemInfo(Map<String, String> values) {
  static MemInfo read(HostRoot files) {
    return new MemInfo(files.text("/proc/meminfo").map(KeyValues::colons).orElse(Map.of()));
  }

  OptionalLong total() {
    return kilobytes("MemTotal");
  }

  /** What a program could get without swapping; old kernels tell only what is not used at all. */
  OptionalLong available() {
    OptionalLong available = kilobytes("MemAvailable");
    return available.isPresent() ? available : kilobytes("MemFree");
  }

  OptionalLong swapTotal() {
    return kilobytes("SwapTotal");
  }

  OptionalLong swapFree() {
    return kilobytes("SwapFree");
  }

  private OptionalLong kilobytes(String key) {
    String value = values.get(key);
    return value == null ? OptionalLong.empty() : Numbers.leading(value);
  }
}
