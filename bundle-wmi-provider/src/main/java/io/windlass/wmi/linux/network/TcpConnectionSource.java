package io.windlass.wmi.linux.network;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.Lazy;
import io.windlass.wmi.linux.host.Row;
import io.windlass.wmi.linux.network.SocketTable.Socket;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.Instance;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code MSFT_NetTCPConnection}: the TCP sockets that listen or are connected. */
public final class TcpConnectionSource implements ClassSource {
  private static final String CLASS = "MSFT_NetTCPConnection";
  private static final int TIME_WAIT = 6;

  /** {@code State} by the numbers of the kernel: ESTABLISHED, SYN_SENT, … NEW_SYN_RECV. */
  private static final int[] STATES = {-1, 5, 3, 4, 6, 7, 11, 1, 8, 10, 2, 9, 4};

  /** {@code OffloadState}: in the host. */
  private static final int IN_HOST = 0;

  private final Host host;

  /** The connections of a host. */
  public TcpConnectionSource(Host host) {
    this.host = host;
  }

  @Override
  public String className() {
    return CLASS;
  }

  @Override
  public Stream<Instance> instances(Wanted wanted) {
    Lazy<SocketOwners> owners = new Lazy<>(() -> SocketOwners.read(host.files()));
    return SocketTable.read(host.files(), "tcp").map(socket -> row(socket, owners, wanted));
  }

  /** Looks for the process of that connection only. */
  @Override
  public Optional<Instance> find(Map<String, String> keys, Wanted wanted) {
    Lazy<SocketOwners> owners = new Lazy<>(() -> SocketOwners.read(host.files()));
    try (Stream<Socket> sockets = SocketTable.read(host.files(), "tcp")) {
      return sockets
          .filter(socket -> id(socket).equalsIgnoreCase(keys.get("InstanceID")))
          .findFirst()
          .map(socket -> row(socket, owners, wanted));
    }
  }

  /** The form of Windows. */
  private static String id(Socket socket) {
    return String.join(
        "??",
        socket.local().address(),
        Integer.toString(socket.local().port()),
        socket.remote().address(),
        Integer.toString(socket.remote().port()));
  }

  private static Instance row(Socket socket, Lazy<SocketOwners> owners, Wanted wanted) {
    int state = socket.state();
    return new Row(CLASS, wanted)
        .set("InstanceID", id(socket))
        .set("LocalAddress", socket.local().address())
        .set("LocalPort", socket.local().port())
        .set("RemoteAddress", socket.remote().address())
        .set("RemotePort", socket.remote().port())
        .set("State", state > 0 && state < STATES.length ? STATES[state] : null)
        .set("OffloadState", IN_HOST)
        .read(
            "OwningProcess",
            () -> state == TIME_WAIT ? Long.valueOf(0) : owners.get().of(socket.inode()))
        .build();
  }
}
