package io.windlass.wmi.linux.perf;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.source.ClassSource;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The classes of performance objects. */
public final class PerfClasses {
  private PerfClasses() {}

  /** Both classes, raw and formatted, of each object of the kernel, and of these others. */
  public static Stream<ClassSource> of(Host host, PerfObject... others) {
    List<PerfObject> kernel =
        List.of(
            new ProcessorPerf(host),
            new SystemPerf(host),
            new MemoryPerf(host),
            new PagingFilePerf(host),
            new ObjectsPerf(host),
            new NetworkPerf(host, "Tcpip_NetworkInterface"),
            new NetworkPerf(host, "Tcpip_NetworkAdapter"),
            ProtocolPerf.ipv4(host),
            ProtocolPerf.ipv6(host),
            ProtocolPerf.icmp(host),
            ProtocolPerf.icmpv6(host),
            TcpPerf.v4(host),
            TcpPerf.v6(host),
            ProtocolPerf.udpv4(host),
            ProtocolPerf.udpv6(host));
    return Stream.concat(kernel.stream(), Arrays.stream(others))
        .flatMap(o -> Stream.of(PerfSource.raw(host, o), PerfSource.formatted(host, o)));
  }
}
