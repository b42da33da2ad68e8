package io.windlass.wmi.repository;

import io.windlass.wsman.api.cim.ClassSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * All classes by namespace. Heads are read at the start, details of a class when they are first
 * asked for. Safe for several threads.
 */
@Component(service = ClassRepository.class)
public final class ClassRepository implements ClassTree {
  /** The namespace that is meant when none is named. */
  public static final String DEFAULT_NAMESPACE = "root/cimv2";

  /** The class that schema queries ask: its instances are the classes of a namespace. */
  public static final String META_CLASS = "meta_class";

  private static final String META_FACTS = "C\t" + META_CLASS + "\t*\n";

  private static final List<String> NAMESPACES = List.of(DEFAULT_NAMESPACE, "root/default");
  private static final String EVERYWHERE = "*";

  private final FactsIndex index;
  private final Map<String, FactsIndex.Entry> heads = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Map<String, List<String>> children = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Map<String, Map<String, ClassSchema>> schemas = new LinkedHashMap<>();
  private final Map<String, ClassDetails> details = new ConcurrentHashMap<>();

  /** The classes that come with this bundle. */
  @Activate
  public ClassRepository() {
    this(META_FACTS + resource());
  }

  ClassRepository(String facts) {
    index = new FactsIndex(facts);
    NAMESPACES.forEach(name -> schemas.put(name, new TreeMap<>(String.CASE_INSENSITIVE_ORDER)));
    for (FactsIndex.Entry head : index.entries()) {
      heads.put(head.name(), head);
      children.computeIfAbsent(head.superclass(), name -> new ArrayList<>()).add(head.name());
      schemas.forEach((namespace, classes) -> add(head, namespace, classes));
    }
  }

  private static String resource() {
    try (InputStream facts = ClassRepository.class.getResourceAsStream("classes.txt")) {
      return new String(facts.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the class facts of this bundle cannot be read", e);
    }
  }

  private void add(FactsIndex.Entry head, String namespace, Map<String, ClassSchema> classes) {
    if (head.namespace().equals(EVERYWHERE) || head.namespace().equals(namespace)) {
      classes.put(head.name(), new RepositoryClass(namespace, head, () -> details(head.name())));
    }
  }

  private ClassDetails details(String name) {
    FactsIndex.Entry head = heads.get(name);
    if (head == null) {
      return ClassDetails.NONE;
    }
    ClassDetails known = details.get(head.name());
    if (known == null) {
      known = ClassDetails.read(details(head.superclass()), index.details(head));
      details.put(head.name(), known);
    }
    return known;
  }

  /** Every class of every namespace; a system class once per namespace. */
  public List<ClassSchema> schemas() {
    List<ClassSchema> all = new ArrayList<>();
    schemas.values().forEach(classes -> all.addAll(classes.values()));
    return all;
  }

  /** A class; names without case, an empty namespace is {@link #DEFAULT_NAMESPACE}. */
  public Optional<ClassSchema> find(String namespace, String className) {
    String path = namespace.isEmpty() ? DEFAULT_NAMESPACE : namespace.toLowerCase(Locale.ROOT);
    return Optional.ofNullable(schemas.getOrDefault(path, Map.of()).get(className));
  }

  @Override
  public Optional<String> superclass(String className) {
    return Optional.ofNullable(heads.get(className))
        .map(FactsIndex.Entry::superclass)
        .filter(name -> !name.isEmpty());
  }

  /** A class and everything derived from it, the class first, as the facts spell them. */
  public List<String> withSubclasses(String className) {
    List<String> found = new ArrayList<>();
    if (heads.containsKey(className)) {
      found.add(heads.get(className).name());
    }
    for (int i = 0; i < found.size(); i++) {
      found.addAll(children.getOrDefault(found.get(i), List.of()));
    }
    return found;
  }
}
