package io.windlass.wsman.security.ntlm;

import io.windlass.wsman.security.AcceptorContext;
import io.windlass.wsman.security.AcceptorMechanism;
import io.windlass.wsman.security.AcceptorTerms;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** NTLM as a server that is no member of a domain accepts it. */
public final class NtlmMechanism implements AcceptorMechanism {
  /** The object identifier of NTLM (MS-SPNG §1.9). */
  public static final String OID = "1.3.6.1.4.1.311.2.2.10";

  /** Whether a client has to show that nobody changed the negotiation on the way. */
  public enum MicPolicy {
    /** A message without a MIC is refused. */
    REQUIRED,
    /** A MIC that is announced has to be right; some clients send none. */
    WHEN_SENT
  }

  private final NtlmAccounts accounts;
  private final String computer;
  private final MicPolicy micPolicy;

  /**
   * @param hostName of this machine; its first label becomes the NetBIOS name
   */
  public NtlmMechanism(NtlmAccounts accounts, String hostName, MicPolicy micPolicy) {
    this.accounts = Objects.requireNonNull(accounts, "accounts");
    this.computer = hostName;
    this.micPolicy = Objects.requireNonNull(micPolicy, "micPolicy");
  }

  @Override
  public List<String> oids() {
    return List.of(OID);
  }

  @Override
  public AcceptorContext accept(AcceptorTerms terms) {
    return new NtlmAcceptor(accounts, this, terms);
  }

  MicPolicy micPolicy() {
    return micPolicy;
  }

  /** 1 to 15 characters in upper case. */
  String netbiosName() {
    int dot = computer.indexOf('.');
    String label = (dot < 0 ? computer : computer.substring(0, dot)).toUpperCase(Locale.ROOT);
    label = label.replaceAll("[^A-Z0-9-]", "");
    return label.isEmpty() ? "WINDLASS" : label.substring(0, Math.min(15, label.length()));
  }

  /** What the challenge tells of this server. */
  AvPairs targetInfo(byte[] now) {
    String name = netbiosName();
    return AvPairs.none()
        .with(AvPairs.NB_DOMAIN, name)
        .with(AvPairs.NB_COMPUTER, name)
        .with(AvPairs.DNS_DOMAIN, computer)
        .with(AvPairs.DNS_COMPUTER, computer)
        .with(AvPairs.TIMESTAMP, now);
  }
}
