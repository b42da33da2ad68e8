package io.windlass.wmi.wql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wmi.repository.ClassTree;
import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.cim.CimDateTime;
import io.windlass.wsman.api.cim.CimType;
import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.api.cim.Property;
import io.windlass.wsman.api.filter.Comparison;
import io.windlass.wsman.api.filter.Comparison.Operator;
import io.windlass.wsman.api.filter.Filter;
import java.math.BigInteger;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a condition means for the instances of a class. */
class ConditionTest {
  private static final Map<String, String> SUPERCLASSES =
      Map.of("Zoo_Lion", "Zoo_Cat", "Zoo_Cat", "Zoo_Animal");
  private static final ClassTree TREE = name -> Optional.ofNullable(SUPERCLASSES.get(name));

  private static final ClassSchema LION =
      ClassSchema.of("root/zoo", "Zoo_Lion")
          .superclass("Zoo_Cat")
          .key("Name", CimType.STRING)
          .property("Age", CimType.UINT8)
          .property("Id", CimType.UINT32)
          .property("Steps", CimType.UINT64)
          .property("Depth", CimType.SINT32)
          .property("Weight", CimType.REAL32)
          .property("Speed", CimType.REAL64)
          .property("Tame", CimType.BOOLEAN)
          .property("Grade", CimType.CHAR16)
          .property("Born", CimType.DATETIME)
          .property("Keeper", CimType.REFERENCE)
          .property("Food", CimType.EMBEDDED)
          .property("Nothing", CimType.UINT32)
          .property("NoText", CimType.STRING)
          .property(Property.of("Tags", CimType.STRING).array().build())
          .build();

  private static final Instance LEO =
      Instance.of("Zoo_Lion")
          .set("Name", "Leo")
          .set("Age", 7)
          .set("Id", 4_000_000_000L)
          .set("Steps", new BigInteger("18446744073709551615"))
          .set("Depth", -3)
          .set("Weight", 190.1f)
          .set("Speed", 0.1)
          .set("Tame", true)
          .set("Grade", 'B')
          .set("Born", CimDateTime.of(OffsetDateTime.parse("2017-05-04T12:00:00Z")))
          .set("Keeper", Target.ofClass("root/zoo", "Zoo_Person", Map.of("Name", "Ann")))
          .set(
              "Food",
              Instance.of("Zoo_Lion")
                  .set("Kind", "Meat")
                  .set("Grams", 5000L)
                  .set("Raw", true)
                  .build())
          .set("Tags", List.of("a", "b"))
          .build();

