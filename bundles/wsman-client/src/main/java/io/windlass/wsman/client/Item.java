package io.windlass.wsman.client;

import io.windlass.wsman.xml.Namespaces;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The properties of an instance by name. Names compare with case, as they are written in the
 * schema; a property that is not there and one that is nil are both empty. Immutable.
 */
public final class Item {
  private final XmlElement xml;
  private final XmlElement reference;

  private Item(XmlElement xml, XmlElement reference) {
    this.xml = xml;
    this.reference = reference;
  }

  /**
   * Reads an instance, an endpoint reference, or a {@code wsman:Item} of both (DSP0226 §8.7).
   *
   * @throws WsmanException when a {@code wsman:Item} is empty
   */
  public static Item of(XmlElement element) throws WsmanException {
    if (element.is(Namespaces.ADDRESSING, "EndpointReference")) {
      return new Item(element, element);
    }
    if (!element.is(Namespaces.WSMAN, "Item")) {
      return new Item(element, null);
    }
    XmlElement object = null;
    for (XmlElement child : element.children()) {
      if (!child.is(Namespaces.ADDRESSING, "EndpointReference")) {
        object = child;
      }
    }
    if (object == null) {
      throw new WsmanException("The service sent a wsman:Item without an object");
    }
    XmlElement pointer = element.child(Namespaces.ADDRESSING, "EndpointReference").orElse(null);
    return new Item(object, pointer);
  }

  /** The element with the properties. */
  public XmlElement xml() {
    return xml;
  }

  /** The name of the class. */
  public String className() {
    return xml.localName();
  }

  /** The names of the properties, in the order of the service, those that are nil included. */
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    xml.children().forEach(child -> names.add(child.localName()));
    return names;
  }

  /**
   * What the item is addressed by; empty when only the object was asked for.
   *
   * @throws WsmanException when the reference cannot be read
   */
  public Optional<ResourceLocator> reference() throws WsmanException {
    return reference == null ? Optional.empty() : Optional.of(ResourceLocator.of(reference));
  }

  /** The resource that a property points at. */
  public Optional<ResourceLocator> reference(String name) throws WsmanException {
    Optional<XmlElement> value = value(name);
    return value.isEmpty() ? Optional.empty() : Optional.of(ResourceLocator.of(value.get()));
  }

  /** True when the property is there and says that it has no value. */
  public boolean isNil(String name) {
    List<XmlElement> values = xml.children(name);
    return !values.isEmpty() && values.get(0).isNil();
  }

  /** A value as it is written, without the blanks around it. */
  public Optional<String> text(String name) {
    return value(name).map(value -> value.text().strip());
  }

  /** The values of an array; those that are nil are left out. */
  public List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (XmlElement value : xml.children(name)) {
      if (!value.isNil()) {
        texts.add(value.text().strip());
      }
    }
    return texts;
  }

  /**
   * A whole number.
   *
   * @throws WsmanException when it is none, or does not fit: see {@link #bigNumber}
   */
  public OptionalLong number(String name) throws WsmanException {
    Optional<BigInteger> number = bigNumber(name);
    if (number.isEmpty()) {
      return OptionalLong.empty();
    }
    if (number.get().bitLength() > 63) {
      throw wrong(name, number.get().toString(), "a number of 64 bits with a sign");
    }
    return OptionalLong.of(number.get().longValue());
  }

  /** A whole number of any size, uint64 among them. */
  public Optional<BigInteger> bigNumber(String name) throws WsmanException {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (!text.get().matches("[+-]?\\d{1,30}")) {
      throw wrong(name, text.get(), "a whole number");
    }
    return Optional.of(new BigInteger(text.get()));
  }

  /** A number with a fraction. */
  public OptionalDouble real(String name) throws WsmanException {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return OptionalDouble.empty();
    }
    try {
      // XML Schema writes INF where Java writes Infinity.
      return OptionalDouble.of(Double.parseDouble(text.get().replace("INF", "Infinity")));
    } catch (NumberFormatException words) {
      throw wrong(name, text.get(), "a number");
    }
  }

  /** True or false. */
  public Optional<Boolean> bool(String name) throws WsmanException {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    return switch (text.get()) {
      case "true", "TRUE", "True", "1" -> Optional.of(true);
      case "false", "FALSE", "False", "0" -> Optional.of(false);
      default -> throw wrong(name, text.get(), "true or false");
    };
  }

  /** A point in time, written by XML Schema or as CIM does (DSP0004 §5.2.4). */
  public Optional<Instant> instant(String name) throws WsmanException {
    Optional<String> text = time(name);
    return text.isEmpty() ? Optional.empty() : Optional.of(CimTime.instant(name, text.get()));
  }

  /** A length of time, written by XML Schema or as CIM does. */
  public Optional<Duration> interval(String name) throws WsmanException {
    Optional<String> text = time(name);
    return text.isEmpty() ? Optional.empty() : Optional.of(CimTime.interval(name, text.get()));
  }

  /** WS-CIM wraps times once more, {@code cim:Datetime} (DSP0230 §9.2). */
  private Optional<String> time(String name) {
    return value(name)
        .map(value -> value.children().isEmpty() ? value : value.children().get(0))
        .map(value -> value.text().strip());
  }

  /** An embedded instance. */
  public Optional<Item> item(String name) throws WsmanException {
    List<Item> items = items(name);
    return items.isEmpty() ? Optional.empty() : Optional.of(items.get(0));
  }

  /** The embedded instances of an array. */
  public List<Item> items(String name) throws WsmanException {
    List<Item> items = new ArrayList<>();
    for (XmlElement value : xml.children(name)) {
      if (!value.isNil()) {
        items.add(of(value));
      }
    }
    return items;
  }

  private Optional<XmlElement> value(String name) {
    List<XmlElement> values = xml.children(name);
    return values.isEmpty() || values.get(0).isNil()
        ? Optional.empty()
        : Optional.of(values.get(0));
  }

  static WsmanException wrong(String name, String value, String what) {
    return new WsmanException(
        "The property " + name + " is \"" + HttpReader.printable(value) + "\", not " + what);
  }

  /** The XML on one line. */
  @Override
  public String toString() {
    return xml.toXml();
  }
}
