package io.windlass.wmi.linux;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.network.DnsClientSource;
import io.windlass.wmi.linux.network.DnsServerSource;
import io.windlass.wmi.linux.network.InterfaceAddresses;
import io.windlass.wmi.linux.network.NetAdapterSource;
import io.windlass.wmi.linux.network.NetIpAddressSource;
import io.windlass.wmi.linux.network.NetIpInterfaceSource;
import io.windlass.wmi.linux.network.NetNeighborSource;
import io.windlass.wmi.linux.network.NetRouteSource;
import io.windlass.wmi.linux.network.TcpConnectionSource;
import io.windlass.wmi.linux.network.UdpEndpointSource;
import io.windlass.wmi.linux.storage.PhysicalDiskSource;
import io.windlass.wmi.linux.storage.SpaceProbe;
import io.windlass.wmi.linux.storage.StorageDiskSource;
import io.windlass.wmi.linux.storage.StoragePartitionSource;
import io.windlass.wmi.linux.storage.StorageVolumeSource;
import io.windlass.wmi.source.ClassSource;
import java.util.List;

/** The classes of {@code root/standardcimv2} and {@code root/microsoft/windows/storage}. */
final class NewerClasses {
  private NewerClasses() {}

  static List<ClassSource> sources(Host host, SpaceProbe space) {
    return List.of(
        new NetAdapterSource(host),
        new NetIpAddressSource(host, InterfaceAddresses.ofHost()),
        new NetIpInterfaceSource(host),
        new NetRouteSource(host),
        new NetNeighborSource(host),
        new TcpConnectionSource(host),
        new UdpEndpointSource(host),
        new DnsClientSource(host),
        new DnsServerSource(host),
        new StorageDiskSource(host),
        new StoragePartitionSource(host),
        new StorageVolumeSource(host, space),
        new PhysicalDiskSource(host));
  }
}
