package io.windlass.wmi.wql;

import io.windlass.wmi.repository.ClassTree;
import io.windlass.wmi.wql.Constant.Ordering;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.cim.CimDateTime;
import io.windlass.wsman.api.cim.CimType;
import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.api.filter.Comparison;
import io.windlass.wsman.api.filter.Comparison.Operator;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Binds a condition to a class. Logic is three-valued as in SQL: a comparison of a NULL property is
 * unknown, so is its negation, and an instance is selected only when the whole condition is true.
 * NOT is pushed down to the comparisons, so that at run time "unknown" and "false" are one.
 */
final class ConditionBinder {
  private final String query;
  private final ClassTree tree;
  private final PropertyLookup lookup;
  private final Set<String> reads = new LinkedHashSet<>();
  private final List<Comparison> conjuncts = new ArrayList<>();

  private ConditionBinder(String query, ClassSchema schema, ClassTree known) {
    this.query = query;
    ClassTree classes = known.in(schema.namespace());
    this.tree =
        name ->
            classes
                .superclass(name)
                .or(() -> schema.superclass().filter(s -> name.equalsIgnoreCase(schema.name())));
    this.lookup = new PropertyLookup(query, schema, new SystemProperties(schema, tree));
  }

  static BoundFilter bind(String query, Condition condition, ClassSchema schema, ClassTree known)
      throws ResourceFault {
    ConditionBinder binder = new ConditionBinder(query, schema, known);
    Predicate<Instance> test = binder.bind(condition, false, true);
    return new BoundFilter(test, Set.copyOf(binder.reads), List.copyOf(binder.conjuncts));
  }

  /**
   * @param negated true below an odd number of NOT
   * @param necessary true while every match must fulfil this very term
   */
  private Predicate<Instance> bind(Condition condition, boolean negated, boolean necessary)
      throws ResourceFault {
    if (condition instanceof Condition.And and) {
      return join(and.terms(), negated, necessary, !negated);
    }
    if (condition instanceof Condition.Or or) {
      return join(or.terms(), negated, necessary, negated);
    }
    if (condition instanceof Condition.Not not) {
      return bind(not.term(), !negated, necessary);
    }
    if (condition instanceof Condition.Compare compare) {
      return compare(compare, negated, necessary);
    }
    if (condition instanceof Condition.IsNull isNull) {
      BoundProperty property = read(isNull.property());
      return instance -> (property.of(instance) == null) != negated;
    }
    if (condition instanceof Condition.Like like) {
      return like(like, negated, necessary);
    }
    return isA((Condition.IsA) condition, negated);
  }

  private Predicate<Instance> join(
      List<Condition> terms, boolean negated, boolean necessary, boolean all) throws ResourceFault {
    List<Predicate<Instance>> bound = new ArrayList<>(terms.size());
    for (Condition term : terms) {
      bound.add(bind(term, negated, necessary && all));
    }
    return instance -> {
      for (Predicate<Instance> test : bound) {
        if (test.test(instance) != all) {
          return !all;
        }
      }
      return all;
    };
  }

  private Predicate<Instance> compare(
      Condition.Compare condition, boolean negated, boolean necessary) throws ResourceFault {
    BoundProperty property = readScalar(condition.property());
    Operator operator = negated ? opposite(condition.operator()) : condition.operator();
    if (property.type() == null) {
      return dynamic(property, operator, condition.value());
    }
    if (Constant.hasNoOrder(property.type()) && !isEquality(operator)) {
      throw WqlError.at(
          query, condition.property().at(), property.name() + " has no order: only = and <>");
    }
    Constant constant = constant(property, condition.value());
    if (necessary && property.isPlain() && constant.value() != null) {
      conjuncts.add(new BoundFilter.Conjunct(property.name(), operator, constant.value()));
    }
    Ordering ordering = constant.ordering();
    return instance -> {
      Object value = property.of(instance);
      return value != null && holds(operator, ordering.compare(value));
    };
  }

  private Constant constant(BoundProperty property, Literal literal) throws ResourceFault {
    try {
      return Constant.of(property.type(), literal);
    } catch (IllegalArgumentException e) {
      throw WqlError.at(query, literal.at(), property.name() + ": " + e.getMessage());
    }
  }

