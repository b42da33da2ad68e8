package io.windlass.wmi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wmi.linux.LinuxClasses;
import io.windlass.wmi.repository.ClassRepository;
import io.windlass.wmi.wql.WqlDialect;
import io.windlass.wsman.api.filter.FilterDialect;
import io.windlass.wsman.testkit.Envelopes;
import io.windlass.wsman.testkit.WsmanHost;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** This very host behind the engine: envelope in, envelope out. */
class LinuxOverWsmanTest {
  private static final String CIMV2 = "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/cimv2";
  private static final String PROCESS = CIMV2 + "/Win32_Process";
  private static final Pattern PID = Pattern.compile("<p:ProcessId>(\\d+)</p:ProcessId>");

  private WsmanHost host;

  @BeforeEach
  void start() {
    ClassRepository repository = new ClassRepository();
    host = new WsmanHost();
    host.add(new WmiProvider(repository, LinuxClasses.sources()), CIMV2);
    host.addDialect(FilterDialect.WQL, new WqlDialect(repository));
  }

  @AfterEach
  void stop() {
    host.close();
  }

  @Test
  void createsQueriesAndTerminatesAProcess() throws Exception {
    String created =
        host.exchange(
            Envelopes.invoke(
                PROCESS, "Create", Map.of(), "<p:CommandLine>sleep 321</p:CommandLine>"));
    Matcher pid = PID.matcher(created);
    assertTrue(pid.find(), created);
    ProcessHandle process = ProcessHandle.of(Long.parseLong(pid.group(1))).orElseThrow();
    try {
      Map<String, String> keys = Map.of("Handle", pid.group(1));
      String command = "<p:CommandLine>sleep 321</p:CommandLine>";
      waitUntilShown(keys, command);
      String byQuery =
          query("SELECT Name, CommandLine FROM Win32_Process WHERE ProcessId = " + pid.group(1));
      assertTrue(byQuery.contains("<CommandLine>sleep 321</CommandLine>"), byQuery);
      String owner = host.exchange(Envelopes.invoke(PROCESS, "GetOwner", keys, ""));
      String user = "<p:User>" + System.getProperty("user.name") + "</p:User>";
      assertTrue(owner.contains(user), owner);
      String ended = host.exchange(Envelopes.invoke(PROCESS, "Terminate", keys, ""));
      assertTrue(ended.contains("<p:ReturnValue>0</p:ReturnValue>"), ended);
      process.onExit().get(10, TimeUnit.SECONDS);
    } finally {
      process.destroyForcibly();
    }
  }

  /** Until the shell has replaced itself. */
  private void waitUntilShown(Map<String, String> keys, String text) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    String answer;
    do {
      answer = host.exchange(Envelopes.get(PROCESS, keys));
    } while (!answer.contains(text) && System.nanoTime() < end);
    assertTrue(answer.contains(text), answer);
  }

  @Test
  void answersForEveryClass() {
    for (String name : LinuxClasses.sources().stream().map(s -> s.className()).toList()) {
      String answer = query("SELECT * FROM " + name);
      assertTrue(answer.contains("EnumerateResponse"), () -> name + ": " + answer);
      assertEquals(-1, answer.indexOf("<s:Fault"), () -> name + ": " + answer);
    }
  }

  @Test
  void asksAllDisksThroughTheirSuperclass() {
    String answer = query("SELECT DeviceID FROM CIM_LogicalDisk WHERE Name = '/'");
    assertTrue(answer.contains("<DeviceID>/</DeviceID>"), answer);
  }

  @Test
  void findsTheSingleton() {
    for (String name : List.of("Win32_OperatingSystem", "Win32_LocalTime")) {
      String answer = host.exchange(Envelopes.get(CIMV2 + "/" + name, Map.of()));
      assertTrue(answer.contains("p:" + name), answer);
    }
  }

  private String query(String wql) {
    return host.exchange(
        Envelopes.enumerate(
            CIMV2 + "/*",
            "<w:OptimizeEnumeration/><w:MaxElements>100</w:MaxElements><w:Filter Dialect=\""
                + FilterDialect.WQL
                + "\">"
                + wql
                + "</w:Filter>"));
  }
}
