package io.windlass.wmi.linux.file;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.Lazy;
import io.windlass.wmi.linux.host.Row;
import io.windlass.wmi.linux.storage.MountTable;
import io.windlass.wmi.linux.storage.MountTable.Mount;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Keys;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.cim.CimDateTime;
import io.windlass.wsman.api.cim.Instance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.DateTimeException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code CIM_DataFile} and {@code Win32_Directory}: what is at a path, or in a directory. Nothing
 * scans a disk: a query has to fix {@code Name}, or {@code Path} to a directory such as {@code
 * /etc/}. {@code Drive} is the {@code DeviceID} of the logical disk; {@code Path} is the whole
 * directory, between slashes. Links are followed. When a file was made is not known to Java.
 */
public final class FileSource implements ClassSource {
  private final Host host;
  private final String className;
  private final boolean directories;

  private FileSource(Host host, String className, boolean directories) {
    this.host = host;
    this.className = className;
    this.directories = directories;
  }

  /** {@code CIM_DataFile}: everything that is no directory. */
  public static FileSource files(Host host) {
    return new FileSource(host, "CIM_DataFile", false);
  }

  /** {@code Win32_Directory}. */
  public static FileSource directories(Host host) {
    return new FileSource(host, "Win32_Directory", true);
  }

  @Override
  public String className() {
    return className;
  }

  @Override
  public boolean isTooLargeToList(Wanted wanted) {
    return wanted.equal("Name").or(() -> wanted.equal("Path")).isEmpty();
  }

  @Override
  public Stream<Instance> instances(Wanted wanted) throws ResourceFault {
    Optional<FileName> one = wanted.equal("Name").flatMap(FileName::parse);
    if (one.isPresent()) {
      return read(one.stream(), wanted);
    }
    if (isTooLargeToList(wanted)) {
      throw new ResourceFault(
          FaultCode.FILTERING_REQUIRED,
          "All files of this host are too many to list: say WHERE Name = '/the/file', or WHERE"
              + " Path = '/the/directory/'.");
    }
    return read(listed(wanted), wanted);
  }

  @Override
  public Optional<Instance> find(Map<String, String> keys, Wanted wanted) {
    Optional<FileName> name = Optional.ofNullable(keys.get("Name")).flatMap(FileName::parse);
    return read(name.stream(), wanted).filter(instance -> Keys.match(instance, keys)).findFirst();
  }

  /** What is in the directory that the query names. */
  private Stream<FileName> listed(Wanted wanted) {
    Optional<String> directory = wanted.equal("Path").filter(path -> path.endsWith("/"));
    Optional<String> name = wanted.equal("FileName");
    Optional<String> extension = wanted.equal("Extension");
    // Not flatMap: its iterator holds all files of a directory in memory.
    return directory
        .map(path -> host.files().names(path).stream().map(entry -> path + entry))
        .orElseGet(Stream::empty)
        .map(FileName::parse)
        .flatMap(Optional::stream)
        .filter(file -> name.filter(text -> !text.equalsIgnoreCase(file.base())).isEmpty())
        .filter(file -> extension.filter(e -> !e.equalsIgnoreCase(file.extension())).isEmpty());
  }

  private Stream<Instance> read(Stream<FileName> names, Wanted wanted) {
    String computer = host.name();
    Lazy<List<Mount>> mounts = new Lazy<>(() -> MountTable.read(host.files()));
    return names
        .map(
            name ->
                attributes(name)
                    .filter(attributes -> attributes.isDirectory() == directories)
                    .map(attributes -> row(name, attributes, computer, wanted))
                    .map(row -> disk(row, name, mounts).build()))
        .flatMap(Optional::stream);
  }

  private Optional<BasicFileAttributes> attributes(FileName name) {
    Path path = host.files().path(name.text());
    try {
      return Optional.of(Files.readAttributes(path, BasicFileAttributes.class));
    } catch (IOException e) {
      return ofTheLinkItself(path);
    }
  }

  private static Optional<BasicFileAttributes> ofTheLinkItself(Path path) {
    try {
      return Optional.of(
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Row row(FileName name, BasicFileAttributes attributes, String computer, Wanted wanted) {
    Path path = host.files().path(name.text());
    Row row =
        new Row(className, wanted)
            .set("CreationClassName", className)
            .set("CSCreationClassName", Host.COMPUTER_CLASS)
            .set("CSName", computer)
            .set("FSCreationClassName", "Win32_FileSystem")
            .set("Name", name.text())
            .set("Caption", name.text())
            .set("Description", name.text())
            .set("Path", name.directory())
            .set("FileName", name.base())
            .set("Extension", name.extension())
            .set("FileType", type(name, attributes))
            .set("Hidden", name.base().startsWith("."))
            .set("System", false)
            .set("Compressed", false)
            .set("Encrypted", false)
            .set("LastAccessed", time(attributes.lastAccessTime()))
            .set("LastModified", time(attributes.lastModifiedTime()))
            .set("Status", "OK");
    return row.read("FileSize", () -> directories ? null : attributes.size())
        .read("Readable", () -> Files.isReadable(path))
        .read("Writeable", () -> Files.isWritable(path));
  }

  private static Row disk(Row row, FileName name, Lazy<List<Mount>> mounts) {
    return row.read("Drive", () -> name.mount(mounts.get()).map(Mount::point))
        .read("FSName", () -> name.mount(mounts.get()).map(Mount::type));
  }

  private static String type(FileName name, BasicFileAttributes attributes) {
    if (attributes.isDirectory()) {
      return "File Folder";
    }
    if (attributes.isSymbolicLink()) {
      return "Broken Link";
    }
    if (attributes.isOther()) {
      return "Special File";
    }
    return name.extension().isEmpty() ? "File" : name.extension() + " File";
  }

  private CimDateTime time(FileTime time) {
    try {
      return host.dateTime(time.toInstant());
    } catch (DateTimeException e) {
      return null; // beyond the years that there are
    }
  }
}
