package io.windlass.wsman.security.kerberos;

import io.windlass.wsman.security.AcceptorContext;
import io.windlass.wsman.security.AcceptorTerms;
import io.windlass.wsman.security.AcceptorTerms.BindingLevel;
import io.windlass.wsman.security.MessageProtection;
import io.windlass.wsman.security.Peer;
import io.windlass.wsman.security.SecurityFailure;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.ietf.jgss.GSSContext;
import org.ietf.jgss.GSSException;

/**
 * Accepts one ticket. The platform verifies it, its times and that it was not sent before; what the
 * platform cannot tell, the TLS channel and the authorization data, is read beside it.
 */
final class KerberosAcceptor implements AcceptorContext {
  private final KerberosMechanism mechanism;
  private final AcceptorTerms terms;
  private ApRequest request;
  private GSSContext context;
  private Peer peer;
  private KerberosProtection protection;

  KerberosAcceptor(KerberosMechanism mechanism, AcceptorTerms terms) {
    this.mechanism = mechanism;
    this.terms = terms;
  }

  @Override
  public String mechanism() {
    return KerberosMechanism.OID;
  }

  @Override
  public Optional<String> claimedUser() {
    return request == null ? Optional.empty() : Optional.of(request.client());
  }

  @Override
  public byte[] step(byte[] token) throws SecurityFailure {
    if (request != null) {
      throw new SecurityFailure(
          SecurityFailure.Kind.MALFORMED, "A token comes after the end of the logon");
    }
    if (!mechanism.available()) {
      throw new SecurityFailure(
          SecurityFailure.Kind.UNAVAILABLE, "The keytab of this service is gone");
    }
    request = ApRequest.read(token, mechanism::keys);
    mechanism.requireServiceClass(request.service());
    Peer.Binding binding = binding();
    GSSContext accepting = mechanism.context();
    context = accepting;
    byte[] answer = mechanism.asService(() -> accepting.acceptSecContext(token, 0, token.length));
    if (!accepting.isEstablished()) {
      throw new SecurityFailure(
          SecurityFailure.Kind.POLICY, "The client's Kerberos wants more legs than one");
    }
    if (terms.confidential() && !accepting.getConfState()) {
      throw new SecurityFailure(
          SecurityFailure.Kind.POLICY,
          "The client does not seal its messages, which plain HTTP needs: use HTTPS, or a client"
              + " with message encryption");
    }
    List<String> sids = Pac.sids(request);
    int at = request.client().lastIndexOf('@');
    peer =
        new Peer(
            request.client().substring(0, at),
            request.client().substring(at + 1),
            sids,
            binding,
            request.endTime());
    protection = new KerberosProtection(accepting, request.sequence());
    return answer == null ? new byte[0] : answer;
  }

  /** MS-WSMV §2.2.4.34: only within TLS, whatever the client says elsewhere. */
  private Peer.Binding binding() throws SecurityFailure {
    if (!terms.binding().exists() || terms.level() == BindingLevel.NONE) {
      return request.binding().isPresent() ? Peer.Binding.IGNORED : Peer.Binding.ABSENT;
    }
    if (request.binding().isEmpty()) {
      if (terms.level() == BindingLevel.STRICT) {
        throw new SecurityFailure(
            SecurityFailure.Kind.POLICY,
            "The client does not name the TLS channel, which CbtHardeningLevel=Strict demands");
      }
      return Peer.Binding.ABSENT;
    }
    if (!MessageDigest.isEqual(request.binding().get(), terms.binding().md5())) {
      throw new SecurityFailure(
          SecurityFailure.Kind.POLICY,
          "The client names another TLS channel than the one that it came by: somebody may stand"
              + " in between");
    }
    return Peer.Binding.MATCHED;
  }

  @Override
  public boolean established() {
    return protection != null;
  }

  @Override
  public Peer peer() {
    requireEstablished();
    return peer;
  }

  @Override
  public MessageProtection protection() {
    requireEstablished();
    return protection;
  }

  private void requireEstablished() {
    if (protection == null) {
      throw new IllegalStateException("not established");
    }
  }

  @Override
  public void close() {
    protection = null;
    if (context != null) {
      try {
        context.dispose();
      } catch (GSSException e) {
        // It is of no use any more, which is all that was wanted.
      }
    }
  }
}
