package io.windlass.wmi.wql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Queries for tests: an own sample, and the rows of a corpus file. */
final class Corpus {
  /** One query. */
  record Row(String kind, boolean valid, String query) {}

  /** Queries of every form, for tests that need material. */
  static final List<String> SAMPLE =
      List.of(
          "SELECT * FROM Win32_Process",
          "select Name, ProcessId from win32_process where handle = 0 or handle = 4",
          "SELECT Name FROM Win32_Service WHERE Name LIKE '%s[a-f]_%' AND NOT State = \"Stopped\"",
          "SELECT * FROM Win32_LogicalDisk WHERE (DriveType = 3 OR 2 = DriveType) AND FreeSpace > 1e6",
          "SELECT * FROM Win32_LogicalDisk WHERE FileSystem IS NOT NULL AND Size <> NULL",
          "SELECT * FROM Win32_NTLogEvent WHERE TimeGenerated >= '20240101000000.000000+000'",
          "SELECT a.b.c FROM X WHERE a.b = -5 AND e ISA 'Y' AND b = TRUE AND c != 'it\\'s \\\\'",
          "SELECT * FROM __InstanceCreationEvent WITHIN 5 WHERE TargetInstance ISA 'Win32_Process'",
          "SELECT * FROM E GROUP WITHIN 300 BY A, B.C HAVING NumberOfEvents > 5",
          "SELECT * FROM meta_class WHERE __this ISA \"Win32_LogicalDisk\"",
          "ASSOCIATORS OF {Win32_LogicalDisk.DeviceID=\"C:\"} WHERE Role = GroupComponent KeysOnly",
          "REFERENCES OF {A.x=1,y='2'} WHERE ClassDefsOnly");

  private Corpus() {}

  /** Reads {@code id,source,namespace,kind,validity,query,note}. */
  static List<Row> read(Path file) throws IOException {
    List<Row> rows = new ArrayList<>();
    List<String> lines = Files.readAllLines(file);
    for (String line : lines.subList(1, lines.size())) {
      List<String> cells = cells(line);
      rows.add(new Row(cells.get(3), cells.get(4).equals("valid"), cells.get(5)));
    }
    return rows;
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"' && quoted && line.startsWith("\"\"", i)) {
        cell.append('"');
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
