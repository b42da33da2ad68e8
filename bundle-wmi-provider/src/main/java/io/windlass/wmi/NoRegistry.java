package io.windlass.wmi;

import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.OpContext;
import io.windlass.wsman.api.cim.Instance;
import java.util.Map;
import java.util.stream.Stream;

/** The registry provider of a host without a registry: no key is ever found. */
final class NoRegistry implements ClassSource {
  /** ERROR_FILE_NOT_FOUND (MS-ERREF §2.2), what the registry answers for an absent key. */
  private static final long NOT_FOUND = 2;

  @Override
  public String className() {
    return "StdRegProv";
  }

  @Override
  public Stream<Instance> instances(Wanted wanted) {
    return Stream.empty();
  }

  @Override
  public Instance invoke(
      String method, Map<String, String> keys, Instance input, OpContext context) {
    return Instance.of(className()).set("ReturnValue", NOT_FOUND).build();
  }
}
