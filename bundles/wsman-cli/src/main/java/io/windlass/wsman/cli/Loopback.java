package io.windlass.wsman.cli;

import java.util.regex.Pattern;

/** Which hosts are this machine itself, whatever a name server says. */
final class Loopback {
  // In full: 127.example.org is a name of somebody's.
  private static final Pattern IPV4 = Pattern.compile("127(?:\\.\\d{1,3}){3}");

  private Loopback() {}

  static boolean is(String host) {
    return host.equalsIgnoreCase("localhost") || host.equals("::1") || IPV4.matcher(host).matches();
  }
}
