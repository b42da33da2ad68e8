package io.windlass.wmi.linux.network;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.Lazy;
import io.windlass.wmi.linux.host.Row;
import io.windlass.wmi.linux.network.SocketTable.End;
import io.windlass.wmi.linux.network.SocketTable.Socket;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.Instance;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** {@code MSFT_NetUDPEndpoint}: the addresses and ports of UDP sockets, each once. */
public final class UdpEndpointSource implements ClassSource {
  private static final String CLASS = "MSFT_NetUDPEndpoint";

  private final Host host;

  /** The UDP sockets of a host. */
  public UdpEndpointSource(Host host) {
    this.host = host;
  }

  @Override
  public String className() {
    return CLASS;
  }

  @Override
  public Stream<Instance> instances(Wanted wanted) {
    Lazy<SocketOwners> owners = new Lazy<>(() -> SocketOwners.read(host.files()));
    Set<End> seen = new HashSet<>();
    return SocketTable.read(host.files(), "udp")
        .filter(socket -> seen.add(socket.local()))
        .map(socket -> row(socket, owners, wanted));
  }

  /** Looks for the process of that socket only. */
  @Override
  public Optional<Instance> find(Map<String, String> keys, Wanted wanted) {
    Lazy<SocketOwners> owners = new Lazy<>(() -> SocketOwners.read(host.files()));
    try (Stream<Socket> sockets = SocketTable.read(host.files(), "udp")) {
      return sockets
          .filter(socket -> id(socket.local()).equalsIgnoreCase(keys.get("InstanceID")))
          .findFirst()
          .map(socket -> row(socket, owners, wanted));
    }
  }

  private static String id(End local) {
    return local.address() + "++" + local.port();
  }

  private static Instance row(Socket socket, Lazy<SocketOwners> owners, Wanted wanted) {
    return new Row(CLASS, wanted)
        .set("InstanceID", id(socket.local()))
        .set("LocalAddress", socket.local().address())
        .set("LocalPort", socket.local().port())
        .read("OwningProcess", () -> owners.get().of(socket.inode()))
        .build();
  }
}
