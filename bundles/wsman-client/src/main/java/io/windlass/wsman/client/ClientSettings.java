package io.windlass.wsman.client;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What the configuration of a machine says to its clients, {@code winrm/config/client} (MS-WSMV
 * §2.2.4.6). A session does not look at it by itself: programs that are told where to connect by a
 * user do, as the command line. Names of settings are those of the file, {@code Auth.Basic}.
 * Immutable.
 */
public final class ClientSettings {
  /** The name of the setting that lets messages go over HTTP in clear. */
  public static final String ALLOW_UNENCRYPTED = "AllowUnencrypted";

  /** The name of the setting that lists the hosts which need not show who they are. */
  public static final String TRUSTED_HOSTS = "TrustedHosts";

  private static final long UNSIGNED_INT = 4_294_967_295L;
  private static final Pattern PREFIX =
      Pattern.compile("[a-zA-Z0-9_]{1,64}(/[a-zA-Z0-9_]{1,64}){0,7}");

  /** The ways to log on that a configuration can switch off. */
  public enum Mechanism {
    /** RFC 7617. */
    BASIC("Basic"),
    /** RFC 7616. */
    DIGEST("Digest"),
    /** NTLM or Kerberos, as both agree. */
    NEGOTIATE("Negotiate"),
    /** Kerberos under its own name. */
    KERBEROS("Kerberos"),
    /** A certificate of the client. */
    CERTIFICATE("Certificate");

    private final String label;

    Mechanism(String label) {
      this.label = label;
    }

    private String setting() {
      return "Auth." + label;
    }
  }

  /** The texts of the settings, and which of them a policy has fixed. */
  record Texts(Map<String, String> values, Set<String> fixed) {}

  private final Path file;
  private final Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Set<String> fixed;
  private final Duration networkDelay;
  private final int http;
  private final int https;
  private final TrustedHosts trustedHosts;
  private final boolean allowsUnencrypted;
  private final Set<Mechanism> allowed = EnumSet.noneOf(Mechanism.class);

  /**
   * @param file where an administrator writes the settings, for messages
   * @throws IllegalArgumentException when a value cannot be one; names it and the file
   */
  ClientSettings(Path file, Texts texts) {
    this.file = file;
    fixed = Set.copyOf(texts.fixed);
    values.putAll(texts.values);
    networkDelay = Duration.ofMillis(number("NetworkDelayms", 5000, 500, UNSIGNED_INT));
    http = (int) number("DefaultPorts.HTTP", 5985, 1, 65535);
    https = (int) number("DefaultPorts.HTTPS", 5986, 1, 65535);
    allowsUnencrypted = flag(ALLOW_UNENCRYPTED, false);
    for (Mechanism mechanism : Mechanism.values()) {
      if (flag(mechanism.setting(), true)) {
        allowed.add(mechanism);
      }
    }
    if (!PREFIX.matcher(urlPrefix()).matches()) {
      throw wrong("URLPrefix", "letters, digits, _ and inner slashes");
    }
    try {
      trustedHosts = TrustedHosts.parse(text(TRUSTED_HOSTS, ""));
    } catch (IllegalArgumentException refused) {
      throw new IllegalArgumentException(
          place(TRUSTED_HOSTS) + " cannot be used: " + refused.getMessage(), refused);
    }
  }

  /** What holds where nothing is configured. */
  public static ClientSettings defaults() {
    return ClientSettingsReader.unconfigured(Path.of("$WINDLASS_BASE"));
  }

  /**
   * Those of an instance on this machine. Its service is asked when it runs and lets this user in,
   * as it knows the policies too; otherwise the file in {@code etc} is read, without which the
   * defaults hold.
   *
   * @param base the instance directory, which need not exist
   * @throws IOException when there is a file that cannot be read
   * @throws IllegalArgumentException when a value cannot be one
   */
  public static ClientSettings ofInstance(Path base) throws IOException {
    return ClientSettingsReader.read(base);
  }

  /** How much longer than the service's time a client waits for an answer. */
  public Duration networkDelay() {
    return networkDelay;
  }

  /** The path of a service that is named without one, without the slash before it. */
  public String urlPrefix() {
    return text("URLPrefix", "wsman");
  }

  /** The port of a service that is named without one, and without a scheme. */
  public int defaultPort(boolean tls) {
    return tls ? https : http;
  }

  /** True when messages and passwords may go over HTTP in clear to other machines. */
  public boolean allowsUnencrypted() {
    return allowsUnencrypted;
  }

  /** The hosts that need not show who they are. */
  public TrustedHosts trustedHosts() {
    return trustedHosts;
  }

  /** Why a way to log on must not be used, and what to do about it; empty when it may be. */
  public Optional<String> refusalOf(Mechanism mechanism) {
    if (allowed.contains(mechanism)) {
      return Optional.empty();
    }
    String setting = mechanism.setting();
    String remedy =
        isFixed(setting)
            ? place(setting) + " says so"
            : "winrm set winrm/config/client/auth '@{"
                + mechanism.label
                + "=\"true\"}' changes it ("
                + setting
                + " in "
                + file
                + ")";
    return Optional.of(
        mechanism.label
            + " authentication is currently disabled in the client configuration,"
            + " winrm/config/client/auth: "
            + remedy
            + "; or log on in another way");
  }

  /** True when a policy says what a setting is: whoever uses the machine says nothing else. */
  public boolean isFixed(String setting) {
    return fixed.contains(setting);
  }

  /** Where a setting is changed, for messages: the policy that fixes it, or the file. */
  public String place(String setting) {
    return isFixed(setting) ? "the policy of this machine" : file.toString();
  }

  private String text(String setting, String usual) {
    return values.getOrDefault(setting, usual).strip();
  }

  private boolean flag(String setting, boolean usual) {
    return switch (text(setting, Boolean.toString(usual)).toLowerCase(Locale.ROOT)) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> throw wrong(setting, "true or false");
    };
  }

  private long number(String setting, long usual, long least, long most) {
    String digits = text(setting, Long.toString(usual));
    long number = digits.matches("[0-9]{1,10}") ? Long.parseLong(digits) : -1;
    if (number < least || number > most) {
      throw wrong(setting, "a number from " + least + " to " + most);
    }
    return number;
  }

  private IllegalArgumentException wrong(String setting, String expected) {
    return new IllegalArgumentException(
        place(setting)
            + " cannot be used: "
            + setting
            + " = "
            + text(setting, "")
            + " has to be "
            + expected);
  }
}
