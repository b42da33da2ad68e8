package io.windlass.wmi;

import io.windlass.wmi.repository.ClassRepository;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.Instance;
import java.util.stream.Stream;

/** {@code __Namespace}: the namespaces directly below one that this bundle or MOF declares. */
record ChildNamespaces(ClassRepository repository, String namespace) implements ClassSource {
  @Override
  public String className() {
    return ClassRepository.NAMESPACE_CLASS;
  }

  @Override
  public Stream<Instance> instances(Wanted wanted) {
    return repository.namespacesBelow(namespace).stream()
        .map(name -> Instance.of(className()).set("Name", name).build());
  }
}
