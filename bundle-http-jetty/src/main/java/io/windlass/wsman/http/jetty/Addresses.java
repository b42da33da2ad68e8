package io.windlass.wsman.http.jetty;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What the address of a listener stands for on this host, now (MS-WSMV §3.1.4.1.29.5). */
final class Addresses {
  /** All of the host's, by one socket. */
  static final String ALL = "";

  private static final Pattern MAC = Pattern.compile("MAC:([0-9A-F]{2}[-:]){5,7}[0-9A-F]{2}");

  private Addresses() {}

  /** An address as it is compared and shown: without IP: and brackets. */
  static String plain(String address) {
    String text = address.strip();
    if (text.regionMatches(true, 0, "IP:", 0, 3)) {
      text = text.substring(3);
    }
    return text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
  }

  /** True when what it stands for may change while the listener is open. */
  static boolean changes(String address, ListenerRules rules) {
    return isMac(address) || address.equals("*") && !rules.takesAll();
  }

  private static boolean isMac(String address) {
    return address.regionMatches(true, 0, "MAC:", 0, 4);
  }

  /**
   * The addresses to listen on; {@link #ALL} is every one.
   *
   * @throws IOException when there is none; the message says why
   */
  static List<String> of(String address, ListenerRules rules) throws IOException {
    if (address.equals("*")) {
      return rules.takesAll() ? List.of(ALL) : passing(all(), address, rules);
    }
    if (isMac(address)) {
      return passing(ofMac(address), address, rules);
    }
    String plain = plain(address);
    if (!rules.takesAll() && !rules.takes(InetAddress.getByName(plain))) {
      throw new IOException(
          "address=" + address + " is not among those that IPv4Filter and IPv6Filter allow");
    }
    return List.of(plain);
  }

  private static List<String> passing(
      List<InetAddress> candidates, String address, ListenerRules rules) throws IOException {
    List<String> passing = new ArrayList<>();
    for (InetAddress candidate : candidates) {
      if (rules.takes(candidate)) {
        passing.add(candidate.getHostAddress());
      }
    }
    if (passing.isEmpty()) {
      throw new IOException(
          "IPv4Filter and IPv6Filter allow none of the addresses of this host that address="
              + address
              + " stands for");
    }
    return passing;
  }

  /** Every address of this host; those of links have their interface's name. */
  static List<InetAddress> all() throws SocketException {
    List<InetAddress> all = new ArrayList<>();
    NetworkInterface.networkInterfaces()
        .forEach(card -> all.addAll(Collections.list(card.getInetAddresses())));
    return all;
  }

  private static List<InetAddress> ofMac(String address) throws IOException {
    String text = address.toUpperCase(Locale.ROOT);
    if (!MAC.matcher(text).matches()) {
      throw new IOException(
          "address=" + address + " is no MAC address such as MAC:32-A3-58-90-BE-CC");
    }
    byte[] wanted = HexFormat.of().parseHex(text.substring(4).replaceAll("[-:]", ""));
    for (NetworkInterface card : Collections.list(NetworkInterface.getNetworkInterfaces())) {
      if (Arrays.equals(card.getHardwareAddress(), wanted)) {
        return Collections.list(card.getInetAddresses());
      }
    }
    throw new IOException("no interface of this host has the address " + address);
  }
}
