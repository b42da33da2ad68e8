package io.windlass.wmi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.windlass.wmi.repository.ClassRepository;
import io.windlass.wsman.api.Query;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.api.event.EventSink;
import io.windlass.wsman.api.filter.Filter;
import io.windlass.wsman.api.filter.FilterDialect;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Event queries see what happens on this very host. */
@Timeout(60)
class HostEventsTest {
  private final BlockingQueue<Instance> events = new LinkedBlockingQueue<>();
  private final EventSink sink =
      new EventSink() {
        @Override
        public boolean emit(Instance event) {
          return events.add(event);
        }

        @Override
        public void fail(ResourceFault fault) {
          events.add(Instance.of("failed").set("Reason", fault.getMessage()).build());
        }
      };

  private record WqlQuery(String wql) implements Query {
    @Override
    public Target target() {
      return Target.ofClass("root/cimv2", "*", Map.of());
    }

    @Override
    public Optional<Filter> filter() {
      return Optional.empty();
    }

    @Override
    public Set<String> projection() {
      return Set.of();
    }

    @Override
    public boolean keysOnly() {
      return false;
    }

    @Override
    public Optional<String> dialect() {
      return Optional.of(FilterDialect.WQL);
    }

    @Override
    public Optional<String> text() {
      return Optional.of(wql);
    }
  }

  @Test
  void aProcessThatComesAndGoesIsSeen() throws Exception {
    WmiProvider provider = new WmiProvider(new ClassRepository());
    String wql =
        "SELECT * FROM __InstanceOperationEvent WITHIN 0.2 WHERE TargetInstance ISA"
            + " 'Win32_Process' AND TargetInstance.CommandLine LIKE 'sleep 4321%' AND NOT"
            + " __CLASS = '__InstanceModificationEvent'";
    try (AutoCloseable subscription =
        provider.subscribe(new WqlQuery(wql), sink, new TestContext())) {
      assertNotNull(subscription);
      Process process = new ProcessBuilder("sleep", "4321").start();
      try {
        Instance created = events.poll(30, TimeUnit.SECONDS);
        assertEquals("__InstanceCreationEvent", created.className());
        assertEquals(
            Long.toString(process.pid()), ((Instance) created.get("TargetInstance")).get("Handle"));
      } finally {
        process.destroyForcibly().waitFor();
      }
      assertEquals("__InstanceDeletionEvent", events.poll(30, TimeUnit.SECONDS).className());
    } finally {
      provider.close();
    }
  }
}
