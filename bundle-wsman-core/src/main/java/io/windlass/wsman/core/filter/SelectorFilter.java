package io.windlass.wsman.core.filter;

import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.XmlInstance;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.api.cim.Property;
import io.windlass.wsman.api.filter.Comparison;
import io.windlass.wsman.api.filter.Filter;
import io.windlass.wsman.core.registry.ResourceClass;
import io.windlass.wsman.xml.cim.CimText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The selector dialect: properties that must have certain values (DSP0226 Annex E). */
final class SelectorFilter implements Filter {
  private final List<Comparison> terms;

  private SelectorFilter(List<Comparison> terms) {
    this.terms = List.copyOf(terms);
  }

  static Filter of(Map<String, String> selectors, ResourceClass type) throws ResourceFault {
    List<Comparison> terms = new ArrayList<>();
    for (Map.Entry<String, String> selector : selectors.entrySet()) {
      Property property =
          type.property(selector.getKey())
              .orElseThrow(
                  () ->
                      new ResourceFault(
                          FaultCode.CANNOT_PROCESS_FILTER,
                          type.schema().name()
                              + " has no property "
                              + selector.getKey()
                              + " that a selector filter could name."));
      try {
        terms.add(new Equal(property.name(), CimText.parse(property.type(), selector.getValue())));
      } catch (IllegalArgumentException e) {
        throw new ResourceFault(
            FaultCode.CANNOT_PROCESS_FILTER,
            "The selector filter's " + property.name() + ": " + e.getMessage(),
            e);
      }
    }
    return new SelectorFilter(terms);
  }

  /** The same for items without a class, whose properties are selectors, which are text. */
  static Filter ofText(Map<String, String> selectors) {
    List<Comparison> terms = new ArrayList<>();
    selectors.forEach((name, value) -> terms.add(new Equal(name, value)));
    return new SelectorFilter(terms);
  }

  @Override
  public boolean matches(Instance instance) {
    for (Comparison term : terms) {
      Object value = value(instance, term.property());
      if (value == null || !text(value).equalsIgnoreCase(text(term.value()))) {
        return false;
      }
    }
    return true;
  }

  private static Object value(Instance instance, String property) {
    Object value = instance.get(property);
    if (value == null && instance instanceof XmlInstance item) {
      return item.address().selectors().get(property);
    }
    return value;
  }

  private static String text(Object value) {
    return value.toString();
  }

  @Override
  public Set<String> properties() {
    Set<String> names = new LinkedHashSet<>();
    terms.forEach(term -> names.add(term.property()));
    return names;
  }

  @Override
  public List<Comparison> conjuncts() {
    return terms;
  }

  private record Equal(String property, Object value) implements Comparison {
    @Override
    public Operator operator() {
      return Operator.EQUAL;
    }
  }
}
