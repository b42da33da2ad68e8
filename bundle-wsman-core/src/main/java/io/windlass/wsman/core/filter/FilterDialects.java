package io.windlass.wsman.core.filter;

import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.filter.FilterDialect;
import io.windlass.wsman.api.filter.FilterStatement;
import io.windlass.wsman.core.xpath.XPathFilter;
import io.windlass.wsman.xml.enumeration.Enumerate;
import io.windlass.wsman.xml.enumeration.Filter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The filter of an Enumerate, read by the dialect that it names (DSP0226 §8.3). */
public final class FilterDialects {
  /** XPath 1.0, the dialect of a filter that names none. */
  public static final String XPATH = "http://www.w3.org/TR/1999/REC-xpath-19991116";

  /** The selector filter, which the host itself reads. */
  static final String SELECTOR = "http://schemas.dmtf.org/wbem/wsman/1/wsman/SelectorFilter";

  /** The association filter of DSP0227; its last word is spelt with either letter. */
  static final String ASSOCIATION =
      "http://schemas.dmtf.org/wbem/wsman/1/cimbinding/associationFilter";

  private final Map<String, FilterDialect> dialects = new ConcurrentHashMap<>();

  /** Adds a dialect. */
  public void add(String uri, FilterDialect dialect) {
    dialects.put(uri.toLowerCase(Locale.ROOT), dialect);
  }

  /** Removes a dialect. */
  public void remove(String uri, FilterDialect dialect) {
    dialects.remove(uri.toLowerCase(Locale.ROOT), dialect);
  }

  /**
   * Parses the filter of an Enumerate.
   *
   * @return empty when there is none
   */
  public Optional<RequestedFilter> parse(Enumerate body) throws ResourceFault {
    if (body.enumerationFilter().isPresent() && body.managementFilter().isPresent()) {
      throw new ResourceFault(
          FaultCode.CANNOT_PROCESS_FILTER,
          "There are two filters, one of WS-Enumeration and one of WS-Management; send one.");
    }
    Optional<Filter> filter = body.managementFilter().or(body::enumerationFilter);
    return filter.isPresent() ? Optional.of(parse(filter.get())) : Optional.empty();
  }

  private RequestedFilter parse(Filter filter) throws ResourceFault {
    String dialect = filter.dialect().orElse(XPATH);
    if (dialect.equalsIgnoreCase(SELECTOR)) {
      Map<String, String> selectors =
          filter
              .selectors()
              .orElseThrow(
                  () ->
                      new ResourceFault(
                          FaultCode.CANNOT_PROCESS_FILTER,
                          "A selector filter needs a wsman:SelectorSet."));
      return RequestedFilter.ofSelectors(dialect, selectors);
    }
    if (dialect.equalsIgnoreCase(ASSOCIATION)) {
      return RequestedFilter.ofAssociation(
          dialect,
          filter
              .association()
              .orElseThrow(
                  () ->
                      new ResourceFault(
                          FaultCode.CANNOT_PROCESS_FILTER,
                          "An association filter needs wsmb:AssociatedInstances or"
                              + " wsmb:AssociationInstances.")));
    }
    if (dialect.equalsIgnoreCase(XPATH)) {
      return RequestedFilter.ofStatement(
          dialect, filter.text(), XPathFilter.parse(filter.text(), filter.namespaces()::get));
    }
    FilterDialect parser = dialects.get(dialect.toLowerCase(Locale.ROOT));
    if (parser == null) {
      throw new ResourceFault(
          FaultCode.FILTER_DIALECT_UNAVAILABLE,
          "The filter dialect "
              + dialect
              + " is not available; available are "
              + List.of(XPATH, SELECTOR, ASSOCIATION)
              + " and "
              + dialects.keySet()
              + ".");
    }
    return RequestedFilter.ofStatement(dialect, filter.text(), statement(parser, filter.text()));
  }

  private static FilterStatement statement(FilterDialect parser, String text) throws ResourceFault {
    try {
      return parser.parse(text);
    } catch (RuntimeException | StackOverflowError e) {
      // A dialect is a plug-in too.
      throw new ResourceFault(
          FaultCode.CANNOT_PROCESS_FILTER, "The filter could not be parsed.", e);
    }
  }
}
