package io.windlass.wsman.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubscriptionTest {
  private static final ResourceLocator RESOURCE = ResourceLocator.of("http://example.org/log");
  private static final String E = " xmlns:e='http://schemas.xmlsoap.org/ws/2004/08/eventing'";

  private static byte[] answer(FakeService.Request request) {
    String body = request.body();
    if (body.contains("/Subscribe</a:Action>")) {
      return FakeService.ok(
          FakeService.envelope(
              "<e:SubscribeResponse"
                  + E
                  + "><e:SubscriptionManager><a:Address>http://h/wsman</a:Address>"
                  + "<a:ReferenceParameters><w:ResourceURI>http://example.org/manager"
                  + "</w:ResourceURI><e:Identifier>id-1</e:Identifier></a:ReferenceParameters>"
                  + "</e:SubscriptionManager><e:Expires>PT10M</e:Expires>"
                  + "<n:EnumerationContext>c1</n:EnumerationContext></e:SubscribeResponse>"));
    }
    if (body.contains(">c1<")) {
      return FakeService.ok(
          FakeService.envelope(
              "<n:PullResponse><n:EnumerationContext>c2</n:EnumerationContext><w:Bookmark><b/>"
                  + "</w:Bookmark><n:Items><x/><y/></n:Items></n:PullResponse>"));
    }
    if (body.contains(">c2<")) {
      return FakeService.fault(
          FakeService.envelope(
              "<s:Fault><s:Code><s:Value>s:Receiver</s:Value><s:Subcode><s:Value>w:TimedOut"
                  + "</s:Value></s:Subcode></s:Code><s:Reason><s:Text>t</s:Text></s:Reason>"
                  + "</s:Fault>"));
    }
    String operation = body.contains("/Renew</a:Action>") ? "Renew" : "Unsubscribe";
    return FakeService.ok(
        FakeService.envelope(
            "<e:"
                + operation
                + "Response"
                + E
                + "><e:Expires>PT1H</e:Expires></e:"
                + operation
                + "Response>"));
  }

  @Test
  void pullsRenewsAndEnds() throws IOException {
    try (FakeService service = FakeService.tcp(SubscriptionTest::answer);
        WsmanSession session =
            new WsmanSession(
                service.endpoint(), Authentication.none(), SessionOptions.defaults())) {
      Subscription events =
          session.subscribe(
              RESOURCE,
              SubscribeOptions.all()
                  .withFilter("urn:dialect", "<f/>")
                  .withExpires(Duration.ofMinutes(10))
                  .withBookmarks());
      assertEquals("PT10M", events.expires());
      assertEquals(2, events.next(Duration.ofSeconds(1)).size());
      assertEquals("Bookmark", events.bookmark().orElseThrow().localName());
      // Nothing happened: no failure, and the subscription lives on.
      assertEquals(List.of(), events.next(Duration.ofSeconds(1)));
      events.renew(Duration.ofHours(1));
      assertEquals("PT1H", events.expires());
      assertFalse(events.isEnded());
      events.close();
      events.close();
      assertThrows(IllegalStateException.class, () -> events.next(Duration.ZERO));
      List<FakeService.Request> sent = service.requests();
      String first = sent.get(0).body();
      assertTrue(
          first.contains("<e:Delivery Mode=\"http://schemas.dmtf.org/wbem/wsman/1/wsman/Pull\"/>"));
      assertTrue(first.contains("<e:Expires>PT10M</e:Expires>"), first);
      assertTrue(first.contains("<w:Filter Dialect=\"urn:dialect\"><f/></w:Filter>"), first);
      assertTrue(sent.get(1).body().contains("<n:MaxTime>PT1S</n:MaxTime>"));
      for (int i = 3; i <= 4; i++) {
        String managed = sent.get(i).body();
        assertTrue(managed.contains(">http://example.org/manager</w:ResourceURI>"), managed);
        assertTrue(managed.contains(">id-1</e:Identifier>"), managed);
      }
      assertEquals(5, sent.size());
    }
  }

  @Test
  void aServiceWithoutEventsSaysSo() throws IOException {
    try (FakeService service =
            FakeService.tcp(r -> FakeService.ok(FakeService.envelope("<other/>")));
        WsmanSession session =
            new WsmanSession(
                service.endpoint(), Authentication.none(), SessionOptions.defaults())) {
      WsmanException none =
          assertThrows(
              WsmanException.class, () -> session.subscribe(RESOURCE, SubscribeOptions.all()));
      assertTrue(none.getMessage().contains("no SubscribeResponse"), none.getMessage());
    }
  }
}
