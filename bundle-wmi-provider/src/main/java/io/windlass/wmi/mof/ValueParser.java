package io.windlass.wmi.mof;

import io.windlass.wmi.mof.Token.Kind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads values, qualifiers, and instances: they stand in each other. */
final class ValueParser {
  private final TokenStream tokens;
  private int depth;

  ValueParser(TokenStream tokens) {
    this.tokens = tokens;
  }

  /** A value: a constant, an alias, an instance, or several of them in braces. */
  MofValue value() throws MofException {
    Place at = tokens.peek().at();
    if (++depth > Limits.VALUES_DEEP) {
      throw new MofException(
          at, "values stand in each other at most " + Limits.VALUES_DEEP + " deep");
    }
    MofValue value = tokens.takeSymbol("{") ? new MofValue.Items(items(), at) : single(at);
    depth--;
    return value;
  }

  /** Up to the closing brace. */
  private List<MofValue> items() throws MofException {
    List<MofValue> items = new ArrayList<>();
    if (tokens.takeSymbol("}")) {
      return items;
    }
    do {
      if (tokens.peek().isSymbol("{")) {
        throw tokens.expected("a value that is no array: arrays do not stand in arrays");
      }
      items.add(value());
    } while (tokens.takeSymbol(","));
    if (!tokens.takeSymbol("}")) {
      throw tokens.expected(", or }");
    }
    return items;
  }

  private MofValue single(Place at) throws MofException {
    return switch (tokens.peek().kind()) {
      case STRING -> new MofValue.Text(tokens.expectText("a string"), at);
      case INTEGER -> new MofValue.Whole((BigInteger) tokens.next().value(), at);
      case REAL -> new MofValue.Real((Double) tokens.next().value(), at);
      case CHARACTER -> new MofValue.Letter((Character) tokens.next().value(), at);
      case ALIAS -> new MofValue.Alias((String) tokens.next().value(), at);
      case NAME -> word(at);
      case SYMBOL, END -> throw tokens.expected("a value");
    };
  }

  private MofValue word(Place at) throws MofException {
    if (tokens.takeWord("TRUE")) {
      return new MofValue.Bool(true, at);
    }
    if (tokens.takeWord("FALSE")) {
      return new MofValue.Bool(false, at);
    }
    if (tokens.takeWord("NULL")) {
      return new MofValue.Null(at);
    }
    if (tokens.peek().isWord("instance")) {
      return new MofValue.Embedded(instance(List.of(), at), at);
    }
    throw tokens.expected("a value (a constant, an alias, instance of, or { ... })");
  }

  /** {@code instance of X as $alias {...}} without the semicolon. */
  MofElement.InstanceDeclaration instance(List<Qualifier> qualifiers, Place at)
      throws MofException {
    tokens.expectWord("instance");
    tokens.expectWord("of");
    String className = tokens.expectName("the name of a class");
    Optional<String> alias = alias();
    tokens.expectSymbol("{");
    List<MofElement.Assignment> assignments = new ArrayList<>();
    while (!tokens.takeSymbol("}")) {
      assignments.add(assignment());
    }
    return new MofElement.InstanceDeclaration(qualifiers, className, alias, assignments, at);
  }

  private MofElement.Assignment assignment() throws MofException {
    List<Qualifier> qualifiers = qualifiers();
    Place at = tokens.peek().at();
    String name = tokens.expectName("a property or }");
    tokens.expectSymbol("=");
    MofValue value = value();
    tokens.expectSymbol(";");
    return new MofElement.Assignment(qualifiers, name, value, at);
  }

  Optional<String> alias() throws MofException {
    if (!tokens.takeWord("as")) {
      return Optional.empty();
    }
    return Optional.of((String) tokens.expect(Kind.ALIAS, "an alias such as $Name").value());
  }

  /** A list of qualifiers in brackets, or nothing. */
  List<Qualifier> qualifiers() throws MofException {
    List<Qualifier> qualifiers = new ArrayList<>();
    if (!tokens.takeSymbol("[")) {
      return qualifiers;
    }
    do {
      qualifiers.add(qualifier());
    } while (tokens.takeSymbol(","));
    if (!tokens.takeSymbol("]")) {
      throw tokens.expected(", or ]");
    }
    return qualifiers;
  }

  private Qualifier qualifier() throws MofException {
    Place at = tokens.peek().at();
    String name = tokens.expectName("a qualifier");
    Optional<MofValue> value = Optional.empty();
    if (tokens.peek().isSymbol("{")) {
      value = Optional.of(value());
    } else if (tokens.takeSymbol("(")) {
      value = Optional.of(value());
      tokens.expectSymbol(")");
    }
    List<String> flavors = new ArrayList<>();
    if (tokens.takeSymbol(":")) {
      do {
        flavors.add(tokens.expectName("a flavor such as ToSubclass"));
      } while (tokens.peek().kind() == Kind.NAME);
    }
    return new Qualifier(name, value, flavors, at);
  }
}
