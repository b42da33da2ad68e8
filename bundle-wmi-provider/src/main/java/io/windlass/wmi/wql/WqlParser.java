package io.windlass.wmi.wql;

import io.windlass.wmi.wql.Token.Kind;
import io.windlass.wmi.wql.WqlStatement.Having;
import io.windlass.wmi.wql.WqlStatement.Select;
import io.windlass.wmi.wql.WqlStatement.SelectClasses;
import io.windlass.wmi.wql.WqlStatement.SelectEvents;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.filter.Comparison.Operator;
import java.util.List;

/** Parses WQL of every form by recursive descent. */
final class WqlParser {
  private static final int MAX_LENGTH = 65_536;

  private final TokenStream tokens;

  private WqlParser(TokenStream tokens) {
    this.tokens = tokens;
  }

  /** Parses a whole query. */
  static WqlStatement parse(String query) throws ResourceFault {
    if (query.length() > MAX_LENGTH) {
      throw WqlError.fault(
          "a query has at most " + MAX_LENGTH + " characters, this one " + query.length());
    }
    TokenStream tokens = new TokenStream(query);
    WqlStatement statement = new WqlParser(tokens).statement();
    tokens.expectEnd();
    return statement;
  }

  private WqlStatement statement() throws ResourceFault {
    if (tokens.takeWord("SELECT")) {
      return select();
    }
    if (tokens.takeWord("ASSOCIATORS")) {
      return new RelatedParser(tokens).associators();
    }
    if (tokens.takeWord("REFERENCES")) {
      return new RelatedParser(tokens).references();
    }
    throw tokens.expected("SELECT, ASSOCIATORS OF or REFERENCES OF");
  }

  private WqlStatement select() throws ResourceFault {
    int at = tokens.peek().at();
    List<PropertyName> properties = tokens.takeSymbol("*") ? List.of() : tokens.expectProperties();
    tokens.expectWord("FROM");
    String className = tokens.expectName("a class");
    boolean polled = tokens.takeWord("WITHIN");
    double polling = polled ? seconds() : 0;
    Condition condition =
        tokens.takeWord("WHERE") ? new ConditionParser(tokens).parse() : Condition.ALWAYS;
    Select select = new Select(className, properties, condition);
    if (tokens.takeWord("GROUP")) {
      return group(select, polling);
    }
    if (polled) {
      return new SelectEvents(select, polling, 0, List.of(), null);
    }
    if (className.equalsIgnoreCase("meta_class")) {
      if (!properties.isEmpty()) {
        throw tokens.error(at, "only * can be selected from meta_class");
      }
      return new SelectClasses(condition);
    }
    return select;
  }

  private SelectEvents group(Select select, double polling) throws ResourceFault {
    tokens.expectWord("WITHIN");
    int at = tokens.peek().at();
    long seconds = count("the seconds of the grouping");
    if (seconds == 0) {
      throw tokens.error(at, "the grouping interval must be above 0 seconds");
    }
    List<PropertyName> by = tokens.takeWord("BY") ? tokens.expectProperties() : List.of();
    Having having = tokens.takeWord("HAVING") ? having() : null;
    return new SelectEvents(select, polling, seconds, by, having);
  }

  private Having having() throws ResourceFault {
    tokens.expectWord("NumberOfEvents");
    Operator operator = ConditionParser.operator(tokens.peek().text());
    if (operator == null) {
      throw tokens.expected("a comparison");
    }
    tokens.next();
    return new Having(operator, count("a number of events"));
  }

  private double seconds() throws ResourceFault {
    Token token = expectNumber("the seconds of the polling interval");
    double value = Double.parseDouble(token.text());
    if (!(value > 0 && value < Integer.MAX_VALUE)) {
      throw tokens.error(token.at(), "the polling interval must be above 0 seconds");
    }
    return value;
  }

  private long count(String what) throws ResourceFault {
    Token token = expectNumber(what);
    try {
      return Integer.parseUnsignedInt(token.text()) & 0xFFFF_FFFFL;
    } catch (NumberFormatException e) {
      throw tokens.error(token.at(), "expected " + what + ", found " + token.shown());
    }
  }

  private Token expectNumber(String what) throws ResourceFault {
    Token token = tokens.peek();
    if (token.kind() != Kind.NUMBER || token.text().contains("x") || token.text().contains("X")) {
      throw tokens.expected(what);
    }
    return tokens.next();
  }
}
