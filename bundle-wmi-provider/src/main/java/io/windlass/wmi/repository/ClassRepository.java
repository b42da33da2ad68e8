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
import java.util.TreeSet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * All classes by namespace: those that come with this bundle, whose heads are read at the start and
 * details when they are first asked for, and those that are added while it runs. As a {@link
 * ClassTree} it answers for all namespaces, the default one first. Safe for several threads.
 */
@Component(service = ClassRepository.class)
public final class ClassRepository implements ClassTree {
  /** The namespace that is meant when none is named. */
  public static final String DEFAULT_NAMESPACE = "root/cimv2";

  /** The class that schema queries ask: its instances are the classes of a namespace. */
  public static final String META_CLASS = "meta_class";

  /** The class whose instances are the namespaces below a namespace. */
  public static final String NAMESPACE_CLASS = "__Namespace";

  private static final String META_FACTS = "C\t" + META_CLASS + "\t*\n";

  /** Those that Windows has and clients ask for; some have none but the system's classes. */
  private static final List<String> NAMESPACES =
      List.of(
          DEFAULT_NAMESPACE,
          "root/default",
          "root",
          "root/hardware",
          "root/interop",
          "root/microsoft",
          "root/microsoft/windows",
          "root/microsoft/windows/storage",
          "root/standardcimv2",
          "root/wmi");

  private final FactsIndex index;
  private final List<FactsIndex.Entry> entries;
  private final Map<String, BundledClasses> bundled = new LinkedHashMap<>();
  private final BundledClasses everywhere;
  private volatile AddedClasses added = AddedClasses.NONE;

  /** The classes that come with this bundle. */
  @Activate
  public ClassRepository() {
    this(META_FACTS + resource("classes.txt") + resource("msft.txt"));
  }

  ClassRepository(String facts) {
    index = new FactsIndex(facts);
    entries = index.entries();
    everywhere = provided(BundledClasses.EVERYWHERE);
    NAMESPACES.forEach(name -> bundled.put(name, provided(name)));
  }

  private static String resource(String name) {
    try (InputStream facts = ClassRepository.class.getResourceAsStream(name)) {
      return new String(facts.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the class facts of this bundle cannot be read", e);
    }
  }

  /** The classes of this bundle in a namespace; in one that it does not know the system's. */
  private BundledClasses provided(String namespace) {
    return new BundledClasses(namespace, index, entries);
  }

  /**
   * Sets all classes that are there beside those of this bundle, in the place of those that were
   * set before.
   *
   * @param classes none of the name of a class of this bundle in its namespace
   * @param namespaces further ones that exist, with the system classes in them and in those above
   */
  public void setAdded(Collection<? extends ClassSchema> classes, Set<String> namespaces) {
    Map<String, Map<String, ClassSchema>> system = new TreeMap<>();
    for (String namespace : namespaces) {
      for (String each = namespace; !bundled.containsKey(each); each = above(each)) {
        system.computeIfAbsent(each, name -> provided(name).schemas());
      }
    }
    added = new AddedClasses(classes, system);
  }

  /** The namespace that another one lies in; that of a topmost one is {@code root}. */
  private static String above(String namespace) {
    int slash = namespace.lastIndexOf('/');
    return slash < 0 ? "root" : namespace.substring(0, slash);
  }

  /** The namespaces that were added to those of this bundle. */
  public Set<String> addedNamespaces() {
    return added.namespaces();
  }

  /** The last names of the namespaces directly below one, sorted. */
  public List<String> namespacesBelow(String namespace) {
    Set<String> names = new TreeSet<>(bundled.keySet());
    names.addAll(added.namespaces());
    return names.stream()
        .filter(name -> !name.equals("root") && above(name).equals(namespace))
        .map(name -> name.substring(name.lastIndexOf('/') + 1))
        .toList();
  }

  /** Every class of every namespace; a system class once per namespace. */
  public List<ClassSchema> schemas() {
    List<ClassSchema> all = new ArrayList<>();
    bundled.values().forEach(classes -> all.addAll(classes.schemas().values()));
    all.addAll(added.schemas());
    return all;
  }

  /** A class; names without case, an empty namespace is {@link #DEFAULT_NAMESPACE}. */
  public Optional<ClassSchema> find(String namespace, String className) {
    String path = namespace.isEmpty() ? DEFAULT_NAMESPACE : namespace.toLowerCase(Locale.ROOT);
    return Optional.ofNullable(bundled.get(path))
        .flatMap(classes -> classes.find(className))
        .or(() -> added.find(path, className));
  }

  /**
   * A class that comes with this bundle; one of the system in whatever namespace. Names as in
   * {@link #find}.
   */
  public Optional<ClassSchema> findOwn(String namespace, String className) {
    BundledClasses known = bundled.get(namespace);
    return known != null ? known.find(className) : everywhere.find(className, namespace);
  }

  /** The class of that name that comes with this bundle, in the first namespace that has it. */
  public Optional<ClassSchema> findOwn(String className) {
    return bundled.values().stream()
        .flatMap(classes -> classes.find(className).stream())
        .findFirst();
  }

  @Override
  public Optional<String> superclass(String className) {
    Optional<ClassSchema> own = findOwn(className);
    return own.isPresent() ? own.flatMap(ClassSchema::superclass) : added.superclass(className);
  }

  @Override
  public ClassTree in(String namespace) {
    return className -> find(namespace, className).flatMap(ClassSchema::superclass);
  }

  /** A class and everything in its namespace derived from it, the class first. */
  public List<ClassSchema> withSubclasses(ClassSchema schema) {
    AddedClasses now = added;
    String namespace = schema.namespace();
    BundledClasses own = bundled.getOrDefault(namespace, everywhere);
    List<String> names = new ArrayList<>(List.of(schema.name()));
    for (int i = 0; i < names.size(); i++) {
      names.addAll(own.children(names.get(i)));
      names.addAll(now.children(namespace, names.get(i)));
    }
    return names.stream().flatMap(name -> find(namespace, name).stream()).toList();
  }
}
