package io.windlass.wmi.mof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wmi.mof.MofElement.ClassDeclaration;
import io.windlass.wmi.mof.MofElement.InstanceDeclaration;
import io.windlass.wmi.mof.MofElement.MethodDeclaration;
import io.windlass.wmi.mof.MofElement.Pragma;
import io.windlass.wmi.mof.MofElement.PropertyDeclaration;
import io.windlass.wmi.mof.MofElement.QualifierDeclaration;
import io.windlass.wsman.api.cim.CimType;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MofParserTest {
  private static final Place HERE = new Place("", 0, 0);

  private static List<MofElement> parse(String text) throws MofException {
    List<MofElement> elements = MofParser.parse("t.mof", text);
    assertEquals(elements, MofParser.parse("printed", MofPrinter.print(elements)));
    return elements;
  }

  private static MofElement one(String text) throws MofException {
    List<MofElement> elements = parse(text);
    assertEquals(1, elements.size());
    return elements.get(0);
  }

  private static MofValue value(String written) throws MofException {
    InstanceDeclaration instance =
        (InstanceDeclaration) one("instance of A { P = " + written + "; };");
    return instance.assignments().get(0).value();
  }

  private static String refusal(String text) {
    MofException refused = assertThrows(MofException.class, () -> MofParser.parse("t.mof", text));
    return refused.getMessage();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "12, 12",
    "+12, 12",
    "-12, -12",
    "0x1F, 31",
    "-0X1f, -31",
    "017, 15",
    "101b, 5",
    "-1B, -1",
    "00, 0",
    "18446744073709551615, 18446744073709551615"
  })
  void readsIntegersInEveryNotation(String written, BigInteger expected) throws Exception {
    assertEquals(new MofValue.Whole(expected, HERE), value(written));
  }

  @ParameterizedTest
  @CsvSource({"1.5, 1.5", "-.5, -0.5", "1.25E+3, 1250", "2e-1, 0.2", "1., 1", "0.0, 0"})
  void readsReals(String written, double expected) throws Exception {
    assertEquals(new MofValue.Real(expected, HERE), value(written));
  }

  @ParameterizedTest
  @ValueSource(strings = {"09", "0x", "12b3", "1.2.3", "1e", "-", "+x", "0xG", ".", "12ab"})
  void refusesWhatIsNoNumber(String written) {
    assertTrue(
        refusal("instance of A { P = " + written + "; };").startsWith("t.mof:1:21: expected"),
        written);
  }

  @Test
  void readsStringsWithEscapesAndJoinsThem() throws Exception {
    assertEquals(
        new MofValue.Text("a\"\\'\b\t\n\f\r\u20acA1|end", HERE),
        value("\"a\\\"\\\\\\'\\b\\t\\n\\f\\r\\x20acA1\" // one\n /* two */ \"|end\""));
    assertEquals(new MofValue.Text("\u0001g", HERE), value("\"\\x1g\""));
    assertEquals(new MofValue.Text("", HERE), value("\"\""));
  }

  @Test
  void readsTheOtherConstants() throws Exception {
    assertEquals(new MofValue.Letter('a', HERE), value("'a'"));
    assertEquals(new MofValue.Letter('\'', HERE), value("'\\''"));
    assertEquals(new MofValue.Letter('\u00e4', HERE), value("'\\xE4'"));
    assertEquals(new MofValue.Bool(true, HERE), value("true"));
    assertEquals(new MofValue.Bool(false, HERE), value("FALSE"));
    assertEquals(new MofValue.Null(HERE), value("Null"));
    assertEquals(new MofValue.Alias("X_1", HERE), value("$X_1"));
    assertEquals(new MofValue.Items(List.of(), HERE), value("{}"));
    assertEquals(
        new MofValue.Items(List.of(new MofValue.Text("a", HERE), new MofValue.Null(HERE)), HERE),
        value("{ \"a\", NULL }"));
  }

  @Test
  void readsAClassWithEverythingInIt() throws Exception {
    ClassDeclaration declared =
        (ClassDeclaration)
            one(
                """
                [Description("a" "b") : Amended ToSubclass, Dynamic, ValueMap {"1", "2"}]
                CLASS Acme_Pump as $Pump : CIM_Thing
                {
                  [key, MaxLen(64)] string Name = "x";
                  uint8 Bytes[4] = {1, 0x02};
                  datetime Seen[];
                  CIM_Thing REF Owner = NULL;
                  object Anything;
                  object:Acme_Part Parts[];
                  object ref Any;
                  [static] uint32 Start([in] string How = "now", [out] CIM_Thing ref Done,
                                        [in, out] char16 Letters[]);
                  void Stop();
                };
                """);
    assertEquals("Acme_Pump", declared.name());
    assertEquals(Optional.of("Pump"), declared.alias());
    assertEquals(Optional.of("CIM_Thing"), declared.superclass());
    assertEquals(List.of("Amended", "ToSubclass"), declared.qualifiers().get(0).flavors());
    assertEquals(9, declared.members().size());
    PropertyDeclaration bytes = (PropertyDeclaration) declared.members().get(1);
    assertEquals(OptionalInt.of(4), bytes.type().array());
    PropertyDeclaration owner = (PropertyDeclaration) declared.members().get(3);
    assertEquals(MofType.of(CimType.REFERENCE, "CIM_Thing"), owner.type());
    PropertyDeclaration parts = (PropertyDeclaration) declared.members().get(5);
    assertEquals("object:Acme_Part[]", parts.type().beforeName() + parts.type().behindName());
    MethodDeclaration start = (MethodDeclaration) declared.members().get(7);
    assertEquals(3, start.parameters().size());
    assertTrue(((MethodDeclaration) declared.members().get(8)).type().isVoid());
  }

  @Test
  void readsInstancesInInstances() throws Exception {
    InstanceDeclaration declared =
        (InstanceDeclaration)
            one(
                """
                [Locale(1033)] instance of Acme_Box as $Box
                {
                  [Note] Content = instance of Acme_Part { Name = "p"; };
                  More = { instance of Acme_Part { Sizes = {1, 2}; }, instance of Acme_Part {} };
                  Next = $Other;
                };
                """);
    assertEquals(Optional.of("Box"), declared.alias());
    assertEquals(3, declared.assignments().size());
    assertTrue(declared.assignments().get(0).value() instanceof MofValue.Embedded);
  }

  @Test
  void readsPragmasAndQualifierDeclarations() throws Exception {
    List<MofElement> elements =
        parse(
            """
            #pragma autorecover
            # pragma namespace ("\\\\\\\\.\\\\root\\\\acme")
            #PRAGMA deleteclass("Acme", NOFAIL)
            Qualifier Key : boolean = false, Scope(property, reference), Flavor(DisableOverride);
            qualifier ValueMap : string[] = {"a"}, flavor(EnableOverride, ToSubclass);
            qualifier Max : uint32;
            """);
    assertEquals(new Pragma("autorecover", List.of(), HERE), elements.get(0));
    assertEquals(new Pragma("namespace", List.of("\\\\.\\root\\acme"), HERE), elements.get(1));
    assertEquals(new Pragma("deleteclass", List.of("Acme", "NOFAIL"), HERE), elements.get(2));
    QualifierDeclaration key = (QualifierDeclaration) elements.get(3);
    assertEquals(List.of("property", "reference"), key.scopes());
    assertEquals(List.of("DisableOverride"), key.flavors());
  }

  @Test
  void twoTextsThatSayTheSameAreEqualAndOthersAreNot() throws Exception {
    assertEquals(parse("class A { uint8 B = 0x10; };"), parse("\n\nclass A\n{ uint8 B=16; } ;"));
    assertNotEquals(parse("class A { uint8 B; };"), parse("class A { uint8 C; };"));
    assertEquals(List.of(), parse(" // nothing \r\n /* at\n all */ "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "clas A {};|t.mof:1:1: expected class, instance, qualifier, #pragma or [qualifiers], found clas",
        "[Key] qualifier X : boolean;|t.mof:1:7: expected class or instance, found qualifier",
        "class A { string B }|t.mof:1:20: expected ;, found }",
        "class A { strin B; };|t.mof:1:17: expected REF, for strin is no type (boolean, uint32, string, datetime, object, ...), found B",
        "class A { uint8 B[0]; };|t.mof:1:19: expected a size of at least 1, found 0",
        "class A { void B; };|t.mof:1:11: only a method can be void",
        "class A { uint8 F(void X); };|t.mof:1:19: only a method can be void",
        "class A { uint8 F(uint8 X; };|t.mof:1:26: expected , or ), found ;",
        "class A {}|t.mof:1:11: expected ;, found the end of the file",
        "class A { [Key string B; };|t.mof:1:16: expected , or ], found string",
        "instance of { };|t.mof:1:13: expected the name of a class, found {",
        "instance A { };|t.mof:1:10: expected of, found A",
        "instance of A { B = ; };|t.mof:1:21: expected a value, found ;",
        "instance of A { B = maybe; };|t.mof:1:21: expected a value (a constant, an alias, instance of, or { ... }), found maybe",
        "instance of A { B = {{1}}; };|t.mof:1:22: expected a value that is no array: arrays do not stand in arrays, found {",
        "instance of A { B = {1 2}; };|t.mof:1:24: expected , or }, found 2",
        "instance of A as B {};|t.mof:1:18: expected an alias such as $Name, found B",
        "instance of A { B = $; };|t.mof:1:21: expected the name of an alias behind $",
        "#define X|t.mof:1:2: expected pragma, found define",
        "#pragma include(1)|t.mof:1:17: expected a string or a word, found 1",
        "qualifier X : void;|t.mof:1:15: expected a type, found void",
        "qualifier X : boolean, Rubbish(x);|t.mof:1:24: expected Scope or Flavor, found Rubbish",
        "class A { string B = \"x; };|t.mof:1:22: the text that starts here lacks its closing \" on this line",
        "class A { char16 B = 'xy'; };|t.mof:1:24: expected ' behind one character",
        "class A { char16 B = ''; };|t.mof:1:22: expected a character between the quotes, found none",
        "class A { string B = \"\\q\"; };|t.mof:1:23: expected \\b \\t \\n \\f \\r \\\" \\' \\\\ or \\x with 1 to 4 digits",
        "class A { string B = \"\\xg\"; };|t.mof:1:23: expected 1 to 4 hexadecimal digits behind \\x",
        "class A { real64 B = 1e999; };|t.mof:1:22: the number 1e999 is too large for a real64",
        "class A /* {};|t.mof:1:9: the comment that starts here lacks its closing */",
        "class A { }; %|t.mof:1:14: the character '%' has no meaning here",
      })
  void tellsWhereAndWhatWasExpected(String text, String message) {
    assertEquals(message, refusal(text));
  }

  @Test
  void countsLinesHoweverTheyEnd() {
    assertTrue(refusal("// a\r\n// b\r// c\n  x").startsWith("t.mof:4:3: "));
    MofException refused =
        assertThrows(MofException.class, () -> MofParser.parse("t.mof", "class A {\n  x y;\n};"));
    assertEquals(2, refused.place().line());
    assertEquals(5, refused.place().column());
    assertEquals("t.mof", refused.place().file());
  }

  @Test
  void refusesWhatIsTooMuch() {
    String deep = "instance of A { B = ".repeat(30) + "1" + "; }".repeat(30) + ";";
    assertTrue(refusal(deep).contains("at most 16 deep"));
    assertTrue(refusal("class " + "A".repeat(256) + " {};").contains("at most 255 characters"));
    assertTrue(refusal("instance of A { B = " + "1".repeat(200)).contains("at most 128"));
    String many = "instance of A { B = {" + "1,".repeat(300_000) + "1}; };";
    assertTrue(refusal(many).contains(": at most 500000 words"));
  }

  @Test
  void rubbishGetsNothingButTheRefusal() {
    String[] pieces = {
      "class ",
      "A",
      " {",
      "}",
      ";",
      "[",
      "]",
      "(",
      ")",
      "\"",
      "'",
      "\\",
      "$",
      "#pragma ",
      "=",
      ",",
      "instance of ",
      "uint8 ",
      "REF ",
      "/*",
      "*/",
      "//",
      "\n",
      "0x",
      "1",
      ".",
      "e",
      "-",
      ":",
      "Qualifier ",
      "NULL",
      "\u00ff",
      "\ud800",
      "\uffff",
      "object",
      "\0"
    };
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder(random.nextBoolean() ? "" : "class A { ");
      for (int j = random.nextInt(20); j >= 0; j--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      try {
        parse(text.toString());
      } catch (MofException expected) {
        assertTrue(expected.getMessage().contains(":"));
      }
    }
  }
}
