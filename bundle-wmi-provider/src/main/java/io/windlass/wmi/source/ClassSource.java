package io.windlass.wmi.source;

import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.OpContext;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.cim.Instance;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The values of one class of this host. Called by several threads at once. Instances carry only
 * what is known: a property that is not set is NULL. Keys are given as text under the names of the
 * schema; a singleton has none.
 *
 * <p>An {@link IOException} (or an {@link java.io.UncheckedIOException} out of a stream) becomes an
 * internal error with the message as reason; an instance that vanishes while it is read is left out
 * instead.
 */
public interface ClassSource {
  /** The class, as the schema spells it, such as {@code Win32_Process}. */
  String className();

  /**
   * All instances, read one by one as the stream is consumed.
   *
   * @param wanted the properties that will be looked at
   * @return a stream that the caller closes
   */
  Stream<Instance> instances(Wanted wanted) throws ResourceFault, IOException, InterruptedException;

  /**
   * True when the instances are too many to be listed unless the query says more, such as all files
   * of a disk. A query over a superclass then leaves the class out; {@link #instances} refuses.
   */
  default boolean isTooLargeToList(Wanted wanted) {
    return false;
  }

  /**
   * The instance with these keys, by {@link Keys#find}. This default looks through {@link
   * #instances}; a source that can look up a key does so instead.
   */
  default Optional<Instance> find(Map<String, String> keys, Wanted wanted)
      throws ResourceFault, IOException, InterruptedException {
    try (Stream<Instance> all = instances(wanted)) {
      return Keys.find(all, keys);
    }
  }

  /**
   * Runs a method.
   *
   * @param method the name as the schema spells it
   * @param keys empty for a static method and for a singleton
   * @param input the in parameters, typed as in the schema
   * @return the out parameters and {@code ReturnValue}
   */
  default Instance invoke(
      String method, Map<String, String> keys, Instance input, OpContext context)
      throws ResourceFault, IOException, InterruptedException {
    throw new ResourceFault(
        FaultCode.ACTION_NOT_SUPPORTED,
        "The method " + method + " of class " + className() + " is not available on this host.");
  }

  /**
   * Changes properties of one instance. This default changes none, so only a Put of the values as
   * they are succeeds.
   *
   * @param changed what the client sent, typed as in the schema; it may be as it was
   * @return the new state
   * @throws ResourceFault {@link FaultCode#INVALID_VALUES} with the name of a property that cannot
   *     be changed
   */
  default Instance put(Map<String, String> keys, Instance changed, OpContext context)
      throws ResourceFault, IOException, InterruptedException {
    Instance current = existing(keys);
    Changes.of(current, changed).only();
    return current;
  }

  /**
   * The instance with these keys.
   *
   * @throws ResourceFault {@link FaultCode#NOT_FOUND} when there is none
   */
  default Instance existing(Map<String, String> keys)
      throws ResourceFault, IOException, InterruptedException {
    return find(keys, Wanted.all())
        .orElseThrow(
            () ->
                new ResourceFault(
                    FaultCode.NOT_FOUND,
                    "There is no instance of " + className() + " with " + keys + "."));
  }

  /**
   * Creates an instance.
   *
   * @return the keys of the new instance
   */
  default Map<String, String> create(Instance template, OpContext context)
      throws ResourceFault, IOException, InterruptedException {
    throw refuse("created");
  }

  /** Deletes one instance. */
  default void delete(Map<String, String> keys, OpContext context)
      throws ResourceFault, IOException, InterruptedException {
    throw refuse("deleted");
  }

  private ResourceFault refuse(String verb) {
    return new ResourceFault(
        FaultCode.ACTION_MISMATCH,
        "Instances of class " + className() + " cannot be " + verb + " on this host.");
  }
}
