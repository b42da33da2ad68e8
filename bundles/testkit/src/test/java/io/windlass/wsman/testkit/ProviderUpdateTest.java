package io.windlass.wsman.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wsman.api.Enumerable;
import io.windlass.wsman.api.Gettable;
import io.windlass.wsman.api.InstanceSource;
import io.windlass.wsman.api.OpContext;
import io.windlass.wsman.api.Query;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.cim.CimType;
import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.cim.Instance;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A provider whose service properties change may have other classes and URIs than before. */
class ProviderUpdateTest {
  private static final String WMI = "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/";

  private final WsmanHost host = new WsmanHost();
  private final Growing provider = new Growing();
  private final long id = host.add(provider, WMI + "one");

  /** Has instances of whatever class it is told to have. */
  private static final class Growing implements Gettable, Enumerable {
    final List<ClassSchema> schemas = new CopyOnWriteArrayList<>(List.of(schema("one", "A")));

    static ClassSchema schema(String namespace, String name) {
      return ClassSchema.of("root/" + namespace, name).key("Id", CimType.STRING).build();
    }

    @Override
    public Collection<ClassSchema> schemas() {
      return schemas;
    }

    @Override
    public Instance get(Target target, OpContext context) {
      return Instance.of(target.className()).set("Id", "got").build();
    }

    @Override
    public InstanceSource enumerate(Query query, OpContext context) {
      return InstanceSource.of(
          List.of("1", "2", "3").stream()
              .map(each -> Instance.of("A").set("Id", each).build())
              .iterator());
    }
  }

  @AfterEach
  void stop() {
    host.close();
  }

  private String get(String resource) {
    return host.exchange(Envelopes.get(WMI + resource, Map.of("Id", "got")));
  }

  @Test
  void newClassesAreServedAndOldOnesAreNot() {
    assertTrue(get("one/A").contains("<p:Id>got<"), get("one/A"));
    assertTrue(get("two/B").contains("DestinationUnreachable"));
    provider.schemas.set(0, Growing.schema("two", "B"));
    host.update(id, provider, WMI + "one", WMI + "two");
    assertTrue(get("two/B").contains("<p:Id>got<"), get("two/B"));
    assertTrue(get("one/A").contains("DestinationUnreachable"));
    assertEquals(List.of("Growing: ACTIVE"), host.providers());
  }

  @Test
  void aRunningEnumerationGoesOn() {
    String opened = host.exchange(Envelopes.enumerate(WMI + "one/A", ""));
    Matcher context = Pattern.compile("EnumerationContext>([^<]+)<").matcher(opened);
    assertTrue(context.find(), opened);
    host.update(id, provider, WMI + "one", WMI + "two");
    String page = host.exchange(Envelopes.pull(WMI + "one/A", context.group(1), ""));
    assertTrue(page.contains("<p:Id>1<"), page);
  }

  @Test
  void aMistakeOfAnUpdateIsMendedByTheNext() {
    provider.schemas.add(Growing.schema("one", "a"));
    host.update(id, provider, WMI + "one");
    assertTrue(get("one/A").contains("s:Fault"));
    assertTrue(host.providers().get(0).startsWith("Growing: REJECTED"), host.providers()::toString);
    provider.schemas.remove(1);
    host.update(id, provider, WMI + "one");
    assertTrue(get("one/A").contains("<p:Id>got<"));
    assertEquals(List.of("Growing: ACTIVE"), host.providers());
  }

  @Test
  void aProviderThatIsGoneIsNotUpdated() {
    host.remove(id);
    host.update(id, provider, WMI + "one");
    assertTrue(get("one/A").contains("DestinationUnreachable"));
  }
}
