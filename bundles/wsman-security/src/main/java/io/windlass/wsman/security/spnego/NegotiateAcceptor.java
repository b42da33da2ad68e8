package io.windlass.wsman.security.spnego;

import io.windlass.wsman.security.AcceptorContext;
import io.windlass.wsman.security.AcceptorMechanism;
import io.windlass.wsman.security.AcceptorTerms;
import io.windlass.wsman.security.MessageProtection;
import io.windlass.wsman.security.Peer;
import io.windlass.wsman.security.SecurityFailure;
import io.windlass.wsman.security.der.Der;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What stands behind {@code Authorization: Negotiate}: SPNEGO, or a token of a mechanism without
 * it, as the first octets say.
 */
public final class NegotiateAcceptor implements AcceptorContext {
  private static final byte[] NTLMSSP = "NTLMSSP\0".getBytes(StandardCharsets.US_ASCII);
  private static final String NTLM = "1.3.6.1.4.1.311.2.2.10";

  private final List<AcceptorMechanism> mechanisms;
  private final AcceptorTerms terms;
  private AcceptorContext inner;

  /**
   * @param mechanisms those that are possible here
   */
  public NegotiateAcceptor(List<AcceptorMechanism> mechanisms, AcceptorTerms terms) {
    this.mechanisms = List.copyOf(mechanisms);
    this.terms = terms;
  }

  @Override
  public byte[] step(byte[] token) throws SecurityFailure {
    if (inner == null) {
      inner = route(token);
    }
    return inner.step(token);
  }

  private AcceptorContext route(byte[] token) throws SecurityFailure {
    boolean ntlm =
        token.length >= NTLMSSP.length
            && Arrays.equals(token, 0, NTLMSSP.length, NTLMSSP, 0, NTLMSSP.length);
    String oid = ntlm ? NTLM : Der.of(token).next(Der.APPLICATION).oid();
    if (oid.equals(NegTokenInit.SPNEGO)) {
      return new SpnegoAcceptor(mechanisms, terms);
    }
    for (AcceptorMechanism mechanism : mechanisms) {
      if (mechanism.oids().contains(oid)) {
        return mechanism.accept(terms);
      }
    }
    throw new SecurityFailure(
        SecurityFailure.Kind.POLICY,
        "The client speaks " + (ntlm ? "NTLM" : oid) + ", which is not possible here");
  }

  @Override
  public String mechanism() {
    return inner == null ? NegTokenInit.SPNEGO : inner.mechanism();
  }

  @Override
  public Optional<String> claimedUser() {
    return inner == null ? Optional.empty() : inner.claimedUser();
  }

  @Override
  public boolean established() {
    return inner != null && inner.established();
  }

  @Override
  public Peer peer() {
    return begun().peer();
  }

  @Override
  public MessageProtection protection() {
    return begun().protection();
  }

  private AcceptorContext begun() {
    if (inner == null) {
      throw new IllegalStateException("not established");
    }
    return inner;
  }

  @Override
  public void close() {
    if (inner != null) {
      inner.close();
    }
  }
}
