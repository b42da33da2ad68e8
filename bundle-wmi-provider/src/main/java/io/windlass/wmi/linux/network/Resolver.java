package io.windlass.wmi.linux.network;

import io.windlass.wmi.linux.host.HostRoot;
import java.util.ArrayList;
import java.util.List;

/**
 * What resolv.conf(5) says.
 *
 * @param servers the name servers, in order
 * @param search the domains to try, in order
 */
record Resolver(List<String> servers, List<String> search) {
  static Resolver read(HostRoot files) {
    List<String> servers = new ArrayList<>();
    List<String> search = List.of();
    for (String line : files.lines("/etc/resolv.conf")) {
      String[] words = line.strip().split("\\s+");
      if (words.length > 1 && words[0].equals("nameserver")) {
        servers.add(words[1]);
      } else if (words.length > 1 && (words[0].equals("search") || words[0].equals("domain"))) {
        search = List.of(words).subList(1, words.length);
      }
    }
    return new Resolver(servers, search);
  }
}
