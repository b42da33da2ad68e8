package io.windlass.wsman.xml.enumeration;

import io.windlass.wsman.xml.Namespaces;
import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAnyElement;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlMixed;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.XmlSeeAlso;
import jakarta.xml.bind.annotation.XmlValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code Filter} of an Enumerate (DSP0226 §8.3): text in a dialect, or a selector filter. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlSeeAlso(Filter.SelectorSet.class)
public class Filter {
  @XmlAttribute(name = "Dialect")
  private String dialect;

  @XmlMixed
  @XmlAnyElement(lax = true)
  private List<Object> content = new ArrayList<>();

  /** The dialect; absent means XPath 1.0. */
  public Optional<String> dialect() {
    return Optional.ofNullable(dialect);
  }

  /** The text, trimmed. */
  public String text() {
    return content.stream()
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .collect(Collectors.joining())
        .strip();
  }

  /** The selectors of a selector filter in order; empty when it holds no SelectorSet. */
  public Optional<Map<String, String>> selectors() {
    return content.stream()
        .filter(SelectorSet.class::isInstance)
        .map(SelectorSet.class::cast)
        .findFirst()
        .map(SelectorSet::asMap);
  }

  /** {@code wsman:SelectorSet} inside a filter. */
  @XmlRootElement(name = "SelectorSet", namespace = Namespaces.WSMAN)
  @XmlAccessorType(XmlAccessType.FIELD)
  static class SelectorSet {
    @XmlElement(name = "Selector", namespace = Namespaces.WSMAN)
    private List<Selector> selectors = new ArrayList<>();

    Map<String, String> asMap() {
      Map<String, String> map = new LinkedHashMap<>();
      for (Selector selector : selectors) {
        map.put(
            selector.name == null ? "" : selector.name,
            selector.value == null ? "" : selector.value.strip());
      }
      return map;
    }
  }

  /** One selector. */
  @XmlAccessorType(XmlAccessType.FIELD)
  static class Selector {
    @XmlAttribute(name = "Name")
    private String name;

    @XmlValue private String value;
  }
}
