package io.windlass.benchmarks.jmh;

import io.windlass.wsman.api.cim.CimDateTime;
import io.windlass.wsman.api.cim.CimType;
import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.xml.XmlBuffer;
import io.windlass.wsman.xml.cim.InstanceTemplate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Writes an instance of 45 properties: text, numbers, truths, dates and gaps. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class InstanceWriting {
  private static final int PROPERTIES = 45;
  private static final String NAME = "Bench_Wide";

  private final InstanceTemplate template;
  private final Instance instance;
  private final XmlBuffer out = new XmlBuffer(8192);

  /** Makes the class and one instance. */
  public InstanceWriting() {
    ClassSchema.Builder schema = ClassSchema.of("root/bench", NAME).key("P0", CimType.STRING);
    Instance.Builder values = Instance.of(NAME).set("P0", "the key & its escape");
    for (int i = 1; i < PROPERTIES; i++) {
      schema.property("P" + i, type(i));
      values.set("P" + i, value(i));
    }
    template = InstanceTemplate.of(schema.build(), "urn:bench", InstanceTemplate.Profile.WINDOWS);
    instance = values.build();
  }

  private static CimType type(int i) {
    return switch (i % 9) {
      case 0, 1, 2, 3 -> CimType.STRING;
      case 4, 5 -> CimType.UINT32;
      case 6 -> CimType.UINT64;
      case 7 -> CimType.BOOLEAN;
      default -> CimType.DATETIME;
    };
  }

  private static Object value(int i) {
    return switch (type(i)) {
      case STRING -> i % 9 == 3 ? null : "Microsoft Windows Server 2022 Standard, value " + i;
      case BOOLEAN -> i % 2 == 0;
      case DATETIME ->
          CimDateTime.of(OffsetDateTime.of(2026, 1, 1 + i % 28, 12, 30, i, 0, ZoneOffset.UTC));
      default -> 1_000_000_007L * i;
    };
  }

  /** The bytes of the instance. */
  @Benchmark
  public int write() {
    out.truncate(0);
    template.write(instance, out);
    return out.size();
  }
}
