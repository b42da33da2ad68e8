package io.windlass.wsman.security.credssp;

import io.windlass.wsman.security.AcceptorContext;
import io.windlass.wsman.security.AcceptorMechanism;
import io.windlass.wsman.security.AcceptorTerms;
import io.windlass.wsman.security.AcceptorTerms.BindingLevel;
import io.windlass.wsman.security.ChannelBinding;
import io.windlass.wsman.security.spnego.NegotiateAcceptor;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/** The accepting end of CredSSP, with a TLS key of its own. For several threads. */
public final class CredSspServer {
  private final OwnKey key = OwnKey.generate();

  /**
   * A context for one connection.
   *
   * @param mechanisms by which the client may log on within TLS
   */
  public AcceptorContext accept(List<AcceptorMechanism> mechanisms) {
    SSLEngine engine = key.context().createSSLEngine();
    engine.setUseClientMode(false);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    parameters.setCipherSuites(
        Arrays.stream(engine.getEnabledCipherSuites())
            .filter(suite -> suite.contains("_GCM_") || suite.contains("_CHACHA20_"))
            .toArray(String[]::new));
    engine.setSSLParameters(parameters);
    // What CredSSP agrees on within must seal, whatever HTTP runs in.
    AcceptorTerms terms = new AcceptorTerms(ChannelBinding.NONE, BindingLevel.NONE, true);
    return new CredSspAcceptor(
        new TlsTunnel(engine), key.publicKey(), new NegotiateAcceptor(mechanisms, terms));
  }
}
