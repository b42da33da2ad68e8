package io.windlass.wmi.mof;

import io.windlass.wmi.mof.MofElement.Member;
import io.windlass.wmi.mof.MofElement.MethodDeclaration;
import io.windlass.wmi.mof.MofElement.PropertyDeclaration;
import io.windlass.wmi.mof.Token.Kind;
import io.windlass.wsman.api.cim.CimType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the properties and methods of a class. */
final class MemberParser {
  private static final BigInteger LARGEST_ARRAY = BigInteger.valueOf(Integer.MAX_VALUE);

  private final TokenStream tokens;
  private final ValueParser values;

  MemberParser(TokenStream tokens, ValueParser values) {
    this.tokens = tokens;
    this.values = values;
  }

  /** One member with its semicolon. */
  Member member() throws MofException {
    List<Qualifier> qualifiers = values.qualifiers();
    Token first = tokens.peek();
    MofType type = type("a property, a method or }");
    Place at = tokens.peek().at();
    String name = tokens.expectName("the name of the member");
    if (tokens.takeSymbol("(")) {
      List<PropertyDeclaration> parameters = parameters();
      tokens.expectSymbol(";");
      return new MethodDeclaration(qualifiers, type, name, parameters, at);
    }
    if (type.isVoid()) {
      throw new MofException(first.at(), "only a method can be void");
    }
    PropertyDeclaration property =
        new PropertyDeclaration(qualifiers, type.withArray(array()), name, initial(), at);
    tokens.expectSymbol(";");
    return property;
  }

  private List<PropertyDeclaration> parameters() throws MofException {
    List<PropertyDeclaration> parameters = new ArrayList<>();
    if (tokens.takeSymbol(")")) {
      return parameters;
    }
    do {
      List<Qualifier> qualifiers = values.qualifiers();
      Token first = tokens.peek();
      MofType type = type("a parameter");
      if (type.isVoid()) {
        throw new MofException(first.at(), "only a method can be void");
      }
      Place at = tokens.peek().at();
      String name = tokens.expectName("the name of the parameter");
      parameters.add(
          new PropertyDeclaration(qualifiers, type.withArray(array()), name, initial(), at));
    } while (tokens.takeSymbol(","));
    if (!tokens.takeSymbol(")")) {
      throw tokens.expected(", or )");
    }
    return parameters;
  }

  private Optional<MofValue> initial() throws MofException {
    return tokens.takeSymbol("=") ? Optional.of(values.value()) : Optional.empty();
  }

  /** A simple type, {@code Class REF}, {@code object} or {@code object:Class}. */
  private MofType type(String what) throws MofException {
    String name = tokens.expectName(what);
    Optional<MofType> simple = MofType.simple(name);
    if (simple.isPresent()) {
      return simple.get();
    }
    if (name.equalsIgnoreCase(MofType.OBJECT)) {
      if (tokens.takeSymbol(":")) {
        return MofType.of(CimType.EMBEDDED, tokens.expectName("the class of the object"));
      }
      return MofType.of(tokens.takeWord("REF") ? CimType.REFERENCE : CimType.EMBEDDED, null);
    }
    if (!tokens.takeWord("REF")) {
      throw tokens.expected(
          "REF, for " + name + " is no type (boolean, uint32, string, datetime, object, ...)");
    }
    return MofType.of(CimType.REFERENCE, name);
  }

  /** The brackets of an array, or nothing. */
  OptionalInt array() throws MofException {
    if (!tokens.takeSymbol("[")) {
      return OptionalInt.empty();
    }
    int size = 0;
    Token token = tokens.peek();
    if (token.kind() == Kind.INTEGER) {
      BigInteger written = (BigInteger) tokens.next().value();
      if (written.signum() <= 0 || written.compareTo(LARGEST_ARRAY) > 0) {
        throw new MofException(token.at(), "expected a size of at least 1, found " + token.text());
      }
      size = written.intValue();
    }
    tokens.expectSymbol("]");
    return OptionalInt.of(size);
  }
}
