package io.windlass.wsman.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.windlass.wsman.api.Enumerable;
import io.windlass.wsman.api.InstanceSource;
import io.windlass.wsman.api.OpContext;
import io.windlass.wsman.api.Query;
import io.windlass.wsman.api.cim.CimType;
import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.api.security.Caller;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What an enumeration held is free when it ends, not when it would have expired. */
class ReleasedEnumerationTest {
  private static final String PREFIX = "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/heavy";
  private static final String URI = PREFIX + "/Heavy";

  /** Cursors of a MB each; the heap of these tests has 64. */
  private static final class Heavy implements Enumerable {
    @Override
    public Collection<ClassSchema> schemas() {
      return List.of(ClassSchema.of("root/heavy", "Heavy").key("Id", CimType.UINT32).build());
    }

    @Override
    public InstanceSource enumerate(Query query, OpContext context) {
      byte[] load = new byte[1 << 20];
      return (max, page) -> List.of(Instance.of("Heavy").set("Id", load.length).build());
    }
  }

  @Test
  void manyMoreThanTheHeapHoldsCanBeOpenedOneAfterTheOther() {
    try (WsmanHost host = new WsmanHost()) {
      host.add(new Heavy(), PREFIX);
      for (int i = 0; i < 300; i++) {
        String opened = host.exchange(Envelopes.enumerate(URI, ""));
        String context = Answers.text(opened, "n:EnumerationContext");
        assertFalse(context.isEmpty(), opened);
        assertFalse(host.exchange(Envelopes.release(URI, context)).contains("s:Fault"));
      }
      assertEquals(0, host.runtime().openEnumerations);
    }
  }

  @Test
  void oneUserCannotUseUpTheEnumerationsOfOthers() {
    Caller other = Caller.of("other", "Test", Set.of());
    try (WsmanHost host = new WsmanHost()) {
      host.add(new Toys(5), Toys.PREFIX);
      String open = Envelopes.enumerate(Toys.URI, "");
      String first = Answers.text(host.exchange(open), "n:EnumerationContext");
      for (int i = 1; i < 1500; i++) {
        assertFalse(host.exchange(open).contains("s:Fault"));
      }
      assertEquals("w:InternalError", Answers.subcode(host.exchange(open)));
      assertFalse(host.exchange(other, open).contains("s:Fault"));
      host.exchange(Envelopes.release(Toys.URI, first));
      assertFalse(host.exchange(open).contains("s:Fault"));
    }
  }
}
