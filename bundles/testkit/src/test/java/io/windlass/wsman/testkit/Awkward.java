package io.windlass.wsman.testkit;

import io.windlass.wsman.api.Enumerable;
import io.windlass.wsman.api.Gettable;
import io.windlass.wsman.api.InstanceSource;
import io.windlass.wsman.api.Invocable;
import io.windlass.wsman.api.OpContext;
import io.windlass.wsman.api.Query;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.cim.CimType;
import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.api.cim.Method;
import io.windlass.wsman.api.cim.Property;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;

/** A provider that does all that brings a host into difficulties: one class for each. */
final class Awkward implements Gettable, Enumerable, Invocable {
  static final String PREFIX = "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/awkward";
  private static final int LARGE = 600_000;

  /** Lets those go who wait in {@code Slow}. */
  final CountDownLatch released = new CountDownLatch(1);

  final CountDownLatch entered = new CountDownLatch(1);
  final CompletableFuture<Void> news = new CompletableFuture<>();
  final CountDownLatch asked = new CountDownLatch(1);

  @Override
  public Collection<ClassSchema> schemas() {
    return List.of(
        ClassSchema.of("root/awkward", "Slow").singleton().build(),
        ClassSchema.of("root/awkward", "Silent").singleton().build(),
        ClassSchema.of("root/awkward", "Waiting").singleton().build(),
        ClassSchema.of("root/awkward", "Large")
            .property("Text", CimType.STRING)
            .method(Method.of("Grow", true, Optional.of(CimType.STRING), List.of(), List.of()))
            .singleton()
            .build(),
        ClassSchema.of("root/awkward", "Near").key("Name", CimType.STRING).build(),
        ClassSchema.of("root/awkward", "Bridge")
            .property(Property.of("Here", CimType.REFERENCE).key().referenceClass("Near").build())
            .property(Property.of("There", CimType.REFERENCE).key().referenceClass("Far").build())
            .build());
  }

  @Override
  public Instance get(Target target, OpContext context) throws InterruptedException {
    switch (target.className()) {
      case "Slow":
        entered.countDown();
        released.await();
        return Instance.of("Slow").build();
      case "Large":
        return Instance.of("Large").set("Text", "x".repeat(LARGE)).build();
      case "Near":
        return Instance.of("Near").set("Name", target.selectors().get("Name")).build();
      default:
        return null;
    }
  }

  @Override
  public InstanceSource enumerate(Query query, OpContext context) {
    if (query.target().className().equals("Bridge")) {
      Target here = Target.ofClass("root/awkward", "Near", Map.of("Name", "n"));
      Target there = Target.ofClass("root/awkward", "Far", Map.of("Name", "f"));
      return InstanceSource.of(
          List.of(Instance.of("Bridge").set("Here", here).set("There", there).build()).iterator());
    }
    return new InstanceSource() {
      @Override
      public CompletionStage<?> ready(OpContext page) {
        asked.countDown();
        return news;
      }

      @Override
      public List<Instance> next(int max, OpContext page) {
        return List.of();
      }
    };
  }

  @Override
  public Instance invoke(Target target, String method, Instance input, OpContext context) {
    return Instance.of("Grow_OUTPUT").set("ReturnValue", "x".repeat(LARGE)).build();
  }
}
