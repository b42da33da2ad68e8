package io.windlass.wsman.cli;

import io.windlass.wsman.client.ProxySettings;
import java.util.Locale;

/** The way through a proxy, as switches name it. */
final class ProxyArguments {
  private static final String FROM_ENVIRONMENT = "winhttp_settings";

  private final CommandLine line;
  private final Terminal terminal;

  private ProxyArguments(CommandLine line, Terminal terminal) {
    this.line = line;
    this.terminal = terminal;
  }

  /** Without {@code -proxyaccess} there is no proxy, whatever the environment says. */
  static ProxySettings parse(CommandLine line, Terminal terminal) throws UsageException {
    return new ProxyArguments(line, terminal).settings();
  }

  private ProxySettings settings() throws UsageException {
    requireEachOther();
    String access = line.value(Switch.PROXY_ACCESS, "no_proxy").toLowerCase(Locale.ROOT);
    return switch (access) {
      case "no_proxy", "no_proxy_server" -> none(access);
      case FROM_ENVIRONMENT -> ofEnvironment();
      case "ie_settings" ->
          throw new UsageException(
              "-proxyaccess:ie_settings: there is no Internet Explorer here whose settings could"
                  + " be used: give -proxyaccess:winhttp_settings and set http_proxy or"
                  + " https_proxy");
      case "auto_detect" ->
          throw new UsageException(
              "-proxyaccess:auto_detect is not done, as whoever answers such a search gets all"
                  + " messages: give -proxyaccess:winhttp_settings and set http_proxy or"
                  + " https_proxy");
      default ->
          throw new UsageException(
              "-proxyaccess:"
                  + access
                  + " is not known: use -proxyaccess:winhttp_settings or"
                  + " -proxyaccess:no_proxy_server");
    };
  }

  private void requireEachOther() throws UsageException {
    require(
        Switch.PROXY_AUTH,
        Switch.PROXY_ACCESS,
        "says which proxy it is for: -proxyaccess:winhttp_settings");
    require(
        Switch.PROXY_USERNAME,
        Switch.PROXY_AUTH,
        "says how the user is shown: -proxyauth:basic or -proxyauth:digest");
    require(Switch.PROXY_PASSWORD, Switch.PROXY_USERNAME, "says whose it is");
  }

  private void require(Switch given, Switch needed, String why) throws UsageException {
    if (line.has(given) && !line.has(needed)) {
      throw new UsageException(given.label() + " needs " + needed.label() + ", which " + why);
    }
  }

  private ProxySettings none(String access) throws UsageException {
    if (line.has(Switch.PROXY_AUTH)) {
      throw new UsageException(
          "-proxyaccess:" + access + " has no proxy that could know a user: leave out -proxyauth");
    }
    return ProxySettings.none();
  }

  private ProxySettings ofEnvironment() throws UsageException {
    try {
      return withUser(ProxySettings.fromEnvironment(terminal.environment()));
    } catch (IllegalArgumentException wrong) {
      throw new UsageException(
          "-proxyaccess:"
              + FROM_ENVIRONMENT
              + ", which is http_proxy, https_proxy and all_proxy of the environment here: "
              + wrong.getMessage());
    }
  }

  private ProxySettings withUser(ProxySettings proxy) throws UsageException {
    if (!line.has(Switch.PROXY_AUTH)) {
      return proxy;
    }
    String scheme = line.value(Switch.PROXY_AUTH, "").toLowerCase(Locale.ROOT);
    return switch (scheme) {
      case "basic" -> proxy.withBasic(user(), password());
      case "digest" -> proxy.withDigest(user(), password());
      case "negotiate" ->
          throw new UsageException(
              "-proxyauth:negotiate is not available: toward a proxy use -proxyauth:basic or"
                  + " -proxyauth:digest");
      default ->
          throw new UsageException(
              "-proxyauth:" + scheme + " is not known: use -proxyauth:basic or -proxyauth:digest");
    };
  }

  private String user() throws UsageException {
    String user = line.value(Switch.PROXY_USERNAME, "");
    if (user.isEmpty()) {
      throw new UsageException("-proxyauth needs a user: -proxyusername:NAME");
    }
    return user;
  }

  private String password() throws UsageException {
    return Password.of(user(), Switch.PROXY_PASSWORD, line, terminal);
  }
}
