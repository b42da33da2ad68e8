package io.windlass.wsman.core.filter;

import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.cim.Property;
import io.windlass.wsman.api.filter.AssociationStatement;
import io.windlass.wsman.api.filter.Filter;
import io.windlass.wsman.api.filter.FilterStatement;
import io.windlass.wsman.core.association.AssociationTerms;
import io.windlass.wsman.core.registry.Resource;
import io.windlass.wsman.core.registry.ResourceClass;
import io.windlass.wsman.core.xpath.XPathFilter;
import io.windlass.wsman.xml.enumeration.AssociationFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A filter as a client sent it: parsed, not yet bound to a class. Immutable. */
public final class RequestedFilter {
  private final String dialect;
  private final String text;
  private final FilterStatement statement;
  private final Map<String, String> selectors;
  private final AssociationFilter association;

  private RequestedFilter(
      String dialect,
      String text,
      FilterStatement statement,
      Map<String, String> selectors,
      AssociationFilter association) {
    this.dialect = dialect;
    this.text = text;
    this.statement = statement;
    this.selectors = selectors;
    this.association = association;
  }

  static RequestedFilter ofSelectors(String dialect, Map<String, String> selectors) {
    return new RequestedFilter(dialect, "", null, selectors, null);
  }

  static RequestedFilter ofStatement(String dialect, String text, FilterStatement statement) {
    return new RequestedFilter(dialect, text, statement, Map.of(), null);
  }

  static RequestedFilter ofAssociation(String dialect, AssociationFilter association) {
    return new RequestedFilter(dialect, "", null, Map.of(), association);
  }

  /** The dialect URI as sent. */
  public String dialect() {
    return dialect;
  }

  /** The text as sent. */
  public String text() {
    return text;
  }

  /** The association filter; it chooses what is enumerated, and is no condition. */
  public Optional<AssociationTerms> association() {
    return statement instanceof AssociationStatement query
        ? Optional.of(AssociationTerms.of(query))
        : Optional.ofNullable(association).map(AssociationTerms::of);
  }

  /** The class that the query names; empty for a dialect that names none. */
  public Optional<String> className() {
    return Optional.ofNullable(statement).map(FilterStatement::className);
  }

  /** The condition, bound to the class of a resource. */
  public Optional<Filter> bind(Resource resource) throws ResourceFault {
    ResourceClass type = resource.type();
    if (association().isPresent()) {
      return Optional.empty();
    }
    if (statement instanceof XPathFilter path) {
      return Optional.of(path.bind(type.schema(), resource.uriOf(type)));
    }
    return statement == null
        ? Optional.of(SelectorFilter.of(selectors, type))
        : statement.bind(type.schema());
  }

  /**
   * The condition on the selectors of items that have no class.
   *
   * @throws ResourceFault when the dialect needs one
   */
  public Filter bindSelectors() throws ResourceFault {
    if (statement != null || association != null) {
      throw new ResourceFault(
          FaultCode.FILTER_DIALECT_UNAVAILABLE,
          "This resource takes filters of the dialect " + FilterDialects.SELECTOR + " only.");
    }
    return SelectorFilter.ofText(selectors);
  }

  /**
   * The chosen properties; empty for all. System properties, which no schema declares, come as
   * text.
   */
  public List<Property> projection(ResourceClass type) throws ResourceFault {
    List<Property> chosen = new ArrayList<>();
    if (statement == null) {
      return chosen;
    }
    for (String name : statement.projection()) {
      Property property =
          type.property(name)
              .or(() -> SystemProperties.declared(name))
              .orElseThrow(() -> unknown(type, name));
      if (!chosen.contains(property)) {
        chosen.add(property);
      }
    }
    return chosen;
  }

  private static ResourceFault unknown(ResourceClass type, String name) {
    return new ResourceFault(
        FaultCode.CANNOT_PROCESS_FILTER,
        type.schema().name() + " has no property " + name + " that could be selected.");
  }
}
