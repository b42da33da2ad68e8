package io.windlass.wsman.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Floods, nesting, names and namespaces. The heap of these tests has 64 MB, so what would grow with
 * an attack fails here.
 */
class HostileXmlTest {
  private static final String GOOD = Envelopes.get(Toys.URI, Map.of("Id", "1"));
  private static final String PUT =
      Envelopes.put(
          Toys.URI,
          Map.of("Id", "1"),
          "<p:Toy xmlns:p='" + Toys.URI + "'><p:Colour>blue</p:Colour></p:Toy>");
  private static final String LIST = Envelopes.enumerate(Toys.URI, "<w:OptimizeEnumeration/>");
  private static final String EPR =
      "<a:EndpointReference><a:ReferenceParameters><w:ResourceURI>urn:x</w:ResourceURI>"
          + "<w:SelectorSet>@</w:SelectorSet></a:ReferenceParameters></a:EndpointReference>";
  private static final long PATIENCE_SECONDS = 30;

  private final WsmanHost host = new WsmanHost();

  @BeforeEach
  void start() {
    host.add(new Toys(3), Toys.PREFIX);
  }

  @AfterEach
  void othersAreServed() throws Exception {
    assertEquals("1", Answers.text(send(GOOD), "p:Id"));
    host.close();
  }

