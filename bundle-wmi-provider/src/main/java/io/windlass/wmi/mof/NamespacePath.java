package io.windlass.wmi.mof;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Paths of namespaces. */
public final class NamespacePath {
  /** What mofcomp takes where neither file nor command says another. */
  public static final String DEFAULT = "root/default";

  private static final int LONGEST = 255;
  private static final Pattern VALID = Pattern.compile("root(/[a-z0-9_-]+)*");
  private static final Pattern THIS_MACHINE = Pattern.compile("^//(\\.|localhost)/");

  private NamespacePath() {}

  /**
   * The path in the form of a schema: {@code \\.\ROOT\Acme} becomes {@code root/acme}; empty when
   * it is none of this machine.
   */
  public static Optional<String> normalise(String text) {
    String path = text.replace('\\', '/').toLowerCase(Locale.ROOT);
    path = THIS_MACHINE.matcher(path).replaceFirst("");
    return Optional.of(path).filter(p -> p.length() <= LONGEST && VALID.matcher(p).matches());
  }
}
