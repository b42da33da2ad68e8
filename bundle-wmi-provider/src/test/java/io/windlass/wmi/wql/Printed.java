package io.windlass.wmi.wql;

import io.windlass.wmi.wql.WqlStatement.Having;
import io.windlass.wmi.wql.WqlStatement.Related;
import io.windlass.wmi.wql.WqlStatement.Select;
import io.windlass.wmi.wql.WqlStatement.SelectClasses;
import io.windlass.wmi.wql.WqlStatement.SelectEvents;
import io.windlass.wsman.api.filter.Comparison.Operator;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Writes a parsed query as WQL again, so that tests can see what the parser understood. */
final class Printed {
  private Printed() {}

  static String of(WqlStatement statement) {
    if (statement instanceof SelectEvents events) {
      return of(events);
    }
    if (statement instanceof SelectClasses classes) {
      return "SELECT * FROM meta_class" + where(classes.condition());
    }
    if (statement instanceof Related related) {
      return of(related);
    }
    Select select = (Select) statement;
    return head(select) + where(select.condition());
  }

  private static String head(Select select) {
    String list = select.properties().isEmpty() ? "*" : names(select.properties());
    return "SELECT " + list + " FROM " + select.className();
  }

  private static String of(SelectEvents events) {
    StringBuilder text = new StringBuilder(head(events.select()));
    if (events.pollingSeconds() > 0) {
      text.append(" WITHIN ").append(events.pollingSeconds());
    }
    text.append(where(events.select().condition()));
    if (events.groupSeconds() > 0) {
      text.append(" GROUP WITHIN ").append(events.groupSeconds());
      text.append(events.groupBy().isEmpty() ? "" : " BY " + names(events.groupBy()));
    }
    Having having = events.having();
    if (having != null) {
      text.append(" HAVING NumberOfEvents ").append(symbol(having.operator()));
      text.append(" ").append(having.count());
    }
    return text.toString();
  }

  private static String of(Related related) {
    StringJoiner keys = new StringJoiner(",");
    for (Map.Entry<String, String> key : related.path().keys().entrySet()) {
      String separator = key.getKey().isEmpty() ? "=" : "." + key.getKey() + "=";
      keys.add((keys.length() == 0 ? separator : separator.substring(1)) + quoted(key.getValue()));
    }
    StringBuilder text =
        new StringBuilder(related.associators() ? "ASSOCIATORS OF {" : "REFERENCES OF {");
    text.append(related.path().className()).append(keys).append("}");
    String before = " WHERE ";
    for (Map.Entry<String, String> each : related.restrictions().entrySet()) {
      text.append(before).append(each.getKey());
      text.append(each.getValue().isEmpty() ? "" : " = " + each.getValue());
      before = " ";
    }
    return text.toString();
  }

  private static String where(Condition condition) {
    return condition == Condition.ALWAYS ? "" : " WHERE " + of(condition);
  }

  private static String of(Condition condition) {
    if (condition instanceof Condition.And and) {
      return joined(" AND ", and.terms());
    }
    if (condition instanceof Condition.Or or) {
      return joined(" OR ", or.terms());
    }
    if (condition instanceof Condition.Not not) {
      return "NOT " + of(not.term());
    }
    if (condition instanceof Condition.IsNull isNull) {
      return isNull.property() + " IS NULL";
    }
    if (condition instanceof Condition.Like like) {
      return like.property() + " LIKE " + quoted(like.pattern().toString());
    }
    if (condition instanceof Condition.IsA isA) {
      return isA.property() + " ISA " + quoted(isA.className());
    }
    Condition.Compare compare = (Condition.Compare) condition;
    Literal value = compare.value();
    return compare.property()
        + " "
        + symbol(compare.operator())
        + " "
        + (value.kind() == Literal.Kind.TEXT ? quoted(value.text()) : value.text());
  }

  private static String joined(String word, List<Condition> terms) {
    return "(" + String.join(word, terms.stream().map(Printed::of).toList()) + ")";
  }

  private static String names(List<PropertyName> properties) {
    return String.join(", ", properties.stream().map(PropertyName::toString).toList());
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  private static String symbol(Operator operator) {
    return switch (operator) {
      case EQUAL -> "=";
      case NOT_EQUAL -> "<>";
      case LESS -> "<";
      case LESS_OR_EQUAL -> "<=";
      case GREATER -> ">";
      case GREATER_OR_EQUAL -> ">=";
      default -> throw new IllegalArgumentException(operator.name());
    };
  }
}
