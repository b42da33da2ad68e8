package io.windlass.wsman.core.xpath;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FragmentPathTest {
  /** Property, index and value of all pieces, one after the other. */
  private static String pieces(String expression) throws ResourceFault {
    return Shop.select(expression).select(Shop.instance()).stream()
        .map(
            piece ->
                (piece.within().isEmpty() ? "" : piece.within() + ".")
                    + piece.property()
                    + (piece.index() == 0 ? "" : "#" + piece.index())
                    + "="
                    + piece.value()
                    + (piece.text() ? "!" : ""))
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Name; Name=corner",
        "./Name; Name=corner",
        "././Name; Name=corner",
        "p:Name; Name=corner",
        "/Toy_Shop/Name; Name=corner",
        "/p:Toy_Shop/p:Name; Name=corner",
        "  Name  ; Name=corner",
        "Name/text(); Name=corner!",
        "Name/text( ); Name=corner!",
        "Tags; Tags#1=red Tags#2=green Tags#3=blue",
        "Tags[2]; Tags#2=green",
        "Tags[2]/text(); Tags#2=green!",
        "Tags/text(); Tags#1=red! Tags#2=green! Tags#3=blue!",
        "Tags[last()]; Tags#3=blue",
        "Tags[position()<3]; Tags#1=red Tags#2=green",
        "Tags[position()>1][1]; Tags#2=green",
        "Tags[.='blue']; Tags#3=blue",
        "Tags[text()='blue']; Tags#3=blue",
        "Marks[.>1]; Marks#1=3 Marks#3=2",
        "Sign/Text; Toy_Sign.Text=Toys & more",
        "Sign/Text/text(); Toy_Sign.Text=Toys & more!",
        "Shelves[2]/Count; Toy_Shelf.Count=9",
        "Shelves/Name; Toy_Shelf.Name=low Toy_Shelf.Name=high",
        "Shelves[Name=\"high\"]/Count; Toy_Shelf.Count=9",
        "Shelves[s:Count=4]/s:Name; Toy_Shelf.Name=low",
        "Shelves[Name='high' and Count>5]/Count; Toy_Shelf.Count=9",
        "Shelves[not(Name='high') or Count=9]/Name/text(); Toy_Shelf.Name=low! Toy_Shelf.Name=high!",
        "Name | Tags[1] | Name; Name=corner Tags#1=red",
        "Note; Note=null",
      })
  void selects(String expression, String expected) throws ResourceFault {
    assertEquals(expected, pieces(expression));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Tags[4]",
        "Tags[0]",
        "Tags[1.5]",
        "Tags[-1]",
        "Empty",
        "Empty[1]",
        "Note/text()",
        "Sign/Nothing",
        "Shelves[Name='none']/Count",
        "Shelves[x:Name='low']",
        "Sign/text()",
        "Owner/text()",
        "Tags[/x/y='z']"
      })
  void selectsNothing(String expression) throws ResourceFault {
    if (expression.contains("[/")) {
      assertRefused(expression);
      return;
    }
    assertEquals("", pieces(expression));
  }

  @ParameterizedTest
  @ValueSource(strings = {".", "/", "/Toy_Shop", "/p:Toy_Shop", "./.", ".[Name='corner']"})
  void selectsTheWhole(String expression) throws ResourceFault {
    FragmentSelection selection = Shop.select(expression);
    assertTrue(selection.isWhole());
    assertEquals(Set.of(), selection.properties());
    assertEquals(1, selection.select(Shop.instance()).size());
  }

  @Test
  void saysWhichPropertiesItReads() throws ResourceFault {
    assertEquals(Set.of("Name", "Shelves"), Shop.select("Name | Shelves[Count=2]").properties());
    assertFalse(Shop.select("Name").isText());
    assertTrue(Shop.select("Name/text()").isText());
    assertEquals("Shelves", Shop.select("/Toy_Shop/Shelves[1]/Name").written().name());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // not XPath
        "",
        " ",
        "[",
        "]",
        "Name[",
        "Name[]",
        "Name]",
        "Name[1",
        "Name/",
        "Name//",
        "/Name/",
        "a b",
        "Name[1]]",
        "Name='x",
        "Name[='x']",
        "Name |",
        "| Name",
        "Name[1 2]",
        "()",
        "(Name",
        "Name[(1]",
        "Name[not(]",
        "Name[not()]",
        "Name[contains('a')]",
        "p:",
        ":Name",
        "Name[~]",
        "Name\u0000",
        "Name[\"]",
        "Name[1]text()",
        "Name[and]",
        // XPath, but more than is understood
        "//Name",
        "Name//Text",
        "../Name",
        "@Name",
        "Name/@xml:lang",
        "*",
        "Sign/*",
        "child::Name",
        "self::node()",
        "$x",
        "Name[count(.)=1]",
        "Name[string-length(.)>2]",
        "(Name)[1]",
        "(Name)/Text",
        "Name[1+1]",
        "Name[2 div 2]",
        "Marks[. mod 2]",
        "Name[2*1]",
        "Name/node()",
        "id('x')",
        "Name/text()[1]",
        "Name/text()/x",
        "Name|Note/text()",
        "comment()",
        // computes a value
        "Name='corner'",
        "1",
        "'x'",
        "not(Name)",
        "Name and Note",
        // not of the class
        "Unknown",
        "/Name",
        "/Unknown",
        "/Unknown/Name",
        "/./Name",
        "name",
        "Toy_Shop/Name",
        "/toy_shop/Name",
        "x:Name",
        "/x:Toy_Shop/Name",
        "q:Name",
        "Name/Sub",
        "Since/Datetime",
        "Owner/ReferenceParameters",
        "text()",
        "/Toy_Shop/text()",
        "Name[Unknown=1]",
        "Tags[Sub]",
        "Tags[/Toy_Shop/Name='x']",
        ".[Unknown]"
      })
  void refuses(String expression) {
    assertRefused(expression);
  }

  private static void assertRefused(String expression) {
    ResourceFault fault = assertThrows(ResourceFault.class, () -> Shop.select(expression));
    assertEquals(FaultCode.INVALID_FRAGMENT_PATH, fault.code());
    assertTrue(fault.getMessage().contains("position"), fault.getMessage());
  }

  @Test
  void saysWhereAndWhy() {
    ResourceFault fault = assertThrows(ResourceFault.class, () -> Shop.select("Tags[2]/name"));
    assertEquals(
        "The XPath expression Tags[2]/name cannot be used: at position 9, name cannot be found in a"
            + " property without parts.",
        fault.getMessage());
    fault = assertThrows(ResourceFault.class, () -> Shop.select("name"));
    assertTrue(fault.getMessage().contains("it has Name"), fault.getMessage());
  }
}
