package io.windlass.wmi.linux;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.process.HostProcessControl;
import io.windlass.wmi.linux.process.ProcessMethods;
import io.windlass.wmi.linux.process.ProcessSource;
import io.windlass.wmi.linux.service.ServiceSource;
import io.windlass.wmi.source.ClassSource;
import java.util.List;

/** All sources of a Linux host. */
public final class LinuxClasses {
  private LinuxClasses() {}

  /** One source per class that this host serves. */
  public static List<ClassSource> sources() {
    Host host = Host.real();
    return List.of(
        new ProcessSource(host, new ProcessMethods(host, new HostProcessControl())),
        new ServiceSource(host, ServiceSource.controlOf(host)));
  }
}
