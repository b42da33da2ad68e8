package io.windlass.wmi.linux.share;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.HostRoot;
import io.windlass.wmi.linux.host.Numbers;
import io.windlass.wmi.linux.host.Row;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.Instance;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** {@code Win32_Share}: what Samba and the NFS server are configured to offer. */
public final class ShareSource implements ClassSource {
  private static final String CLASS = "Win32_Share";
  private static final long DISK_DRIVE = 0;
  private static final long PRINT_QUEUE = 1;

  private final Host host;

  /** The shares of a host. */
  public ShareSource(Host host) {
    this.host = host;
  }

  @Override
  public String className() {
    return CLASS;
  }

  @Override
  public Stream<Instance> instances(Wanted wanted) {
    HostRoot files = host.files();
    Set<String> seen = new HashSet<>();
    return Stream.concat(SambaShares.read(files), NfsExports.read(files))
        .filter(share -> seen.add(share.name().toLowerCase(Locale.ROOT)))
        .map(share -> row(share, wanted));
  }

  private static Instance row(Share share, Wanted wanted) {
    boolean unlimited = share.maximum().isEmpty();
    return new Row(CLASS, wanted)
        .set("Name", share.name())
        .set("Caption", share.comment())
        .set("Description", share.comment())
        .set("Path", share.path())
        .set("Type", share.printer() ? PRINT_QUEUE : DISK_DRIVE)
        .set("AllowMaximum", unlimited)
        .set("MaximumAllowed", unlimited ? null : Numbers.capped(share.maximum().getAsLong()))
        .set("Status", "OK")
        .build();
  }
}
