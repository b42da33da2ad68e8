package io.windlass.wsman.config.policy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files of policies below some places. A file that cannot be read says what it last said, so
 * that nobody undoes a policy by damaging it; one that is gone says nothing. For one thread.
 */
final class PolicyFiles {
  private static final int MAX_SIZE = 4 << 20;
  private static final int MAX_FILES = 1000;

  /** REALM/POLICIES/{GUID}/MACHINE/REGISTRY.POL. */
  private static final int MAX_DEPTH = 6;

  private final List<Path> places;
  private final Map<Path, Object> lastGood = new LinkedHashMap<>();

  /**
   * @param places files and directories, in the order in which they apply: the last one wins
   */
  PolicyFiles(List<Path> places) {
    this.places = List.copyOf(places);
  }

  /** What tells one state of the files from another; cheap. */
  Map<Path, String> stamps() {
    Map<Path, String> stamps = new LinkedHashMap<>();
    for (Path file : files(new ArrayList<>())) {
      try {
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
        stamps.put(file, now.lastModifiedTime() + " " + now.size() + " " + now.fileKey());
      } catch (IOException e) {
        stamps.put(file, e.toString());
      }
    }
    return stamps;
  }

  /** Reads all of them. */
  Policy read() {
    PolicyReading reading = new PolicyReading();
    List<String> problems = new ArrayList<>();
    RegistryValues registry = new RegistryValues();
    List<Path> files = files(problems);
    lastGood.keySet().retainAll(files);
    Map<Path, Map<String, String>> properties = new LinkedHashMap<>();
    for (Path file : files) {
      Object content = content(file, problems);
      if (content instanceof Registry entries) {
        registry.apply(entries.entries());
      } else if (content instanceof Names names) {
        properties.put(file, names.values());
      }
    }
    reading.registry(registry);
    properties.forEach((file, values) -> reading.properties(values, file.toString()));
    problems.forEach(reading::problem);
    return reading.policy();
  }

  private record Registry(List<RegistryPol.Entry> entries) {}

  private record Names(Map<String, String> values) {}

  private Object content(Path file, List<String> problems) {
    try {
      byte[] octets = octets(file);
      Object content =
          isRegistry(file) ? new Registry(RegistryPol.read(octets)) : new Names(names(octets));
      lastGood.put(file, content);
      return content;
    } catch (NoSuchFileException gone) {
      lastGood.remove(file);
      return null;
    } catch (IOException | IllegalArgumentException e) {
      Object known = lastGood.get(file);
      problems.add(
          file
              + " cannot be read: "
              + e.getMessage()
              + (known == null ? "; it is left out" : "; what it said before stays in force")
              + " until it is mended");
      return known;
    }
  }

  private static byte[] octets(Path file) throws IOException {
    long size = Files.size(file);
    if (size > MAX_SIZE) {
      throw new IOException("it has " + size + " octets, more than " + MAX_SIZE);
    }
    return Files.readAllBytes(file);
  }

  /** Properties in UTF-8, without what Java does to escapes of other files. */
  static Map<String, String> names(byte[] octets) throws IOException {
    Properties properties = new Properties();
    properties.load(new StringReader(new String(octets, StandardCharsets.UTF_8)));
    Map<String, String> names = new TreeMap<>();
    properties.forEach((name, value) -> names.put(name.toString(), value.toString()));
    return names;
  }

  private List<Path> files(List<String> problems) {
    List<Path> all = new ArrayList<>();
    for (Path place : places) {
      if (Files.isDirectory(place)) {
        try (Stream<Path> below = Files.walk(place, MAX_DEPTH)) {
          all.addAll(below.filter(PolicyFiles::isPolicy).sorted().limit(MAX_FILES).toList());
        } catch (IOException | RuntimeException e) {
          problems.add(place + " cannot be read: " + e.getMessage() + "; let this account read it");
        }
      } else if (Files.exists(place)) {
        all.add(place);
      }
    }
    return all;
  }

  /** Policies of users are none of this machine's. */
  private static boolean isPolicy(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    Path parent = file.getParent();
    boolean user =
        parent != null
            && parent.getFileName() != null
            && parent.getFileName().toString().equalsIgnoreCase("USER");
    boolean hidden = name.startsWith(".");
    return !user && !hidden && (name.endsWith(".pol") || name.endsWith(".properties"));
  }

  private static boolean isRegistry(Path file) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".pol");
  }
}
