package io.windlass.wsman.http.jetty;

import io.windlass.wsman.security.AddressRanges;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Map;
import java.util.function.Function;

/**
 * What holds for all listeners (MS-WSMV §2.2.4.36). Immutable; equal when it was read from equal
 * words.
 */
final class ListenerRules {
  /** What holds while nothing is configured. */
  static final ListenerRules DEFAULT = read(Map.of());

  /** What the rules were read from. */
  private record Words(
      String ipv4Filter,
      String ipv6Filter,
      boolean remoteAccess,
      int httpPort,
      int httpsPort,
      boolean compatibilityHttp,
      boolean compatibilityHttps,
      String thumbprint) {}

  private final Words words;
  private final AddressRanges ipv4;
  private final AddressRanges ipv6;

  private ListenerRules(Words words) {
    this.words = words;
    this.ipv4 = ranges("IPv4Filter", words.ipv4Filter(), AddressRanges::ipv4);
    this.ipv6 = ranges("IPv6Filter", words.ipv6Filter(), AddressRanges::ipv6);
  }

  /**
   * Reads the configuration of the service; names compare without case.
   *
   * @throws IllegalArgumentException when a value is wrong; the message names it
   */
  static ListenerRules read(Map<String, ?> service) {
    return new ListenerRules(
        new Words(
            value(service, "IPv4Filter", "*"),
            value(service, "IPv6Filter", "*"),
            !value(service, "AllowRemoteAccess", "true").equalsIgnoreCase("false"),
            port(service, "DefaultPorts.HTTP", 5985),
            port(service, "DefaultPorts.HTTPS", 5986),
            value(service, "EnableCompatibilityHttpListener", "").equalsIgnoreCase("true"),
            value(service, "EnableCompatibilityHttpsListener", "").equalsIgnoreCase("true"),
            value(service, "CertificateThumbprint", "")));
  }

  private static String value(Map<String, ?> service, String name, String usual) {
    for (Map.Entry<String, ?> property : service.entrySet()) {
      if (property.getKey().equalsIgnoreCase(name)) {
        return String.valueOf(property.getValue()).strip();
      }
    }
    return usual;
  }

  private static int port(Map<String, ?> service, String name, int usual) {
    String text = value(service, name, Integer.toString(usual));
    if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65535) {
      throw refused(name, text, "is not a port");
    }
    return Integer.parseInt(text);
  }

  private static AddressRanges ranges(
      String name, String text, Function<String, AddressRanges> reader) {
    try {
      return reader.apply(text);
    } catch (IllegalArgumentException e) {
      throw refused(name, text, e.getMessage());
    }
  }

  private static IllegalArgumentException refused(String name, String value, String why) {
    return new IllegalArgumentException(
        "%s = %s %s. Change it in etc/%s.cfg.".formatted(name, value, why, HttpLimits.SERVICE));
  }

  /** True when every address may be used. */
  boolean takesAll() {
    return ipv4.all() && ipv6.all();
  }

  /** True when listeners may use an address. */
  boolean takes(InetAddress address) {
    return (address instanceof Inet4Address ? ipv4 : ipv6).contains(address);
  }

  /** False when only this machine is served. */
  boolean remoteAccess() {
    return words.remoteAccess();
  }

  /** The port of listeners for HTTP that name none. */
  int httpPort() {
    return words.httpPort();
  }

  /** The same for HTTPS. */
  int httpsPort() {
    return words.httpsPort();
  }

  /** True when the usual port of the web is to be listened on too. */
  boolean compatibility(ListenerFacts.Kind kind) {
    return kind == ListenerFacts.Kind.HTTPS
        ? words.compatibilityHttps()
        : words.compatibilityHttp();
  }

  /** The certificate of listeners that choose none; empty: one for a name of this host. */
  String thumbprint() {
    return words.thumbprint();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ListenerRules that && words.equals(that.words);
  }

  @Override
  public int hashCode() {
    return words.hashCode();
  }

  @Override
  public String toString() {
    return words.toString();
  }
}
