package io.windlass.wsman.automation;

import io.windlass.wsman.client.ProxySettings;

/** Who a session is, and its way through a proxy. */
public final class ConnectionOptions {
  private String userName = "";
  private String password = "";
  private String certificate = "";
  private ProxySettings proxy = ProxySettings.none();

  ConnectionOptions() {}

  /** The user; empty for whoever runs the script. */
  public String getUserName() {
    return userName;
  }

  /** Sets the user: {@code NAME}, {@code DOMAIN\NAME} or {@code NAME@REALM}. */
  public void setUserName(String name) {
    userName = text(name);
  }

  /** The user, as most scripts spell it. */
  public String getUsername() {
    return userName;
  }

  /** Sets the user, as most scripts spell it. */
  public void setUsername(String name) {
    userName = text(name);
  }

  /** Sets the password, of the user or of the certificate's file. Nobody can read it again. */
  public void setPassword(String secret) {
    password = text(secret);
  }

  /** The file of the certificate that is shown; empty for none. */
  public String getCertificateThumbprint() {
    return certificate;
  }

  /**
   * Sets which certificate is shown. There is no store of the system here that would find one by
   * its thumbprint: this is the name of a PKCS12 or PEM file.
   */
  public void setCertificateThumbprint(String file) {
    certificate = text(file);
  }

  /** The settings of Internet Explorer: there are none here, so {@link #SetProxy} refuses it. */
  public int ProxyIEConfig() {
    return 1;
  }

  /** The settings of the system: the variables {@code http_proxy} and the like. */
  public int ProxyWinHttpConfig() {
    return 2;
  }

  /** A search on the network: refused, as whoever answers it gets all messages. */
  public int ProxyAutoDetect() {
    return 4;
  }

  /** No proxy. */
  public int ProxyNoProxyServer() {
    return 8;
  }

  /** Negotiate toward a proxy: not available. */
  public int ProxyAuthenticationUseNegotiate() {
    return 1;
  }

  /** Basic toward a proxy. */
  public int ProxyAuthenticationUseBasic() {
    return 2;
  }

  /** Digest toward a proxy. */
  public int ProxyAuthenticationUseDigest() {
    return 4;
  }

  /** The proxy of the system or none, without a user. */
  public void SetProxy(int accessType) {
    SetProxy(accessType, 0, "", "");
  }

  /**
   * Chooses the way.
   *
   * @param accessType one of the four constants
   * @param authentication 0 for nobody, or one of the three
   */
  public void SetProxy(int accessType, int authentication, String user, String secret) {
    ProxySettings settings =
        switch (accessType) {
          case 2 -> ProxySettings.fromEnvironment();
          case 8 -> ProxySettings.none();
          default ->
              throw new IllegalArgumentException(
                  "The proxy access type "
                      + accessType
                      + " is not available: use ProxyWinHttpConfig or ProxyNoProxyServer");
        };
    if (authentication == 0 && !text(user).isEmpty()) {
      throw new IllegalArgumentException("A user of a proxy needs an authentication mechanism");
    }
    proxy =
        switch (authentication) {
          case 0 -> settings;
          case 2 -> settings.withBasic(text(user), text(secret));
          case 4 -> settings.withDigest(text(user), text(secret));
          default ->
              throw new IllegalArgumentException(
                  "The proxy authentication "
                      + authentication
                      + " is not available: use ProxyAuthenticationUseBasic or UseDigest");
        };
  }

  String password() {
    return password;
  }

  ProxySettings proxy() {
    return proxy;
  }

  private static String text(String value) {
    return value == null ? "" : value;
  }
}