  private String send(String message) throws Exception {
    return host.send(WsmanHost.ADMINISTRATOR, message).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private static String many(int count, IntFunction<String> part) {
    return IntStream.range(0, count).mapToObj(part).collect(Collectors.joining());
  }

  private static String header(String xml) {
    return GOOD.replace("<s:Header>", "<s:Header>" + xml);
  }

  private static String body(String xml) {
    return GOOD.replace("<s:Body>", "<s:Body>" + xml);
  }

  private static String value(String xml) {
    return GOOD.replace(">1</w:Selector>", ">" + xml + "</w:Selector>");
  }

  private static String colour(String xml) {
    return PUT.replace("blue", xml);
  }

  private static String filter(String xml) {
    return LIST.replace("<w:OptimizeEnumeration/>", "<w:Filter>" + xml + "</w:Filter>");
  }

  /** Names that differ and have one hash code. */
  private static String colliding(int number) {
    return many(13, bit -> (number >> bit & 1) == 0 ? "Aa" : "BB");
  }

  private static String nested(int depth, String open, String close) {
    return open.repeat(depth) + close.repeat(depth);
  }

  static Stream<Arguments> floods() {
    String schema = "w:SchemaValidationError";
    return Stream.of(
        Arguments.of(
            "1,000 attributes", schema, body("<d" + many(1000, i -> " a" + i + "=''") + "/>")),
        Arguments.of(
            "100,000 attributes",
            schema,
            header("<d" + many(100_000, i -> " a" + i + "=''") + "/>")),
        Arguments.of(
            "100,000 attributes of the selector",
            schema,
            GOOD.replace(" Name=\"Id\"", " Name=\"Id\"" + many(100_000, i -> " a" + i + "=''"))),
        Arguments.of(
            "1,000 namespaces",
            schema,
            body("<d" + many(1000, i -> " xmlns:n" + i + "='u'") + "/>")),
        Arguments.of(
            "100,000 namespaces of the envelope",
            schema,
            GOOD.replace(
                "<s:Header>", "<s:Header" + many(100_000, i -> " xmlns:n" + i + "='u'") + ">")),
        Arguments.of(
            "colliding attributes",
            schema,
            body("<d" + many(8192, i -> " " + colliding(i) + "=''") + "/>")),
        Arguments.of(
            "colliding headers",
            "w:EncodingLimit",
            header(many(8192, i -> "<w:" + colliding(i) + "/>"))),
        Arguments.of("2,000 headers", "w:EncodingLimit", header("<d/>".repeat(2000))),
        Arguments.of(
            "10,000 selectors",
            "w:EncodingLimit",
            GOOD.replace(
                "</w:SelectorSet>",
                many(10_000, i -> "<w:Selector Name='s" + i + "'>1</w:Selector>")
                    + "</w:SelectorSet>")));
  }

  static Stream<Arguments> deepAndLarge() {
    String schema = "w:SchemaValidationError";
    return Stream.of(
        Arguments.of("deep header", schema, header(nested(20_000, "<d>", "</d>"))),
        Arguments.of("deep body", schema, body(nested(20_000, "<d>", "</d>"))),
        Arguments.of("deep selector", "w:InvalidSelectors", value(nested(20_000, "<d>", "</d>"))),
        Arguments.of(
            "deep reference",
            schema,
            value(many(1000, i -> EPR.substring(0, EPR.indexOf('@')) + "<w:Selector Name='a'>"))),
        Arguments.of("deep filter", schema, filter(nested(20_000, "<d>", "</d>"))),
        Arguments.of("wide filter", "n:CannotProcessFilter", filter("<d/>".repeat(100_000))),
        Arguments.of(
            "wide marker",
            schema,
            LIST.replace(
                "<w:OptimizeEnumeration/>",
                "<w:OptimizeEnumeration>" + "<d/>".repeat(100_000) + "</w:OptimizeEnumeration>")),
        Arguments.of("10 MB of elements", schema, body("<d/>".repeat(2_500_000))),
        Arguments.of("1 MB as a selector", "w:EncodingLimit", value("1".repeat(1 << 20))),
        Arguments.of(
            "1 MB as an id",
            "a:InvalidMessageInformationHeader",
            GOOD.replace("uuid:", "u".repeat(1 << 20))),
        Arguments.of(
            "1 MB as a resource URI",
            "w:EncodingLimit",
            GOOD.replace(Toys.URI, "urn:" + "x".repeat(1 << 20))),
        Arguments.of("1 MB as an attribute", schema, body("<d a='" + "x".repeat(1 << 20) + "'/>")));
  }

  static Stream<Arguments> wrongNames() {
    return Stream.of(
        Arguments.of("attribute twice", body("<d a='' a=''/>")),
        Arguments.of(
            "attribute twice by namespace", body("<d xmlns:p='u' xmlns:q='u' p:a='' q:a=''/>")),
        Arguments.of("undeclared prefix", header("<nowhere:d/>")),
        Arguments.of("undeclared prefix of an attribute", body("<d nowhere:a=''/>")),
        Arguments.of("prefix undeclared again", body("<d xmlns:a=''/>")),
        Arguments.of("prefix xmlns", body("<d xmlns:xmlns='u'/>")),
        Arguments.of("prefix xml", body("<d xmlns:xml='u'/>")),
        Arguments.of("two colons", body("<a:b:c/>")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrongNames")
  void aNameThatMeansNothingIsRefused(String name, String message) throws Exception {
    isRefusedWithTheRightFault(name, "w:SchemaValidationError", message);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"floods", "deepAndLarge"})
  void isRefusedWithTheRightFault(String name, String subcode, String message) throws Exception {
    String answer = send(message);
    assertEquals(subcode, Answers.subcode(answer), answer);
    assertTrue(!Answers.text(answer, "f:Message").isBlank(), answer);
  }

  static Stream<Arguments> forbidden() {
    return Stream.of(
            "<?x y?>",
            "<?xml-stylesheet href='x'?>",
            "&nbsp;",
            "&#0;",
            "&#x1;",
            "&#xD800;",
            "&#xFFFE;",
            "&#x110000;",
            "&#99999999999999999999;",
            "&#-1;",
            "&#;",
            "&;",
            "&",
            "]]>",
            "<!ENTITY a 'b'>",
            "<!DOCTYPE d>",
            "<!-- -- -->",
            "<![CDATA[",
            "<![IGNORE[]]>")
        .flatMap(
            bad ->
                Stream.of(
                    Arguments.of(bad, "before", bad + GOOD),
                    Arguments.of(bad, "header", header(bad)),
                    Arguments.of(bad, "unknown header", header("<d>" + bad + "</d>")),
                    Arguments.of(bad, "id", GOOD.replace("uuid:", "uuid:" + bad)),
                    Arguments.of(bad, "selector", value("1" + bad)),
                    Arguments.of(bad, "body", body(bad)),
                    Arguments.of(bad, "value", colour("blue" + bad)),
                    Arguments.of(bad, "behind", GOOD + bad)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("forbidden")
  void isRefusedWhereverItStands(String bad, String place, String message) throws Exception {
    String answer = send(message);
    assertEquals("w:SchemaValidationError", Answers.subcode(answer), answer);
  }

  static Stream<Arguments> harmless() {
    return Stream.of(
        Arguments.of("comments between", header("<!-- c -->".repeat(40_000))),
        Arguments.of("comments in a value", value("<!-- c -->".repeat(40_000) + "1<!-- -->")),
        Arguments.of("comments before and behind", "<!-- -->" + GOOD + "<!-- -->"),
        Arguments.of("empty CDATA", value("<![CDATA[]]>".repeat(30_000) + "1")),
        Arguments.of("CDATA of blanks", value("<![CDATA[ ]]>".repeat(30_000) + "<![CDATA[1]]>")),
        Arguments.of("references to blanks", value("&#32;&#x20;".repeat(30_000) + "&#49;")),
        Arguments.of("megabyte of white space", header(" ".repeat(1 << 20))),
        Arguments.of("long name", header("<" + "n".repeat(1 << 18) + "/>")),
        Arguments.of(
            "prefixes rebound",
            header("<a:s xmlns:a='urn:1' xmlns:s='urn:2' xmlns:w='urn:3'><s:a/><w:a/></a:s>")),
        Arguments.of(
            "our namespaces under other prefixes",
            GOOD.replace("<w:", "<m:").replace("</w:", "</m:").replace("xmlns:w=", "xmlns:m=")),
        Arguments.of("one xml:id twice", header("<d xml:id='x'/><d xml:id='x'/>")),
        Arguments.of("xml:base", header("<d xml:base='http://elsewhere/' xml:space='preserve'/>")),
        Arguments.of(
            "schema location",
            header(
                "<d xmlns:x='http://www.w3.org/2001/XMLSchema-instance'"
                    + " x:schemaLocation='u http://elsewhere/x.xsd'/>")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("harmless")
  void isReadAsIfItWereNotThere(String name, String message) throws Exception {
    String answer = send(message);
    assertEquals("1", Answers.text(answer, "p:Id"), answer);
  }

  @Test
  void anElementOfAnotherNamespaceIsNoHeaderOfOurs() throws Exception {
    String other = GOOD.replace("<w:SelectorSet>", "<w:SelectorSet xmlns:w='urn:other'>");
    String answer = send(other);
    assertEquals("w:InvalidSelectors", Answers.subcode(answer), answer);
  }

  @Test
  void anAttackThatIsRepeatedLeavesNothingBehind() throws Exception {
    String flood = body(many(20_000, i -> "<d" + i + " xmlns:n='urn:" + i + "'/>"));
    for (int round = 0; round < 30; round++) {
      int number = round;
      send(flood.replace("<d", "<d" + number + "x"));
      assertTrue(send(LIST).contains("EnumerateResponse"));
    }
  }

  @Test
  void othersAreServedWhileAttacksArrive() throws Exception {
    String flood =
        header("<d/>".repeat(900) + many(90, i -> "<d" + i + ">") + many(64, i -> "<d/>"));
    AtomicBoolean over = new AtomicBoolean();
    List<CompletableFuture<Void>> attackers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      attackers.add(
          CompletableFuture.runAsync(
              () -> {
                while (!over.get()) {
                  host.exchange(flood);
                }
              },
              task -> new Thread(task, "attacker").start()));
    }
    try {
      for (int i = 0; i < 50; i++) {
        assertEquals("1", Answers.text(send(GOOD), "p:Id"));
      }
    } finally {
      over.set(true);
    }
    for (CompletableFuture<Void> attacker : attackers) {
      attacker.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
  }
}
