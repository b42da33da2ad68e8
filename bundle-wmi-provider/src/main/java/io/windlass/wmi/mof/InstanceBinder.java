package io.windlass.wmi.mof;

import io.windlass.wmi.mof.MofElement.Assignment;
import io.windlass.wmi.mof.MofElement.InstanceDeclaration;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.api.cim.Property;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Turns declared instances into values; aliases may be used before they are defined. */
final class InstanceBinder {
  /** An instance that waits to be bound, with the namespace that holds for it. */
  record Pending(String namespace, InstanceDeclaration declaration) {}

  private static final int REFERENCES_DEEP = 32;

  private final KnownClasses known;
  private final Map<String, Pending> aliases;
  private final Map<String, Target> targets = new HashMap<>();
  private int depth;
  private int valuesMade;

  /**
   * @param aliases the instances that have one, by its name without case
   */
  InstanceBinder(KnownClasses known, Map<String, Pending> aliases) {
    this.known = known;
    this.aliases = aliases;
  }

  StaticInstance bind(Pending pending) throws MofException {
    InstanceDeclaration declaration = pending.declaration();
    ClassSchema schema = schema(pending);
    if (schema.isAbstract()) {
      throw new MofException(
          declaration.at(),
          "class " + schema.name() + " is abstract: only classes derived from it have instances");
    }
    Map<String, Object> values = values(pending, schema, false);
    List<String> keys = new ArrayList<>();
    for (Property key : keys(schema, declaration)) {
      Object value = values.get(key.name());
      if (value == null) {
        throw new MofException(
            declaration.at(), "the instance lacks the key " + key.name() + " of " + schema.name());
      }
      keys.add(value.toString().toLowerCase(Locale.ROOT));
    }
    return new StaticInstance(
        pending.namespace(),
        schema.name(),
        List.copyOf(keys),
        built(schema, values),
        declaration.at());
  }

  private static List<Property> keys(ClassSchema schema, InstanceDeclaration declaration)
      throws MofException {
    List<Property> keys = schema.properties().stream().filter(Property::isKey).toList();
    if (schema.isSingleton()) {
      return List.of();
    }
    if (keys.isEmpty()) {
      throw new MofException(
          declaration.at(),
          "class " + schema.name() + " has no key and is no singleton: it cannot have instances");
    }
    return keys;
  }

  private ClassSchema schema(Pending pending) throws MofException {
    InstanceDeclaration declaration = pending.declaration();
    return known
        .find(pending.namespace(), declaration.className())
        .orElseThrow(
            () ->
                new MofException(
                    declaration.at(),
                    "there is no class "
                        + declaration.className()
                        + " in namespace "
                        + pending.namespace()));
  }

  private static Instance built(ClassSchema schema, Map<String, Object> values) {
    Instance.Builder instance = Instance.of(schema.name());
    values.forEach(instance::set);
    return instance.build();
  }

  /** The values by the names of the schema; NULL is left out. */
  private Map<String, Object> values(Pending pending, ClassSchema schema, boolean keysOnly)
      throws MofException {
    Map<String, Object> values = new LinkedHashMap<>();
    if (schema instanceof MofClass mof) {
      values.putAll(mof.defaults());
    }
    Map<String, Place> seen = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (Assignment assignment : pending.declaration().assignments()) {
      Property property =
          KnownClasses.property(schema, assignment.name())
              .orElseThrow(
                  () ->
                      new MofException(
                          assignment.at(),
                          "class " + schema.name() + " has no property " + assignment.name()));
      Place before = seen.put(property.name(), assignment.at());
      if (before != null) {
        throw new MofException(
            assignment.at(), property.name() + " has a value already at " + before);
      }
      if (assignment.value() instanceof MofValue.Null) {
        values.remove(property.name());
      } else if (!keysOnly || property.isKey()) {
        values.put(property.name(), value(pending.namespace(), property, assignment.value()));
      }
    }
    valuesMade += values.size();
    if (valuesMade > Limits.ALL_VALUES) {
      throw new MofException(
          pending.declaration().at(),
          "all instances have at most " + Limits.ALL_VALUES + " values with initial ones");
    }
    return values;
  }

  private Object value(String namespace, Property property, MofValue value) throws MofException {
    return Constants.read(
        property.isArray(),
        value,
        property.name(),
        one ->
            switch (property.type()) {
              case REFERENCE -> reference(namespace, property, one);
              case EMBEDDED -> embedded(namespace, property, one);
              default -> Constants.scalar(property.type(), one, property.name());
            });
  }

  private Target reference(String namespace, Property property, MofValue value)
      throws MofException {
    if (value instanceof MofValue.Alias alias) {
      return target(alias);
    }
    if (value instanceof MofValue.Text text) {
      return ReferenceReader.read(known, namespace, text.at(), text.value());
    }
    throw new MofException(
        value.at(),
        property.name() + " is a reference: expected an alias or the path of an object");
  }

  /** The address of the instance behind an alias, which needs its keys only. */
  private Target target(MofValue.Alias alias) throws MofException {
    Target done = targets.get(alias.name().toLowerCase(Locale.ROOT));
    if (done != null) {
      return done;
    }
    Pending pending = aliases.get(alias.name());
    if (pending == null) {
      throw new MofException(alias.at(), "there is no instance with the alias $" + alias.name());
    }
    if (++depth > REFERENCES_DEEP) {
      throw new MofException(
          alias.at(),
          "the keys of $" + alias.name() + " refer to themselves, or too deep into each other");
    }
    ClassSchema schema = schema(pending);
    Map<String, Object> values = values(pending, schema, true);
    Map<String, String> keys = new HashMap<>();
    Map<String, Target> references = new HashMap<>();
    for (Property key : schema.properties()) {
      Object value = key.isKey() ? values.get(key.name()) : null;
      if (value instanceof Target target) {
        references.put(key.name(), target);
      } else if (value != null) {
        keys.put(key.name(), value.toString());
      }
    }
    depth--;
    Target target = Target.ofClass(pending.namespace(), schema.name(), keys, references);
    targets.put(alias.name().toLowerCase(Locale.ROOT), target);
    return target;
  }

  /** An instance as a value, or as the text of one (DSP0004 §5.6.3.14). */
  private Instance embedded(String namespace, Property property, MofValue value)
      throws MofException {
    if (value instanceof MofValue.Embedded embedded) {
      return embedded(namespace, property, embedded.instance());
    }
    if (!(value instanceof MofValue.Text text)) {
      throw new MofException(
          value.at(), property.name() + " holds an object: expected instance of ...");
    }
    try {
      return embedded(namespace, property, MofParser.parseInstance("text", text.value()));
    } catch (MofException e) {
      throw new MofException(text.at(), e.getMessage());
    }
  }

  private Instance embedded(String namespace, Property property, InstanceDeclaration declaration)
      throws MofException {
    if (++depth > Limits.VALUES_DEEP) {
      throw new MofException(
          declaration.at(),
          "instances stand in each other at most " + Limits.VALUES_DEEP + " deep");
    }
    Pending pending = new Pending(namespace, declaration);
    ClassSchema schema = schema(pending);
    String wanted = property.referenceClass().orElse("");
    if (!wanted.isEmpty() && !known.isA(namespace, schema.name(), wanted)) {
      throw new MofException(
          declaration.at(),
          property.name() + " holds instances of " + wanted + ", not of " + schema.name());
    }
    Instance instance = built(schema, values(pending, schema, false));
    depth--;
    return instance;
  }
}
