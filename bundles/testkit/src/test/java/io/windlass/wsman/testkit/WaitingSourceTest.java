package io.windlass.wsman.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wsman.api.Enumerable;
import io.windlass.wsman.api.InstanceSource;
import io.windlass.wsman.api.OpContext;
import io.windlass.wsman.api.Query;
import io.windlass.wsman.api.cim.CimType;
import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.cim.Instance;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A cursor that has nothing to say yet. */
class WaitingSourceTest {
  private static final String PREFIX = "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/news";
  private static final String URI = PREFIX + "/News";
  private final WsmanHost host = new WsmanHost();
  private final CompletableFuture<Void> news = new CompletableFuture<>();
  private final CountDownLatch asked = new CountDownLatch(1);

  /** One item, when there are news. */
  private final class News implements Enumerable {
    @Override
    public Collection<ClassSchema> schemas() {
      return List.of(ClassSchema.of("root/news", "News").key("Id", CimType.STRING).build());
    }

    @Override
    public InstanceSource enumerate(Query query, OpContext context) {
      return new InstanceSource() {
        private boolean told;

        @Override
        public CompletionStage<?> ready(OpContext page) {
          asked.countDown();
          return news;
        }

        @Override
        public List<Instance> next(int max, OpContext page) {
          boolean first = !told;
          told = true;
          return first ? List.of(Instance.of("News").set("Id", "n1").build()) : List.of();
        }
      };
    }
  }

  @AfterEach
  void stop() {
    host.close();
  }

  private String open() {
    host.add(new News(), PREFIX);
    return Answers.text(host.exchange(Envelopes.enumerate(URI, "")), "n:EnumerationContext");
  }

  @Test
  void aPullWaitsUntilThereIsSomething() throws Exception {
    String context = open();
    CompletableFuture<String> pull =
        host.send(WsmanHost.ADMINISTRATOR, Envelopes.pull(URI, context, ""));
    assertTrue(asked.await(10, TimeUnit.SECONDS));
    news.complete(null);
    assertEquals("n1", Answers.text(pull.get(10, TimeUnit.SECONDS), "p:Id"));
  }

  @Test
  void aPullThatWaitedInVainTimesOutAndTheNextOneWorks() {
    String context = open();
    String shortPull =
        Envelopes.request(
            "http://schemas.xmlsoap.org/ws/2004/09/enumeration/Pull",
            URI,
            Map.of(),
            "<w:OperationTimeout>PT0.3S</w:OperationTimeout>",
            "<n:Pull><n:EnumerationContext>" + context + "</n:EnumerationContext></n:Pull>");
    assertEquals("w:TimedOut", Answers.subcode(host.exchange(shortPull)));
    news.complete(null);
    assertEquals("n1", Answers.text(host.exchange(Envelopes.pull(URI, context, "")), "p:Id"));
  }
}
