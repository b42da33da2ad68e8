package io.windlass.wsman.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Get, Put, Create and Delete of parts of an instance (DSP0226 §7.7). */
class FragmentsTest {
  private static final String TRANSFER = "http://schemas.xmlsoap.org/ws/2004/09/transfer/";
  private static final String XPATH = "http://www.w3.org/TR/1999/REC-xpath-19991116";

  private final WsmanHost host = new WsmanHost();

  @BeforeEach
  void start() {
    host.add(new Family(), Family.PREFIX);
  }

  @AfterEach
  void stop() {
    host.close();
  }

  private String send(String action, String name, String path, String body) {
    String header =
        "<w:FragmentTransfer s:mustUnderstand='true' xmlns:f='"
            + Family.BOX
            + "'>"
            + path.replace("<", "&lt;")
            + "</w:FragmentTransfer>";
    return host.exchange(
        Envelopes.request(TRANSFER + action, Family.BOX, Map.of("Name", name), header, body));
  }

  private static String fragment(String content) {
    return "<w:XmlFragment>" + content + "</w:XmlFragment>";
  }

  private static String inside(String answer) {
    int start = answer.indexOf('>', answer.indexOf("<w:XmlFragment")) + 1;
    int end = answer.indexOf("</w:XmlFragment>");
    return end < 0 ? "" : answer.substring(start, end).replaceAll("<(/?)\\w+:", "<$1");
  }

  @ParameterizedTest
  @CsvSource({
    "c, Note, <Note>third</Note>",
    "c, ./Note, <Note>third</Note>",
    "c, f:Note, <Note>third</Note>",
    "c, Note/text(), third",
    "a, Tags, <Tags>red</Tags><Tags>old</Tags><Tags>big</Tags>",
    "a, Tags[2], <Tags>old</Tags>",
    "a, Tags[3]/text(), big",
    "a, Label/Text/text(), box a"
  })
  void aPartIsGot(String box, String path, String expected) {
    String answer = send("Get", box, path, "");
    assertEquals(expected, inside(answer), answer);
    String header = answer.substring(0, answer.indexOf("</s:Header>"));
    assertEquals(path, Answers.text(header, "w:FragmentTransfer"), header);
  }

  @Test
  void anItemThatIsNotThereIsNil() {
    String answer = send("Get", "a", "Tags[9]", "");
    assertTrue(answer.contains("<w:XmlFragment"), answer);
    assertTrue(answer.contains("xsi:nil=\"true\"/></s:Body>"), answer);
  }

  @Test
  void theWholeIsAPartToo() {
    String answer = send("Get", "c", "/f:Box", "");
    assertEquals("third", Answers.text(answer, "p:Note"), answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Weight", "/Note", "note", "Note[", "Note/text()/x", "", "concat('a','b')"})
  void aPathThatIsNoneIsRefused(String path) {
    String answer = send("Get", "c", path, "");
    assertEquals("w:CannotProcessFilter", Answers.subcode(answer), answer);
    assertEquals("2150858899", Answers.code(answer), answer);
  }

  @Test
  void onlyXpathIsUnderstood() {
    String header =
        "<w:FragmentTransfer s:mustUnderstand='true' Dialect='%s'>Note</w:FragmentTransfer>";
    String good =
        host.exchange(
            Envelopes.request(
                TRANSFER + "Get", Family.BOX, Map.of("Name", "c"), header.formatted(XPATH), ""));
    assertEquals("<Note>third</Note>", inside(good), good);
    String bad =
        host.exchange(
            Envelopes.request(
                TRANSFER + "Get", Family.BOX, Map.of("Name", "c"), header.formatted("urn:x"), ""));
    assertEquals("w:FragmentDialectNotSupported", Answers.subcode(bad), bad);
  }

  private String note(String box) {
    return inside(send("Get", box, "Note", ""));
  }

  private String tags() {
    return inside(send("Get", "a", "Tags", "")).replaceAll("</Tags>", " ").replace("<Tags>", "");
  }

  @Test
  void aPropertyIsReplacedAndNothingElse() {
    String answer =
        send("Put", "a", "Note", fragment("<f:Note xmlns:f='" + Family.BOX + "'>new</f:Note>"));
    assertEquals("<Note>new</Note>", inside(answer), answer);
    assertEquals("red old big ", tags());
  }

  @Test
  void textIsReplacedByText() {
    send("Put", "a", "Note/text()", fragment("a &lt; b"));
    assertEquals("<Note>a &lt; b</Note>", note("a"));
  }

  @Test
  void anItemIsReplacedAddedAndRemoved() {
    send("Put", "a", "Tags[2]", fragment("<Tags>new</Tags>"));
    assertEquals("red new big ", tags());
    String created = send("Create", "a", "Tags", fragment("<Tags>last</Tags>"));
    assertTrue(created.contains("<x:ResourceCreated><a:Address"), created);
    assertEquals("red new big last ", tags());
    String deleted = send("Delete", "a", "Tags[1]", "");
    assertTrue(deleted.contains("<s:Body></s:Body>"), deleted);
    assertEquals("new big last ", tags());
  }

  @Test
  void aPropertyIsCreatedOnce() {
    send("Create", "a", "Note", fragment("<Note>first</Note>"));
    assertEquals("<Note>first</Note>", note("a"));
    String again = send("Create", "a", "Note", fragment("<Note>second</Note>"));
    assertEquals("w:AlreadyExists", Answers.subcode(again), again);
    assertEquals("<Note>first</Note>", note("a"));
  }

  @Test
  void aDeletedPropertyIsNull() {
    send("Delete", "c", "Note", "");
    assertTrue(note("c").contains("nil=\"true\""), note("c"));
  }

  @ParameterizedTest
  @CsvSource({
    "<Note>x</Note>, Note, InvalidFragment",
    "'', Note, InvalidFragment",
    "<w:XmlFragment><Tags>x</Tags></w:XmlFragment>, Note, InvalidFragment",
    "<w:XmlFragment><Label>x</Label></w:XmlFragment>, Label, InvalidValues"
  })
  void aBodyThatDoesNotFitIsRefused(String body, String path, String detail) {
    String answer = send("Put", "c", path, body == null ? "" : body);
    assertEquals("x:InvalidRepresentation", Answers.subcode(answer), answer);
    assertEquals(detail, Answers.detail(answer), answer);
    assertEquals("<Note>third</Note>", note("c"));
  }

  @Test
  void onlySomeOperationsDoFragments() {
    String enumerate =
        host.exchange(
            Envelopes.request(
                "http://schemas.xmlsoap.org/ws/2004/09/enumeration/Enumerate",
                Family.BOX,
                Map.of(),
                "<w:FragmentTransfer s:mustUnderstand='true'>Note</w:FragmentTransfer>",
                "<n:Enumerate/>"));
    assertEquals("FragmentLevelAccess", Answers.detail(enumerate), enumerate);
    assertFalse(send("Get", "c", "Note", "").contains("s:Fault"));
  }
}
