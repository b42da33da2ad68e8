package io.windlass.wsman.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages that are attacks: each gets a fault, and the next client gets its answer. */
class HostileInputTest {
  private static final String GOOD = Envelopes.get(Toys.URI, Map.of("Id", "1"));
  private final WsmanHost host = new WsmanHost();

  @BeforeEach
  void start() {
    host.add(new Toys(3), Toys.PREFIX);
  }

  @AfterEach
  void stop() {
    assertTrue(host.exchange(GOOD).contains("<p:Id>1</p:Id>"));
    host.close();
  }

  static Stream<Arguments> attacks() {
    String laughs = "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'><!ENTITY c '&b;&b;&b;'>]>";
    String external = "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>";
    StringBuilder attributes = new StringBuilder();
    StringBuilder namespaces = new StringBuilder();
    for (int i = 0; i < 5000; i++) {
      attributes.append(" a").append(i).append("='1'");
      namespaces.append(" xmlns:n").append(i).append("='urn:").append(i).append("'");
    }
    return Stream.of(
        Arguments.of("billion laughs", laughs + GOOD.replace("uuid:", "&c;")),
        Arguments.of("external entity", external + GOOD.replace("uuid:", "&a;")),
        Arguments.of("doctype alone", "<!DOCTYPE s:Envelope>" + GOOD),
        Arguments.of("unknown entity", GOOD.replace("uuid:", "&nbsp;")),
        Arguments.of("processing instruction", "<?php evil?>" + GOOD),
        Arguments.of("instruction inside", GOOD.replace("<s:Body>", "<s:Body><?x y?>")),
        Arguments.of(
            "deep header", GOOD.replace("<s:Header>", "<s:Header>" + "<d>".repeat(100_000))),
        Arguments.of("deep body", GOOD.replace("<s:Body>", "<s:Body>" + "<d>".repeat(100_000))),
        Arguments.of("attributes", GOOD.replace("<s:Body>", "<s:Body><d" + attributes + "/>")),
        Arguments.of("namespaces", GOOD.replace("<s:Body>", "<s:Body><d" + namespaces + "/>")),
        Arguments.of(
            "long attribute",
            GOOD.replace("<s:Body>", "<s:Body><d a='" + "x".repeat(400_000) + "'/>")),
        Arguments.of("elements", GOOD.replace("<s:Body>", "<s:Body>" + "<d/>".repeat(250_000))),
        Arguments.of("control character", GOOD.replace("uuid:", "\u0001")),
        Arguments.of("second root", GOOD + GOOD),
        Arguments.of("long URI", GOOD.replace(Toys.URI, "urn:" + "x".repeat(3000))),
        Arguments.of("no URI", GOOD.replace(Toys.URI, "http://[")),
        Arguments.of(
            "selectors", GOOD.replace("</w:SelectorSet>", selectors() + "</w:SelectorSet>")),
        Arguments.of("text", "not xml at all"));
  }

  private static String selectors() {
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      many.append("<w:Selector Name='s").append(i).append("'>1</w:Selector>");
    }
    return many.toString();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("attacks")
  void isRefusedWithAFault(String name, String message) {
    String answer = host.exchange(message);
    assertTrue(answer.contains("<s:Fault"), answer);
    assertTrue(!answer.contains("root:") && !answer.contains("hahaha"), answer);
    assertTrue(!answer.contains("w:InternalError"), answer);
  }

  @Test
  void mutatedMessagesNeverFailInAnUnknownWay() {
    Random random = new Random(42);
    String[] seeds = {
      GOOD,
      Envelopes.enumerate(Toys.URI, "<w:OptimizeEnumeration/><w:MaxElements>3</w:MaxElements>"),
      Envelopes.pull(Toys.URI, "uuid:1", "<n:MaxElements>3</n:MaxElements>"),
      Envelopes.invoke(Toys.URI, "Paint", Map.of("Id", "1"), "<p:Colour>x</p:Colour>"),
      Envelopes.create(Toys.URI, "<p:Toy xmlns:p='u'><p:Id>9</p:Id></p:Toy>")
    };
    for (int i = 0; i < 3000; i++) {
      StringBuilder text = new StringBuilder(seeds[i % seeds.length]);
      for (int change = 0; change < 1 + random.nextInt(4); change++) {
        mutate(text, random);
      }
      String answer = host.exchange(text.toString());
      assertTrue(answer.startsWith("<s:Envelope"), () -> text + "\n" + answer);
      assertTrue(!answer.contains("did not expect"), () -> text + "\n" + answer);
    }
  }

  private static void mutate(StringBuilder text, Random random) {
    int at = random.nextInt(text.length());
    switch (random.nextInt(4)) {
      case 0:
        text.setCharAt(at, (char) (32 + random.nextInt(95)));
        break;
      case 1:
        text.delete(at, Math.min(text.length(), at + random.nextInt(40)));
        break;
      case 2:
        text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(60))));
        break;
      default:
        text.insert(at, "<>&\"'/= ".charAt(random.nextInt(8)));
    }
  }

  @Test
  void cdataAndCommentsAreTextAndNothing() {
    String request = GOOD.replace(">1</w:Selector>", "><!-- one --> <![CDATA[1]]> </w:Selector>");
    assertEquals("1", Answers.text(host.exchange(request), "p:Id"));
  }
}
