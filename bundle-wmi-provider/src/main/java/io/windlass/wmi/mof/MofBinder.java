package io.windlass.wmi.mof;

import io.windlass.wmi.mof.InstanceBinder.Pending;
import io.windlass.wmi.mof.MofElement.ClassDeclaration;
import io.windlass.wmi.mof.MofElement.InstanceDeclaration;
import io.windlass.wmi.mof.MofElement.Pragma;
import io.windlass.wmi.mof.MofElement.QualifierDeclaration;
import io.windlass.wsman.api.cim.ClassSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Turns elements into classes and instances. A superclass is declared before its subclasses, in the
 * same elements or among the known classes; everything else may come in any order.
 *
 * <p>Pragmas: {@code namespace} and {@code deleteclass} of a class declared before in the same
 * elements are obeyed. What a unit declares is replaced as a whole, hence {@code autorecover},
 * {@code classflags}, {@code instanceflags}, {@code deleteinstance} and a {@code deleteclass} of
 * anything else have nothing to do: a warning says so, or a refusal where the pragma demands the
 * deletion with {@code FAIL}.
 */
public final class MofBinder {
  private static final Set<String> SILENT =
      Set.of("autorecover", "locale", "instancelocale", "source", "nonlocal");

  private static final Set<String> FLAGS =
      Set.of("createonly", "updateonly", "safeupdate", "forceupdate");

  private final KnownClasses known;
  private final Map<String, MofClass> classes = new LinkedHashMap<>();
  private final List<Pending> instances = new ArrayList<>();
  private final Map<String, Pending> aliases = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final QualifierRules rules = new QualifierRules();
  private final List<String> warnings = new ArrayList<>();
  private String namespace;
  private int members;

  private MofBinder(KnownClasses known, String namespace) {
    this.known = known;
    this.namespace = namespace;
  }

  /**
   * Binds.
   *
   * @param known what is there besides
   * @param namespace what holds until {@code #pragma namespace} says another
   * @throws MofException for the first thing that cannot be
   */
  public static Compilation bind(List<MofElement> elements, KnownClasses known, String namespace)
      throws MofException {
    MofBinder binder = new MofBinder(known, namespace);
    for (MofElement element : elements) {
      binder.add(element);
    }
    return binder.finish();
  }

  private void add(MofElement element) throws MofException {
    if (element instanceof Pragma pragma) {
      obey(pragma);
    } else if (element instanceof QualifierDeclaration declaration) {
      rules.declare(declaration);
    } else if (element instanceof ClassDeclaration declaration) {
      add(declaration);
    } else if (element instanceof InstanceDeclaration declaration) {
      add(declaration);
    }
  }

  private void add(ClassDeclaration declaration) throws MofException {
    String name = declaration.name();
    if (name.startsWith("__")) {
      throw new MofException(
          declaration.at(), name + ": names that start with __ are those of system classes");
    }
    if (classes.size() >= Limits.CLASSES) {
      throw new MofException(
          declaration.at(), "at most " + Limits.CLASSES + " classes are declared at a time");
    }
    Optional<ClassSchema> present = find(namespace, name);
    if (present.isPresent()) {
      String where = present.get() instanceof MofClass mof ? ", declared at " + mof.at() : "";
      throw new MofException(
          declaration.at(),
          "class " + name + " is there already in namespace " + namespace + where);
    }
    Optional<ClassSchema> parent = Optional.empty();
    if (declaration.superclass().isPresent()) {
      parent = Optional.of(superclass(declaration));
    }
    MofClass bound = new ClassBinder(rules, parent).bind(namespace, declaration);
    members += bound.properties().size() + bound.methods().size();
    if (members > Limits.ALL_MEMBERS) {
      throw new MofException(
          declaration.at(),
          "all classes have at most " + Limits.ALL_MEMBERS + " members with inherited ones");
    }
    classes.put(key(namespace, name), bound);
  }

  private ClassSchema superclass(ClassDeclaration declaration) throws MofException {
    String name = declaration.superclass().orElseThrow();
    Optional<ClassSchema> found = find(namespace, name);
    if (found.isEmpty()) {
      throw new MofException(
          declaration.at(),
          "there is no class " + name + " in namespace " + namespace + " to derive from");
    }
    Optional<ClassSchema> ancestor = found;
    for (int depth = 0; ancestor.isPresent(); depth++) {
      if (depth == Limits.CLASSES_DEEP) {
        throw new MofException(
            declaration.at(),
            "classes are derived from each other at most " + Limits.CLASSES_DEEP + " times");
      }
      ancestor = ancestor.flatMap(ClassSchema::superclass).flatMap(n -> find(namespace, n));
    }
    return found.get();
  }

