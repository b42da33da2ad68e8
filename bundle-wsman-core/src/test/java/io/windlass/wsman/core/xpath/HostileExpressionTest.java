package io.windlass.wsman.core.xpath;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.xml.XmlBuffer;
import io.windlass.wsman.xml.cim.InstanceTemplate;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HostileExpressionTest {
  private static final List<String> SEEDS =
      List.of(
          "/p:Toy_Shop/p:Tags[2]/text()",
          "Shelves[Name=\"high\" and Count>5]/Count",
          "Name | Tags[position()<3] | ./Marks[last()]",
          "Shelves[not(Name='high') or contains(Name,'l') or starts-with(Name, \"h\")]/Name",
          "Size>=18446744073709551615 and (Load<3.5 or Open='true')");
  private static final String ALPHABET = "abNT[]()/.@|=<>!,*:+-$'\" 019\u0000\u00e9\ud800\uffff";

  static List<String> giants() {
    return List.of(
        "a".repeat(1 << 20),
        "[".repeat(10_000),
        "Tags" + "[1".repeat(10_000),
        "(".repeat(4000),
        "not(".repeat(1000) + "Name" + ")".repeat(1000),
        "-".repeat(4096),
        "/".repeat(4096),
        "./".repeat(2048),
        "Name|".repeat(800),
        "'" + "x".repeat(4096),
        "9".repeat(1 << 20),
        "Tags" + "[.[.".repeat(500) + "]]".repeat(500));
  }

  @ParameterizedTest
  @MethodSource("giants")
  void giantsAreRefusedAtOnce(String expression) {
    ResourceFault fault =
        assertTimeoutPreemptively(
            Duration.ofSeconds(5),
            () -> assertThrows(ResourceFault.class, () -> Shop.select(expression)));
    assertEquals(FaultCode.INVALID_FRAGMENT_PATH, fault.code());
    assertEquals(true, fault.getMessage().length() < 1000);
  }

  @Test
  void mutatedExpressionsAreSelectedOrRefused() throws ResourceFault {
    Random random = new Random(20240611);
    InstanceTemplate whole =
        InstanceTemplate.of(Shop.SCHEMA, Shop.URI, InstanceTemplate.Profile.WINDOWS);
    for (int i = 0; i < 40_000; i++) {
      String expression = mutated(SEEDS.get(i % SEEDS.size()), random);
      try {
        Shop.select(expression).write(Shop.instance(), whole, new XmlBuffer(64));
      } catch (ResourceFault e) {
        assertEquals(FaultCode.INVALID_FRAGMENT_PATH, e.code(), expression);
      }
      try {
        XPathFilter.parse(expression, Shop::namespaceOf)
            .bind(Shop.SCHEMA)
            .orElseThrow()
            .matches(Shop.instance());
      } catch (ResourceFault e) {
        assertEquals(FaultCode.CANNOT_PROCESS_FILTER, e.code(), expression);
      }
    }
  }

  private static String mutated(String seed, Random random) {
    StringBuilder text = new StringBuilder(seed);
    for (int change = random.nextInt(4); change >= 0; change--) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(4)) {
        case 0:
          text.deleteCharAt(at);
          break;
        case 1:
          text.insert(at, ALPHABET.charAt(random.nextInt(ALPHABET.length())));
          break;
        case 2:
          text.setCharAt(at, ALPHABET.charAt(random.nextInt(ALPHABET.length())));
          break;
        default:
          text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(9))));
      }
      if (text.length() == 0) {
        return "";
      }
    }
    return text.toString();
  }

  @Test
  void twoLargeArraysAreComparedInLinearTime() {
    List<String> many =
        IntStream.range(0, 100_000).mapToObj(Integer::toString).collect(Collectors.toList());
    Instance instance =
        Instance.of("Toy_Shop")
            .set("Tags", many)
            .set("Marks", Collections.nCopies(100_000, -1))
            .build();
    for (String condition : List.of("Tags=Marks", "Tags<Marks", "Marks!=Marks", "Marks>=Tags")) {
      assertTimeoutPreemptively(
          Duration.ofSeconds(10),
          () ->
              assertEquals(
                  false,
                  XPathFilter.parse(condition, Shop::namespaceOf)
                      .bind(Shop.SCHEMA)
                      .orElseThrow()
                      .matches(instance)));
    }
  }
}
