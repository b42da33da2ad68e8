package io.windlass.wmi.linux.perf;

import io.windlass.wmi.source.Wanted;
import java.util.List;
import java.util.Optional;

/** What Windows calls a performance object: things of one kind, and what is counted of them. */
public interface PerfObject {
  /** The name of an instance that stands for all others. */
  String TOTAL = "_Total";

  /** The name as the names of the classes end, such as {@code PerfOS_Memory}. */
  String name();

  /** The instances that are asked for, or more. */
  List<Sample> samples(Question question);

  /**
   * What is to be read.
   *
   * @param times now
   * @param wanted the properties that will be looked at
   * @param only the name of the only instance that will be looked at
   */
  record Question(Times times, Wanted wanted, Optional<String> only) {
    /** True when an instance of this name will be looked at. */
    public boolean isAbout(String name) {
      return only.isEmpty() || only.get().equalsIgnoreCase(name);
    }

    /** An instance that counts since boot, still without counters. */
    public Sample sample(String name) {
      return new Sample(name, times);
    }
  }
}
