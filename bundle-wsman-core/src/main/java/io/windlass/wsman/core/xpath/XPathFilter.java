package io.windlass.wsman.core.xpath;

import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.cim.CimType;
import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.api.cim.Property;
import io.windlass.wsman.api.filter.Comparison;
import io.windlass.wsman.api.filter.Filter;
import io.windlass.wsman.api.filter.FilterStatement;
import io.windlass.wsman.xml.cim.CimText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * XPath as the condition of an Enumerate (DSP0226 §8.3): an item belongs to the result when the
 * expression is true for it; a path is true when it selects something. A property that is NULL is
 * not there. Immutable.
 */
public final class XPathFilter implements FilterStatement {
  private final String text;
  private final Expression expression;

  private XPathFilter(String text, Expression expression) {
    this.text = text;
    this.expression = expression;
  }

  /**
   * Parses an expression; cost is linear in its length, which is bounded.
   *
   * @param namespaceOf the namespace of a prefix where the expression stands, or null
   * @throws ResourceFault {@link FaultCode#CANNOT_PROCESS_FILTER} with the position of what is
   *     wrong or not understood
   */
  public static XPathFilter parse(String text, Function<String, String> namespaceOf)
      throws ResourceFault {
    try {
      return new XPathFilter(text, Parser.parse(text, namespaceOf));
    } catch (XPathMistake e) {
      throw fault(e);
    }
  }

  /** Null: XPath names no class. */
  @Override
  public String className() {
    return null;
  }

  @Override
  public List<String> projection() {
    return List.of();
  }

  /** Binds it without a look at the prefixes' namespaces. */
  @Override
  public Optional<Filter> bind(ClassSchema schema) throws ResourceFault {
    return Optional.of(bind(schema, Optional.empty()));
  }

  /** Binds it to a class whose instances are in that XML namespace. */
  public Filter bind(ClassSchema schema, String namespaceUri) throws ResourceFault {
    return bind(schema, Optional.of(namespaceUri));
  }

  private Filter bind(ClassSchema schema, Optional<String> namespaceUri) throws ResourceFault {
    Binder binder = new Binder(text, schema, namespaceUri);
    try {
      binder.bind(expression);
    } catch (XPathMistake e) {
      throw fault(e);
    }
    return new Condition(expression, binder.read(), conjuncts(expression, schema));
  }

  private static ResourceFault fault(XPathMistake mistake) {
    return new ResourceFault(FaultCode.CANNOT_PROCESS_FILTER, mistake.getMessage(), mistake);
  }

  private static List<Comparison> conjuncts(Expression expression, ClassSchema schema) {
    List<Comparison> found = new ArrayList<>();
    if (expression instanceof Expression.Logic logic && logic.all()) {
      logic.terms().forEach(term -> found.addAll(conjuncts(term, schema)));
    } else if (expression instanceof Expression.Compared compared
        && compared.left() instanceof Path path
        && compared.right() instanceof Expression.Constant constant) {
      term(path, compared.operator(), constant.value(), schema).ifPresent(found::add);
    } else if (expression instanceof Expression.Compared compared
        && compared.right() instanceof Path path
        && compared.left() instanceof Expression.Constant constant) {
      term(path, compared.operator().mirrored(), constant.value(), schema).ifPresent(found::add);
    }
    return found;
  }

  /** Only what says the same of the typed value as of its text. */
  private static Optional<Comparison> term(
      Path path, Operator operator, Object constant, ClassSchema schema) {
    List<Step> names = path.steps().stream().filter(step -> !step.isSelf()).toList();
    boolean plain = names.size() == (path.absolute() ? 2 : 1);
    if (!plain || path.steps().stream().anyMatch(step -> !step.predicates().isEmpty())) {
      return Optional.empty();
    }
    String name = names.get(names.size() - 1).name();
    Property property =
        schema.properties().stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
    boolean number = constant instanceof BigDecimal && property.type().isInteger();
    boolean text =
        constant instanceof String
            && operator == Operator.EQUAL
            && property.type() == CimType.STRING;
    if (property.isArray() || !number && !text) {
      return Optional.empty();
    }
    try {
      Object value = CimText.parse(property.type(), Values.text(constant));
      return Optional.of(new Term(property.name(), operator.comparison(), value));
    } catch (IllegalArgumentException e) {
      // Not a value of the type, as 1.5 for an integer: the condition holds without the hint.
      return Optional.empty();
    }
  }

  private record Term(String property, Comparison.Operator operator, Object value)
      implements Comparison {}

  private record Condition(
      Expression expression, Set<String> properties, List<Comparison> conjuncts) implements Filter {
    @Override
    public boolean matches(Instance instance) {
      return Values.truth(expression.evaluate(Expression.Context.of(Node.root(instance))));
    }
  }
}
