package io.windlass.wsman.client;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The services that are reached without a proxy. Looks no name up. */
final class NoProxy {
  static final NoProxy NOBODY = new NoProxy(List.of());

  private static final Pattern IPV4 =
      Pattern.compile("(?!.*\\.$)((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.|$)){4}");

  /** A name or an address, and its port or 0. */
  private record Entry(String name, byte[] network, int bits, int port) {}

  private final List<Entry> entries;

  private NoProxy(List<Entry> entries) {
    this.entries = entries;
  }

  static NoProxy parse(String list) {
    List<Entry> entries = new ArrayList<>();
    for (String each : list.split("[,\\s]+")) {
      if (!each.isEmpty()) {
        entries.add(entry(each.toLowerCase(Locale.ROOT)));
      }
    }
    return entries.isEmpty() ? NOBODY : new NoProxy(List.copyOf(entries));
  }

  private static Entry entry(String text) {
    int slash = text.indexOf('/');
    byte[] network = address(slash < 0 ? text : text.substring(0, slash));
    if (slash >= 0) {
      int bits = number(text.substring(slash + 1));
      if (network == null || bits < 0 || bits > network.length * 8) {
        throw new IllegalArgumentException(
            "no_proxy: \"" + HttpReader.printable(text) + "\" is no network like 10.0.0.0/8");
      }
      return new Entry(text, network, bits, 0);
    }
    if (network != null) {
      return new Entry(text, network, network.length * 8, 0);
    }
    int colon = text.lastIndexOf(':');
    int port = colon < 0 ? 0 : number(text.substring(colon + 1));
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException(
          "no_proxy: \"" + HttpReader.printable(text) + "\" is neither a name nor name:port");
    }
    String name = colon < 0 ? text : text.substring(0, colon);
    byte[] address = address(name);
    String bare = name.startsWith("*.") ? name.substring(2) : name;
    bare = bare.startsWith(".") ? bare.substring(1) : bare;
    return new Entry(bare, address, address == null ? 0 : address.length * 8, port);
  }

  private static int number(String text) {
    return text.matches("\\d{1,5}") ? Integer.parseInt(text) : -1;
  }

  /** The octets of an address that is written as one; null for a name. */
  private static byte[] address(String text) {
    String bare =
        text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
    if (!IPV4.matcher(bare).matches() && bare.indexOf(':') == bare.lastIndexOf(':')) {
      return null;
    }
    try {
      return InetAddress.getByName(bare).getAddress();
    } catch (UnknownHostException none) {
      return null;
    }
  }

  boolean contains(Endpoint service) {
    String host = service.host().toLowerCase(Locale.ROOT);
    byte[] address = address(host);
    for (Entry entry : entries) {
      boolean same =
          entry.network != null
              ? address != null && within(address, entry.network, entry.bits)
              : entry.name.equals("*")
                  || host.equals(entry.name)
                  || host.endsWith("." + entry.name);
      if (same && (entry.port == 0 || entry.port == service.port())) {
        return true;
      }
    }
    return false;
  }

  private static boolean within(byte[] address, byte[] network, int bits) {
    if (address.length != network.length) {
      return false;
    }
    for (int i = 0; i < bits; i++) {
      int mask = 0x80 >> (i % 8);
      if ((address[i / 8] & mask) != (network[i / 8] & mask)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return entries.stream().map(Entry::name).toList().toString();
  }
}
