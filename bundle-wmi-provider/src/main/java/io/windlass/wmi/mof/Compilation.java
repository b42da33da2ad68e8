package io.windlass.wmi.mof;

import java.util.List;

/** What MOF declares: classes, instances, and what was left aside and why. Immutable. */
public record Compilation(
    List<MofClass> classes, List<StaticInstance> instances, List<String> warnings) {
  /** Copies the lists. */
  public Compilation {
    classes = List.copyOf(classes);
    instances = List.copyOf(instances);
    warnings = List.copyOf(warnings);
  }
}
