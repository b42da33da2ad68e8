package io.windlass.wsman.config.resource;

import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.config.tree.Check;
import io.windlass.wsman.security.certificate.HostCertificates;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.SocketException;
import java.security.cert.CertificateException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** What a listener may be (MS-WSMV §3.1.4.1.29.5). */
final class ListenerRules {
  private static final Pattern V4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
  private static final Pattern V6 = Pattern.compile("[0-9A-Fa-f:.]{2,45}(%[A-Za-z0-9.]{1,16})?");
  private static final Pattern MAC = Pattern.compile("([0-9A-F]{2}[-:]){5,7}[0-9A-F]{2}");
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9_.:%-]{0,255}");
  private static final int CERTIFICATE_NAME = 233;
  private static final int NO_CERTIFICATE = 277;
  private static final int THUMBPRINT_OF_HTTP = 235;
  private static final String NOBODY_SERVES =
      "The listener was not changed: nobody serves HTTPS here, since bundle-http-jetty is not"
          + " running. Start it, then repeat.";

  private final Supplier<Optional<HostCertificates>> certificates;

  /**
   * @param certificates empty while nobody serves HTTPS here
   */
  ListenerRules(Supplier<Optional<HostCertificates>> certificates) {
    this.certificates = certificates;
  }

  /** An address as it is shown and compared: *, MAC:xx-xx, IP:x, or a name as it is. */
  static String spelt(String address) {
    String text = address.strip();
    String upper = text.toUpperCase(Locale.ROOT);
    if (upper.startsWith("MAC:")) {
      return "MAC:" + upper.substring(4).replace(':', '-');
    }
    boolean prefixed = upper.startsWith("IP:");
    String plain = prefixed ? text.substring(3) : text;
    if (plain.startsWith("[") && plain.endsWith("]")) {
      plain = plain.substring(1, plain.length() - 1);
    }
    boolean literal =
        V4.matcher(plain).matches() || plain.contains(":") && V6.matcher(plain).matches();
    return prefixed || literal ? "IP:" + plain : plain;
  }

  String transport(String text) throws ResourceFault {
    String transport = text.strip().toUpperCase(Locale.ROOT);
    if (!transport.equals("HTTP") && !transport.equals("HTTPS")) {
      throw Refusals.schema("Transport = " + text + " is neither HTTP nor HTTPS");
    }
    return transport;
  }

  /** The values of a body, by the names of the listener's configuration. */
  Map<String, String> read(ConfigElement body) throws ResourceFault {
    Map<String, String> values = new LinkedHashMap<>();
    put(values, "port", body, "Port", Check.number(1, 65_535));
    put(values, "hostname", body, "Hostname", ListenerRules::hostname);
    put(values, "enabled", body, "Enabled", Check.bool());
    put(values, "prefix", body, "URLPrefix", Check.urlPrefix());
    put(values, "certificateThumbprint", body, "CertificateThumbprint", Check.thumbprint());
    return values;
  }

  private static String hostname(String text) {
    if (!HOST.matcher(text.strip()).matches()) {
      throw new IllegalArgumentException("is not the name of a host");
    }
    return text.strip();
  }

  private static void put(
      Map<String, String> values, String key, ConfigElement body, String name, Check check)
      throws ResourceFault {
    Optional<String> text = body.child(name);
    if (text.isEmpty()) {
      return;
    }
    values.put(key, Refusals.checked(name, text.get(), check));
  }

  /** Refuses what this host does not have. */
  void requireOfThisHost(String address) throws ResourceFault {
    if (address.equals("*")) {
      return;
    }
    try {
      if (address.startsWith("MAC:")) {
        requireMac(address.substring(4));
      } else if (address.startsWith("IP:")) {
        requireIp(address.substring(3));
      } else {
        throw Refusals.address(
            "the Address " + address + " is none of *, IP:address and MAC:address.");
      }
    } catch (SocketException e) {
      throw Refusals.address("the interfaces of this host cannot be read: " + e.getMessage() + ".");
    }
  }

  /** An address is of this host when the system lets a socket have it: all of 127.0.0.0/8 is. */
  private static void requireIp(String address) throws ResourceFault {
    boolean literal =
        V4.matcher(address).matches() || address.contains(":") && V6.matcher(address).matches();
    if (literal) {
      try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByName(address))) {
        if (probe.isBound()) {
          return;
        }
      } catch (IOException e) {
        throw Refusals.address(address + " is not an IP address of this host.");
      }
    }
    throw Refusals.address(address + " is not an IP address of this host.");
  }

  private static void requireMac(String mac) throws ResourceFault, SocketException {
    if (!MAC.matcher(mac).matches()) {
      throw Refusals.address(mac + " is not a MAC address such as 32-A3-58-90-BE-CC.");
    }
    byte[] wanted = HexFormat.of().parseHex(mac.replaceAll("[-:]", ""));
    boolean found =
        NetworkInterface.networkInterfaces()
            .anyMatch(candidate -> Arrays.equals(hardware(candidate), wanted));
    if (!found) {
      throw Refusals.address("no interface of this host has the MAC address " + mac + ".");
    }
  }

  private static byte[] hardware(NetworkInterface candidate) {
    try {
      return candidate.getHardwareAddress();
    } catch (SocketException gone) {
      return null;
    }
  }

  /** Refuses HTTPS without a certificate, and HTTP with one. */
  void requireCertificate(String transport, Map<String, String> values) throws ResourceFault {
    String thumbprint = values.getOrDefault("certificateThumbprint", "");
    if (transport.equals("HTTP")) {
      if (!thumbprint.isEmpty()) {
        throw Refusals.numbered(
            THUMBPRINT_OF_HTTP,
            "The listener was not changed: CertificateThumbprint must be empty for HTTP.");
      }
      return;
    }
    boolean files = values.containsKey("keystore") || values.containsKey("certificateFile");
    if (files && thumbprint.isEmpty()) {
      // Whether its own files can be used shows when it is opened.
      return;
    }
    String hostname = values.getOrDefault("hostname", "");
    HostCertificates known =
        certificates.get().orElseThrow(() -> Refusals.numbered(NO_CERTIFICATE, NOBODY_SERVES));
    try {
      if (known.find(hostname, thumbprint).isEmpty()) {
        throw Refusals.numbered(NO_CERTIFICATE, missing(hostname, thumbprint));
      }
    } catch (CertificateException e) {
      throw Refusals.numbered(
          CERTIFICATE_NAME, "The listener was not changed: " + e.getMessage() + ".");
    }
  }

  private static String missing(String hostname, String thumbprint) {
    String which =
        !thumbprint.isEmpty()
            ? "with CertificateThumbprint = " + thumbprint
            : hostname.isEmpty() ? "for a name of this host" : "for Hostname = " + hostname;
    return "The listener was not changed: no valid certificate "
        + which
        + " is in certificates/. Put NAME.p12 with NAME.password, or NAME.pem with NAME.key there;"
        + " winrm quickconfig -transport:https makes one for this host.";
  }
}
