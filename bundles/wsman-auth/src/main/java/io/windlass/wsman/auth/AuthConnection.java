package io.windlass.wsman.auth;

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

  /** The client's certificate and its issuers, as verified by TLS; empty without one. */
  List<X509Certificate> clientCertificates();
}
