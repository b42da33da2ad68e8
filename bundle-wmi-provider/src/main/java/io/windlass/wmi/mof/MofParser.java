package io.windlass.wmi.mof;

import io.windlass.wmi.mof.MofElement.ClassDeclaration;
import io.windlass.wmi.mof.MofElement.InstanceDeclaration;
import io.windlass.wmi.mof.MofElement.Pragma;
import io.windlass.wmi.mof.MofElement.QualifierDeclaration;
import io.windlass.wmi.mof.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Parses MOF (DSP0004 §A.1) with what Microsoft adds: {@code object}, flavors on qualifiers,
 * aliases of classes, instances as values, pragmas without parentheses.
 */
public final class MofParser {
  private final TokenStream tokens;
  private final ValueParser values;
  private final MemberParser members;

  private MofParser(String file, String text, TokenCount count) throws MofException {
    tokens = new TokenStream(file, text, count);
    values = new ValueParser(tokens);
    members = new MemberParser(tokens, values);
  }

  /**
   * The elements of a text in order; includes are not followed.
   *
   * @param file how messages name it
   * @throws MofException with place and what was expected there
   */
  public static List<MofElement> parse(String file, String text) throws MofException {
    return parse(file, text, new TokenCount());
  }

  static List<MofElement> parse(String file, String text, TokenCount count) throws MofException {
    MofParser parser = new MofParser(file, text, count);
    List<MofElement> elements = new ArrayList<>();
    while (!parser.tokens.atEnd()) {
      elements.add(parser.element());
    }
    return List.copyOf(elements);
  }

  /** The one instance that a string holds; a semicolon may follow. */
  static InstanceDeclaration parseInstance(String file, String text) throws MofException {
    MofParser parser = new MofParser(file, text, new TokenCount());
    List<Qualifier> qualifiers = parser.values.qualifiers();
    InstanceDeclaration instance = parser.values.instance(qualifiers, parser.tokens.peek().at());
    parser.tokens.takeSymbol(";");
    parser.tokens.expect(Kind.END, "the end of the text");
    return instance;
  }

  private MofElement element() throws MofException {
    Place at = tokens.peek().at();
    if (tokens.takeSymbol("#")) {
      return pragma(at);
    }
    if (tokens.takeWord("qualifier")) {
      return qualifierDeclaration(at);
    }
    List<Qualifier> qualifiers = values.qualifiers();
    if (tokens.takeWord("class")) {
      return classDeclaration(qualifiers, at);
    }
    if (tokens.peek().isWord("instance")) {
      InstanceDeclaration instance = values.instance(qualifiers, at);
      tokens.expectSymbol(";");
      return instance;
    }
    throw tokens.expected(
        qualifiers.isEmpty()
            ? "class, instance, qualifier, #pragma or [qualifiers]"
            : "class or instance");
  }

  private Pragma pragma(Place at) throws MofException {
    tokens.expectWord("pragma");
    String name = tokens.expectName("the name of a pragma");
    List<String> arguments = new ArrayList<>();
    if (tokens.takeSymbol("(")) {
      do {
        arguments.add(
            tokens.peek().kind() == Kind.STRING
                ? tokens.expectText("a string")
                : tokens.expectName("a string or a word"));
      } while (tokens.takeSymbol(","));
      if (!tokens.takeSymbol(")")) {
        throw tokens.expected(", or )");
      }
    }
    return new Pragma(name, arguments, at);
  }

  private QualifierDeclaration qualifierDeclaration(Place at) throws MofException {
    String name = tokens.expectName("the name of a qualifier");
    tokens.expectSymbol(":");
    Token word = tokens.peek();
    MofType type =
        MofType.simple(tokens.expectName("a type"))
            .filter(simple -> !simple.isVoid())
            .orElseThrow(
                () -> new MofException(word.at(), "expected a type, found " + word.describe()));
    type = type.withArray(members.array());
    Optional<MofValue> value = Optional.empty();
    if (tokens.takeSymbol("=")) {
      value = Optional.of(values.value());
    }
    List<String> scopes = new ArrayList<>();
    List<String> flavors = new ArrayList<>();
    while (tokens.takeSymbol(",")) {
      if (tokens.takeWord("scope")) {
        words(scopes, "a scope such as property");
      } else if (tokens.takeWord("flavor")) {
        words(flavors, "a flavor such as ToSubclass");
      } else {
        throw tokens.expected("Scope or Flavor");
      }
    }
    tokens.expectSymbol(";");
    return new QualifierDeclaration(name, type, value, scopes, flavors, at);
  }

  private void words(List<String> words, String what) throws MofException {
    tokens.expectSymbol("(");
    do {
      words.add(tokens.expectName(what));
    } while (tokens.takeSymbol(","));
    if (!tokens.takeSymbol(")")) {
      throw tokens.expected(", or )");
    }
  }

  private ClassDeclaration classDeclaration(List<Qualifier> qualifiers, Place at)
      throws MofException {
    String name = tokens.expectName("the name of the class");
    Optional<String> alias = values.alias();
    Optional<String> superclass = Optional.empty();
    if (tokens.takeSymbol(":")) {
      superclass = Optional.of(tokens.expectName("the name of the superclass"));
    }
    tokens.expectSymbol("{");
    List<MofElement.Member> features = new ArrayList<>();
    while (!tokens.takeSymbol("}")) {
      features.add(members.member());
    }
    tokens.expectSymbol(";");
    return new ClassDeclaration(qualifiers, name, alias, superclass, features, at);
  }
}
