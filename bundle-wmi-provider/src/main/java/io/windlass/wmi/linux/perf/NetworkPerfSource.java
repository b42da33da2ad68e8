package io.windlass.wmi.linux.perf;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.HostRoot;
import io.windlass.wmi.linux.host.Row;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.Instance;
import java.util.stream.Stream;

/**
 * {@code Win32_PerfRawData_Tcpip_NetworkInterface}, whose values are the counters themselves, and
 * {@code Win32_PerfFormattedData_Tcpip_NetworkInterface}, whose values are rates since the last
 * look ({@link Rates}): one per network interface but the loopback.
 */
public final class NetworkPerfSource implements ClassSource {
  private static final String DIRECTORY = "/sys/class/net/";

  private final Host host;
  private final boolean raw;
  private final Rates rates = new Rates();

  private NetworkPerfSource(Host host, boolean raw) {
    this.host = host;
    this.raw = raw;
  }

  /** The counters of the network interfaces of a host. */
  public static NetworkPerfSource raw(Host host) {
    return new NetworkPerfSource(host, true);
  }

  /** The rates of the network interfaces of a host. */
  public static NetworkPerfSource formatted(Host host) {
    return new NetworkPerfSource(host, false);
  }

  @Override
  public String className() {
    return raw
        ? "Win32_PerfRawData_Tcpip_NetworkInterface"
        : "Win32_PerfFormattedData_Tcpip_NetworkInterface";
  }

  @Override
  public Stream<Instance> instances(Wanted wanted) {
    HostRoot files = host.files();
    double uptime = PerfFacts.uptime(files);
    return files.names(DIRECTORY).stream()
        .filter(name -> !name.equals("lo") && files.isDirectory(DIRECTORY + name + "/statistics"))
        .map(name -> row(name, uptime, wanted));
  }

  private Instance row(String name, double uptime, Wanted wanted) {
    long received = counter(name, "rx_bytes");
    long sent = counter(name, "tx_bytes");
    long packetsIn = counter(name, "rx_packets");
    long packetsOut = counter(name, "tx_packets");
    Row row = PerfFacts.row(className(), name, host, wanted);
    grow(row, "BytesReceivedPersec", name, received, uptime);
    grow(row, "BytesSentPersec", name, sent, uptime);
    grow(row, "BytesTotalPersec", name, received + sent, uptime);
    grow(row, "PacketsReceivedPersec", name, packetsIn, uptime);
    grow(row, "PacketsSentPersec", name, packetsOut, uptime);
    grow(row, "PacketsPersec", name, packetsIn + packetsOut, uptime);
    // Windows counts these since start in both classes.
    return row.set("PacketsReceivedErrors", counter(name, "rx_errors"))
        .set("PacketsReceivedDiscarded", counter(name, "rx_dropped"))
        .set("PacketsOutboundErrors", counter(name, "tx_errors"))
        .set("PacketsOutboundDiscarded", counter(name, "tx_dropped"))
        .read("CurrentBandwidth", () -> bandwidth(name))
        .build();
  }

  private void grow(Row row, String property, String name, long value, double uptime) {
    row.set(property, raw ? value : rates.wholePerSecond(name + '/' + property, value, uptime));
  }

  private long counter(String name, String counter) {
    return host.files().number(DIRECTORY + name + "/statistics/" + counter).orElse(0);
  }

  /** Bits per second; 0 when the kernel does not know it. */
  private long bandwidth(String name) {
    long megabits = host.files().number(DIRECTORY + name + "/speed").orElse(0);
    return megabits > 0 && megabits < 10_000_000 ? megabits * 1_000_000 : 0;
  }
}
