package io.windlass.wsman.http.jetty;

/** Which paths belong to WS-Man. Paths are canonical: decoded, without dots and parameters. */
final class ReservedPaths {
  static final String DEFAULT_PREFIX = "wsman";
  private static final String ANONYMOUS = "-anon/identify";

  private ReservedPaths() {}

  /** True for {@code /prefix} and everything below it, in any case. */
  static boolean isService(String path, String prefix) {
    int end = 1 + prefix.length();
    return path.startsWith("/")
        && begins(path, 1, prefix)
        && (path.length() == end || path.charAt(end) == '/');
  }

  /** True for the path that identifies without credentials, {@code /wsman-anon/identify}. */
  static boolean isAnonymousIdentify(String path, String prefix) {
    int end = path.length() - ANONYMOUS.length();
    return end > 0
        && begins(path, end, ANONYMOUS)
        && (end == 1 + DEFAULT_PREFIX.length() && isService(path.substring(0, end), DEFAULT_PREFIX)
            || end == 1 + prefix.length() && isService(path.substring(0, end), prefix));
  }

  /** Without case of ASCII letters only: {@code ſ} is an {@code s} to Java's own rule. */
  private static boolean begins(String path, int at, String part) {
    if (!path.regionMatches(true, at, part, 0, part.length())) {
      return false;
    }
    for (int i = at; i < at + part.length(); i++) {
      if (path.charAt(i) > 127) {
        return false;
      }
    }
    return true;
  }

  /**
   * True for paths that no web application gets, whatever the listener: the default prefix, its
   * anonymous sibling, and those of this listener.
   */
  static boolean isReserved(String path, String prefix) {
    return isService(path, DEFAULT_PREFIX)
        || isService(path, DEFAULT_PREFIX + "-anon")
        || isService(path, prefix)
        || isService(path, prefix + "-anon");
  }

  /** True when a pattern that a web application asks for lies in what is always reserved. */
  static boolean isReservedPattern(String pattern) {
    String path = pattern.startsWith("/") ? pattern : "/" + pattern;
    String plain = path.endsWith("/*") ? path.substring(0, path.length() - 2) : path;
    return isReserved(plain, DEFAULT_PREFIX);
  }
}
