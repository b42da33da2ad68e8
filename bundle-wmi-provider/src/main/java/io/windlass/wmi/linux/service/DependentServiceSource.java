package io.windlass.wmi.linux.service;

import io.windlass.wmi.linux.host.Address;
import io.windlass.wmi.linux.host.Row;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.cim.Instance;
import java.io.IOException;
import java.util.stream.Stream;

/** {@code Win32_DependentService}: which service needs which other to be running. */
public final class DependentServiceSource implements ClassSource {
  private static final String CLASS = "Win32_DependentService";
  private static final int MUST_BE_STARTED = 3;

  private final ServiceControl control;

  /** The services of a service manager. */
  public DependentServiceSource(ServiceControl control) {
    this.control = control;
  }

  @Override
  public String className() {
    return CLASS;
  }

  @Override
  public Stream<Instance> instances(Wanted wanted) throws IOException, InterruptedException {
    return control
        .dependencies()
        .distinct()
        .map(
            dependency ->
                new Row(CLASS, wanted)
                    .set("Antecedent", service(dependency.antecedent()))
                    .set("Dependent", service(dependency.dependent()))
                    .set("TypeOfDependency", MUST_BE_STARTED)
                    .build());
  }

  private static Target service(String name) {
    return Address.of("Win32_Service", "Name", name);
  }
}
