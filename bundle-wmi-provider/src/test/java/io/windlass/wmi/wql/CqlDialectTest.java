package io.windlass.wmi.wql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.cim.CimType;
import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.api.filter.Filter;
import io.windlass.wsman.api.filter.FilterStatement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CqlDialectTest {
  private static final ClassSchema FAN =
      ClassSchema.of("root/cimv2", "CIM_Fan")
          .key("Name", CimType.STRING)
          .property("Speed", CimType.UINT64)
          .property("On", CimType.BOOLEAN)
          .property("Note", CimType.STRING)
          .build();
  private static final Instance INSTANCE =
      Instance.of("CIM_Fan").set("Name", "fan.1").set("Speed", 900).set("On", true).build();

  private final CqlDialect dialect =
      new CqlDialect(name -> Optional.of("CIM_CoolingDevice").filter(x -> name.equals("CIM_Fan")));

  private boolean matches(String condition) throws ResourceFault {
    Filter filter =
        dialect.parse("SELECT * FROM CIM_Fan WHERE " + condition).bind(FAN).orElseThrow();
    return filter.matches(INSTANCE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Name = 'fan.1' | true",
        "CIM_Fan.Name = 'fan.1' | true",
        "cim_fan.Speed > 100 AND NOT On = FALSE | true",
        "Speed <> 900 | false",
        "900 <= Speed | true",
        "Note IS NULL AND Name IS NOT NULL | true",
        "Name LIKE 'fan.*' | true",
        "Name LIKE 'fan...' | false",
        "Name LIKE 'f.n..' | true",
        "Name LIKE 'fan\\\\.1' | true",
        "Name LIKE 'fan\\\\*' | false",
        "Name LIKE 'fa*n*x*.1' | true",
        "Name LIKE 'fan%' | false",
        "Name NOT LIKE 'x.*' | true",
        "CIM_Fan ISA 'CIM_CoolingDevice' | true",
        "CIM_Fan ISA 'CIM_Processor' | false",
        "Speed = 0x384 | true",
        "(Speed = 1 OR Speed = 900) AND On = TRUE | true",
      })
  void selects(String condition, boolean expected) throws ResourceFault {
    assertEquals(expected, matches(condition));
  }

  @Test
  void namesItsClassAndItsProperties() throws ResourceFault {
    FilterStatement statement = dialect.parse("SELECT f.Name, Speed FROM CIM_Fan AS f");
    assertEquals("CIM_Fan", statement.className());
    assertEquals(List.of("Name", "Speed"), statement.projection());
    assertEquals(Optional.empty(), statement.bind(FAN));
    assertEquals(List.of(), dialect.parse("select * from CIM_Fan f").projection());
  }

  @Test
  void aPatternIsNotPushedDownAsOneOfWql() throws ResourceFault {
    Filter filter =
        dialect
            .parse("SELECT * FROM CIM_Fan WHERE Name LIKE 'f.*' AND Speed = 900")
            .bind(FAN)
            .orElseThrow();
    assertEquals(List.of("Speed"), filter.conjuncts().stream().map(c -> c.property()).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "SELECT",
        "SELECT * FROM",
        "SELECT * FROM CIM_Fan WHERE",
        "SELECT DISTINCT Name FROM CIM_Fan",
        "SELECT COUNT(*) FROM CIM_Fan",
        "SELECT * FROM CIM_Fan, CIM_Sensor",
        "SELECT * FROM CIM_Fan a, CIM_Sensor b",
        "SELECT * FROM CIM_Fan WHERE Speed + 1 > 2",
        "SELECT * FROM CIM_Fan WHERE Speed > Other",
        "SELECT * FROM CIM_Fan ORDER BY Name",
        "SELECT * FROM CIM_Fan WHERE Name = 'x' ORDER BY Name",
        "SELECT * FROM CIM_Fan WITHIN 5 WHERE Speed > 1",
        "SELECT * FROM CIM_Fan WHERE Name LIKE '*'",
        "SELECT * FROM CIM_Fan WHERE Name LIKE 'a**'",
        "SELECT * FROM CIM_Fan WHERE Name LIKE 'a\\\\'",
        "SELECT * FROM CIM_Fan WHERE Unknown = 1",
        "SELECT * FROM CIM_Fan WHERE x.Speed = 1",
        "ASSOCIATORS OF {CIM_Fan.Name='x'}",
      })
  void refuses(String query) {
    ResourceFault fault =
        assertThrows(ResourceFault.class, () -> dialect.parse(query).bind(FAN).orElseThrow());
    assertEquals(FaultCode.CANNOT_PROCESS_FILTER, fault.code());
    assertTrue(fault.getMessage().startsWith("CQL: line 1, column "), fault.getMessage());
  }

  @Test
  void matchingIsBoundedWhateverThePattern() {
    CqlPattern pattern = CqlPattern.of("a*".repeat(2000) + "b");
    String text = "a".repeat(4000);
    assertTimeoutPreemptively(
        Duration.ofSeconds(5), () -> assertEquals(false, pattern.matches(text)));
  }

  @Test
  void mutatedQueriesAreParsedOrRefused() {
    Random random = new Random(7);
    String seed = "SELECT f.Name FROM CIM_Fan AS f WHERE NOT (f.Name LIKE 'a.*' OR f ISA 'X')";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder(seed);
      for (int change = random.nextInt(3); change >= 0; change--) {
        int at = random.nextInt(text.length());
        if (random.nextBoolean()) {
          text.delete(at, Math.min(text.length() - 1, at + random.nextInt(8)));
        } else {
          text.insert(at, "(),.*'\\<=\"\u0000x1 ".charAt(random.nextInt(14)));
        }
      }
      try {
        dialect.parse(text.toString()).bind(FAN);
      } catch (ResourceFault e) {
        assertEquals(FaultCode.CANNOT_PROCESS_FILTER, e.code());
      }
    }
  }
}
