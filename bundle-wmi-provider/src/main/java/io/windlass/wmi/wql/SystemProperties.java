package io.windlass.wmi.wql;

import io.windlass.wmi.repository.ClassTree;
import io.windlass.wsman.api.cim.CimType;
import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.api.cim.Property;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The system properties that every instance has, computed where a condition reads them. */
final class SystemProperties {
  /** Genus of an instance (a class is 1). */
  private static final int GENUS_OF_INSTANCE = 2;

  private final ClassSchema schema;
  private final ClassTree tree;

  SystemProperties(ClassSchema schema, ClassTree tree) {
    this.schema = schema;
    this.tree = tree;
  }

  /** The property, or null when there is none of that name that a condition can read. */
  BoundProperty find(String name) {
    return switch (name.toUpperCase(Locale.ROOT)) {
      case "__CLASS" -> text("__CLASS", Instance::className);
      case "__SUPERCLASS" ->
          text("__SUPERCLASS", instance -> tree.superclass(instance.className()).orElse(null));
      case "__DYNASTY" -> text("__DYNASTY", instance -> root(instance.className()));
      case "__NAMESPACE" -> {
        String namespace = schema.namespace().replace('/', '\\');
        yield text("__NAMESPACE", instance -> namespace);
      }
      case "__RELPATH" -> relativePath();
      case "__GENUS" -> number("__GENUS", GENUS_OF_INSTANCE);
      case "__PROPERTY_COUNT" -> number("__PROPERTY_COUNT", schema.properties().size());
      default -> null;
    };
  }

  private String root(String className) {
    String root = className;
    for (int depth = 0; depth < 64 && tree.superclass(root).isPresent(); depth++) {
      root = tree.superclass(root).get();
    }
    return root;
  }

  private BoundProperty relativePath() {
    List<Property> keys = schema.properties().stream().filter(Property::isKey).toList();
    Set<String> reads = keys.stream().map(Property::name).collect(Collectors.toUnmodifiableSet());
    return new BoundProperty(
        "__RELPATH", CimType.STRING, false, false, reads, instance -> path(instance, keys));
  }

  private static String path(Instance instance, List<Property> keys) {
    if (keys.isEmpty()) {
      return instance.className() + "=@";
    }
    return keys.stream()
        .map(key -> key.name() + "=" + quoted(key.type(), instance.get(key.name())))
        .collect(Collectors.joining(",", instance.className() + ".", ""));
  }

  private static String quoted(CimType type, Object value) {
    return type.isNumeric() || type == CimType.BOOLEAN
        ? String.valueOf(value).toUpperCase(Locale.ROOT)
        : "\"" + String.valueOf(value).replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private static BoundProperty text(String name, Function<Instance, Object> reader) {
    return new BoundProperty(name, CimType.STRING, false, false, Set.of(), reader);
  }

  private static BoundProperty number(String name, int value) {
    return new BoundProperty(name, CimType.SINT32, false, false, Set.of(), instance -> value);
  }
}
