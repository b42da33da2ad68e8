package io.windlass.wsman.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WsmanSessionTest {
  private static final String WIN32 = "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/cimv2/";
  private static final String IDENTITY =
      FakeService.envelope(
          "<i:IdentifyResponse"
              + " xmlns:i=\"http://schemas.dmtf.org/wbem/wsman/identity/1/wsmanidentity.xsd\">"
              + "<i:ProductVendor>Windlass</i:ProductVendor></i:IdentifyResponse>");

  private static WsmanSession session(FakeService service) {
    return new WsmanSession(service.endpoint(), Authentication.none(), SessionOptions.defaults());
  }

  @Test
  void identifiesWithoutAddressingHeadersAndAsNobody() throws IOException {
    try (FakeService service = FakeService.tcp(r -> FakeService.ok(IDENTITY));
        WsmanSession session = session(service)) {
      assertEquals("Windlass", session.identify().textOf("ProductVendor"));
      FakeService.Request request = service.requests().get(0);
      assertTrue(request.head().startsWith("POST /wsman HTTP/1.1\r\nHost: 127.0.0.1:"));
      assertTrue(request.head().contains("WSMANIDENTIFY: unauthenticated\r\n"));
      assertFalse(request.body().contains("Action"));
    }
  }

  @Test
  void speaksThroughAUnixDomainSocket(@TempDir Path dir) throws IOException {
    Path socket = dir.resolve("wsman.sock");
    try (FakeService service = FakeService.unix(socket, r -> FakeService.ok(IDENTITY));
        WsmanSession session =
            new WsmanSession(
                Endpoint.local(socket), Authentication.none(), SessionOptions.defaults())) {
      assertEquals("Windlass", session.identify().textOf("ProductVendor"));
      assertEquals("Windlass", session.identify().textOf("ProductVendor"));
      assertEquals(1, service.requests().get(1).connection());
      assertFalse(service.requests().get(0).head().contains("WSMANIDENTIFY"));
    }
  }

  @Test
  void sendsTheHeadersOfAGetInTheOrderOfWindows() throws IOException {
    try (FakeService service = FakeService.tcp(r -> FakeService.ok(FakeService.envelope("<x/>")));
        WsmanSession session =
            new WsmanSession(
                service.endpoint(),
                Authentication.basic("ann", "s3cret"),
                SessionOptions.defaults())) {
      Map<String, String> selectors = new LinkedHashMap<>();
      selectors.put("Name", "a<b");
      selectors.put("Zone", "2");
      session.get(
          ResourceLocator.of(WIN32 + "Win32_Service", selectors)
              .withOptions(Map.of("o", "1"))
              .withFragment("State/text()"));
      FakeService.Request request = service.requests().get(0);
      assertTrue(request.head().contains("Authorization: Basic YW5uOnMzY3JldA==\r\n"));
      String[] parts = {
        "<a:To>http://127.0.0.1:" + service.port() + "/wsman</a:To>",
        "<w:ResourceURI s:mustUnderstand=\"true\">" + WIN32 + "Win32_Service</w:ResourceURI>",
        "<a:ReplyTo><a:Address s:mustUnderstand=\"true\">"
            + "http://schemas.xmlsoap.org/ws/2004/08/addressing/role/anonymous</a:Address>",
        "<a:Action s:mustUnderstand=\"true\">"
            + "http://schemas.xmlsoap.org/ws/2004/09/transfer/Get</a:Action>",
        "<w:MaxEnvelopeSize s:mustUnderstand=\"true\">512000</w:MaxEnvelopeSize>",
        "<a:MessageID>uuid:",
        "<w:Locale xml:lang=\"en-US\" s:mustUnderstand=\"false\"/>",
        "<p:DataLocale xml:lang=\"en-US\" s:mustUnderstand=\"false\"/>",
        "<p:SessionId s:mustUnderstand=\"false\">uuid:",
        "<w:SelectorSet><w:Selector Name=\"Name\">a&lt;b</w:Selector>"
            + "<w:Selector Name=\"Zone\">2</w:Selector></w:SelectorSet>",
        "<w:OptionSet s:mustUnderstand=\"true\"><w:Option Name=\"o\">1</w:Option></w:OptionSet>",
        "<w:FragmentTransfer s:mustUnderstand=\"true\">State/text()</w:FragmentTransfer>",
        "<w:OperationTimeout>PT60.000S</w:OperationTimeout></s:Header><s:Body></s:Body>"
      };
      int at = 0;
      for (String part : parts) {
        int found = request.body().indexOf(part, at);
        assertTrue(found >= at, () -> part + " is missing or late in " + request.body());
        at = found;
      }
    }
  }

  @Test
  void turnsAFaultIntoAnExceptionWithAllItsParts() throws IOException {
    String fault =
        FakeService.envelope(
            "<s:Fault><s:Code><s:Value>s:Receiver</s:Value><s:Subcode><s:Value>w:TimedOut</s:Value>"
                + "</s:Subcode></s:Code><s:Reason><s:Text xml:lang=\"en-US\">too late</s:Text>"
                + "</s:Reason><s:Detail><w:FaultDetail>urn:detail</w:FaultDetail>"
                + "<f:WSManFault xmlns:f=\"http://schemas.microsoft.com/wbem/wsman/1/wsmanfault\""
                + " Code=\"2150858793\" Machine=\"host1\"><f:Message>It took too long.</f:Message>"
                + "</f:WSManFault></s:Detail></s:Fault>");
    try (FakeService service = FakeService.tcp(r -> FakeService.fault(fault));
        WsmanSession session = session(service)) {
      WsmanFault told =
          assertThrows(
                  WsmanFaultException.class,
                  () -> session.get(ResourceLocator.of(WIN32 + "Win32_X")))
              .fault();
      assertEquals("Receiver", told.code().getLocalPart());
      assertEquals("wsman:TimedOut", told.subcodeName());
      assertEquals("too late", told.reason());
      assertEquals("urn:detail", told.detailUri());
      assertEquals(2150858793L, told.wsmanCode());
      assertEquals("host1", told.machine());
      assertEquals("It took too long.", told.message());
    }
  }

  @Test
  void pullsUntilTheEndAndSendsTheLatestContext() throws IOException {
    List<String> answers =
        new ArrayList<>(
            List.of(
                "<n:EnumerateResponse><n:EnumerationContext>c1</n:EnumerationContext>"
                    + "<w:Items><x>1</x></w:Items></n:EnumerateResponse>",
                "<n:PullResponse><n:EnumerationContext>c2</n:EnumerationContext>"
                    + "<n:Items><x>2</x><x>3</x></n:Items></n:PullResponse>",
                "<n:PullResponse><n:Items><x>4</x></n:Items><n:EndOfSequence/></n:PullResponse>"));
    try (FakeService service =
            FakeService.tcp(r -> FakeService.ok(FakeService.envelope(answers.remove(0))));
        WsmanSession session = session(service);
        Enumerator items =
            session.enumerate(
                ResourceLocator.of(WIN32 + "*"),
                EnumerateOptions.wql("select * from X where a < 3"))) {
      StringBuilder seen = new StringBuilder();
      while (items.hasNext()) {
        seen.append(items.next().text());
      }
      assertEquals("1234", seen.toString());
      List<FakeService.Request> requests = service.requests();
      assertTrue(
          requests
              .get(0)
              .body()
              .contains(
                  "<n:Enumerate><w:OptimizeEnumeration/><w:MaxElements>32000</w:MaxElements>"
                      + "<w:Filter Dialect=\"http://schemas.microsoft.com/wbem/wsman/1/WQL\">"
                      + "select * from X where a &lt; 3</w:Filter></n:Enumerate>"));
      assertTrue(requests.get(2).body().contains(">c2</n:EnumerationContext>"));
      assertEquals(3, requests.size());
      assertEquals(1, requests.get(2).connection());
    }
  }

  @Test
  void releasesAnEnumerationThatIsClosedEarly() throws IOException {
    String first =
        "<n:EnumerateResponse><n:EnumerationContext>c1</n:EnumerationContext>"
            + "<w:Items><x>1</x></w:Items></n:EnumerateResponse>";
    try (FakeService service = FakeService.tcp(r -> FakeService.ok(FakeService.envelope(first)));
        WsmanSession session = session(service)) {
      try (Enumerator items =
          session.enumerate(ResourceLocator.of("urn:x"), EnumerateOptions.all())) {
        items.next();
      }
      assertTrue(
          service
              .requests()
              .get(1)
              .body()
              .contains("<n:Release><n:EnumerationContext>c1</n:EnumerationContext></n:Release>"));
    }
  }

  @Test
  void givesUpOnAServiceThatNeverSendsAnItem() throws IOException {
    String never =
        "<n:PullResponse><n:EnumerationContext>c</n:EnumerationContext></n:PullResponse>";
    try (FakeService service =
            FakeService.tcp(
                r ->
                    FakeService.ok(
                        FakeService.envelope(
                            r.body().contains("<n:Enumerate>")
                                ? never.replace("Pull", "Enumerate")
                                : never)));
        WsmanSession session = session(service);
        Enumerator items = session.enumerate(ResourceLocator.of("urn:x"), EnumerateOptions.all())) {
      WsmanException failure = assertThrows(WsmanException.class, items::hasNext);
      assertTrue(failure.getMessage().contains("without items and without an end"));
    }
  }

  @Test
  void refusesAnAnswerToAnotherRequest() throws IOException {
    String answer =
        FakeService.envelope("<x/>")
            .replace("<s:Header/>", "<s:Header><a:RelatesTo>uuid:else</a:RelatesTo></s:Header>");
    try (FakeService service = FakeService.tcp(r -> FakeService.ok(answer));
        WsmanSession session = session(service)) {
      WsmanException failure =
          assertThrows(
              WsmanException.class, () -> session.get(ResourceLocator.of(WIN32 + "Win32_X")));
      assertTrue(failure.getMessage().contains("another request: uuid:else"));
    }
  }

  @Test
  void saysWhoWasRefusedAndWhatIsOffered() throws IOException {
    byte[] refusal =
        FakeService.raw(
            "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Negotiate\r\n"
                + "WWW-Authenticate: Basic realm=\"WSMAN\"\r\nContent-Length: 0\r\n\r\n");
    try (FakeService service = FakeService.tcp(r -> refusal);
        WsmanSession session =
            new WsmanSession(
                service.endpoint(), Authentication.basic("ann", "x"), SessionOptions.defaults())) {
      HttpStatusException failure = assertThrows(HttpStatusException.class, session::identify);
      assertEquals(401, failure.status());
      assertTrue(
          failure
              .getMessage()
              .startsWith("The service refused the user ann; it offers Negotiate, Basic"),
          failure.getMessage());
      assertFalse(failure.getMessage().contains("realm"));
    }
  }

  @Test
  void givesUpWhenTheServiceIsSilent() throws IOException {
    SessionOptions short_ =
        SessionOptions.defaults()
            .withOperationTimeout(Duration.ofMillis(50))
            .withNetworkDelay(Duration.ofMillis(200));
    CountDownLatch over = new CountDownLatch(1);
    try (FakeService service =
            FakeService.tcp(
                r -> {
                  try {
                    over.await();
                  } catch (InterruptedException end) {
                    Thread.currentThread().interrupt();
                  }
                  return null;
                });
        WsmanSession session =
            new WsmanSession(service.endpoint(), Authentication.none(), short_)) {
      WsmanException failure = assertThrows(WsmanException.class, session::identify);
      assertTrue(failure.getMessage().contains("within 250 ms"), failure.getMessage());
    } finally {
      over.countDown();
    }
  }

  @Test
  void stopsWhenItsThreadIsInterrupted() throws IOException {
    Thread caller = Thread.currentThread();
    CountDownLatch over = new CountDownLatch(1);
    try (FakeService service =
            FakeService.tcp(
                r -> {
                  caller.interrupt();
                  try {
                    over.await();
                  } catch (InterruptedException end) {
                    Thread.currentThread().interrupt();
                  }
                  return null;
                });
        WsmanSession session = session(service)) {
      WsmanException failure =
          assertThrows(
              WsmanException.class, () -> session.get(ResourceLocator.of(WIN32 + "Win32_X")));
      assertTrue(failure.getMessage().startsWith("Interrupted"), failure.getMessage());
      assertTrue(Thread.interrupted());
    } finally {
      over.countDown();
    }
  }
}
