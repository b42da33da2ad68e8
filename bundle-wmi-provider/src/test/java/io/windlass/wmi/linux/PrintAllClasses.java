package io.windlass.wmi.linux;

import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.Instance;
import java.io.PrintStream;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Prints the first instances of every class of this host, to look at: class names as arguments. */
public final class PrintAllClasses {
  private static final int SHOWN = 3;

  private PrintAllClasses() {}

  /** Prints the classes that are named, or all. */
  public static void main(String[] names) throws Exception {
    PrintStream out = System.out;
    for (ClassSource source : LinuxClasses.sources()) {
      boolean unnamed = names.length > 0 && !List.of(names).contains(source.className());
      if (unnamed || source.isTooLargeToList(Wanted.all())) {
        continue;
      }
      long start = System.nanoTime();
      List<Instance> instances;
      try (Stream<Instance> all = source.instances(Wanted.all())) {
        instances = all.toList();
      }
      long micros = (System.nanoTime() - start) / 1000;
      out.printf("== %s: %d in %d us%n", source.className(), instances.size(), micros);
      for (Instance instance : instances.subList(0, Math.min(SHOWN, instances.size()))) {
        new TreeMap<>(instance.properties())
            .forEach((name, value) -> out.printf("  %s = %s%n", name, value));
        out.println();
      }
    }
  }
}
