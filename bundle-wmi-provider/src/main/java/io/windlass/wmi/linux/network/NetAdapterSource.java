package io.windlass.wmi.linux.network;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.Numbers;
import io.windlass.wmi.linux.host.Row;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.Instance;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** {@code MSFT_NetAdapter}: the interfaces of {@link NetworkAdapterSource}, by the same ids. */
public final class NetAdapterSource implements ClassSource {
  private static final String CLASS = "MSFT_NetAdapter";
  private static final long IFF_PROMISC = 0x100;
  private static final int STARTED = 2;
  private static final int DISABLED = 3;

  /** {@code InterfaceOperationalStatus}, of RFC 2863, by the kernel's words for it. */
  private static final Map<String, Integer> OPERATIONAL =
      Map.of(
          "up", 1,
          "down", 2,
          "testing", 3,
          "unknown", 4,
          "dormant", 5,
          "notpresent", 6,
          "lowerlayerdown", 7);

  /** {@code InterfaceType} of IANA, by the kernel's ARPHRD_… in {@code type}. */
  private static final Map<Long, Long> TYPES =
      Map.of(1L, 6L, 32L, 199L, 512L, 23L, 768L, 131L, 769L, 131L, 776L, 131L, 778L, 131L);

  private static final long WIRELESS = 71;

  private final Host host;

  /** The network adapters of a host. */
  public NetAdapterSource(Host host) {
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
            .set("SystemCreationClassName", "CIM_NetworkPort")
            .set("SystemName", computer)
            .set("DeviceID", Long.toString(device.index()))
            .set("InterfaceIndex", device.index())
            .set("Name", device.name())
            .set("InterfaceName", device.name())
            .set("InterfaceDescription", device.name())
            .set("DeviceName", device.name())
            .set("Hidden", false)
            .read("Virtual", () -> !device.isPhysical())
            .read("HardwareInterface", device::isPhysical)
            .read("ConnectorPresent", device::isPhysical)
            .read("PnPDeviceID", device::hardwareId)
            .read("DriverName", device::driver)
            .read("DriverVersionString", () -> device.value("device/driver/module/version"))
            .read("LowerLayerInterfaceIndices", () -> device.neighbours("lower"))
            .read("HigherLayerInterfaceIndices", () -> device.neighbours("upper"));
    medium(row, device);
    state(row, device);
    speed(row, device);
    return row.build();
  }

  private static void medium(Row row, NetworkDevice device) {
    boolean wireless = device.isWireless();
    row.read("InterfaceType", () -> wireless ? Long.valueOf(WIRELESS) : type(device))
        .read("PermanentAddress", () -> address(device).filter(a -> isPermanent(device)))
        .read("NetworkAddresses", () -> address(device).stream().toList());
    if (device.isEthernet()) {
      row.set("NdisMedium", wireless ? 16 : 0).set("NdisPhysicalMedium", wireless ? 9 : 14);
    }
  }

  private static Long type(NetworkDevice device) {
    OptionalLong type = device.number("type");
    return type.isPresent() ? TYPES.get(type.getAsLong()) : null;
  }

  /** Windows writes it without separators here. */
  private static Optional<String> address(NetworkDevice device) {
    return device.macAddress().map(address -> address.replace(":", ""));
  }

  private static boolean isPermanent(NetworkDevice device) {
    return device.number("addr_assign_type").orElse(-1) == 0;
  }

  /** The kernel tells of a carrier only while the interface is up. */
  private static void state(Row row, NetworkDevice device) {
    OptionalLong carrier = device.number("carrier");
    boolean disconnected = device.isUp() && carrier.orElse(1) == 0;
    row.set("State", device.isUp() ? STARTED : DISABLED)
        .set("InterfaceAdminStatus", device.isUp() ? 1 : 2)
        .set("MediaConnectState", carrier.isEmpty() ? 0 : carrier.getAsLong() == 1 ? 1 : 2)
        .set("OperationalStatusDownMediaDisconnected", disconnected)
        .set("PromiscuousMode", (device.flags() & IFF_PROMISC) != 0)
        .read("InterfaceOperationalStatus", () -> device.value("operstate").map(OPERATIONAL::get));
  }

  private static void speed(Row row, NetworkDevice device) {
    Long speed = Numbers.orNull(device.speed());
    Optional<String> duplex = device.value("duplex");
    List<String> known = List.of("half", "full");
    OptionalLong mtu = device.mtu();
    row.set("Speed", speed)
        .set("TransmitLinkSpeed", speed)
        .set("ReceiveLinkSpeed", speed)
        .set("FullDuplex", duplex.filter(known::contains).map("full"::equals))
        .set("MediaDuplexState", duplex.map(word -> known.indexOf(word) + 1));
    if (mtu.isPresent()) {
      row.set("MtuSize", Numbers.capped(mtu.getAsLong()))
          .set("ActiveMaximumTransmissionUnit", Math.max(mtu.getAsLong(), 0));
    }
  }
}
