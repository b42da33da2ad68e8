package io.windlass.wsman.api.cim;

import java.util.Objects;
import java.util.Optional;

/** The builder behind {@link Property#of}. */
final class PropertyBuilder implements Property.Builder {
  private final String name;
  private final CimType type;
  private boolean array;
  private boolean key;
  private boolean writable;
  private String referenceClass;

  PropertyBuilder(String name, CimType type) {
    this.name = Objects.requireNonNull(name, "name");
    this.type = Objects.requireNonNull(type, "type");
  }

  @Override
  public Property.Builder array() {
    array = true;
    return this;
  }

  @Override
  public Property.Builder key() {
    key = true;
    return this;
  }

  @Override
  public Property.Builder writable() {
    writable = true;
    return this;
  }

  @Override
  public Property.Builder referenceClass(String className) {
    referenceClass = className;
    return this;
  }

  @Override
  public Property build() {
    return new Facts(name, type, array, key, writable, Optional.ofNullable(referenceClass));
  }

  private record Facts(
      String name,
      CimType type,
      boolean isArray,
      boolean isKey,
      boolean isWritable,
      Optional<String> referenceClass)
      implements Property {}
}
