package io.windlass.wmi.linux.host;

import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.cim.Instance;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** An association of two classes in which instances belong together by pairs. */
public final class PairSource implements ClassSource {
  private static final String NAMESPACE = "root/cimv2";

  private final String className;
  private final End one;
  private final End other;
  private final Supplier<Stream<Pair>> pairs;

  /**
   * One end.
   *
   * @param role the reference of the association
   * @param className the class that it refers to
   * @param key the only key of that class
   */
  public record End(String role, String className, String key) {
    private Target address(String value) {
      return Target.ofClass(NAMESPACE, className, Map.of(key, value));
    }
  }

  /**
   * Two that belong together.
   *
   * @param one the key of the one
   * @param other the key of the other
   * @param facts what else the association tells of them
   */
  public record Pair(String one, String other, Map<String, ?> facts) {
    /** Two of whom nothing else is told. */
    public Pair(String one, String other) {
      this(one, other, Map.of());
    }
  }

  /**
   * @param pairs finds the pairs, each time anew
   */
  public PairSource(String className, End one, End other, Supplier<Stream<Pair>> pairs) {
    this.className = className;
    this.one = one;
    this.other = other;
    this.pairs = pairs;
  }

  @Override
  public String className() {
    return className;
  }

  @Override
  public Stream<Instance> instances(Wanted wanted) {
    return pairs
        .get()
        .map(
            pair -> {
              Row row =
                  new Row(className, wanted)
                      .set(one.role(), one.address(pair.one()))
                      .set(other.role(), other.address(pair.other()));
              pair.facts().forEach(row::set);
              return row.build();
            });
  }
}
