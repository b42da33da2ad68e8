package io.windlass.wsman.security.spnego;

import io.windlass.wsman.security.AcceptorContext;
import io.windlass.wsman.security.AcceptorMechanism;
import io.windlass.wsman.security.AcceptorTerms;
import io.windlass.wsman.security.MessageProtection;
import io.windlass.wsman.security.Peer;
import io.windlass.wsman.security.SecurityFailure;
import io.windlass.wsman.security.der.Der;
import java.util.List;
import java.util.Optional;

/**
 * Chooses a mechanism with the client and authenticates by it (RFC 4178). The client's list is
 * protected by a MIC whenever another mechanism than its first was chosen, and when it sends one.
 */
final class SpnegoAcceptor implements AcceptorContext {
  private final List<AcceptorMechanism> mechanisms;
  private final AcceptorTerms terms;
  private AcceptorContext inner;
  private byte[] list;
  private String chosen;
  private boolean micRequired;
  private boolean micVerified;
  private boolean done;

  SpnegoAcceptor(List<AcceptorMechanism> mechanisms, AcceptorTerms terms) {
    this.mechanisms = mechanisms;
    this.terms = terms;
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
  public byte[] step(byte[] token) throws SecurityFailure {
    if (done) {
      throw Der.malformed("comes after the end of the negotiation");
    }
    return inner == null ? first(NegTokenInit.read(token)) : next(NegTokenResp.read(token));
  }

  private byte[] first(NegTokenInit init) throws SecurityFailure {
    list = init.list();
    AcceptorMechanism mechanism = choose(init.mechanisms());
    inner = mechanism.accept(terms);
    boolean preferred = chosen.equals(init.mechanisms().get(0));
    if (preferred && init.token().isPresent()) {
      return reply(inner.step(init.token().get()), Optional.empty(), true);
    }
    micRequired = !preferred;
    int state = preferred ? NegTokenResp.ACCEPT_INCOMPLETE : NegTokenResp.REQUEST_MIC;
    return new NegTokenResp(state, Optional.of(chosen), Optional.empty(), Optional.empty()).write();
  }

  private AcceptorMechanism choose(List<String> offered) throws SecurityFailure {
    for (String oid : offered) {
      for (AcceptorMechanism mechanism : mechanisms) {
        if (mechanism.oids().contains(oid)) {
          chosen = oid;
          return mechanism;
        }
      }
    }
    throw new SecurityFailure(
        SecurityFailure.Kind.POLICY,
        "The client offers none of the mechanisms that are possible here, but " + offered);
  }

  private byte[] next(NegTokenResp response) throws SecurityFailure {
    if (response.state() == NegTokenResp.REJECT) {
      throw new SecurityFailure(SecurityFailure.Kind.POLICY, "The client gave the negotiation up");
    }
    byte[] answer = new byte[0];
    if (!inner.established()) {
      if (response.token().isEmpty()) {
        throw Der.malformed("has no token of the mechanism where one is due");
      }
      answer = inner.step(response.token().get());
    }
    return reply(answer, response.mic(), false);
  }

  private byte[] reply(byte[] answer, Optional<byte[]> mic, boolean first) throws SecurityFailure {
    Optional<byte[]> own = Optional.empty();
    if (mic.isPresent()) {
      if (!inner.established()) {
        throw Der.malformed("signs the mechanisms before their time");
      }
      inner.protection().verifyMechListMic(list, mic.get());
      own = Optional.of(inner.protection().mechListMic(list));
      micVerified = true;
    }
    if (inner.established() && micRequired && !micVerified) {
      throw new SecurityFailure(
          SecurityFailure.Kind.POLICY,
          "The client does not sign its list of mechanisms, of which another than its first was"
              + " chosen: somebody may have changed it");
    }
    done = inner.established();
    return new NegTokenResp(
            done ? NegTokenResp.ACCEPT_COMPLETED : NegTokenResp.ACCEPT_INCOMPLETE,
            first ? Optional.of(chosen) : Optional.empty(),
            answer.length == 0 ? Optional.empty() : Optional.of(answer),
            own)
        .write();
  }

  @Override
  public boolean established() {
    return done;
  }

  @Override
  public Peer peer() {
    requireDone();
    return inner.peer();
  }

  @Override
  public MessageProtection protection() {
    requireDone();
    return inner.protection();
  }

  private void requireDone() {
    if (!done) {
      throw new IllegalStateException("not established");
    }
  }

  @Override
  public void close() {
    if (inner != null) {
      inner.close();
    }
  }
}
