package io.windlass.wmi.mof;

import io.windlass.wmi.mof.MofElement.ClassDeclaration;
import io.windlass.wmi.mof.MofElement.Member;
import io.windlass.wmi.mof.MofElement.MethodDeclaration;
import io.windlass.wmi.mof.MofElement.PropertyDeclaration;
import io.windlass.wsman.api.cim.CimType;
import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.cim.Method;
import io.windlass.wsman.api.cim.Property;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Turns one declaration into a class, on top of what its superclass has; for one class. */
final class ClassBinder {
  private final QualifierRules rules;
  private final Optional<ClassSchema> parent;
  private final Map<String, Property> properties = new LinkedHashMap<>();
  private final Map<String, Method> methods = new LinkedHashMap<>();
  private final Map<String, List<Qualifier>> qualifiers = new HashMap<>();
  private final Map<String, Object> defaults = new HashMap<>();

  ClassBinder(QualifierRules rules, Optional<ClassSchema> parent) {
    this.rules = rules;
    this.parent = parent;
    parent.ifPresent(
        schema -> {
          schema.properties().forEach(each -> properties.put(lower(each.name()), each));
          schema.methods().forEach(each -> methods.put(lower(each.name()), each));
        });
  }

  MofClass bind(String namespace, ClassDeclaration declaration) throws MofException {
    List<Qualifier> own = declaration.qualifiers();
    rules.check(own, classScopes(own));
    Map<String, Place> seen = new HashMap<>();
    for (Member member : declaration.members()) {
      Place before = seen.put(lower(member.name()), member.at());
      if (before != null) {
        throw new MofException(member.at(), member.name() + " is declared already at " + before);
      }
      if (member instanceof PropertyDeclaration property) {
        add(property);
      } else if (member instanceof MethodDeclaration method) {
        add(method);
      }
      if (properties.size() + methods.size() > Limits.MEMBERS) {
        throw new MofException(
            member.at(), "a class has at most " + Limits.MEMBERS + " members with inherited ones");
      }
    }
    if (parent.orElse(null) instanceof MofClass mof) {
      own = QualifierRules.inherit(own, mof.qualifiers());
      inherit(mof);
    }
    return new MofClass(
        namespace,
        declaration,
        parent,
        own,
        new MofClass.Members(
            List.copyOf(properties.values()), List.copyOf(methods.values()), qualifiers, defaults));
  }

  private static List<String> classScopes(List<Qualifier> qualifiers) {
    List<String> scopes = new ArrayList<>(List.of("class"));
    for (String kind : List.of("association", "indication")) {
      if (Qualifier.flag(qualifiers, kind).orElse(false)) {
        scopes.add(kind);
      }
    }
    return scopes;
  }

  private void inherit(MofClass from) {
    from.properties().forEach(each -> inheritQualifiers(from, each.name()));
    from.methods().forEach(each -> inheritQualifiers(from, each.name()));
    from.defaults()
        .forEach(
            (name, value) -> {
              if (defaults.keySet().stream().noneMatch(name::equalsIgnoreCase)) {
                defaults.put(properties.get(lower(name)).name(), value);
              }
            });
  }

  private void inheritQualifiers(MofClass from, String member) {
    qualifiers.merge(lower(member), from.qualifiers(member), QualifierRules::inherit);
  }

  private void add(PropertyDeclaration declared) throws MofException {
    boolean reference = declared.type().type().orElseThrow() == CimType.REFERENCE;
    rules.check(declared.qualifiers(), List.of(reference ? "reference" : "property"));
    Optional<Property> inherited = Optional.ofNullable(properties.get(lower(declared.name())));
    Property.Builder builder = builder(declared);
    if (flag(declared, "key", inherited.map(Property::isKey))) {
      if (declared.type().array().isPresent() || typeOf(declared) == CimType.EMBEDDED) {
        throw new MofException(declared.at(), "an array or an object cannot be a key");
      }
      builder.key();
    }
    if (flag(declared, "write", inherited.map(Property::isWritable))) {
      builder.writable();
    }
    Property property = builder.build();
    if (inherited.isPresent()) {
      requireSame(inherited.get(), property, declared);
    }
    properties.put(lower(declared.name()), property);
    qualifiers.put(lower(declared.name()), declared.qualifiers());
    addDefault(declared, property);
  }

