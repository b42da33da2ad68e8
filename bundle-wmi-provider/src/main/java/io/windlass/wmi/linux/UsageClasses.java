package io.windlass.wmi.linux;

import io.windlass.wmi.linux.LinkSource.End;
import io.windlass.wmi.linux.account.GroupUserSource;
import io.windlass.wmi.linux.account.SystemAccountSource;
import io.windlass.wmi.linux.account.UserAccountSource;
import io.windlass.wmi.linux.driver.SystemDriverSource;
import io.windlass.wmi.linux.eventlog.NtEventlogFileSource;
import io.windlass.wmi.linux.eventlog.NtLogEventSource;
import io.windlass.wmi.linux.file.FileSource;
import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.process.HostProcessControl;
import io.windlass.wmi.linux.process.ProcessExecutableSource;
import io.windlass.wmi.linux.process.ProcessMethods;
import io.windlass.wmi.linux.process.ProcessSource;
import io.windlass.wmi.linux.process.ThreadSource;
import io.windlass.wmi.linux.service.DependentServiceSource;
import io.windlass.wmi.linux.service.ServiceControl;
import io.windlass.wmi.linux.session.LoggedOnUserSource;
import io.windlass.wmi.linux.session.LogonSessionSource;
import io.windlass.wmi.linux.session.SessionProcessSource;
import io.windlass.wmi.linux.share.ShareSource;
import io.windlass.wmi.linux.software.ProductSource;
import io.windlass.wmi.linux.software.QuickFixSource;
import io.windlass.wmi.linux.system.CacheMemorySource;
import io.windlass.wmi.linux.system.ComputerSystemSource;
import io.windlass.wmi.linux.system.OperatingSystemSource;
import io.windlass.wmi.linux.system.PhysicalMemoryArraySource;
import io.windlass.wmi.source.ClassSource;
import java.util.List;
import java.util.Set;

/** What is on a host and who uses it: sessions, threads, software, logs, files, caches, links. */
final class UsageClasses {
  private UsageClasses() {}

  static List<ClassSource> sources(Host host, ServiceControl control) {
    ClassSource computer = new ComputerSystemSource(host);
    ClassSource users = new UserAccountSource(host);
    ClassSource processes =
        new ProcessSource(host, new ProcessMethods(host, new HostProcessControl()));
    ClassSource updates = new QuickFixSource(host);
    return List.of(
        new CacheMemorySource(host),
        new PhysicalMemoryArraySource(host),
        new SystemAccountSource(host),
        new GroupUserSource(host),
        LinkSource.ofComputer("Win32_SystemUsers", computer, users, "Domain", "Name"),
        new LogonSessionSource(host),
        new LoggedOnUserSource(host),
        new SessionProcessSource(host),
        new DependentServiceSource(control),
        new SystemDriverSource(host),
        LinkSource.ofComputer("Win32_SystemProcesses", computer, processes, "Handle"),
        new ThreadSource(host),
        new ProcessExecutableSource(host),
        new ProductSource(host),
        updates,
        new LinkSource(
            "Win32_OperatingSystemQFE",
            new End("Antecedent", new OperatingSystemSource(host), Set.of()),
            new End("Dependent", updates, Set.of("HotFixID", "ServicePackInEffect"))),
        new NtLogEventSource(host),
        new NtEventlogFileSource(host),
        FileSource.files(host),
        FileSource.directories(host),
        new ShareSource(host));
  }
}
