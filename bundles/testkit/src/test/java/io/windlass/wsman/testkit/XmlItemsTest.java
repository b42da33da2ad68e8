package io.windlass.wsman.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wsman.api.Enumerable;
import io.windlass.wsman.api.InstanceSource;
import io.windlass.wsman.api.OpContext;
import io.windlass.wsman.api.Query;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.XmlInstance;
import io.windlass.wsman.api.XmlReply;
import io.windlass.wsman.api.XmlRequest;
import io.windlass.wsman.api.XmlResource;
import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.cim.Instance;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the host does for providers that speak XML: enumerations and fragments. */
class XmlItemsTest {
  private static final String URI = "http://acme.org/lamps";
  private static final String GET = "http://schemas.xmlsoap.org/ws/2004/09/transfer/Get";
  private static final String PUT = "http://schemas.xmlsoap.org/ws/2004/09/transfer/Put";

  private final WsmanHost host = new WsmanHost();
  private final List<String> puts = new ArrayList<>();
  private boolean shows = true;

  /** Lamps a, b and c; one of them is shown and set as XML with a namespace and an attribute. */
  private final class Lamps implements XmlResource, Enumerable {
    private String colour = "red";

    @Override
    public Collection<ClassSchema> schemas() {
      return List.of();
    }

    @Override
    public InstanceSource enumerate(Query query, OpContext context) {
      List<Instance> lamps = new ArrayList<>();
      for (String name : List.of("a", "b", "c")) {
        lamps.add(
            XmlInstance.of(
                Target.of(query.target().resourceUri(), Map.of("Name", name)),
                out -> lamp(out, name)));
      }
      return InstanceSource.of(lamps.iterator());
    }

    @Override
    public CompletionStage<XmlReply> handle(XmlRequest request, OpContext context)
        throws ResourceFault {
      boolean put = request.action().toString().equals(PUT);
      if (put) {
        colour = colourOf(request.body());
      }
      return CompletableFuture.completedFuture(
          out -> {
            if (!put || shows) {
              lamp(out, request.target().selectors().get("name"));
            }
          });
    }

    private String colourOf(XMLStreamReader body) {
      try {
        StringBuilder seen = new StringBuilder(body.getLocalName());
        String found = "";
        while (body.nextTag() == XMLStreamReader.START_ELEMENT) {
          seen.append(' ').append(body.getLocalName()).append('=');
          String text = body.getElementText();
          seen.append(text);
          found = seen.indexOf("Colour") > 0 && found.isEmpty() ? text : found;
        }
        puts.add(seen.toString());
        return found;
      } catch (XMLStreamException e) {
        throw new IllegalStateException(e);
      }
    }

    private void lamp(XMLStreamWriter out, String name) throws XMLStreamException {
      out.writeStartElement("l", "Lamp", URI);
      out.writeNamespace("l", URI);
      for (String[] part : new String[][] {{"Colour", colour}, {"At", name}, {"At", "home"}}) {
        out.writeStartElement("l", part[0], URI);
        out.writeCharacters(part[1]);
        out.writeEndElement();
      }
      out.writeEndElement();
    }
  }

  @BeforeEach
  void start() {
    host.add(new Lamps(), URI);
  }

  @AfterEach
  void stop() {
    host.close();
  }

  private String enumerate(String inside) {
    return host.exchange(
        Envelopes.enumerate(
            URI, "<w:OptimizeEnumeration/><w:MaxElements>10</w:MaxElements>" + inside));
  }

  private String fragment(String action, String path, String body) {
    String header =
        "<w:FragmentTransfer s:mustUnderstand=\"true\">" + path + "</w:FragmentTransfer>";
    return host.exchange(Envelopes.request(action, URI, Map.of("Name", "b"), header, body));
  }

  private static String xmlFragment(String inside) {
    return "<w:XmlFragment xmlns:l=\"" + URI + "\">" + inside + "</w:XmlFragment>";
  }

  private static int count(String text, String part) {
    return text.split(part, -1).length - 1;
  }

