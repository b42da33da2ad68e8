package io.windlass.wmi.linux.service;

import io.windlass.wmi.linux.host.HostRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The unit files that this provider writes. New ones lie in {@code /usr/local/lib}, where systemd
 * can still mask them; changes of any unit are drop-ins in {@code /etc}, one per property, so that
 * each replaces only what it is about.
 */
final class SystemdUnits {
  private static final String OWN = "/usr/local/lib/systemd/system/";
  private static final String LOCAL = "/etc/systemd/system/";
  private static final String PREFIX = "windlass-";
  private static final String HEADER =
      "# Made by Win32_Service.Create; Win32_Service.Delete removes it.";

  private final HostRoot files;

  SystemdUnits(HostRoot files) {
    this.files = files;
  }

  /** True for a unit that {@link #create} has written. */
  boolean isOwn(String unit) {
    return files.text(OWN + unit).filter(text -> text.startsWith(HEADER)).isPresent();
  }

  /**
   * Writes a unit.
   *
   * @throws java.nio.file.FileAlreadyExistsException when there is such a file
   */
  void create(String unit, ServiceSettings settings) throws IOException {
    List<String> lines = new ArrayList<>(List.of(HEADER, "[Unit]"));
    settings.displayName().ifPresent(name -> lines.add("Description=" + UnitText.value(name)));
    for (String dependency : settings.dependencies()) {
      lines.add("Requires=" + dependency + ".service");
      lines.add("After=" + dependency + ".service");
    }
    lines.addAll(List.of("", "[Service]", "Type=exec"));
    settings.command().ifPresent(words -> lines.add("ExecStart=" + UnitText.command(words)));
    settings.account().ifPresent(user -> lines.add("User=" + user));
    lines.addAll(List.of("", "[Install]", "WantedBy=multi-user.target"));
    Path file = files.path(OWN + unit);
    Files.createDirectories(file.getParent());
    Files.write(file, lines, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  /** Writes drop-ins for what is set. */
  void change(String unit, ServiceSettings settings) throws IOException {
    if (settings.displayName().isPresent()) {
      dropIn(unit, "description", "Unit", "Description=", settings.displayName().get());
    }
    if (settings.account().isPresent()) {
      dropIn(unit, "user", "Service", "User=", settings.account().get());
    }
    if (settings.command().isPresent()) {
      // The empty one takes away those before it.
      write(
          unit,
          "command",
          List.of(
              "[Service]",
              "ExecStart=",
              "ExecStart=" + UnitText.command(settings.command().get())));
    }
  }

  private void dropIn(String unit, String name, String section, String key, String value)
      throws IOException {
    write(unit, name, List.of("[" + section + "]", key + UnitText.value(value)));
  }

  private void write(String unit, String name, List<String> lines) throws IOException {
    Path file = files.path(dropIns(unit) + "/" + PREFIX + name + ".conf");
    Files.createDirectories(file.getParent());
    Files.write(file, lines);
  }

  /** Removes a unit that {@link #create} has written, and the drop-ins of this provider. */
  void delete(String unit) throws IOException {
    Files.delete(files.path(OWN + unit));
    String directory = dropIns(unit);
    for (String name : files.names(directory)) {
      if (name.startsWith(PREFIX)) {
        Files.delete(files.path(directory + "/" + name));
      }
    }
    if (files.isDirectory(directory) && files.names(directory).isEmpty()) {
      Files.delete(files.path(directory));
    }
  }

  private static String dropIns(String unit) {
    return LOCAL + unit + ".d";
  }
}
