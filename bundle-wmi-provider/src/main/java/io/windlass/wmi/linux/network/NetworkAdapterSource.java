package io.windlass.wmi.linux.network;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.Row;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.Instance;
import java.util.stream.Stream;

/**
 * {@code Win32_NetworkAdapter}: the network interfaces but the loopback, which Windows leaves out
 * too. Id, {@code Index} and {@code InterfaceIndex} are the kernel's interface index.
 */
public final class NetworkAdapterSource implements ClassSource {
  private static final String CLASS = "Win32_NetworkAdapter";
  private static final int RUNNING = 3;
  private static final int ETHERNET = 0;
  private static final int WIRELESS = 9;
  private static final int CONNECTION_OFF = 0;
  private static final int CONNECTED = 2;
  private static final int MEDIA_DISCONNECTED = 7;

  private final Host host;

  /** The network interfaces of a host. */
  public NetworkAdapterSource(Host host) {
    this.host = host;
  }

  @Override
  public String className() {
    return CLASS;
  }

  @Override
  public Stream<Instance> instances(Wanted wanted) {
    String computer = host.name();
    return NetworkDevice.all(host.files()).stream().map(device -> row(device, computer, wanted));
  }

  private static Instance row(NetworkDevice device, String computer, Wanted wanted) {
    Row row =
        new Row(CLASS, wanted)
            .set("CreationClassName", CLASS)
            .set("SystemCreationClassName", Host.COMPUTER_CLASS)
            .set("SystemName", computer)
            .set("DeviceID", Long.toString(device.index()))
            .set("Index", device.index())
            .set("InterfaceIndex", device.index())
            .set("Name", device.name())
            .set("Description", device.name())
            .set("Caption", caption(device))
            .set("NetConnectionID", device.name())
            .set("Installed", true)
            .set("MaxNumberControlled", 0L)
            .set("PowerManagementSupported", false)
            .read("Availability", () -> device.isUp() ? RUNNING : null)
            .read("MACAddress", device::macAddress)
            .read("NetConnectionStatus", () -> status(device))
            .read("NetEnabled", () -> status(device) == CONNECTED)
            .read("PhysicalAdapter", device::isPhysical)
            .read("PNPDeviceID", device::hardwareId)
            .read("ProductName", device::driver)
            .read("ServiceName", device::driver)
            .readNumber("Speed", device::speed);
    if (device.isEthernet()) {
      boolean wireless = device.isWireless();
      row.set("AdapterType", wireless ? "Wireless" : "Ethernet 802.3")
          .set("AdapterTypeID", wireless ? WIRELESS : ETHERNET);
    }
    return row.build();
  }

  /** The form of Windows: the index in eight digits, and the name. */
  static String caption(NetworkDevice device) {
    return String.format("[%08d] %s", device.index(), device.name());
  }

  private static int status(NetworkDevice device) {
    if (!device.isUp()) {
      return CONNECTION_OFF;
    }
    return device.hasCarrier() ? CONNECTED : MEDIA_DISCONNECTED;
  }
}