  private void add(InstanceDeclaration declaration) throws MofException {
    Pending pending = new Pending(namespace, declaration);
    instances.add(pending);
    if (declaration.alias().isPresent()) {
      Pending before = aliases.putIfAbsent(declaration.alias().get(), pending);
      if (before != null) {
        throw new MofException(
            declaration.at(),
            "the alias $"
                + declaration.alias().get()
                + " stands already for the instance at "
                + before.declaration().at());
      }
    }
  }

  private void obey(Pragma pragma) throws MofException {
    String name = pragma.name().toLowerCase(Locale.ROOT);
    switch (name) {
      case "namespace" -> {
        String path = argument(pragma, "NAMESPACE");
        namespace =
            NamespacePath.normalise(path)
                .orElseThrow(
                    () ->
                        new MofException(
                            pragma.at(),
                            "expected a namespace of this machine such as \\\\.\\root\\acme, found "
                                + path));
      }
      case "include" ->
          throw new MofException(pragma.at(), "files are included by whoever reads them");
      case "deleteclass" -> deleteClass(pragma);
      case "deleteinstance" -> nothingToDelete(pragma, argument(pragma, "PATH"));
      case "classflags", "instanceflags" -> flags(pragma);
      default -> {
        if (!SILENT.contains(name)) {
          warn(pragma, "nothing is known about this pragma (DSP0004 §7.12): left aside");
        }
      }
    }
  }

  private static String argument(Pragma pragma, String what) throws MofException {
    if (pragma.arguments().isEmpty()) {
      throw new MofException(
          pragma.at(), "expected #pragma " + pragma.name() + "(\"" + what + "\")");
    }
    return pragma.arguments().get(0);
  }

  private void deleteClass(Pragma pragma) throws MofException {
    String name = argument(pragma, "CLASS");
    if (!classes.containsKey(key(namespace, name))) {
      nothingToDelete(pragma, name);
      return;
    }
    for (MofClass other : classes.values()) {
      if (other.namespace().equals(namespace)
          && other.superclass().filter(name::equalsIgnoreCase).isPresent()) {
        throw new MofException(pragma.at(), other.name() + " is derived from " + name);
      }
    }
    classes.remove(key(namespace, name));
    String space = namespace;
    Predicate<Pending> ofThisClass =
        pending ->
            pending.namespace().equals(space)
                && pending.declaration().className().equalsIgnoreCase(name);
    instances.removeIf(ofThisClass);
    aliases.values().removeIf(ofThisClass);
  }

  private void nothingToDelete(Pragma pragma, String what) throws MofException {
    boolean mayFail =
        pragma.arguments().size() > 1 && pragma.arguments().get(1).equalsIgnoreCase("NOFAIL");
    if (!mayFail) {
      throw new MofException(
          pragma.at(),
          what + " is not declared in this file: what another one declares goes with that file");
    }
    warn(pragma, "left aside: a file that is compiled again replaces what it declared before");
  }

  private void flags(Pragma pragma) throws MofException {
    for (String flag : pragma.arguments()) {
      if (!FLAGS.contains(flag.toLowerCase(Locale.ROOT))) {
        throw new MofException(
            pragma.at(),
            "expected createonly, updateonly, safeupdate or forceupdate, found " + flag);
      }
    }
    warn(pragma, "left aside: a file that is compiled again replaces what it declared before");
  }

  private void warn(Pragma pragma, String reason) {
    warnings.add(pragma.at() + ": warning: #pragma " + pragma.name() + ": " + reason);
  }

  private Compilation finish() throws MofException {
    InstanceBinder binder = new InstanceBinder(this::find, aliases);
    Map<List<Object>, StaticInstance> bound = new HashMap<>();
    List<StaticInstance> inOrder = new ArrayList<>();
    for (Pending pending : instances) {
      StaticInstance instance = binder.bind(pending);
      StaticInstance before = bound.put(instance.identity(), instance);
      if (before != null) {
        throw new MofException(
            instance.at(), "the instance with these keys is declared already at " + before.at());
      }
      inOrder.add(instance);
    }
    return new Compilation(List.copyOf(classes.values()), inOrder, warnings);
  }

  private Optional<ClassSchema> find(String space, String name) {
    MofClass declared = classes.get(key(space, name));
    return declared == null ? known.find(space, name) : Optional.of(declared);
  }

  private static String key(String namespace, String name) {
    return namespace + ":" + name.toLowerCase(Locale.ROOT);
  }
}