  @Test
  void theHostEnumeratesItems() {
    String answer = enumerate("");
    assertEquals(3, count(answer, "<l:Lamp xmlns:l"), answer);
    assertTrue(answer.contains("EndOfSequence"), answer);
  }

  @Test
  void pagesAreCutAndPulled() {
    String opened = host.exchange(Envelopes.enumerate(URI, ""));
    String context = Answers.text(opened, "n:EnumerationContext");
    String page = host.exchange(Envelopes.pull(URI, context, "<n:MaxElements>2</n:MaxElements>"));
    assertEquals(2, count(page, "<l:Lamp"), page);
    assertTrue(host.exchange(Envelopes.release(URI, context)).contains("ReleaseResponse"));
  }

  @Test
  void addressesComeAlone() {
    String answer = enumerate("<w:EnumerationMode>EnumerateEPR</w:EnumerationMode>");
    assertEquals(3, count(answer, "<w:Selector Name=\"Name\">"), answer);
    assertFalse(answer.contains("<l:Lamp"), answer);
  }

  @Test
  void addressesComeWithItems() {
    String answer = enumerate("<w:EnumerationMode>EnumerateObjectAndEPR</w:EnumerationMode>");
    assertEquals(3, count(answer, "<w:Item><l:Lamp"), answer);
    assertEquals(3, count(answer, "<w:Selector Name=\"Name\">"), answer);
  }

  @Test
  void theSelectorFilterSeesSelectors() {
    String filter =
        "<w:Filter Dialect=\"http://schemas.dmtf.org/wbem/wsman/1/wsman/SelectorFilter\">"
            + "<w:SelectorSet><w:Selector Name=\"name\">b</w:Selector></w:SelectorSet></w:Filter>";
    assertEquals(1, count(enumerate(filter), "<l:Lamp"));
  }

  @Test
  void otherFiltersAreRefusedByName() {
    String answer = enumerate("<w:Filter>Colour='red'</w:Filter>");
    assertTrue(answer.contains("FilterDialectRequestedUnavailable"), answer);
  }

  @Test
  void aGetShowsAFragment() {
    String answer = fragment(GET, "Colour", "");
    assertTrue(answer.contains(">red</l:Colour>"), answer);
    assertFalse(answer.contains("home"), answer);
    assertTrue(answer.contains("FragmentTransfer"), answer);
  }

  @Test
  void positionsAndTextAreUnderstood() {
    assertEquals("home", Answers.text(fragment(GET, "At[2]/text()", ""), "w:XmlFragment").strip());
    assertTrue(fragment(GET, "/Lamp/At[3]", "").contains("nil=\"true\""));
  }

  @Test
  void aPutOfAFragmentPutsTheWhole() {
    String answer = fragment(PUT, "Colour", xmlFragment("<l:Colour>blue</l:Colour>"));
    assertEquals(List.of("Lamp Colour=blue At=b At=home"), puts);
    assertTrue(answer.contains(">blue</l:Colour>"), answer);
  }

  @Test
  void aPutOfTextPutsTheWholeToo() {
    shows = false;
    String answer = fragment(PUT, "Colour/text()", xmlFragment("gr&lt;en"));
    assertEquals(List.of("Lamp Colour=gr<en At=b At=home"), puts);
    assertEquals("gr<en", Answers.text(answer, "w:XmlFragment").replace("&lt;", "<").strip());
  }

  @Test
  void aPutOfSomethingElseIsRefused() {
    assertTrue(fragment(PUT, "Colour", xmlFragment("<l:At>x</l:At>")).contains("InvalidFragment"));
    assertTrue(fragment(PUT, "At", xmlFragment("<l:At>x</l:At>")).contains("InvalidFragment"));
    assertTrue(fragment(PUT, "Colour", "<l:Colour xmlns:l=\"" + URI + "\"/>").contains("Fault"));
    assertEquals(List.of(), puts);
  }

  @Test
  void whatNeedsAClassIsRefused() {
    String answer = fragment(GET, "At[. = 'home']", "");
    assertTrue(answer.contains("only positions can stand in brackets"), answer);
  }
}
