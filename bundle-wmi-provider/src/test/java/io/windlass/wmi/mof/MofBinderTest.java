package io.windlass.wmi.mof;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wmi.repository.ClassRepository;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.cim.CimDateTime;
import io.windlass.wsman.api.cim.CimType;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.api.cim.Method;
import io.windlass.wsman.api.cim.Property;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MofBinderTest {
  private static final ClassRepository OWN = new ClassRepository();
  private static final String PUMP =
      "class Pump { [Key] string Name; [Write] uint8 Level = 3; uint16 Marks[]; boolean On; };\n";

  private static Compilation bind(String text) throws MofException {
    return MofBinder.bind(MofParser.parse("t.mof", text), OWN::findOwn, "root/acme");
  }

  private static String refusal(String text) {
    return assertThrows(MofException.class, () -> bind(text)).getMessage();
  }

  private static MofClass last(Compilation bound) {
    return bound.classes().get(bound.classes().size() - 1);
  }

  private static Instance only(String text) throws MofException {
    Compilation bound = bind(text);
    assertEquals(1, bound.instances().size());
    return bound.instances().get(0).instance();
  }

  private static Property property(MofClass schema, String name) {
    return KnownClasses.property(schema, name).orElseThrow();
  }

  @Test
  void aClassHasWhatItInheritsAndItsOwn() throws Exception {
    MofClass big =
        last(
            bind(
                PUMP
                    + "[Description(\"big\"), Abstract] class Big : PUMP"
                    + " { [Units(\"l\")] uint8 LEVEL = 9; Pump REF Spare; object:Pump Part;"
                    + " [EmbeddedInstance(\"Pump\")] string Text[]; datetime Since;"
                    + " [static] uint32 Fill([in] uint8 To, [out] string Note,"
                    + " [in, out] Pump ref With, boolean Plain); };"));
    assertEquals("root/acme", big.namespace());
    assertEquals(Optional.of("Pump"), big.superclass());
    assertTrue(big.isAbstract());
    assertEquals(
        List.of("Name", "LEVEL", "Marks", "On", "Spare", "Part", "Text", "Since"),
        big.properties().stream().map(Property::name).toList());
    assertTrue(property(big, "name").isKey());
    assertTrue(property(big, "Level").isWritable());
    assertTrue(property(big, "Marks").isArray());
    assertEquals(CimType.REFERENCE, property(big, "Spare").type());
    assertEquals(Optional.of("Pump"), property(big, "Spare").referenceClass());
    assertEquals(CimType.EMBEDDED, property(big, "Part").type());
    assertEquals(CimType.EMBEDDED, property(big, "Text").type());
    assertEquals(Optional.of("Pump"), property(big, "Text").referenceClass());
    assertEquals(Map.of("LEVEL", 9), big.defaults());
    Method fill = big.methods().get(0);
    assertTrue(fill.isStatic());
    assertEquals(Optional.of(CimType.UINT32), fill.returnType());
    assertEquals(
        List.of("To", "With", "Plain"), fill.inputs().stream().map(Property::name).toList());
    assertEquals(List.of("Note", "With"), fill.outputs().stream().map(Property::name).toList());
  }

  @Test
  void qualifiersAreKeptAndHandedDown() throws Exception {
    MofClass derived =
        last(
            bind(
                "[Abstract, Association, Version(\"1\"), Own(1) : Restricted]"
                    + " class A { [Key, MaxLen(9)] string Name; A REF X; A REF Y; };"
                    + "[Version(\"2\")] class B : A { [MaxLen(5)] string NAME; };"));
    assertFalse(derived.isAbstract());
    assertTrue(derived.isAssociation());
    assertEquals(
        List.of("Version", "Association"),
        derived.qualifiers().stream().map(Qualifier::name).toList());
    assertEquals(
        List.of("MaxLen", "Key"),
        derived.qualifiers("name").stream().map(Qualifier::name).toList());
    assertTrue(property(derived, "Name").isKey());
  }

  @Test
  void aClassMayBuildOnThoseOfTheSystem() throws Exception {
    MofClass event = last(bind("class Acme_Event : __ExtrinsicEvent { string Text; };"));
    assertTrue(KnownClasses.property(event, "TIME_CREATED").isPresent());
    assertTrue(last(bind("[Singleton] class S { string A; }; class T : S {};")).isSingleton());
  }

  @Test
  void anInstanceHasTypedValuesAndDefaults() throws Exception {
    Instance all =
        only(
            "class T { [Key] string K; boolean B; uint8 U8 = 7; sint8 S8; uint16 U16; sint16 S16;"
                + " uint32 U32; sint32 S32; uint64 U64; sint64 S64; real32 R32; real64 R64;"
                + " char16 C; datetime D; string A[]; string Gone = \"x\"; };"
                + "instance of t { k = \"a\" \"b\"; B = TRUE; S8 = -128; U16 = 0xFFFF;"
                + " S16 = -32768; U32 = 4294967295; S32 = -1; U64 = \"18446744073709551615\";"
                + " S64 = -9223372036854775808; R32 = 1.5; R64 = 2; C = 'c';"
                + " D = \"20260101000000.000000+060\"; A = {\"x\", \"y\"}; Gone = NULL; };");
    assertEquals("T", all.className());
    assertEquals("ab", all.get("K"));
    assertEquals(true, all.get("B"));
    assertEquals(7, all.get("U8"));
    assertEquals(-128, all.get("S8"));
    assertEquals(65535, all.get("U16"));
    assertEquals(4294967295L, all.get("U32"));
    assertEquals(-1, all.get("S32"));
    assertEquals(new BigInteger("18446744073709551615"), all.get("U64"));
    assertEquals(Long.MIN_VALUE, all.get("S64"));
    assertEquals(1.5f, all.get("R32"));
    assertEquals(2.0, all.get("R64"));
    assertEquals('c', all.get("C"));
    assertEquals(CimDateTime.parse("20260101000000.000000+060"), all.get("D"));
    assertEquals(List.of("x", "y"), all.get("A"));
    assertNull(all.get("Gone"));
  }

  @Test
  void referencesAreAliasesOrPaths() throws Exception {
    String link =
        "class Link { [Key] Pump REF A; [Key] Pump REF B; object REF C; };"
            + "instance of Link as $L { A = $one; B = \"Pump.Name=\\\"t\\\\\\\"wo\\\"\";"
            + " C = \"\\\\\\\\.\\\\root\\\\cimv2:Win32_Process=7\"; };"
            + "instance of Pump as $One { Name = \"1\"; };"
            + "class Far { [Key] Link REF L; string N; };"
            + "instance of Far { L = $l; };";
    Compilation bound = bind(PUMP + link);
    Instance first = bound.instances().get(0).instance();
    Target one = Target.ofClass("root/acme", "Pump", Map.of("Name", "1"));
    Target two = Target.ofClass("root/acme", "Pump", Map.of("Name", "t\"wo"));
    assertEquals(one, first.get("A"));
    assertEquals(two, first.get("B"));
    assertEquals(
        Target.ofClass("root/cimv2", "Win32_Process", Map.of("Handle", "7")), first.get("C"));
    assertEquals(
        Target.ofClass("root/acme", "Link", Map.of(), Map.of("A", one, "B", two)),
        bound.instances().get(2).instance().get("L"));
  }

  @Test
  void objectsMayReferToEachOtherInACircle() throws Exception {
    Compilation bound =
        bind(
            "class N { [Key] uint8 Id; N REF Next; };"
                + "instance of N as $A { Id = 1; Next = $B; };"
                + "instance of N as $B { Id = 2; Next = $A; };");
    assertEquals(
        Target.ofClass("root/acme", "N", Map.of("Id", "2")),
        bound.instances().get(0).instance().get("Next"));
    assertTrue(
        refusal(
                "class M { [Key] M REF Me; }; instance of M as $A { Me = $B; };"
                    + "instance of M as $B { Me = $A; };")
            .contains("refer to themselves"));
  }

  @Test
  void anInstanceMayBeAValueAlsoAsText() throws Exception {
    Instance box =
        only(
            PUMP
                + "class Big : Pump {}; class Box { [Key] string Id; object:Pump P; object Any[];"
                + " [EmbeddedInstance(\"Pump\")] string T; };"
                + "instance of Box { Id = \"b\"; P = instance of Big { Name = \"p\"; };"
                + " Any = { instance of Pump {}, instance of Pump { Level = 1; } };"
                + " T = \"instance of Pump { Name = \\\"t\\\"; };\"; };");
    assertEquals("Big", ((Instance) box.get("P")).className());
    assertEquals(1, ((Instance) ((List<?>) box.get("Any")).get(1)).get("Level"));
    assertEquals("t", ((Instance) box.get("T")).get("Name"));
  }

  @Test
  void namespacesChangeWithThePragma() throws Exception {
    Compilation bound =
        bind(
            "class A { [Key] string K; };"
                + "#pragma namespace(\"\\\\\\\\.\\\\ROOT\\\\Other\")\n"
                + "class A { [Key] string K; }; instance of A { K = \"x\"; };"
                + "instance of __Namespace { Name = \"sub\"; };");
    assertEquals(
        List.of("root/acme", "root/other"),
        bound.classes().stream().map(MofClass::namespace).toList());
    assertEquals("root/other", bound.instances().get(0).namespace());
  }

  @Test
  void pragmasThatHaveNothingToDoAreToldAndDeletionsHold() throws Exception {
    Compilation bound =
        bind(
            "#pragma autorecover\n#pragma classflags(\"updateonly\", forceupdate)\n"
                + "#pragma instanceflags(\"createonly\")\n#pragma deleteclass(\"A\", NOFAIL)\n"
                + "class A { [Key] string K; }; instance of A as $A { K = \"x\"; };\n"
                + "#pragma deleteclass(\"A\", FAIL)\nclass A { [Key] uint8 N; };\n"
                + "#pragma deleteinstance(\"A.N=1\", NOFAIL)\n#pragma anything\n");
    assertEquals(1, bound.classes().size());
    assertEquals(List.of(), bound.instances());
    assertEquals(5, bound.warnings().size());
    assertTrue(bound.warnings().get(0).startsWith("t.mof:2:1: warning: #pragma classflags: left"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "class A : Nowhere {};|t.mof:1:1: there is no class Nowhere in namespace root/acme to derive",
        "class A {}; class A {};|t.mof:1:13: class A is there already in namespace root/acme, declared at t.mof:1:1",
        "class __A {};|t.mof:1:1: __A: names that start with __",
        "class A { uint8 B; string b; };|t.mof:1:27: b is declared already at t.mof:1:17",
        "class A { uint8 F(uint8 X, uint8 x); };|t.mof:1:34: the parameter x stands already",
        "class A { uint8 B; }; class C : A { string B; };|t.mof:1:44: B is redefined with another type than in class A, where it is uint8",
        "class A { [Key] uint8 B[]; };|t.mof:1:23: an array or an object cannot be a key",
        "class A { uint8 B = 256; };|t.mof:1:21: 256 is out of the range of B, a uint8",
        "class A { A REF B = $X; };|t.mof:1:21: a reference or an object has no initial value",
        "[Key, key] class A {};|t.mof:1:7: the qualifier key stands here already",
        "instance of A {};|t.mof:1:1: there is no class A in namespace root/acme",
        "class A {}; instance of A {};|t.mof:1:13: class A has no key and is no singleton",
        "[Abstract] class A { [Key] uint8 K; }; instance of A { K = 1; };|t.mof:1:40: class A is abstract",
        "class A { [Key] uint8 K; }; instance of A {};|t.mof:1:29: the instance lacks the key K of A",
        "class A { [Key] uint8 K; }; instance of A { K = 1; k = 2; };|t.mof:1:52: K has a value already at t.mof:1:45",
        "class A { [Key] uint8 K; }; instance of A { L = 1; };|t.mof:1:45: class A has no property L",
        "class A { [Key] uint8 K; }; instance of A { K = -1; };|t.mof:1:49: -1 is out of the range of K",
        "class A { [Key] uint8 K; }; instance of A { K = \"1\"; };|t.mof:1:49: K is of type uint8: a text does not fit",
        "class A { [Key] uint8 K; }; instance of A { K = {1}; };|t.mof:1:49: K is no array",
        "class A { [Key] uint8 K; uint8 L[]; }; instance of A { K = 1; L = 1; };|t.mof:1:67: L is an array: expected { ... }",
        "class A { [Key] uint8 K; uint8 L[]; }; instance of A { K = 1; L = {NULL}; };|t.mof:1:68: L is of type uint8: NULL does not stand here",
        "class A { [Key] datetime K; }; instance of A { K = \"now\"; };|t.mof:1:52: expected a datetime",
        "class A { [Key] A REF K; }; instance of A { K = $X; };|t.mof:1:49: there is no instance with the alias $X",
        "class A { [Key] A REF K; }; instance of A { K = 5; };|t.mof:1:49: K is a reference: expected an alias or the path",
        "class A { [Key] A REF K; }; instance of A { K = \"A.K\"; };|t.mof:1:49: expected = at character 4 of the path A.K",
        "class A { [Key] A REF K; }; instance of A { K = \"A.K=x\"; };|t.mof:1:49: expected the value of a key at character 5",
        "class A { [Key] uint8 K; object:A O; }; instance of A { K = 1; O = 5; };|t.mof:1:68: O holds an object",
        "class B {}; class A { [Key] uint8 K; object:A O; }; instance of A { K = 1; O = instance of B {}; };|t.mof:1:80: O holds instances of A, not of B",
        "class A { [Key] uint8 K; object O; }; instance of A { K = 1; O = \"instance\"; };|t.mof:1:66: text:1:9: expected of, found the end",
        "class A { [Key] uint8 K; }; instance of A { K = 1; }; instance of A { K = 1; };|t.mof:1:55: the instance with these keys is declared already at t.mof:1:29",
        "class A { [Key] uint8 K; }; instance of A as $X { K = 1; }; instance of A as $x { K = 2; };|t.mof:1:61: the alias $x stands already",
        "qualifier Q : uint8, scope(method); [Q(1)] class A {};|t.mof:1:38: the qualifier Q stands on method only, not on class",
        "qualifier Q : uint8; [Q(\"x\")] class A {};|t.mof:1:25: the qualifier Q is of type uint8: a text does not fit",
        "qualifier Q : uint8; qualifier Q : string;|t.mof:1:22: the qualifier Q is declared otherwise at t.mof:1:1",
        "#pragma namespace(\"\\\\\\\\other\\\\root\")|t.mof:1:1: expected a namespace of this machine",
        "#pragma namespace|t.mof:1:1: expected #pragma namespace(\"NAMESPACE\")",
        "#pragma deleteclass(\"A\")|t.mof:1:1: A is not declared in this file",
        "class A {}; class B : A {}; #pragma deleteclass(\"A\")|t.mof:1:29: B is derived from A",
        "#pragma classflags(\"rubbish\")|t.mof:1:1: expected createonly, updateonly",
      })
  void tellsWhereAndWhatIsWrong(String text, String message) {
    String refused = refusal(text);
    assertTrue(refused.startsWith(message), refused);
  }

  @Test
  void refusesWhatInheritanceMultiplies() {
    StringBuilder text = new StringBuilder("class W { [Key] string K;");
    for (int i = 0; i < 1000; i++) {
      text.append("uint8 P").append(i).append("=1;");
    }
    text.append("};");
    String classes =
        IntStream.range(0, 200).mapToObj(i -> "class C" + i + ":W{};").collect(joining());
    assertTrue(refusal(text + classes).contains("at most 131072 members"));
    String instances =
        IntStream.range(0, 300)
            .mapToObj(i -> "instance of W{K=\"" + i + "\";};")
            .collect(joining());
    assertTrue(refusal(text + instances).contains("at most 262144 values"));
  }

  @Test
  void refusesClassesThatAreDerivedTooDeepOrHaveTooMuch() {
    StringBuilder deep = new StringBuilder("class C0 {};");
    for (int i = 1; i < 80; i++) {
      deep.append("class C").append(i).append(" : C").append(i - 1).append(" {};");
    }
    assertTrue(refusal(deep.toString()).contains("at most 60 times"));
    StringBuilder wide = new StringBuilder("class W {");
    for (int i = 0; i < 1100; i++) {
      wide.append("uint8 P").append(i).append(';');
    }
    assertTrue(refusal(wide.append("};").toString()).contains("at most 1024 members"));
  }
}
