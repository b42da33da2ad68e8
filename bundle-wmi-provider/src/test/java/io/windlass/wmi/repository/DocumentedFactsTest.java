package io.windlass.wmi.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.windlass.wmi.SharedData;
import io.windlass.wsman.api.cim.CimType;
import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.cim.Property;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DocumentedFactsTest {
  /** Documented as text; times on real systems. */
  private static final Set<String> TIMES =
      Set.of("Win32_NTLogEvent.TimeGenerated", "Win32_NTLogEvent.TimeWritten");

  private final ClassRepository repository = new ClassRepository();

  @Test
  void everyDocumentedPropertyIsThereWithItsType() throws IOException {
    List<String> wrong = new ArrayList<>();
    int checked = 0;
    List<String> lines = Files.readAllLines(SharedData.file("data/wmi/properties.csv"));
    for (String line : lines.subList(1, lines.size())) {
      String[] row = line.split(",", -1);
      if (!row[0].equals("StdRegProv")) {
        checked++;
        if (!agrees(row)) {
          wrong.add(line);
        }
      }
    }
    assertEquals(List.of(), wrong);
    assertEquals(14_268, checked);
  }

  private boolean agrees(String[] row) {
    ClassSchema schema =
        repository
            .find("root/cimv2", row[0])
            .or(() -> repository.find("root/default", row[0]))
            .orElseThrow();
    for (Property property : schema.properties()) {
      if (property.name().equals(row[1])) {
        if (TIMES.contains(row[0] + "." + row[1])) {
          return property.type() == CimType.DATETIME;
        }
        return property.type() == type(row[2], row[4].equals("1"))
            && property.isArray() == row[3].equals("1");
      }
    }
    return false;
  }

  private static CimType type(String documented, boolean reference) {
    if (reference) {
      return CimType.REFERENCE;
    }
    try {
      return CimType.valueOf(documented.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      return CimType.EMBEDDED;
    }
  }
}
