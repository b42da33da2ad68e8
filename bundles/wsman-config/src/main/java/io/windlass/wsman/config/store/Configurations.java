package io.windlass.wsman.config.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.Enumeration;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/**
 * Configuration Admin, and the files in {@code etc} that it is fed from: a change is first on the
 * disk, then in Configuration Admin, in the words in which File Install would put it there. Safe
 * for several threads.
 */
public final class Configurations {
  private static final String FILE = "felix.fileinstall.filename";
  private static final String ANYWHERE = "?";

  private final ConfigurationAdmin admin;
  private final ConfigFiles files;
  private final Delivery delivery;

  /**
   * @param etc the directory that File Install watches
   * @param data where the journal of a change is kept
   * @param delivery is told which configurations changed
   * @throws IOException when an interrupted change cannot be finished
   */
  public Configurations(ConfigurationAdmin admin, Path etc, Path data, Delivery delivery)
      throws IOException {
    this.admin = admin;
    this.files = new ConfigFiles(etc, data);
    this.delivery = delivery;
    files.recover();
  }

  /**
   * A configuration as its owner wrote it.
   *
   * @param pid its PID
   * @param name what a factory configuration is called; empty for a singleton
   * @param values by name, compared without case; without what Configuration Admin adds
   */
  public record Entry(String pid, String name, Map<String, String> values) {
    /** A value, or the default. */
    public String value(String key, String usual) {
      return values.getOrDefault(key, usual);
    }
  }

  /** What is configured for a singleton; without policy and without defaults. */
  public synchronized Map<String, String> values(String pid) throws IOException {
    return find("(service.pid=" + pid + ")").stream()
        .findFirst()
        .map(Configurations::values)
        .orElseGet(Map::of);
  }

  /** The configurations of a factory, in the order of their names. */
  public synchronized List<Entry> factory(String factoryPid) throws IOException {
    List<Entry> entries = new ArrayList<>();
    for (Configuration configuration : find("(service.factoryPid=" + factoryPid + ")")) {
      String pid = configuration.getPid();
      int end = Math.max(pid.lastIndexOf('~'), pid.lastIndexOf('.'));
      entries.add(new Entry(pid, pid.substring(end + 1), values(configuration)));
    }
    entries.sort((one, other) -> one.name().compareTo(other.name()));
    return entries;
  }

  /**
   * Changes singletons, all or none of them.
   *
   * @param changes by PID; a value that is null is taken out
   * @throws IOException when the disk refuses; then nothing has changed
   */
  public synchronized void change(Map<String, Map<String, String>> changes) throws IOException {
    Map<Configuration, Map<String, String>> known = new LinkedHashMap<>();
    for (Map.Entry<String, Map<String, String>> change : changes.entrySet()) {
      known.put(admin.getConfiguration(change.getKey(), ANYWHERE), change.getValue());
    }
    update(known);
  }

  /**
   * Makes a configuration of a factory.
   *
   * @param name becomes part of the PID and of the file's name: letters, digits, dots, - and _
   */
  public synchronized void create(String factoryPid, String name, Map<String, String> values)
      throws IOException {
    Configuration made = admin.getFactoryConfiguration(factoryPid, name, ANYWHERE);
    try {
      update(Map.of(made, values));
    } catch (IOException e) {
      made.delete();
      throw e;
    }
  }

  /** Changes one configuration of a factory. */
  public synchronized void change(Entry entry, Map<String, String> changes) throws IOException {
    update(Map.of(required(entry), changes));
  }

  /** Deletes a configuration of a factory, and its file. */
  public synchronized void delete(Entry entry) throws IOException {
    Configuration configuration = required(entry);
    Map<Path, String> gone = new LinkedHashMap<>();
    gone.put(file(configuration), null);
    files.write(gone);
    delivery.expect(configuration.getPid());
    configuration.delete();
    delivery.await();
  }

  /**
   * Makes, or changes, a configuration of a factory that lives in Configuration Admin alone; it
   * belongs to who makes it and no file shows it.
   */
  public synchronized void keep(String factoryPid, String name, Map<String, String> values)
      throws IOException {
    Configuration kept = admin.getFactoryConfiguration(factoryPid, name, ANYWHERE);
    Dictionary<String, Object> old = kept.getProperties();
    if (old == null || !values(kept).equals(withoutCase(values))) {
      kept.update(new Hashtable<>(values));
    }
  }

