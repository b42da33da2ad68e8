package io.windlass.wmi.linux.network;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.PairSource;
import io.windlass.wmi.linux.host.PairSource.End;
import io.windlass.wmi.linux.host.PairSource.Pair;
import io.windlass.wmi.source.ClassSource;

/** {@code Win32_NetworkAdapterSetting}: an adapter and its configuration, which share the index. */
public final class AdapterSettings {
  private AdapterSettings() {}

  /** The settings of a host. */
  public static ClassSource of(Host host) {
    return new PairSource(
        "Win32_NetworkAdapterSetting",
        new End("Element", "Win32_NetworkAdapter", "DeviceID"),
        new End("Setting", "Win32_NetworkAdapterConfiguration", "Index"),
        () ->
            NetworkDevice.all(host.files()).stream()
                .map(device -> Long.toString(device.index()))
                .map(index -> new Pair(index, index)));
  }
}
