package io.windlass.wsman.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.OpContext;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.XmlReply;
import io.windlass.wsman.api.XmlRequest;
import io.windlass.wsman.api.XmlResource;
import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.security.Caller;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The raw tier: all actions of a resource as XML. */
class XmlResourceTest {
  private static final String URI = "http://acme.org/raw";
  private final WsmanHost host = new WsmanHost();
  private final List<CompletableFuture<XmlReply>> waiting = new ArrayList<>();

  /** Does what the last segment of the action says. */
  private final class Raw implements XmlResource {
    @Override
    public Collection<ClassSchema> schemas() {
      return List.of();
    }

    @Override
    public CompletionStage<XmlReply> handle(XmlRequest request, OpContext context)
        throws ResourceFault {
      String action = request.action().toString();
      switch (action.substring(action.lastIndexOf('/') + 1)) {
        case "Echo":
          return done(echo(request));
        case "Wait":
          CompletableFuture<XmlReply> later = new CompletableFuture<>();
          synchronized (waiting) {
            waiting.add(later);
            waiting.notifyAll();
          }
          return later;
        case "Open":
          return done(out -> out.writeStartElement("open"));
        case "Close":
          return done(out -> out.writeEndElement());
        case "Null":
          return null;
        case "Refuse":
          throw new ResourceFault(FaultCode.QUOTA_LIMIT, "no more");
        default:
          return done(
              new XmlReply() {
                @Override
                public void writeBody(XMLStreamWriter writer) {}

                @Override
                public Optional<String> action() {
                  return Optional.of("urn:own");
                }
              });
      }
    }

    private CompletionStage<XmlReply> done(XmlReply reply) {
      return CompletableFuture.completedFuture(reply);
    }

    private XmlReply echo(XmlRequest request) {
      try {
        String text = request.body().getElementText();
        String key = request.target().selectors().get("k");
        return out -> {
          out.writeStartElement("said");
          out.writeCharacters(key + ":" + text);
          out.writeEndElement();
        };
      } catch (XMLStreamException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @BeforeEach
  void start() {
    host.add(new Raw(), URI);
  }

  @AfterEach
  void stop() {
    host.close();
  }

  private static String request(String action, String headers, String body) {
    return Envelopes.request("urn:raw/" + action, URI, Map.of("k", "v"), headers, body);
  }

  @Test
  void bodiesPassBothWays() {
    String answer = host.exchange(request("Echo", "", "<say>a&lt;b</say>"));
    assertTrue(answer.contains("<s:Body><said>v:a&lt;b</said></s:Body>"), answer);
    assertEquals("urn:raw/EchoResponse", Answers.text(answer, "a:Action"));
  }

  @Test
  void aReplyMayNameItsAction() {
    assertEquals("urn:own", Answers.text(host.exchange(request("Own", "", "")), "a:Action"));
  }

  @Test
  void whoWaitsHoldsNoThread() throws Exception {
    int many = 200;
    List<CompletableFuture<String>> asked = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      asked.add(host.send(WsmanHost.ADMINISTRATOR, request("Wait", "", "")));
    }
    awaitWaiting(many);
    // More than a bulkhead has places are waiting, and another is served all the same.
    assertTrue(host.exchange(request("Echo", "", "<say>x</say>")).contains("v:x"));
    waiting.forEach(each -> each.complete(out -> out.writeEmptyElement("now")));
    for (CompletableFuture<String> each : asked) {
      assertTrue(each.get(20, TimeUnit.SECONDS).contains("<now"));
    }
  }

  private void awaitWaiting(int count) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    synchronized (waiting) {
      while (waiting.size() < count) {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        assertTrue(left > 0, () -> "only " + waiting.size());
        waiting.wait(left);
      }
    }
  }

  @Test
  void aStageThatDoesNotCompleteTimesOut() {
    String answer =
        host.exchange(request("Wait", "<w:OperationTimeout>PT0.3S</w:OperationTimeout>", ""));
    assertEquals("w:TimedOut", Answers.subcode(answer), answer);
    assertTrue(answer.contains("OperationTimeout"), answer);
  }

  @Test
  void outputThatIsNotBalancedCannotBreakTheEnvelope() {
    String open = host.exchange(request("Open", "", ""));
    assertTrue(open.contains("<open></open></s:Body>") || open.contains("<open/></s:Body>"), open);
    assertEquals("w:InternalError", Answers.subcode(host.exchange(request("Close", "", ""))));
    assertEquals("w:InternalError", Answers.subcode(host.exchange(request("Null", "", ""))));
  }

  @Test
  void anActionThatIsNoUriIsRefused() {
    String answer = host.exchange(request("Echo", "", "").replace("urn:raw/Echo", "raw echo"));
    assertEquals("a:ActionNotSupported", Answers.subcode(answer), answer);
  }

  @Test
  void anInstructionInTheBodyDoesNotReachTheProvider() {
    String answer = host.exchange(request("Echo", "", "<say>a<?evil b?>c</say>"));
    assertTrue(answer.contains("<s:Fault"), answer);
    assertFalse(answer.contains("said"), answer);
  }

  @Test
  void faultsAndRightsAreAsEverywhere() {
    assertEquals("w:QuotaLimit", Answers.subcode(host.exchange(request("Refuse", "", ""))));
    Caller guest = Caller.of("guest", "Test", Set.of());
    String denied = host.exchange(guest, request("Echo", "", "<say>x</say>"));
    assertEquals("w:AccessDenied", Answers.subcode(denied));
    assertFalse(denied.contains("said"));
  }
}
