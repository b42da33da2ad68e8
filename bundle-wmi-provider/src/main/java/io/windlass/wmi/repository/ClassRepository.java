package io.windlass.wmi.repository;

import io.windlass.wsman.api.cim.ClassSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * All classes by namespace: those that come with this bundle, whose heads are read at the start and
 * details when they are first asked for, and those that are added while it runs. Safe for several
 * threads.
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
  private volatile AddedClasses added = AddedClasses.NONE;

  /** The classes that come with this bundle. */
  @Activate
  public ClassRepository() {
    this(META_FACTS + resource());
  }

  ClassRepository(String facts) {
    index = new FactsIndex(facts);
    for (FactsIndex.Entry head : index.entries()) {
      heads.put(head.name(), head);
      children.computeIfAbsent(head.superclass(), name -> new ArrayList<>()).add(head.name());
    }
    NAMESPACES.forEach(name -> schemas.put(name, provided(name)));
  }

  private static String resource() {
    try (InputStream facts = ClassRepository.class.getResourceAsStream("classes.txt")) {
      return new String(facts.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the class facts of this bundle cannot be read", e);
    }
  }

  /** The classes of this bundle in a namespace; in one that it does not know the system's. */
  private Map<String, ClassSchema> provided(String namespace) {
    Map<String, ClassSchema> classes = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (FactsIndex.Entry head : heads.values()) {
      if (head.namespace().equals(EVERYWHERE) || head.namespace().equals(namespace)) {
        classes.put(head.name(), new RepositoryClass(namespace, head, () -> details(head.name())));
      }
    }
    return classes;
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

  /**
   * Sets all classes that are there beside those of this bundle, in the place of those that were
   * set before.
   *
   * @param classes none of the name of a class of this bundle in its namespace
   * @param namespaces further ones that exist, with the system classes in them
   */
  public void setAdded(Collection<? extends ClassSchema> classes, Set<String> namespaces) {
    Map<String, Map<String, ClassSchema>> system = new TreeMap<>();
    for (String namespace : namespaces) {
      if (!schemas.containsKey(namespace)) {
        system.put(namespace, provided(namespace));
      }
    }
    added = new AddedClasses(classes, system);
  }

  /** The namespaces that were added to those of this bundle. */
  public Set<String> addedNamespaces() {
    return added.namespaces();
  }

  /** Every class of every namespace; a system class once per namespace. */
  public List<ClassSchema> schemas() {
    List<ClassSchema> all = new ArrayList<>();
    schemas.values().forEach(classes -> all.addAll(classes.values()));
    all.addAll(added.schemas());
    return all;
  }

  /** A class; names without case, an empty namespace is {@link #DEFAULT_NAMESPACE}. */
  public Optional<ClassSchema> find(String namespace, String className) {
    String path = namespace.isEmpty() ? DEFAULT_NAMESPACE : namespace.toLowerCase(Locale.ROOT);
    ClassSchema own = schemas.getOrDefault(path, Map.of()).get(className);
    return own != null ? Optional.of(own) : added.find(path, className);
  }

  /**
   * A class that comes with this bundle; one of the system in whatever namespace. Names as in
   * {@link #find}.
   */
  public Optional<ClassSchema> findOwn(String namespace, String className) {
    Map<String, ClassSchema> known = schemas.get(namespace);
    if (known != null) {
      return Optional.ofNullable(known.get(className));
    }
    return Optional.ofNullable(heads.get(className))
        .filter(head -> head.namespace().equals(EVERYWHERE))
        .map(head -> new RepositoryClass(namespace, head, () -> details(head.name())));
  }

  @Override
  public Optional<String> superclass(String className) {
    FactsIndex.Entry head = heads.get(className);
    return head == null
        ? added.superclass(className)
        : Optional.of(head.superclass()).filter(name -> !name.isEmpty());
  }

  /** A class of this bundle and everything in it derived from it, the class first. */
  public List<String> withSubclasses(String className) {
    return withSubclasses(
        Optional.ofNullable(heads.get(className)).map(FactsIndex.Entry::name), name -> List.of());
  }

  /** A class and everything in its namespace derived from it, the class first. */
  public List<ClassSchema> withSubclasses(ClassSchema schema) {
    AddedClasses now = added;
    String namespace = schema.namespace();
    List<ClassSchema> found = new ArrayList<>();
    for (String name :
        withSubclasses(Optional.of(schema.name()), each -> now.children(namespace, each))) {
      find(namespace, name).ifPresent(found::add);
    }
    return found;
  }

  private List<String> withSubclasses(Optional<String> first, Function<String, List<String>> more) {
    List<String> found = new ArrayList<>();
    first.ifPresent(found::add);
    for (int i = 0; i < found.size(); i++) {
      found.addAll(children.getOrDefault(found.get(i), List.of()));
      found.addAll(more.apply(found.get(i)));
    }
    return found;
  }
}