  /** For a property whose type only its values tell: coerces to the type of each value. */
  private static Predicate<Instance> dynamic(
      BoundProperty property, Operator operator, Literal literal) {
    return instance -> {
      Object value = property.of(instance);
      CimType type = value == null ? null : typeOf(value);
      if (type == null || Constant.hasNoOrder(type) && !isEquality(operator)) {
        return false;
      }
      try {
        return holds(operator, Constant.of(type, literal).ordering().compare(value));
      } catch (IllegalArgumentException e) {
        return false;
      }
    };
  }

  private static CimType typeOf(Object value) {
    if (value instanceof Boolean) {
      return CimType.BOOLEAN;
    }
    if (value instanceof Double || value instanceof Float) {
      return value instanceof Float ? CimType.REAL32 : CimType.REAL64;
    }
    if (value instanceof Number) {
      return CimType.SINT64;
    }
    if (value instanceof CimDateTime) {
      return CimType.DATETIME;
    }
    if (value instanceof Character) {
      return CimType.CHAR16;
    }
    if (value instanceof Target) {
      return CimType.REFERENCE;
    }
    return value instanceof String ? CimType.STRING : null;
  }

  private Predicate<Instance> like(Condition.Like condition, boolean negated, boolean necessary)
      throws ResourceFault {
    BoundProperty property = readScalar(condition.property());
    if (property.type() != null && property.type() != CimType.STRING) {
      throw WqlError.at(
          query, condition.property().at(), property.name() + " is no text: LIKE needs one");
    }
    TextPattern pattern = condition.pattern();
    if (necessary && property.isPlain() && !negated && pattern.wql().isPresent()) {
      conjuncts.add(new BoundFilter.Conjunct(property.name(), Operator.LIKE, pattern.wql().get()));
    }
    return instance ->
        property.of(instance) instanceof String text && pattern.matches(text) != negated;
  }

  private Predicate<Instance> isA(Condition.IsA condition, boolean negated) throws ResourceFault {
    String ancestor = condition.className();
    PropertyName name = condition.property();
    if (name.toString().equalsIgnoreCase("__this")) {
      return instance -> tree.isA(instance.className(), ancestor) != negated;
    }
    BoundProperty property = readScalar(name);
    if (property.type() != null
        && property.type() != CimType.EMBEDDED
        && property.type() != CimType.REFERENCE) {
      throw WqlError.at(query, name.at(), property.name() + " holds no instance: ISA needs one");
    }
    return instance -> {
      String className = classOf(property.of(instance));
      return className != null && tree.isA(className, ancestor) != negated;
    };
  }

  private static String classOf(Object value) {
    if (value instanceof Instance embedded) {
      return embedded.className();
    }
    return value instanceof Target target ? target.className() : null;
  }

  private BoundProperty readScalar(PropertyName name) throws ResourceFault {
    BoundProperty property = read(name);
    if (property.isArray()) {
      throw WqlError.at(
          query, name.at(), property.name() + " is an array: only IS NULL and IS NOT NULL");
    }
    return property;
  }

  private BoundProperty read(PropertyName name) throws ResourceFault {
    BoundProperty property = lookup.find(name);
    reads.addAll(property.reads());
    return property;
  }

  private static boolean isEquality(Operator operator) {
    return operator == Operator.EQUAL || operator == Operator.NOT_EQUAL;
  }

  static boolean holds(Operator operator, int order) {
    if (order == Ordering.INCOMPARABLE) {
      return false;
    }
    return switch (operator) {
      case EQUAL -> order == 0;
      case NOT_EQUAL -> order != 0;
      case LESS -> order < 0;
      case LESS_OR_EQUAL -> order <= 0;
      case GREATER -> order > 0;
      case GREATER_OR_EQUAL -> order >= 0;
      default -> throw new IllegalStateException("not a comparison: " + operator);
    };
  }

  private static Operator opposite(Operator operator) {
    return switch (operator) {
      case EQUAL -> Operator.NOT_EQUAL;
      case NOT_EQUAL -> Operator.EQUAL;
      case LESS -> Operator.GREATER_OR_EQUAL;
      case LESS_OR_EQUAL -> Operator.GREATER;
      case GREATER -> Operator.LESS_OR_EQUAL;
      case GREATER_OR_EQUAL -> Operator.LESS;
      default -> throw new IllegalStateException("not a comparison: " + operator);
    };
  }
}
