package io.windlass.wsman.core.xpath;

import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.api.cim.Property;
import io.windlass.wsman.xml.XmlBuffer;
import io.windlass.wsman.xml.XmlCursor;
import io.windlass.wsman.xml.cim.InstanceTemplate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamException;

/**
 * A path that is bound to a class: reads the pieces of an instance that it selects, and makes the
 * instance in which they are changed. Immutable, safe for several threads.
 */
public final class FragmentSelection {
  private final String expression;
  private final List<Path> paths;
  private final ClassSchema schema;
  private final String namespaceUri;
  private final Set<String> properties;

  FragmentSelection(String expression, List<Path> paths, ClassSchema schema, String namespaceUri)
      throws XPathMistake {
    this.expression = expression;
    this.paths = paths;
    this.schema = schema;
    this.namespaceUri = namespaceUri;
    Binder binder = new Binder(expression, schema, Optional.of(namespaceUri));
    for (Path path : paths) {
      binder.bind(path);
    }
    this.properties = isWhole() ? Set.of() : binder.read();
  }

  /** True when the whole instance is selected ({@code .}, {@code /} or {@code /Class}). */
  public boolean isWhole() {
    return paths.stream().anyMatch(Path::isWhole);
  }

  /** True when bare text is selected and not elements. */
  public boolean isText() {
    return paths.get(0).text();
  }

  /** The properties that are read, predicates included; empty when all are. */
  public Set<String> properties() {
    return properties;
  }

  /**
   * The property that a write changes, as the class declares it.
   *
   * @throws ResourceFault when it is more than one, or the whole instance
   */
  public Property written() throws ResourceFault {
    Path path = target();
    return declared(path.steps().get(firstName(path)).name());
  }

  /** The pieces in document order of the paths; empty when nothing matches. */
  public List<Fragment> select(Instance instance) {
    Set<Fragment> selected = new LinkedHashSet<>();
    Expression.Context context = Expression.Context.of(Node.root(instance));
    for (Path path : paths) {
      List<Node> nodes = path.nodes(context);
      nodes.forEach(node -> selected.add(fragment(node, instance)));
      if (nodes.isEmpty() && !path.text()) {
        nullOf(path, context).ifPresent(selected::add);
      }
    }
    return List.copyOf(selected);
  }

  private static Fragment fragment(Node node, Instance instance) {
    Place place = node.place();
    if (place == null) {
      return new Fragment("", "", 0, node.value(), false);
    }
    return new Fragment(
        place.parent() == null ? "" : FragmentEdit.holder(instance, place).className(),
        place.property(),
        place.index(),
        node.value(),
        node.text());
  }

  /** A property that is NULL is an element too, unless it is an array. */
  private Optional<Fragment> nullOf(Path path, Expression.Context context) {
    Step last = path.steps().isEmpty() ? null : path.last();
    int before = path.steps().size() - 1;
    if (last == null || last.isSelf() || !last.predicates().isEmpty() || path.isWhole()) {
      return Optional.empty();
    }
    return path.nodes(context, before).stream()
        .filter(node -> node.place() == null && !declared(last.name()).isArray())
        .findFirst()
        .map(node -> new Fragment("", last.name(), 0, null, false));
  }

  private Property declared(String name) {
    return schema.properties().stream()
        .filter(property -> property.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /**
   * Writes the {@code wsman:XmlFragment} of an instance; nil when nothing matches.
   *
   * @param whole how the whole instance is written
   * @throws ResourceFault when the instance is not what its class declares
   */
  public void write(Instance instance, InstanceTemplate whole, XmlBuffer out) throws ResourceFault {
    new FragmentXml(schema, namespaceUri, whole).write(select(instance), out);
  }

  /**
   * Reads the value in the {@code wsman:XmlFragment} that the cursor is on, to its end tag.
   *
   * @return a value of the written property, a list for a whole array, or null for NULL
   * @throws ResourceFault {@link FaultCode#INVALID_FRAGMENT} or {@link FaultCode#INVALID_VALUES}
   */
  public Object read(XmlCursor cursor) throws ResourceFault, XMLStreamException {
    Path path = target();
    boolean embedded = path.steps().size() - firstName(path) > 1;
    return new FragmentReader(path, embedded ? null : written()).read(cursor);
  }

  /**
   * The instance in which the selected property or item has that value (fragment Put, §7.7.3).
   *
   * @param value as {@link #read} gave it
   * @throws ResourceFault when nothing, or more than one item, is selected
   */
  public Instance replace(Instance current, Object value) throws ResourceFault {
    return new FragmentEdit(target(), written()).replace(current, value);
  }

  /**
   * The instance in which a property that was NULL has that value, or an array has it at its end
   * (fragment Create).
   *
   * @throws ResourceFault {@link FaultCode#ALREADY_EXISTS} when there is a value
   */
  public Instance add(Instance current, Object value) throws ResourceFault {
    return new FragmentEdit(target(), written()).add(current, value);
  }

  /**
   * The instance in which the selected property is NULL, or the items are gone (fragment Delete).
   *
   * @throws ResourceFault when nothing is selected
   */
  public Instance remove(Instance current) throws ResourceFault {
    return new FragmentEdit(target(), written()).remove(current);
  }

  private Path target() throws ResourceFault {
    Path path = paths.get(0);
    if (paths.size() > 1 || isWhole() || path.last().isSelf()) {
      throw FragmentPath.fault(
          Lexer.refused(expression, 1, "a write needs one property or one item of it"));
    }
    return path;
  }

  private static int firstName(Path path) {
    int first = path.absolute() ? 1 : 0;
    while (path.steps().get(first).isSelf()) {
      first++;
    }
    return first;
  }
}
