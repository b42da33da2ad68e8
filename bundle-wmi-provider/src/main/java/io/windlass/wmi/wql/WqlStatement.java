package io.windlass.wmi.wql;

import io.windlass.wsman.api.filter.Comparison.Operator;
import java.util.List;
import java.util.Map;

/** A parsed query of any form. */
sealed interface WqlStatement {
  /** The form in words, such as {@code ASSOCIATORS OF queries}. */
  String form();

  /**
   * {@code SELECT … FROM Class [WHERE …]}.
   *
   * @param properties as written; empty for {@code *}
   */
  record Select(String className, List<PropertyName> properties, Condition condition)
      implements WqlStatement {
    @Override
    public String form() {
      return "data queries";
    }
  }

  /** {@code SELECT * FROM meta_class [WHERE …]}. */
  record SelectClasses(Condition condition) implements WqlStatement {
    @Override
    public String form() {
      return "schema queries (meta_class)";
    }
  }

  /**
   * {@code SELECT … [WITHIN s] [WHERE …] [GROUP WITHIN s [BY …] [HAVING NumberOfEvents …]]}.
   *
   * @param pollingSeconds the polling interval; 0 when there is none
   * @param groupSeconds the grouping interval; 0 when there is none
   * @param having null when there is none
   */
  record SelectEvents(
      Select select,
      double pollingSeconds,
      long groupSeconds,
      List<PropertyName> groupBy,
      Having having)
      implements WqlStatement {
    @Override
    public String form() {
      return "event queries (WITHIN, GROUP)";
    }
  }

  /** {@code HAVING NumberOfEvents operator count}. */
  record Having(Operator operator, long count) {}

  /**
   * {@code ASSOCIATORS OF {path}} and {@code REFERENCES OF {path}}.
   *
   * @param restrictions keyword to value; a keyword that takes none has an empty value
   */
  record Related(boolean associators, ObjectPath path, Map<String, String> restrictions)
      implements WqlStatement {
    @Override
    public String form() {
      return (associators ? "ASSOCIATORS OF" : "REFERENCES OF") + " queries";
    }
  }
}