  private static Filter filter(String condition) throws ResourceFault {
    return new WqlDialect(TREE)
        .parse("SELECT * FROM Zoo_Lion WHERE " + condition)
        .bind(LION)
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name = 'LEO'",
        "NAME = \"leo\"",
        "Name > 'Kim' AND Name < 'lia'",
        "Name <> 'Kim'",
        "'leo' = Name",
        "Age = 7",
        "Age = '7'",
        "Age = 7.0",
        "Age = 0x7",
        "Age > 6.5",
        "Age < 300 AND Age > -1",
        "Age <> 7.5",
        "Id = 4000000000",
        "Id > 2147483648",
        "Steps = 18446744073709551615",
        "Steps > '18446744073709551614'",
        "Steps > 9223372036854775808",
        "Steps < 18446744073709551616",
        "Depth < -2",
        "Depth > -4.5",
        "Weight = 190.1",
        "Weight > 190",
        "Speed = 0.1",
        "Speed < '1e0'",
        "Tame = TRUE",
        "Tame = true",
        "Tame = 'True'",
        "Tame = 1",
        "Tame = -1",
        "Tame <> 0",
        "Tame <> FALSE",
        "NOT Tame = FALSE",
        "Grade = 'b'",
        "Grade > 'A'",
        "Grade = 66",
        "Born = '20170504120000.000000+000'",
        "Born = '20170504140000.000000+120'",
        "Born > '20170101'",
        "Born < '5/6/2017'",
        "Born >= '2017-05-04T12:00:00Z'",
        "Keeper = 'Zoo_Person.Name=\"ann\"'",
        "Keeper = 'zoo_person=\"Ann\"'",
        "Keeper = '\\\\\\\\host\\\\root\\\\zoo:Zoo_Person.Name=\"Ann\"'",
        "Keeper <> 'Zoo_Person.Name=\"Bob\"'",
        "Keeper ISA 'Zoo_Person'",
        "Food.Kind = 'meat'",
        "food.GRAMS >= 5000 AND Food.Grams < '5001'",
        "Food.Raw = 1",
        "Food.Kind LIKE 'm%'",
        "Food.__CLASS = 'zoo_lion'",
        "Food ISA 'Zoo_Animal'",
        "NOT Food ISA 'Zoo_Person'",
        "Food IS NOT NULL",
        "Name LIKE 'l_o'",
        "NOT Name LIKE '%x%'",
        "Name NOT LIKE '%x%'",
        "Nothing IS NULL",
        "Nothing = NULL",
        "Name IS NOT NULL AND Name <> NULL",
        "Tags IS NOT NULL",
        "__CLASS = 'zoo_LION'",
        "__SUPERCLASS = 'Zoo_Cat'",
        "__DYNASTY = 'Zoo_Animal'",
        "__NAMESPACE = 'ROOT\\\\zoo'",
        "__RELPATH = 'Zoo_Lion.Name=\"Leo\"'",
        "__GENUS = 2",
        "__PROPERTY_COUNT = 15",
        "__this ISA 'Zoo_Animal'",
        "Age = 1 OR Age = 7",
        "NOT (Age = 1 OR Name = 'x')",
        "NOT (Age = 7 AND Name = 'x')",
        "Nothing = 1 OR Age = 7"
      })
  void isTrueOf(String condition) throws ResourceFault {
    assertTrue(filter(condition).matches(LEO), condition);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Name = 'Leon'",
        "Age > 7",
        "Age = 7.5",
        "Age = 263",
        "Steps = -1",
        "Steps < 18446744073709551615",
        "Tame = FALSE",
        "Tame <> TRUE",
        "Born < '20170504120000.000000+000'",
        "Born = '00000001000000.000000:000'",
        "NOT Born = '00000001000000.000000:000'",
        "Keeper = 'Zoo_Person.Name=\"Bob\"'",
        "Keeper = 'Zoo_Person'",
        "Food.Kind = 5",
        "Food.Missing = 'x'",
        "Food.Raw > 0",
        "Food.Grams = 'many'",
        "Food.Kind.Deeper = 1",
        "NOT Food ISA 'Zoo_Cat'",
        "Nothing IS NOT NULL",
        "Name = NULL",
        "__CLASS = 'Zoo_Cat'",
        "__this ISA 'Zoo_Person'",
        "Age = 7 AND Name = 'x'"
      })
  void isNotTrueOf(String condition) throws ResourceFault {
    assertEquals(false, filter(condition).matches(LEO), condition);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Nothing = 1",
        "Nothing <> 1",
        "NOT Nothing = 1",
        "NOT Nothing <> 1",
        "NOT (Nothing < 1)",
        "NoText LIKE '%'",
        "NOT NoText LIKE 'x'",
        "NOT (Nothing = 1 AND Age = 7)",
        "NOT (Nothing = 1 OR Age = 1)",
        "Nothing = 1 AND Age = 7"
      })
  void aComparisonWithNullIsNeitherTrueNorIsItsNegation(String condition) throws ResourceFault {
    assertEquals(false, filter(condition).matches(LEO), condition);
  }

  @Test
  void notOfAnUnknownAndAFalseIsTrue() throws ResourceFault {
    assertTrue(filter("NOT (Nothing = 1 AND Age = 1)").matches(LEO));
  }

  @Test
  void textComparesAsTextEvenWithANumber() throws ResourceFault {
    Instance four = Instance.of("Zoo_Lion").set("Name", "4").build();
    assertTrue(filter("Name = 4").matches(four));
    assertTrue(filter("Name > 30").matches(four));
  }

  @Test
  void valuesOfAForeignJavaTypeAreIncomparable() throws ResourceFault {
    Instance odd =
        Instance.of("Zoo_Lion")
            .set("Name", 5)
            .set("Age", "7")
            .set("Born", "x")
            .set("Speed", Double.NaN)
            .build();
    for (String condition :
        List.of(
            "Name = '5'",
            "Age = 7",
            "Born > '20170101'",
            "Speed <> 1",
            "NOT Age = 7",
            "Name LIKE '5'")) {
      assertEquals(false, filter(condition).matches(odd), condition);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Color = 'x' | 30 | no property Color",
        "Name = 'x' AND Color.a = 'x' | 45 | no property Color",
        "Name.First = 'x' | 30 | no embedded instance",
        "__PATH = 'x' | 30 | cannot be used",
        "Age = 'old' | 36 | 'old' is no number",
        "Age = TRUE | 36 | no number",
        "Age = 'a0x7' | 36 | no number",
        "Age = '0x' | 36 | no number",
        "Age = 1e999 | 36 | no number",
        "Tame = 2 | 37 | TRUE or FALSE",
        "Tame = 'maybe' | 37 | TRUE or FALSE",
        "Tame > 0 | 30 | no order",
        "Keeper > 'A.b=1' | 30 | no order",
        "Keeper = 'not a path' | 39 | object path",
        "Grade = 'AB' | 38 | single character",
        "Grade = 70000 | 38 | between",
        "Born = 'yesterday' | 37 | yyyymmdd",
        "Food = 'x' | 37 | embedded",
        "Tags = 'a' | 30 | array",
        "Tags LIKE 'a' | 30 | array",
        "Age LIKE '7' | 30 | no text",
        "Age ISA 'X' | 30 | no instance"
      })
  void whatDoesNotFitTheClassIsRefusedWithPlaceAndReason(
      String condition, int column, String words) {
    ResourceFault fault = assertThrows(ResourceFault.class, () -> filter(condition));
    assertEquals(FaultCode.CANNOT_PROCESS_FILTER, fault.code());
    assertTrue(fault.getMessage().contains("column " + column + ":"), fault.getMessage());
    assertTrue(fault.getMessage().contains(words), fault.getMessage());
  }

  @Test
  void tellsWhichPropertiesItReadsAsTheSchemaSpellsThem() throws ResourceFault {
    Filter filter =
        filter("NAME = 'x' OR food.kind = 'y' OR NOT (age = 1 AND __CLASS = 'z') OR tags IS NULL");
    assertEquals(Set.of("Name", "Food", "Age", "Tags"), filter.properties());
    assertEquals(Set.of("Name"), filter("__RELPATH = 'x'").properties());
  }

  @Test
  void tellsTheComparisonsThatEveryMatchFulfils() throws ResourceFault {
    assertEquals(
        "[Name EQUAL Leo, Age GREATER 3, Id LESS_OR_EQUAL 5, Name LIKE L%]",
        conjuncts("name = 'Leo' AND (3 < age AND NOT id > 5) AND Name LIKE 'L%' AND Tame IS NULL"));
    assertEquals("[]", conjuncts("Name = 'Leo' OR Age = 3"));
    assertEquals("[]", conjuncts("NOT (Name = 'Leo' AND Age = 3)"));
    assertEquals(
        "[Name NOT_EQUAL Leo, Age NOT_EQUAL 3]", conjuncts("NOT (Name = 'Leo' OR Age = 3)"));
    assertEquals("[]", conjuncts("Age = 300 AND Age < 1.5 AND __CLASS = 'x' AND Food.a = 1"));
    assertEquals("[Name EQUAL 4]", conjuncts("Name = 4"));
  }

  private static String conjuncts(String condition) throws ResourceFault {
    return filter(condition).conjuncts().stream()
        .map(c -> c.property() + " " + c.operator() + " " + c.value())
        .toList()
        .toString();
  }

  @Test
  void constantsOfConjunctsHaveTheJavaTypeOfTheProperty() throws ResourceFault {
    for (Map.Entry<String, Class<?>> each :
        Map.<String, Class<?>>of(
                "Age = 7", Integer.class,
                "Id = '7'", Long.class,
                "Steps = 7", BigInteger.class,
                "Weight = 7", Float.class,
                "Speed = 7", Double.class,
                "Tame = 'true'", Boolean.class,
                "Name = 7", String.class,
                "Born = '20170101'", CimDateTime.class,
                "Grade = 'x'", Character.class)
            .entrySet()) {
      Comparison conjunct = filter(each.getKey()).conjuncts().get(0);
      assertEquals(each.getValue(), conjunct.value().getClass(), each.getKey());
      assertEquals(Operator.EQUAL, conjunct.operator());
    }
  }

  @Test
  void aQueryWithoutConditionBindsToNothing() throws ResourceFault {
    assertTrue(new WqlDialect(TREE).parse("SELECT a, B.c FROM X").bind(LION).isEmpty());
    assertEquals(
        List.of("a", "B.c"), new WqlDialect(TREE).parse("SELECT a, B.c FROM X").projection());
  }
}
