package io.windlass.it.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import io.windlass.it.support.Checkout;
import io.windlass.it.support.Command;
import io.windlass.it.support.RunningService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;

/** The queries of monitoring tools, asked by the client of one of them, over sealed NTLM. */
public class MonitoringToolIT {
  /** Queries, and what their values are: the first row has each of them. */
  private static final Map<String, String> QUERIES = new LinkedHashMap<>();

  static {
    QUERIES.put(
        "SELECT Caption,FreePhysicalMemory,LastBootUpTime,Primary FROM Win32_OperatingSystem",
        "Caption text,FreePhysicalMemory number,LastBootUpTime time,Primary boolean");
    QUERIES.put("SELECT Manufacturer, Model FROM Win32_ComputerSystem", "");
    QUERIES.put(
        "SELECT Name,Size,FreeSpace,DriveType FROM Win32_LogicalDisk WHERE DriveType = 3",
        "Name text,Size number,FreeSpace number,DriveType number");
    QUERIES.put(
        "SELECT Name,State,Started,StartMode FROM Win32_Service WHERE Name = 'WinRM'",
        "Name text,State text,Started boolean,StartMode text");
    QUERIES.put(
        "SELECT Name,ProcessId,CreationDate,KernelModeTime FROM Win32_Process WHERE ProcessId = 1",
        "Name text,ProcessId number,CreationDate time,KernelModeTime number");
    QUERIES.put(
        "SELECT Name,PercentProcessorTime,Timestamp_Sys100NS"
            + " FROM Win32_PerfRawData_PerfOS_Processor WHERE Name = '_Total'",
        "Name text,PercentProcessorTime number,Timestamp_Sys100NS number");
    QUERIES.put(
        "SELECT Name,PercentProcessorTime FROM Win32_PerfFormattedData_PerfOS_Processor",
        "Name text,PercentProcessorTime number");
    QUERIES.put(
        "SELECT AvailableBytes,CommittedBytes FROM Win32_PerfFormattedData_PerfOS_Memory",
        "AvailableBytes number");
    QUERIES.put(
        "SELECT ConnectionsEstablished,SegmentsPersec FROM Win32_PerfRawData_Tcpip_TCPv4",
        "ConnectionsEstablished number,SegmentsPersec number");
    QUERIES.put("SELECT __PATH,Name FROM Win32_LogicalDisk", "__PATH text,Name text");
    QUERIES.put("SELECT * FROM Win32_Battery", "");
    QUERIES.put("SELECT * FROM Win32_Processor", "NumberOfCores number,Name text");
  }

  private static RunningService service;

  @BeforeClass
  public static void start() throws Exception {
    service = RunningService.start();
  }

  @AfterClass
  public static void stop() throws Exception {
    service.close();
  }

  /** Asks; the printed lines of each query, the head first. */
  private static List<List<String>> ask(List<String> queries) throws Exception {
    Path client = Checkout.root().resolve("itests/wql-client/target");
    Path file = Files.write(service.base().resolve("queries"), queries);
    Command.Result asked =
        Command.run(
            service.base(),
            Map.of(),
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            client.resolve("classes") + ":" + client.resolve("lib") + "/*",
            "io.windlass.it.wql.Main",
            "127.0.0.1",
            Integer.toString(service.port()),
            RunningService.USER,
            RunningService.PASSWORD,
            file.toString());
    assertEquals(asked.text(), 0, asked.exit());
    List<List<String>> answers = new ArrayList<>();
    for (String line : asked.out().split("\n")) {
      if (!line.startsWith(" ")) {
        answers.add(new ArrayList<>());
      }
      answers.get(answers.size() - 1).add(line);
    }
    assertEquals(asked.text(), queries.size(), answers.size());
    return answers;
  }

  @Test
  public void everyQueryIsAnsweredWithValuesThatCanBeRead() throws Exception {
    List<List<String>> answers = ask(List.copyOf(QUERIES.keySet()));
    int i = 0;
    for (String expected : QUERIES.values()) {
      List<String> answer = answers.get(i++);
      assertTrue(answer.get(0), answer.get(0).matches("\\d+\t.*"));
      for (String each : expected.isEmpty() ? new String[0] : expected.split(",")) {
        requireKind(answer.get(1), each.split(" ")[0], each.split(" ")[1]);
      }
    }
  }

  private static void requireKind(String row, String name, String kind) {
    String value =
        List.of(row.strip().split("\t")).stream()
            .filter(each -> each.regionMatches(true, 0, name + "=", 0, name.length() + 1))
            .map(each -> each.substring(name.length() + 1))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no " + name + " in " + row));
    switch (kind) {
      case "number" -> assertTrue(name + "=" + value, Long.parseLong(value) >= 0);
      case "time" -> assertTrue(value, OffsetDateTime.parse(value).isBefore(OffsetDateTime.now()));
      case "boolean" -> assertTrue(value, value.matches("true|false"));
      default -> assertTrue(name + "=" + value, !value.isBlank() && !value.equals("null"));
    }
  }

  @Test
  public void everyQueryOfTheCorpusIsAnswered() throws Exception {
    Optional<Path> corpus = Checkout.shared("data/wql/wql-corpus.csv");
    assumeTrue("the shared folder with wql-corpus.csv is not there", corpus.isPresent());
    List<String> queries = new ArrayList<>();
    for (String line : Files.readAllLines(corpus.get())) {
      String[] head = line.split(",root/cimv2,data,valid,", 2);
      // Quoted ones have commas of the table's own; large ones take minutes, an item each.
      if (head.length == 2 && !head[1].startsWith("\"") && !head[1].contains("Win32_Product")) {
        queries.add(head[1].replaceAll(",[^,]*$", ""));
      }
    }
    assertTrue("" + queries.size(), queries.size() > 30);
    for (List<String> answer : ask(queries)) {
      boolean refused = answer.get(0).startsWith("FAIL ");
      boolean known =
          answer.get(0).contains("There is no class ")
              || answer.get(0).contains("are too many to list");
      assertTrue(answer.get(0), !refused || known);
    }
  }
}
