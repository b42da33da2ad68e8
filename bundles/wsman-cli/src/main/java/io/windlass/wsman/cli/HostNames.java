package io.windlass.wsman.cli;

import io.windlass.wsman.client.Endpoint;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** The names and addresses under which a listener will be called. */
final class HostNames {
  private final Set<String> names = new LinkedHashSet<>();
  private final Set<String> addresses = new LinkedHashSet<>();

  /** For {@code *} those of this machine, else those of the one address. */
  HostNames(String address) {
    try {
      InetAddress local = InetAddress.getLocalHost();
      String canonical = local.getCanonicalHostName();
      if (!canonical.startsWith("localhost")) {
        addName(canonical);
      }
      addName(local.getHostName());
    } catch (UnknownHostException nameless) {
      // localhost remains
    }
    addName("localhost");
    if (address.equals("*")) {
      addInterfaces();
    } else if (isNumeric(address)) {
      int scope = address.indexOf('%');
      addresses.add(scope < 0 ? address : address.substring(0, scope));
      if (Endpoint.isLoopback(address)) {
        // localhost is either of them.
        addresses.add("127.0.0.1");
        addresses.add("::1");
      }
    } else {
      addName(address);
    }
  }

  private void addInterfaces() {
    try {
      for (NetworkInterface card : Collections.list(NetworkInterface.getNetworkInterfaces())) {
        for (InetAddress address : Collections.list(card.getInetAddresses())) {
          if (!(address instanceof Inet6Address) || !address.isLinkLocalAddress()) {
            String text = address.getHostAddress();
            int scope = text.indexOf('%');
            addresses.add(scope < 0 ? text : text.substring(0, scope));
          }
        }
      }
    } catch (SocketException unknown) {
      addresses.add("127.0.0.1");
    }
  }

  private void addName(String name) {
    if (!isNumeric(name) && isDnsName(name)) {
      names.add(name);
    }
  }

  /** The name for the subject. */
  String name() {
    return names.iterator().next();
  }

  /** In the notation of keytool, {@code dns:a,ip:1.2.3.4}. */
  String subjectAlternativeNames() {
    StringBuilder text = new StringBuilder();
    for (String name : names) {
      text.append(text.length() == 0 ? "" : ",").append("dns:").append(name);
    }
    for (String address : addresses) {
      text.append(",ip:").append(address);
    }
    return text.toString();
  }

  private static boolean isNumeric(String text) {
    boolean digits = !text.isEmpty();
    for (int i = 0; i < text.length(); i++) {
      digits &= text.charAt(i) == '.' || Character.isDigit(text.charAt(i));
    }
    return digits || text.indexOf(':') >= 0;
  }

  private static boolean isDnsName(String text) {
    boolean good = !text.isEmpty() && Character.isLetterOrDigit(text.charAt(0));
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      good &= c < 128 && (Character.isLetterOrDigit(c) || c == '.' || c == '-');
    }
    return good;
  }
}
