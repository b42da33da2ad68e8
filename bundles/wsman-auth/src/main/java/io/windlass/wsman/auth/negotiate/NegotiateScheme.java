package io.windlass.wsman.auth.negotiate;

import io.windlass.wsman.auth.AuthConnection;
import io.windlass.wsman.auth.AuthSession;
import io.windlass.wsman.auth.HttpAuthScheme;
import io.windlass.wsman.auth.users.Accounts;
import io.windlass.wsman.auth.users.AuthConfig;
import io.windlass.wsman.security.AcceptorContext;
import io.windlass.wsman.security.AcceptorTerms;
import io.windlass.wsman.security.AcceptorTerms.BindingLevel;
import io.windlass.wsman.security.ntlm.NtlmMechanism;
import io.windlass.wsman.security.ntlm.NtlmMechanism.MicPolicy;
import io.windlass.wsman.security.spnego.NegotiateAcceptor;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;

/**
 * Negotiate (RFC 4559, MS-WSMV §2.2.9.1): SPNEGO or a bare NTLM token, for accounts that are
 * enabled for NTLM. Authenticates the connection, not the request.
 */
@Component(
    service = HttpAuthScheme.class,
    configurationPid = "io.windlass.wsman.auth",
    property = "service.ranking:Integer=100")
public final class NegotiateScheme implements HttpAuthScheme {
  static final String NAME = "Negotiate";

  private static final Optional<String> CHALLENGE = Optional.of(NAME);

  private final Accounts accounts;
  private final String hostName;
  private volatile Settings settings;

  /** The configuration, checked. */
  private record Settings(
      boolean offered, boolean allowUnencrypted, BindingLevel level, MicPolicy mic) {
    static Settings of(AuthConfig config) {
      return new Settings(
          config.negotiate(),
          config.allowUnencrypted(),
          level(config.CbtHardeningLevel()),
          mic(config.NtlmMic()));
    }

    private static BindingLevel level(String word) {
      try {
        return BindingLevel.valueOf(word.strip().toUpperCase(Locale.ROOT));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "CbtHardeningLevel = "
                + word
                + " is none of None, Relaxed, Strict. Change it in etc/io.windlass.wsman.auth.cfg.",
            e);
      }
    }

    private static MicPolicy mic(String word) {
      return switch (word.strip().toLowerCase(Locale.ROOT)) {
        case "required" -> MicPolicy.REQUIRED;
        case "whensent" -> MicPolicy.WHEN_SENT;
        default ->
            throw new IllegalArgumentException(
                "NtlmMic = "
                    + word
                    + " is neither required nor whenSent."
                    + " Change it in etc/io.windlass.wsman.auth.cfg.");
      };
    }
  }

  @Activate
  public NegotiateScheme(@Reference Accounts accounts, AuthConfig config) {
    this(accounts, config, hostName());
  }

  NegotiateScheme(Accounts accounts, AuthConfig config, String hostName) {
    this.accounts = accounts;
    this.hostName = hostName;
    this.settings = Settings.of(config);
  }

  @Modified
  void modified(AuthConfig changed) {
    settings = Settings.of(changed);
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Optional<String> challenge(AuthConnection connection) {
    return accepts(connection) ? CHALLENGE : Optional.empty();
  }

  /** A connection that many share behind a proxy cannot have one user. */
  @Override
  public boolean accepts(AuthConnection connection) {
    return settings.offered() && !connection.forwarded();
  }

  @Override
  public String whyNotOffered(AuthConnection connection) {
    if (!settings.offered()) {
      return "Negotiate is switched off (io.windlass.wsman.auth: negotiate=false).";
    }
    return connection.forwarded()
        ? "Negotiate is not offered behind a proxy, whose connection several clients share: use"
            + " Basic over HTTPS, or connect without it."
        : "";
  }

  @Override
  public Optional<String> securityProfile(AuthConnection connection) {
    return Optional.of(
        "http://schemas.dmtf.org/wbem/wsman/1/wsman/secprofile/"
            + (connection.secure() ? "https" : "http")
            + "/spnego-kerberos");
  }

  @Override
  public AuthSession open(AuthConnection connection) {
    return new NegotiateSession(NAME, accounts, connection, this);
  }

  /** Whether messages in clear are taken on a connection. */
  boolean takesClear(AuthConnection connection) {
    return connection.secure()
        || connection
            .allowUnencrypted()
            .orElse(connection.loopback() || settings.allowUnencrypted());
  }

  /** A context as the configuration is now. */
  AcceptorContext accept(AuthConnection connection) {
    Settings now = settings;
    AcceptorTerms terms =
        new AcceptorTerms(connection.channelBinding(), now.level(), !takesClear(connection));
    NtlmMechanism ntlm =
        new NtlmMechanism((user, domain) -> accounts.ntHash(user), hostName, now.mic());
    return new NegotiateAcceptor(List.of(ntlm), terms);
  }
}
