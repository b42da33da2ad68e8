package io.windlass.wmi.linux.system;

/**
 * The kind of processor.
 *
 * @param bits the width of an address
 * @param code {@code Win32_Processor.Architecture}; null where Windows has no number
 * @param systemType {@code Win32_ComputerSystem.SystemType}
 * @param name as in the caption of a processor
 */
record Architecture(int bits, Integer code, String systemType, String name) {
  /** That of this JVM, which is that of the kernel as a rule. */
  static Architecture ofHost() {
    return of(System.getProperty("os.arch", ""));
  }

  /** From the name that the JVM gives. */
  static Architecture of(String name) {
    return switch (name) {
      case "amd64", "x86_64" -> new Architecture(64, 9, "x64-based PC", "x64");
      case "aarch64" -> new Architecture(64, 12, "ARM64-based PC", "ARM64");
      case "x86", "i386", "i686" -> new Architecture(32, 0, "X86-based PC", "x86");
      case "arm" -> new Architecture(32, 5, "ARM-based PC", "ARM");
      case "ppc64", "ppc64le" -> new Architecture(64, 3, "Power PC", "POWER");
      default -> new Architecture(name.contains("64") ? 64 : 32, null, "Unknown", name);
    };
  }
}
