package io.windlass.wmi.linux.network;

import io.windlass.wmi.linux.host.HostRoot;
import io.windlass.wmi.linux.host.Numbers;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.stream.Stream;

/** The sockets of {@code /proc/net/tcp}, {@code tcp6}, {@code udp} and {@code udp6}. */
final class SocketTable {
  private static final int FIELDS = 10;

  private SocketTable() {}

  /** An address with a port. */
  record End(String address, int port) {}

  /**
   * A socket.
   *
   * @param state TCP_… of the kernel's {@code tcp_states.h}
   * @param inode 0 when no process has it any more
   */
  record Socket(End local, End remote, int state, long inode) {}

  /**
   * All sockets of a protocol, those of IPv4 first; of several with the same ends, which a port may
   * be shared by, the first. Read as the stream is consumed, which is to be closed.
   *
   * @param protocol {@code tcp} or {@code udp}
   */
  static Stream<Socket> read(HostRoot files, String protocol) {
    Set<Object> seen = new HashSet<>();
    String file = "/proc/net/" + protocol;
    return Stream.concat(files.stream(file), files.stream(file + "6"))
        .flatMap(line -> parse(line).stream())
        .filter(socket -> seen.add(new Socket(socket.local(), socket.remote(), 0, 0)));
  }

  /** The fields: number, local, remote, state, queues, timer, retransmits, user, timeout, inode. */
  private static Optional<Socket> parse(String line) {
    StringTokenizer fields = new StringTokenizer(line);
    if (fields.countTokens() < FIELDS) {
      return Optional.empty();
    }
    try {
      fields.nextToken();
      End local = end(fields.nextToken());
      End remote = end(fields.nextToken());
      int state = HexFormat.fromHexDigits(fields.nextToken());
      for (int i = 0; i < 5; i++) {
        fields.nextToken();
      }
      long inode = Numbers.parse(fields.nextToken()).orElse(0);
      return Optional.of(new Socket(local, nobodyOf(local, remote), state, inode));
    } catch (IllegalArgumentException | UnknownHostException e) {
      return Optional.empty(); // the heading, or a line of a kernel that writes another form
    }
  }

  /** A socket of IPv6 that is bound to an address of IPv4 has nobody of IPv6 at the other end. */
  private static End nobodyOf(End local, End remote) {
    boolean mixed = remote.address().equals("::") && local.address().indexOf(':') < 0;
    return mixed ? new End("0.0.0.0", remote.port()) : remote;
  }

  private static End end(String text) throws UnknownHostException {
    int colon = text.indexOf(':');
    if (colon != 8 && colon != 32) {
      throw new IllegalArgumentException(text);
    }
    return new End(
        IpText.of(InetAddress.getByAddress(bytes(text, colon))),
        HexFormat.fromHexDigits(text, colon + 1, text.length()) & 0xFFFF);
  }

  /** The kernel prints each four bytes as one number in its own byte order. */
  private static byte[] bytes(String text, int length) {
    byte[] bytes = new byte[length / 2];
    boolean swapped = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
    for (int i = 0; i < bytes.length; i++) {
      int from = 2 * (swapped ? i ^ 3 : i);
      bytes[i] = (byte) HexFormat.fromHexDigits(text, from, from + 2);
    }
    return bytes;
  }
}
