package io.windlass.wsman.api;

import io.windlass.wsman.api.cim.Instance;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;

/** A pull cursor over instances. Never called by two threads at once. */
@ConsumerType
public interface InstanceSource extends AutoCloseable {
  /**
   * The next instances.
   *
   * @param max at least 1
   * @param context that of this Pull, not that of the Enumerate
   * @return 1 to {@code max} instances; empty when there are no more
   * @throws InterruptedException when the host cancels the call
   */
  List<Instance> next(int max, OpContext context) throws ResourceFault, InterruptedException;

  /**
   * Completes when {@link #next} has something to say. The host waits for it without holding a
   * thread.
   */
  default CompletionStage<?> ready(OpContext context) {
    return CompletableFuture.completedFuture(null);
  }

  /**
   * Frees what the cursor holds. Called last and exactly once: at the end, on Release, on expiry,
   * or when the provider goes.
   */
  @Override
  default void close() {}

  /** A cursor over an iterator which is read no further than a client asks for. */
  static InstanceSource of(Iterator<? extends Instance> instances) {
    return (max, context) -> {
      List<Instance> page = new ArrayList<>(Math.min(max, 256));
      while (page.size() < max && page.size() < 1024 && instances.hasNext()) {
        page.add(instances.next());
      }
      return page;
    };
  }
}
