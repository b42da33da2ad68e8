package io.windlass.wsman.core.xpath;

import io.windlass.wsman.api.cim.CimType;
import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.cim.Property;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Looks up the names of an expression in a class. For one thread, for one use. */
final class Binder {
  private final String expression;
  private final ClassSchema schema;
  private final Optional<String> namespaceUri;
  private final Set<String> read = new LinkedHashSet<>();

  /** What a step stands on. */
  private enum Ground {
    INSTANCE,
    EMBEDDED,
    VALUE
  }

  /**
   * @param namespaceUri the class's XML namespace; empty when prefixes are not looked at
   */
  Binder(String expression, ClassSchema schema, Optional<String> namespaceUri) {
    this.expression = expression;
    this.schema = schema;
    this.namespaceUri = namespaceUri;
  }

  /** The properties that are read by name. */
  Set<String> read() {
    return Set.copyOf(read);
  }

  /** Checks an expression that is evaluated at the instance. */
  void bind(Expression part) throws XPathMistake {
    bind(part, Ground.INSTANCE, false);
  }

  private void bind(Expression part, Ground ground, boolean inPredicate) throws XPathMistake {
    if (part instanceof Path path) {
      bindPath(path, ground, inPredicate);
    } else if (part instanceof Expression.Union union) {
      for (Path path : union.paths()) {
        bindPath(path, ground, inPredicate);
      }
    } else if (part instanceof Expression.Compared compared) {
      bind(compared.left(), ground, inPredicate);
      bind(compared.right(), ground, inPredicate);
    } else if (part instanceof Expression.Logic logic) {
      for (Expression term : logic.terms()) {
        bind(term, ground, inPredicate);
      }
    } else if (part instanceof Expression.Negated negated) {
      bind(negated.operand(), ground, inPredicate);
    } else if (part instanceof Expression.Call call) {
      for (Expression argument : call.arguments()) {
        bind(argument, ground, inPredicate);
      }
    }
  }

  private void bindPath(Path path, Ground start, boolean inPredicate) throws XPathMistake {
    if (path.absolute() && inPredicate) {
      throw refused(path.at(), "a path in brackets cannot begin with \"/\"");
    }
    Ground ground = start;
    for (int i = 0; i < path.steps().size(); i++) {
      Step step = path.steps().get(i);
      if (path.absolute() && i == 0) {
        requireClass(step);
      } else {
        ground = after(step, ground);
      }
      for (Expression predicate : step.predicates()) {
        bind(predicate, ground, true);
      }
    }
    if (path.text() && ground == Ground.INSTANCE) {
      throw refused(path.at(), "an instance has no text of its own; name a property");
    }
  }

  private void requireClass(Step step) throws XPathMistake {
    if (step.isSelf() || !step.name().equals(schema.name())) {
      String name = step.isSelf() ? "." : step.name();
      throw refused(step.at(), "the element after \"/\" is " + schema.name() + ", not " + name);
    }
    requireNamespace(step);
  }

  private Ground after(Step step, Ground ground) throws XPathMistake {
    if (step.isSelf()) {
      return ground;
    }
    switch (ground) {
      case INSTANCE:
        requireNamespace(step);
        Property property = property(step);
        read.add(property.name());
        return property.type() == CimType.EMBEDDED ? Ground.EMBEDDED : Ground.VALUE;
      case EMBEDDED:
        return Ground.EMBEDDED;
      default:
        throw refused(step.at(), step.name() + " cannot be found in a property without parts");
    }
  }

  private void requireNamespace(Step step) throws XPathMistake {
    if (step.namespace() != null
        && namespaceUri.isPresent()
        && !step.namespace().equalsIgnoreCase(namespaceUri.get())) {
      throw refused(
          step.at(),
          step.name()
              + " is in the namespace "
              + namespaceUri.get()
              + ", not in "
              + step.namespace());
    }
  }

  private Property property(Step step) throws XPathMistake {
    String hint = "";
    for (Property property : schema.properties()) {
      if (property.name().equals(step.name())) {
        return property;
      }
      if (property.name().equalsIgnoreCase(step.name())) {
        hint = "; XPath names are case-sensitive, and it has " + property.name();
      }
    }
    throw refused(step.at(), schema.name() + " has no property " + step.name() + hint);
  }

  private XPathMistake refused(int at, String reason) {
    return Lexer.refused(expression, at, reason);
  }
}
