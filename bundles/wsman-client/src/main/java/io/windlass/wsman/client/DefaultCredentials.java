package io.windlass.wsman.client;

/** The ticket of whoever runs the program, once the host is known that it is for. */
final class DefaultCredentials implements Authentication {
  @Override
  public Authentication toward(Endpoint service, boolean portInName) {
    if (service.transport() == Endpoint.Transport.LOCAL) {
      // The kernel says who this is.
      return Authentication.none();
    }
    return Authentication.kerberos(KerberosScheme.NEGOTIATE, service.host())
        .toward(service, portInName);
  }

  @Override
  public boolean bindsConnection() {
    return true;
  }

  @Override
  public Conversation begin() {
    throw new IllegalStateException("the ticket is for a host: call toward(...) first");
  }

  @Override
  public String user() {
    return "of the Kerberos ticket";
  }
}
