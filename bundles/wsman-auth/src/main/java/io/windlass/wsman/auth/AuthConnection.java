package io.windlass.wsman.auth;

import io.windlass.wsman.security.ChannelBinding;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** What a scheme may know of a connection. Immutable; one object per connection. */
@ConsumerType
public interface AuthConnection {
  /** True when TLS protects it. */
  boolean secure();

  /** True when both ends are loopback addresses, so that nothing leaves this machine. */
  boolean loopback();

  /** The listener's own word on clear text; empty when it leaves that to the scheme. */
  Optional<Boolean> allowUnencrypted();

  /** The address of the client, without a port. */
  String remoteAddress();

  /** The name of the TLS channel, by the certificate that this very connection was opened with. */
  ChannelBinding channelBinding();

  /**
   * True when a proxy says that it passes on what others send: then the connection is no client's,
   * and what is agreed on it holds for nobody.
   */
  boolean forwarded();

  /**
   * The client's certificate and its issuers up to the authority that the listener believes, as
   * verified; empty without one.
   */
  List<X509Certificate> clientCertificates();
}
