package io.windlass.wmi.wql;

import io.windlass.wmi.wql.WqlStatement.Select;
import io.windlass.wsman.api.ResourceFault;
import java.util.ArrayList;
import java.util.List;

/**
 * Parses CQL's {@code SELECT … FROM Class [[AS] name] [WHERE …]}. Properties may be qualified by
 * the class or its other name.
 */
final class CqlParser {
  private static final int MAX_LENGTH = 65_536;

  private final TokenStream tokens;
  private String className;
  private String alias;

  private CqlParser(TokenStream tokens) {
    this.tokens = tokens;
  }

  static Select parse(String query) throws ResourceFault {
    if (query.length() > MAX_LENGTH) {
      throw WqlError.fault(
          "a query has at most " + MAX_LENGTH + " characters, this one " + query.length());
    }
    return new CqlParser(new TokenStream(query)).statement();
  }

  private Select statement() throws ResourceFault {
    tokens.expectWord("SELECT");
    refuse("DISTINCT", "DISTINCT");
    refuse("FIRST", "FIRST");
    List<PropertyName> properties = tokens.takeSymbol("*") ? List.of() : tokens.expectProperties();
    if (tokens.peek().isSymbol("(")) {
      throw beyond("functions");
    }
    tokens.expectWord("FROM");
    className = tokens.expectName("a class");
    if (tokens.takeWord("AS") || isAlias(tokens.peek())) {
      alias = tokens.expectName("another name of the class");
    }
    if (tokens.peek().isSymbol(",")) {
      throw beyond("joins");
    }
    Condition condition =
        tokens.takeWord("WHERE")
            ? new ConditionParser(tokens, CqlPattern::of).parse()
            : Condition.ALWAYS;
    refuse("ORDER", "ORDER BY");
    tokens.expectEnd();
    return new Select(
        className, properties.stream().map(this::unqualified).toList(), unqualified(condition));
  }

  private static boolean isAlias(Token token) {
    return token.kind() == Token.Kind.NAME && !token.isWord("WHERE") && !token.isWord("ORDER");
  }

  private void refuse(String word, String what) throws ResourceFault {
    if (tokens.peek().isWord(word)) {
      throw beyond(what);
    }
  }

  private ResourceFault beyond(String what) {
    return tokens.error(
        tokens.peek().at(), what + " is beyond the basic level of CQL, which is all there is here");
  }

  private PropertyName unqualified(PropertyName name) {
    boolean qualified =
        name.isPath()
            && (name.first().equalsIgnoreCase(className) || name.first().equalsIgnoreCase(alias));
    return qualified
        ? new PropertyName(name.segments().subList(1, name.segments().size()), name.at())
        : name;
  }

  private Condition unqualified(Condition condition) {
    if (condition instanceof Condition.And and) {
      return and.terms().isEmpty() ? and : new Condition.And(all(and.terms()));
    }
    if (condition instanceof Condition.Or or) {
      return new Condition.Or(all(or.terms()));
    }
    if (condition instanceof Condition.Not not) {
      return new Condition.Not(unqualified(not.term()));
    }
    if (condition instanceof Condition.Compare compare) {
      return new Condition.Compare(
          unqualified(compare.property()), compare.operator(), compare.value());
    }
    if (condition instanceof Condition.IsNull isNull) {
      return new Condition.IsNull(unqualified(isNull.property()));
    }
    if (condition instanceof Condition.Like like) {
      return new Condition.Like(unqualified(like.property()), like.pattern());
    }
    Condition.IsA isA = (Condition.IsA) condition;
    return new Condition.IsA(instance(isA.property()), isA.className());
  }

  private List<Condition> all(List<Condition> terms) {
    List<Condition> mapped = new ArrayList<>(terms.size());
    terms.forEach(term -> mapped.add(unqualified(term)));
    return mapped;
  }

  /** {@code Class ISA 'Class'} is about the instance itself. */
  private PropertyName instance(PropertyName name) {
    boolean itself =
        !name.isPath()
            && (name.first().equalsIgnoreCase(className) || name.first().equalsIgnoreCase(alias));
    return itself ? new PropertyName(List.of("__this"), name.at()) : unqualified(name);
  }
}
