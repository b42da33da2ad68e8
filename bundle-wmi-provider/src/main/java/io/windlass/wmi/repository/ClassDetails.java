package io.windlass.wmi.repository;

import io.windlass.wsman.api.cim.CimType;
import io.windlass.wsman.api.cim.Method;
import io.windlass.wsman.api.cim.Property;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Properties and methods of a class, inherited ones first. */
record ClassDetails(List<Property> properties, List<Method> methods) {
  static final ClassDetails NONE = new ClassDetails(List.of(), List.of());

  /** Adds the lines of a class to what it inherits; a line of the same name replaces. */
  static ClassDetails read(ClassDetails inherited, List<String[]> lines) {
    Map<String, Property> properties = new LinkedHashMap<>();
    inherited.properties.forEach(each -> properties.put(lower(each.name()), each));
    Map<String, Method> methods = new LinkedHashMap<>();
    inherited.methods.forEach(each -> methods.put(lower(each.name()), each));
    for (int i = 0; i < lines.size(); i++) {
      String[] line = lines.get(i);
      switch (line[0]) {
        case "P" -> properties.put(lower(line[1]), property(line));
        case "M" -> methods.put(lower(line[1]), method(line, lines.listIterator(i + 1)));
        case "I", "O" -> {
          // read with the method above
        }
        default -> throw new IllegalArgumentException("class facts: " + String.join(" ", line));
      }
    }
    return new ClassDetails(List.copyOf(properties.values()), List.copyOf(methods.values()));
  }

  private static Method method(String[] head, Iterator<String[]> following) {
    List<Property> inputs = new ArrayList<>();
    List<Property> outputs = new ArrayList<>();
    while (following.hasNext()) {
      String[] line = following.next();
      if (line[0].equals("I")) {
        inputs.add(property(line));
      } else if (line[0].equals("O")) {
        outputs.add(property(line));
      } else {
        break;
      }
    }
    Optional<CimType> returns = Optional.of(property(head).type());
    return Method.of(head[1], flags(head).contains("s"), returns, inputs, outputs);
  }

  private static Property property(String[] line) {
    String type = line[2];
    int colon = type.indexOf(':');
    Property.Builder builder = Property.of(line[1], type(colon < 0 ? type : type.substring(0, 3)));
    if (colon >= 0 && colon + 1 < type.length()) {
      builder.referenceClass(type.substring(colon + 1));
    }
    String flags = flags(line);
    if (flags.contains("a")) {
      builder.array();
    }
    if (flags.contains("k")) {
      builder.key();
    }
    if (flags.contains("w")) {
      builder.writable();
    }
    return builder.build();
  }

  private static CimType type(String name) {
    return switch (name) {
      case "ref" -> CimType.REFERENCE;
      case "obj" -> CimType.EMBEDDED;
      default -> CimType.valueOf(name.toUpperCase(Locale.ROOT));
    };
  }

  private static String flags(String[] line) {
    return line.length > 3 ? line[3] : "";
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
