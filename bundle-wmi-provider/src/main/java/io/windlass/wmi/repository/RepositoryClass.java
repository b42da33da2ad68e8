package io.windlass.wmi.repository;

import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.cim.Method;
import io.windlass.wsman.api.cim.Property;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A class whose properties and methods are read when somebody asks for them. */
final class RepositoryClass implements ClassSchema {
  private final String namespace;
  private final FactsIndex.Entry head;
  private final Supplier<ClassDetails> details;

  RepositoryClass(String namespace, FactsIndex.Entry head, Supplier<ClassDetails> details) {
    this.namespace = namespace;
    this.head = head;
    this.details = details;
  }

  @Override
  public String namespace() {
    return namespace;
  }

  @Override
  public String name() {
    return head.name();
  }

  @Override
  public List<Property> properties() {
    return details.get().properties();
  }

  @Override
  public List<Method> methods() {
    return details.get().methods();
  }

  @Override
  public Optional<String> superclass() {
    return Optional.of(head.superclass()).filter(name -> !name.isEmpty());
  }

  @Override
  public boolean isSingleton() {
    return head.flags().contains("s");
  }

  @Override
  public boolean isAbstract() {
    return head.flags().contains("a");
  }

  @Override
  public String toString() {
    return namespace + ":" + name();
  }
}
