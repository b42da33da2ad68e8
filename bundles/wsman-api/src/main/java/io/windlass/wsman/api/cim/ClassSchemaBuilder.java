package io.windlass.wsman.api.cim;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** The builder behind {@link ClassSchema#of}. */
final class ClassSchemaBuilder implements ClassSchema.Builder {
  private final String namespace;
  private final String name;
  private final List<Property> properties = new ArrayList<>();
  private final List<Method> methods = new ArrayList<>();
  private String superclass;
  private boolean singleton;

  ClassSchemaBuilder(String namespace, String name) {
    this.namespace = namespace.replace('\\', '/').toLowerCase(Locale.ROOT);
    this.name = Objects.requireNonNull(name, "name");
  }

  @Override
  public ClassSchema.Builder property(Property property) {
    properties.add(Objects.requireNonNull(property, "property"));
    return this;
  }

  @Override
  public ClassSchema.Builder method(Method method) {
    methods.add(Objects.requireNonNull(method, "method"));
    return this;
  }

  @Override
  public ClassSchema.Builder superclass(String className) {
    superclass = className;
    return this;
  }

  @Override
  public ClassSchema.Builder singleton() {
    singleton = true;
    return this;
  }

  @Override
  public ClassSchema build() {
    return new Facts(
        namespace,
        name,
        List.copyOf(properties),
        List.copyOf(methods),
        Optional.ofNullable(superclass),
        singleton);
  }

  private record Facts(
      String namespace,
      String name,
      List<Property> properties,
      List<Method> methods,
      Optional<String> superclass,
      boolean isSingleton)
      implements ClassSchema {}
}