  /** Removes what {@link #keep} made. */
  public synchronized void forget(String factoryPid, String name) throws IOException {
    for (Configuration kept : find("(service.pid=" + factoryPid + "~" + name + ")")) {
      kept.delete();
    }
  }

  /** Has configurations delivered again, as what is laid over them has changed. */
  public synchronized void deliverAgain(Iterable<String> pids) throws IOException {
    for (String pid : pids) {
      Configuration configuration = admin.getConfiguration(pid, ANYWHERE);
      Dictionary<String, Object> values = configuration.getProperties();
      configuration.update(values == null ? new Hashtable<>() : values);
    }
  }

  private void update(Map<Configuration, Map<String, String>> changes) throws IOException {
    Map<Path, String> contents = new LinkedHashMap<>();
    Map<Configuration, Dictionary<String, Object>> after = new LinkedHashMap<>();
    for (Map.Entry<Configuration, Map<String, String>> change : changes.entrySet()) {
      Configuration configuration = change.getKey();
      Path file = file(configuration);
      Map<String, String> values = change.getValue();
      if (configuration.getProperties() != null && !hasFile(configuration)) {
        // Nobody wrote a file: the new one says everything.
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(values(configuration));
        all.putAll(values);
        values = all;
      }
      contents.put(file, ConfigLines.change(files.read(file), values));
      after.put(configuration, merged(configuration, values, file));
    }
    files.write(contents);
    for (Map.Entry<Configuration, Dictionary<String, Object>> entry : after.entrySet()) {
      delivery.expect(entry.getKey().getPid());
      entry.getKey().update(entry.getValue());
    }
    delivery.await();
  }

  private static Dictionary<String, Object> merged(
      Configuration configuration, Map<String, String> changes, Path file) {
    Dictionary<String, Object> merged = new Hashtable<>();
    Dictionary<String, Object> old = configuration.getProperties();
    if (old != null) {
      for (String key : keys(old)) {
        merged.put(key, old.get(key));
      }
    }
    changes.forEach(
        (name, value) -> {
          for (String key : keys(merged)) {
            if (key.equalsIgnoreCase(name)) {
              merged.remove(key);
            }
          }
          if (value != null) {
            merged.put(name, value);
          }
        });
    merged.put(FILE, file.toAbsolutePath().toUri().toString());
    return merged;
  }

  private static boolean hasFile(Configuration configuration) {
    Dictionary<String, Object> values = configuration.getProperties();
    return values != null && values.get(FILE) != null;
  }

  /** The file that it came from, else the one that it will have. */
  private Path file(Configuration configuration) throws IOException {
    Dictionary<String, Object> values = configuration.getProperties();
    Object known = values == null ? null : values.get(FILE);
    if (known == null) {
      String pid = configuration.getPid();
      String factory = configuration.getFactoryPid();
      return files.of(
          (factory == null ? pid : factory + "-" + pid.substring(factory.length() + 1)) + ".cfg");
    }
    Path file = Path.of(java.net.URI.create(known.toString()));
    if (file.toString().toLowerCase(Locale.ROOT).endsWith(".config")) {
      throw new IOException(
          file + " is in the form that only programs write; make it a .cfg file and try again");
    }
    return file;
  }

  private Configuration required(Entry entry) throws IOException {
    Optional<Configuration> found = find("(service.pid=" + entry.pid() + ")").stream().findFirst();
    return found.orElseThrow(() -> new IOException(entry.pid() + " has just been deleted"));
  }

  private List<Configuration> find(String filter) throws IOException {
    try {
      Configuration[] found = admin.listConfigurations(filter);
      return found == null ? List.of() : List.of(found);
    } catch (InvalidSyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static Map<String, String> values(Configuration configuration) {
    Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    Dictionary<String, Object> all = configuration.getProperties();
    if (all != null) {
      for (String key : keys(all)) {
        boolean added = key.startsWith("service.") || key.startsWith("felix.fileinstall.");
        if (!added) {
          values.put(key, text(all.get(key)));
        }
      }
    }
    return values;
  }

  private static String text(Object value) {
    return value instanceof Object[] several
        ? String.join(",", List.of(several).stream().map(String::valueOf).toList())
        : String.valueOf(value);
  }

  private static Map<String, String> withoutCase(Map<String, String> values) {
    Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(values);
    return copy;
  }

  private static List<String> keys(Dictionary<String, ?> dictionary) {
    List<String> keys = new ArrayList<>();
    for (Enumeration<String> all = dictionary.keys(); all.hasMoreElements(); ) {
      keys.add(all.nextElement());
    }
    return keys;
  }
}
