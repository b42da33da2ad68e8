package io.windlass.wmi;

import io.windlass.wmi.repository.ClassRepository;
import io.windlass.wmi.source.AddedInstances;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.cim.Property;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which source serves which class, and what a target means to it. */
final class Sources {
  private final ClassRepository repository;
  private final AddedInstances added;
  private final Map<String, ClassSource> byClass = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  Sources(ClassRepository repository, List<ClassSource> sources) {
    this(repository, sources, AddedInstances.NONE);
  }

  /**
   * @throws IllegalArgumentException for two sources of one class, or a class without schema
   */
  Sources(ClassRepository repository, List<ClassSource> sources, AddedInstances added) {
    this.repository = repository;
    this.added = added;
    for (ClassSource source : sources) {
      ClassSchema schema =
          repository
              .findOwn(source.className())
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "no schema for the class " + source.className()));
      ClassSource served = isDevice(schema) ? new LogicalDevice(source) : source;
      if (byClass.put(source.className(), served) != null) {
        throw new IllegalArgumentException("two sources for the class " + source.className());
      }
    }
  }

  private boolean isDevice(ClassSchema schema) {
    return schema.namespace().equals(ClassRepository.DEFAULT_NAMESPACE)
        && repository.in(schema.namespace()).isA(schema.name(), LogicalDevice.CLASS);
  }

  /** The class that a target names. */
  ClassSchema schema(Target target) throws ResourceFault {
    return repository
        .find(target.namespace(), target.className())
        .orElseThrow(
            () ->
                new ResourceFault(
                    FaultCode.INVALID_RESOURCE_URI,
                    "There is no class "
                        + target.className()
                        + " in namespace "
                        + (target.namespace().isEmpty()
                            ? ClassRepository.DEFAULT_NAMESPACE
                            : target.namespace())
                        + "."));
  }

  /** The schema of the class that a source serves, in the namespace of a queried class. */
  ClassSchema schema(ClassSource source, ClassSchema queried) {
    return repository.find(queried.namespace(), source.className()).orElse(queried);
  }

  /** The sources of a class and of everything derived from it. */
  List<ClassSource> below(ClassSchema schema) {
    if (schema.name().equals(ClassRepository.META_CLASS)) {
      return List.of(new ClassDefinitions(repository, schema.namespace()));
    }
    List<ClassSource> found = new ArrayList<>();
    for (ClassSchema each : repository.withSubclasses(schema)) {
      own(each).ifPresent(found::add);
      added.of(each).ifPresent(found::add);
    }
    return found;
  }

  /** The source of exactly this class. */
  ClassSource of(ClassSchema schema) throws ResourceFault {
    return own(schema)
        .or(() -> added.of(schema))
        .orElseThrow(
            () ->
                new ResourceFault(
                    FaultCode.ACTION_NOT_SUPPORTED,
                    "Nothing on this host serves class " + schema.name() + "."));
  }

  /** What this bundle serves: another class may have the same name in another namespace. */
  private Optional<ClassSource> own(ClassSchema schema) {
    if (schema.name().equals(ClassRepository.NAMESPACE_CLASS)) {
      return Optional.of(new ChildNamespaces(repository, schema.namespace()));
    }
    return Optional.ofNullable(byClass.get(schema.name()))
        .filter(s -> repository.findOwn(schema.namespace(), schema.name()).isPresent());
  }

  /** The selectors of a target under the key names of the schema. */
  static Map<String, String> keys(Target target, ClassSchema schema) {
    Map<String, String> keys = new LinkedHashMap<>(target.selectors());
    for (Property property : schema.properties()) {
      String text = property.isKey() ? target.selectors().get(property.name()) : null;
      if (text != null) {
        keys.keySet().removeIf(property.name()::equalsIgnoreCase);
        keys.put(property.name(), text);
      }
    }
    return keys;
  }
}
