package io.windlass.wmi.source;

import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.cim.Instance;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a Put would really change. Clients send back the whole instance that they got, so a value
 * that is as it was is no change.
 */
public final class Changes {
  private final String className;
  private final Map<String, Object> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  private Changes(String className) {
    this.className = className;
  }

  /** The properties of a Put whose value is not that of the instance now. */
  public static Changes of(Instance current, Instance put) {
    Changes changes = new Changes(current.className());
    put.properties()
        .forEach(
            (name, value) -> {
              if (!same(current.get(name), value)) {
                changes.values.put(name, value);
              }
            });
    return changes;
  }

  private static boolean same(Object one, Object other) {
    return Objects.equals(text(one), text(other));
  }

  /** Numbers compare by value, whatever their size; NULL and an empty array are the same. */
  private static String text(Object value) {
    boolean nothing = value == null || value instanceof List<?> list && list.isEmpty();
    return nothing ? null : value.toString();
  }

  /** True when nothing would change. */
  public boolean isEmpty() {
    return values.isEmpty();
  }

  /**
   * The new text of a property.
   *
   * @return empty when it does not change; an empty text for NULL
   */
  public Optional<String> text(String property) {
    return values.containsKey(property)
        ? Optional.of(Objects.toString(values.get(property), ""))
        : Optional.empty();
  }

  /**
   * Refuses a Put that changes anything else.
   *
   * @param properties what this host can change
   * @throws ResourceFault that names the first property that cannot be changed
   */
  public void only(String... properties) throws ResourceFault {
    List<String> possible = List.of(properties);
    for (String name : values.keySet()) {
      if (possible.stream().noneMatch(name::equalsIgnoreCase)) {
        String others = possible.isEmpty() ? "nothing" : String.join(", ", possible);
        throw new ResourceFault(
            FaultCode.INVALID_VALUES,
            "%s of %s cannot be changed on this host; of this class can be changed: %s."
                .formatted(name, className, others));
      }
    }
  }
}
