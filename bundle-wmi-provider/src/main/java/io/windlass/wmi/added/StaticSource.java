package io.windlass.wmi.added;

import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.Instance;
import java.util.List;
import java.util.stream.Stream;

/** The instances of a class that are declared; they change by declaring others. */
record StaticSource(String className, List<Instance> all) implements ClassSource {
  StaticSource {
    all = List.copyOf(all);
  }

  @Override
  public Stream<Instance> instances(Wanted wanted) {
    return all.stream();
  }
}
