package io.windlass.wmi;

import io.windlass.wmi.repository.ClassRepository;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.Instance;
import java.util.stream.Stream;

/** The classes of a namespace, each as an instance of itself that has no values. */
record ClassDefinitions(ClassRepository repository, String namespace) implements ClassSource {
  @Override
  public String className() {
    return ClassRepository.META_CLASS;
  }

  @Override
  public Stream<Instance> instances(Wanted wanted) {
    return repository.schemas().stream()
        .filter(schema -> schema.namespace().equals(namespace))
        .filter(schema -> !schema.name().equals(ClassRepository.META_CLASS))
        .map(schema -> Instance.of(schema.name()).build());
  }
}
