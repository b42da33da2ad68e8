package io.windlass.wmi.mof;

import java.util.List;
import java.util.Optional;

/** What a MOF file consists of. Immutable; equal when the same is said, wherever it stands. */
public sealed interface MofElement {
  /** Where it starts. */
  Place at();

  /** {@code #pragma name(arguments)}; quoted and bare arguments are the same. */
  record Pragma(String name, List<String> arguments, Place at) implements MofElement {
    /** Copies the list. */
    public Pragma {
      arguments = List.copyOf(arguments);
    }

    /** The pragma that says in which namespace the following is. */
    public static Pragma namespace(String path) {
      return new Pragma("namespace", List.of(path), new Place("", 1, 1));
    }

    boolean is(String other) {
      return name.equalsIgnoreCase(other);
    }
  }

  /** {@code Qualifier name : type = value, Scope(...), Flavor(...);}. */
  record QualifierDeclaration(
      String name,
      MofType type,
      Optional<MofValue> value,
      List<String> scopes,
      List<String> flavors,
      Place at)
      implements MofElement {
    /** Copies the lists. */
    public QualifierDeclaration {
      scopes = List.copyOf(scopes);
      flavors = List.copyOf(flavors);
    }
  }

  /** {@code class name as $alias : superclass {...};}. */
  record ClassDeclaration(
      List<Qualifier> qualifiers,
      String name,
      Optional<String> alias,
      Optional<String> superclass,
      List<Member> members,
      Place at)
      implements MofElement {
    /** Copies the lists. */
    public ClassDeclaration {
      qualifiers = List.copyOf(qualifiers);
      members = List.copyOf(members);
    }
  }

  /** {@code instance of className as $alias {...};}. */
  record InstanceDeclaration(
      List<Qualifier> qualifiers,
      String className,
      Optional<String> alias,
      List<Assignment> assignments,
      Place at)
      implements MofElement {
    /** Copies the lists. */
    public InstanceDeclaration {
      qualifiers = List.copyOf(qualifiers);
      assignments = List.copyOf(assignments);
    }
  }

  /** A property of an instance with its value. */
  record Assignment(List<Qualifier> qualifiers, String name, MofValue value, Place at) {
    /** Copies the list. */
    public Assignment {
      qualifiers = List.copyOf(qualifiers);
    }
  }

  /** A property or a method of a class. */
  sealed interface Member {
    /** The qualifiers in order. */
    List<Qualifier> qualifiers();

    /** The name. */
    String name();

    /** Where the name stands. */
    Place at();
  }

  /**
   * A property or a reference; also a parameter of a method.
   *
   * @param value what it has when nothing else is said
   */
  record PropertyDeclaration(
      List<Qualifier> qualifiers, MofType type, String name, Optional<MofValue> value, Place at)
      implements Member {
    /** Copies the list. */
    public PropertyDeclaration {
      qualifiers = List.copyOf(qualifiers);
    }
  }

  /** A method. */
  record MethodDeclaration(
      List<Qualifier> qualifiers,
      MofType type,
      String name,
      List<PropertyDeclaration> parameters,
      Place at)
      implements Member {
    /** Copies the lists. */
    public MethodDeclaration {
      qualifiers = List.copyOf(qualifiers);
      parameters = List.copyOf(parameters);
    }
  }
}
