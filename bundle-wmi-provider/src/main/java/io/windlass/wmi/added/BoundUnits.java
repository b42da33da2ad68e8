package io.windlass.wmi.added;

import io.windlass.wmi.mof.Compilation;
import io.windlass.wmi.mof.KnownClasses;
import io.windlass.wmi.mof.MofBinder;
import io.windlass.wmi.mof.MofClass;
import io.windlass.wmi.mof.MofException;
import io.windlass.wmi.mof.NamespacePath;
import io.windlass.wmi.mof.Place;
import io.windlass.wmi.mof.StaticInstance;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.cim.Instance;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Units bound together: each after those that it builds on. Immutable once made. */
final class BoundUnits {
  private static final String SERVICE = "root/windlass";

  static final BoundUnits NONE = new BoundUnits((space, name) -> Optional.empty());

  private final KnownClasses own;
  private final Map<String, MofClass> classes = new LinkedHashMap<>();
  private final Map<List<Object>, StaticInstance> instances = new LinkedHashMap<>();
  private final Map<String, List<Instance>> byClass = new HashMap<>();
  private final Map<String, MofException> problems = new LinkedHashMap<>();
  private final Map<String, List<String>> warnings = new HashMap<>();
  private final Set<String> namespaces = new TreeSet<>();

  private BoundUnits(KnownClasses own) {
    this.own = own;
  }

  /**
   * Binds.
   *
   * @param own the classes that are there anyway
   */
  static BoundUnits of(Collection<MofUnit> units, KnownClasses own) {
    BoundUnits bound = new BoundUnits(own);
    Deque<MofUnit> waiting = new ArrayDeque<>(units);
    for (int failed = 0; failed < waiting.size(); ) {
      MofUnit unit = waiting.poll();
      try {
        Compilation compiled = MofBinder.bind(unit.elements(), bound::find, NamespacePath.DEFAULT);
        bound.add(compiled);
        bound.warnings.put(unit.name(), compiled.warnings());
        bound.problems.remove(unit.name());
        failed = 0;
      } catch (MofException e) {
        bound.problems.put(unit.name(), e);
        waiting.add(unit);
        failed++;
      }
    }
    return bound;
  }

  private void add(Compilation unit) throws MofException {
    for (StaticInstance instance : unit.instances()) {
      refuseOwn(instance.namespace(), instance.at());
      StaticInstance before = instances.get(instance.identity());
      if (before != null) {
        throw new MofException(
            instance.at(), "the instance with these keys is declared already at " + before.at());
      }
    }
    for (MofClass declared : unit.classes()) {
      refuseOwn(declared.namespace(), declared.at());
    }
    for (MofClass declared : unit.classes()) {
      classes.put(key(declared.namespace(), declared.name()), declared);
      namespaces.add(declared.namespace());
    }
    for (StaticInstance instance : unit.instances()) {
      instances.put(instance.identity(), instance);
      byClass
          .computeIfAbsent(
              key(instance.namespace(), instance.className()), name -> new ArrayList<>())
          .add(instance.instance());
      namespaces.add(instance.namespace());
    }
  }

  /** Another provider in the namespace of the service's own state would take it over. */
  private static void refuseOwn(String namespace, Place at) throws MofException {
    if (namespace.equals(SERVICE) || namespace.startsWith(SERVICE + "/")) {
      throw new MofException(at, "the namespace " + SERVICE + " is the service's own");
    }
  }

  private Optional<ClassSchema> find(String namespace, String className) {
    MofClass declared = classes.get(key(namespace, className));
    return declared == null ? own.find(namespace, className) : Optional.of(declared);
  }

  private static String key(String namespace, String className) {
    return namespace + ":" + className.toLowerCase(Locale.ROOT);
  }

  Collection<MofClass> classes() {
    return Collections.unmodifiableCollection(classes.values());
  }

  /** Those in which something is declared. */
  Set<String> namespaces() {
    return Collections.unmodifiableSet(namespaces);
  }

  /** Why units are not used, by their names. */
  Map<String, MofException> problems() {
    return Collections.unmodifiableMap(problems);
  }

  /** What was left aside of a unit that is used. */
  List<String> warnings(String name) {
    return warnings.getOrDefault(name, List.of());
  }

  Optional<ClassSource> instances(ClassSchema schema) {
    return Optional.ofNullable(byClass.get(key(schema.namespace(), schema.name())))
        .map(found -> new StaticSource(schema.name(), found));
  }
}
