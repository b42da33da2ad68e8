package io.windlass.wmi.linux.perf;

import static io.windlass.wmi.linux.perf.CounterType.COUNTER_BULK_COUNT;
import static io.windlass.wmi.linux.perf.CounterType.COUNTER_LARGE_RAWCOUNT;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.HostRoot;
import java.util.List;

/**
 * {@code Tcpip_NetworkInterface} and {@code Tcpip_NetworkAdapter}, which are the same here: one per
 * network interface but the loopback.
 */
final class NetworkPerf implements PerfObject {
  private static final String DIRECTORY = "/sys/class/net/";

  private final Host host;
  private final String name;

  /**
   * The network interfaces of a host.
   *
   * @param name that of the object
   */
  NetworkPerf(Host host, String name) {
    this.host = host;
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<Sample> samples(Question question) {
    HostRoot files = host.files();
    return files.names(DIRECTORY).stream()
        .filter(question::isAbout)
        .filter(device -> !device.equals("lo"))
        .filter(device -> files.isDirectory(DIRECTORY + device + "/statistics"))
        .map(device -> sample(device, question))
        .toList();
  }

  private Sample sample(String device, Question question) {
    long received = counter(device, "rx_bytes");
    long sent = counter(device, "tx_bytes");
    long packetsIn = counter(device, "rx_packets");
    long packetsOut = counter(device, "tx_packets");
    long multicast = counter(device, "multicast");
    return question
        .sample(device)
        .set(COUNTER_BULK_COUNT, "BytesReceivedPersec", received)
        .set(COUNTER_BULK_COUNT, "BytesSentPersec", sent)
        .set(COUNTER_BULK_COUNT, "BytesTotalPersec", received + sent)
        .set(COUNTER_BULK_COUNT, "PacketsReceivedPersec", packetsIn)
        .set(COUNTER_BULK_COUNT, "PacketsReceivedNonUnicastPersec", multicast)
        .set(COUNTER_BULK_COUNT, "PacketsReceivedUnicastPersec", packetsIn - multicast)
        .set(COUNTER_BULK_COUNT, "PacketsSentPersec", packetsOut)
        .set(COUNTER_BULK_COUNT, "PacketsPersec", packetsIn + packetsOut)
        .set(COUNTER_LARGE_RAWCOUNT, "PacketsReceivedErrors", counter(device, "rx_errors"))
        .set(COUNTER_LARGE_RAWCOUNT, "PacketsReceivedDiscarded", counter(device, "rx_dropped"))
        .set(COUNTER_LARGE_RAWCOUNT, "PacketsReceivedUnknown", counter(device, "rx_nohandler"))
        .set(COUNTER_LARGE_RAWCOUNT, "PacketsOutboundErrors", counter(device, "tx_errors"))
        .set(COUNTER_LARGE_RAWCOUNT, "PacketsOutboundDiscarded", counter(device, "tx_dropped"))
        .set(COUNTER_LARGE_RAWCOUNT, "CurrentBandwidth", bandwidth(device));
  }

  private long counter(String device, String counter) {
    return host.files().number(DIRECTORY + device + "/statistics/" + counter).orElse(0);
  }

  /** Bits per second; 0 when the kernel does not know it. */
  private long bandwidth(String device) {
    long megabits = host.files().number(DIRECTORY + device + "/speed").orElse(0);
    return megabits > 0 && megabits < 10_000_000 ? megabits * 1_000_000 : 0;
  }
}
