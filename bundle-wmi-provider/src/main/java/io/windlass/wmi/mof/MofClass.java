package io.windlass.wmi.mof;

import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.cim.Method;
import io.windlass.wsman.api.cim.Property;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A class that was declared in MOF, with what it inherits. Immutable. */
public final class MofClass implements ClassSchema {
  private static final String SINGLETON = "singleton";
  private static final String ABSTRACT = "abstract";
  private static final String ASSOCIATION = "association";

  /**
   * What a class consists of, inherited ones first.
   *
   * @param qualifiers name of the member in lower case to its qualifiers
   * @param defaults name of the property, as it is spelt, to its initial value
   */
  record Members(
      List<Property> properties,
      List<Method> methods,
      Map<String, List<Qualifier>> qualifiers,
      Map<String, Object> defaults) {
    Members {
      properties = List.copyOf(properties);
      methods = List.copyOf(methods);
      qualifiers = Map.copyOf(qualifiers);
      defaults = Map.copyOf(defaults);
    }
  }

  private final String namespace;
  private final MofElement.ClassDeclaration declaration;
  private final Optional<ClassSchema> parent;
  private final List<Qualifier> qualifiers;
  private final Members members;

  MofClass(
      String namespace,
      MofElement.ClassDeclaration declaration,
      Optional<ClassSchema> parent,
      List<Qualifier> qualifiers,
      Members members) {
    this.namespace = namespace;
    this.declaration = declaration;
    this.parent = parent;
    this.qualifiers = List.copyOf(qualifiers);
    this.members = members;
  }

  @Override
  public String namespace() {
    return namespace;
  }

  @Override
  public String name() {
    return declaration.name();
  }

  @Override
  public Optional<String> superclass() {
    return parent.map(ClassSchema::name);
  }

  @Override
  public List<Property> properties() {
    return members.properties();
  }

  @Override
  public List<Method> methods() {
    return members.methods();
  }

  @Override
  public boolean isSingleton() {
    return Qualifier.flag(qualifiers, SINGLETON)
        .orElseGet(() -> parent.map(ClassSchema::isSingleton).orElse(false));
  }

  @Override
  public boolean isAbstract() {
    return Qualifier.flag(qualifiers, ABSTRACT).orElse(false);
  }

  @Override
  public boolean isAssociation() {
    return Qualifier.flag(qualifiers, ASSOCIATION).orElseGet(ClassSchema.super::isAssociation);
  }

  /** The qualifiers of the class, those that its superclass propagates included. */
  public List<Qualifier> qualifiers() {
    return qualifiers;
  }

  /** The qualifiers of a property or a method, inherited ones included. */
  public List<Qualifier> qualifiers(String member) {
    return members.qualifiers().getOrDefault(member.toLowerCase(Locale.ROOT), List.of());
  }

  /** Name of a property, as the schema spells it, to the value that it has when none is given. */
  public Map<String, Object> defaults() {
    return members.defaults();
  }

  /** Where the class is declared. */
  public Place at() {
    return declaration.at();
  }

  @Override
  public String toString() {
    return namespace + ":" + name();
  }
}
