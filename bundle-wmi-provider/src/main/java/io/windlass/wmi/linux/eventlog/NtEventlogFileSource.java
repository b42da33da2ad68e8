package io.windlass.wmi.linux.eventlog;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.Numbers;
import io.windlass.wmi.linux.host.Row;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.Instance;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * {@code Win32_NTEventlogFile}: the event logs. Those of a journal are views of it, not files:
 * their name is that of its directory with the name of the log, their size is NULL.
 */
public final class NtEventlogFileSource implements ClassSource {
  private static final String CLASS = "Win32_NTEventlogFile";

  private final Host host;

  /** The event logs of a host. */
  public NtEventlogFileSource(Host host) {
    this.host = host;
  }

  @Override
  public String className() {
    return CLASS;
  }

  @Override
  public Stream<Instance> instances(Wanted wanted) {
    String computer = host.name();
    return EventLog.of(host).files().stream().map(file -> row(file, computer, wanted));
  }

  private static Instance row(EventLog.LogFile file, String computer, Wanted wanted) {
    int slash = file.path().lastIndexOf('/') + 1;
    OptionalLong records = file.records();
    return new Row(CLASS, wanted)
        .set("CreationClassName", CLASS)
        .set("CSCreationClassName", Host.COMPUTER_CLASS)
        .set("CSName", computer)
        .set("Name", file.path())
        .set("Caption", file.path())
        .set("Description", file.path())
        .set("Path", file.path().substring(0, slash))
        .set("LogfileName", file.name())
        .set("FileSize", Numbers.orNull(file.size()))
        .set("NumberOfRecords", records.isPresent() ? Numbers.capped(records.getAsLong()) : null)
        .set("Readable", true)
        .set("Status", "OK")
        .build();
  }
}