  private void addDefault(PropertyDeclaration declared, Property property) throws MofException {
    if (declared.value().isEmpty() || declared.value().get() instanceof MofValue.Null) {
      return;
    }
    if (property.type() == CimType.REFERENCE || property.type() == CimType.EMBEDDED) {
      throw new MofException(
          declared.value().get().at(), "a reference or an object has no initial value but NULL");
    }
    defaults.put(
        declared.name(), Constants.read(declared.type(), declared.value().get(), declared.name()));
  }

  private void requireSame(Property inherited, Property property, PropertyDeclaration declared)
      throws MofException {
    if (inherited.type() != property.type() || inherited.isArray() != property.isArray()) {
      throw new MofException(
          declared.at(),
          declared.name()
              + " is redefined with another type than in class "
              + parent.orElseThrow().name()
              + ", where it is "
              + inherited.type().name().toLowerCase(Locale.ROOT)
              + (inherited.isArray() ? "[]" : ""));
    }
  }

  private static boolean flag(
      PropertyDeclaration declared, String qualifier, Optional<Boolean> inherited) {
    return Qualifier.flag(declared.qualifiers(), qualifier).or(() -> inherited).orElse(false);
  }

  /** A string that holds an instance says so by a qualifier (DSP0004 §5.6.3.14 and 15). */
  private static CimType typeOf(PropertyDeclaration declared) {
    CimType type = declared.type().type().orElseThrow();
    boolean embedded =
        type == CimType.STRING
            && (Qualifier.find(declared.qualifiers(), "EmbeddedInstance").isPresent()
                || Qualifier.flag(declared.qualifiers(), "EmbeddedObject").orElse(false));
    return embedded ? CimType.EMBEDDED : type;
  }

  private static Property.Builder builder(PropertyDeclaration declared) {
    Property.Builder builder = Property.of(declared.name(), typeOf(declared));
    if (declared.type().array().isPresent()) {
      builder.array();
    }
    declared
        .type()
        .className()
        .or(
            () ->
                Qualifier.find(declared.qualifiers(), "EmbeddedInstance")
                    .flatMap(Qualifier::value)
                    .filter(MofValue.Text.class::isInstance)
                    .map(text -> ((MofValue.Text) text).value()))
        .ifPresent(builder::referenceClass);
    return builder;
  }

  private void add(MethodDeclaration declared) throws MofException {
    rules.check(declared.qualifiers(), List.of("method"));
    List<Property> inputs = new ArrayList<>();
    List<Property> outputs = new ArrayList<>();
    Map<String, Place> seen = new HashMap<>();
    for (PropertyDeclaration parameter : declared.parameters()) {
      rules.check(parameter.qualifiers(), List.of("parameter"));
      Place before = seen.put(lower(parameter.name()), parameter.at());
      if (before != null) {
        throw new MofException(
            parameter.at(), "the parameter " + parameter.name() + " stands already at " + before);
      }
      Property property = builder(parameter).build();
      boolean out = Qualifier.flag(parameter.qualifiers(), "out").orElse(false);
      if (out) {
        outputs.add(property);
      }
      // In is true where nothing is said (DSP0004); Microsoft writes [out] alone for out only.
      if (Qualifier.flag(parameter.qualifiers(), "in").orElse(!out)) {
        inputs.add(property);
      }
    }
    boolean isStatic = Qualifier.flag(declared.qualifiers(), "static").orElse(false);
    methods.put(
        lower(declared.name()),
        Method.of(declared.name(), isStatic, declared.type().type(), inputs, outputs));
    qualifiers.put(lower(declared.name()), declared.qualifiers());
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
