package io.windlass.wsman.client;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The way through HTTP proxies. HTTPS goes through a tunnel (CONNECT, RFC 9110 §9.3.6), so that the
 * proxy sees no message and no password of the service. HTTP is forwarded by the proxy, which reads
 * all of it; but what authenticates a connection (Negotiate, Kerberos) goes through a tunnel too,
 * as a proxy may share its connections among its users. Immutable.
 */
public final class ProxySettings {
  private static final ProxySettings NONE = new ProxySettings(null, null, NoProxy.NOBODY);

  private final Proxy forHttp;
  private final Proxy forHttps;
  private final NoProxy direct;

  private ProxySettings(Proxy forHttp, Proxy forHttps, NoProxy direct) {
    this.forHttp = forHttp;
    this.forHttps = forHttps;
    this.direct = direct;
  }

  /** No proxy: every service is reached directly. */
  public static ProxySettings none() {
    return NONE;
  }

  /**
   * One proxy for every service.
   *
   * @param host name or address without brackets
   * @throws IllegalArgumentException when host or port cannot be one
   */
  public static ProxySettings of(String host, int port) {
    Proxy proxy = new Proxy(Endpoint.tcp(false, host, port, "/"), "", "", false);
    return new ProxySettings(proxy, proxy, NoProxy.NOBODY);
  }

  /**
   * What the process's environment names: {@code http_proxy}, {@code https_proxy}, {@code
   * all_proxy} and {@code no_proxy}. Nothing reads them unless this is called.
   *
   * @throws IllegalArgumentException when one of them cannot be read, or is no HTTP proxy
   */
  public static ProxySettings fromEnvironment() {
    return fromEnvironment(System.getenv());
  }

  /**
   * The same from other variables. Names are in small letters, or in capitals except for {@code
   * HTTP_PROXY}, which whoever calls a CGI program can set. A value is {@code
   * [http://][user[:password]@]host[:port]}; the port is 1080 when none is given, as curl has it.
   */
  public static ProxySettings fromEnvironment(Map<String, String> variables) {
    Proxy all = proxy("all_proxy", either(variables, "all_proxy"));
    Proxy http = proxy("http_proxy", variables.getOrDefault("http_proxy", ""));
    Proxy https = proxy("https_proxy", either(variables, "https_proxy"));
    NoProxy direct = NoProxy.parse(either(variables, "no_proxy"));
    return new ProxySettings(http == null ? all : http, https == null ? all : https, direct);
  }

  private static String either(Map<String, String> variables, String name) {
    String small = variables.getOrDefault(name, "");
    return small.isEmpty() ? variables.getOrDefault(name.toUpperCase(Locale.ROOT), "") : small;
  }

  private static Proxy proxy(String name, String value) {
    try {
      return value.isBlank() ? null : ProxyUrl.parse(value.strip());
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException(name + ": " + wrong.getMessage(), wrong);
    }
  }

  /** The same with a user for the proxy, shown by Basic: the proxy and the way to it read it. */
  public ProxySettings withBasic(String user, String password) {
    if (user.indexOf(':') >= 0) {
      throw new IllegalArgumentException("Basic cannot carry a user name with a colon: " + user);
    }
    return withUser(user, password, false);
  }

  /** The same with a user for the proxy, shown by Digest. */
  public ProxySettings withDigest(String user, String password) {
    return withUser(user, password, true);
  }

  private ProxySettings withUser(String user, String password, boolean digest) {
    if (forHttp == null && forHttps == null) {
      throw new IllegalArgumentException("there is no proxy that could know a user");
    }
    return new ProxySettings(
        forHttp == null ? null : new Proxy(forHttp.endpoint, user, password, digest),
        forHttps == null ? null : new Proxy(forHttps.endpoint, user, password, digest),
        direct);
  }

  /**
   * The same with hosts that are reached directly, separated by commas: a name, which stands for
   * the names below it too, an address, a network as {@code 10.0.0.0/8}, or {@code *} for all. A
   * port may follow a name.
   *
   * @throws IllegalArgumentException when one of them cannot be read
   */
  public ProxySettings withNoProxy(String hosts) {
    return new ProxySettings(forHttp, forHttps, NoProxy.parse(hosts));
  }

  /** The proxy on the way to a service; empty when it is reached directly. */
  Optional<Proxy> toward(Endpoint service) {
    return switch (service.transport()) {
      case LOCAL -> Optional.empty();
      case HTTPS -> direct.contains(service) ? Optional.empty() : Optional.ofNullable(forHttps);
      case HTTP -> direct.contains(service) ? Optional.empty() : Optional.ofNullable(forHttp);
    };
  }

  /**
   * A proxy and who we are to it.
   *
   * @param endpoint where it listens
   * @param user empty for nobody
   * @param digest true for Digest, false for Basic
   */
  record Proxy(Endpoint endpoint, String user, String password, boolean digest) {
    /** Never shows the password. */
    @Override
    public String toString() {
      return endpoint.authority();
    }
  }

  /** Never shows a password. */
  @Override
  public String toString() {
    return "http: " + forHttp + ", https: " + forHttps + ", direct: " + direct;
  }
}
