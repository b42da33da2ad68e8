package io.windlass.wmi;

import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.cim.Instance;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** Reads all instances of a class for event queries, which keep them until the next look. */
record EventReader(Sources sources) {
  private static final int MOST = 100_000;

  List<Instance> all(ClassSchema schema) throws ResourceFault, InterruptedException {
    List<Instance> all = new ArrayList<>();
    for (ClassSource source : sources.below(schema)) {
      boolean derived = !source.className().equals(schema.name());
      if (derived && source.isTooLargeToList(Wanted.all())) {
        continue;
      }
      Failures.explained(
          () -> {
            try (Stream<Instance> instances = source.instances(Wanted.all())) {
              for (Iterator<Instance> each = instances.iterator(); each.hasNext(); ) {
                all.add(each.next());
                require(all.size(), schema);
              }
            }
            return null;
          });
    }
    return all;
  }

  private static void require(int count, ClassSchema schema)
      throws ResourceFault, InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("nobody waits for these instances any more");
    }
    if (count > MOST) {
      throw new ResourceFault(
          FaultCode.QUOTA_LIMIT,
          "%s has more than %d instances: more than an event query can compare."
              .formatted(schema.name(), MOST));
    }
  }
}
