package io.windlass.wmi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wmi.repository.ClassRepository;
import io.windlass.wmi.wql.WqlDialect;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.api.filter.FilterDialect;
import io.windlass.wsman.testkit.Envelopes;
import io.windlass.wsman.testkit.WsmanHost;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Queries that do not fit their class are refused before any source is asked. */
class WqlRefusalTest {
  private static final String CIMV2 = "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/cimv2";

  private final ListedSource processes =
      new ListedSource("Win32_Process", Instance.of("Win32_Process").set("Handle", "1").build());
  private WsmanHost host;

  @BeforeEach
  void start() {
    ClassRepository repository = new ClassRepository();
    host = new WsmanHost();
    host.add(new WmiProvider(repository, List.of(processes)), CIMV2);
    host.addDialect(FilterDialect.WQL, new WqlDialect(repository));
  }

  @AfterEach
  void nobodyWasAsked() {
    host.close();
    assertEquals(List.of(), processes.calls);
  }

  private String query(String uri, String wql) {
    return host.exchange(
        Envelopes.enumerate(
            uri, "<w:Filter Dialect='" + FilterDialect.WQL + "'>" + wql + "</w:Filter>"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "SELECT Price FROM Win32_Process; Price",
        "SELECT Handle, Price FROM Win32_Process; Price",
        "SELECT * FROM Win32_Process WHERE Price = 1; Price",
        "SELECT * FROM Win32_Process WHERE ProcessId = 'one'; ProcessId",
        "SELECT * FROM Win32_Process WHERE; end of the query",
        "SELEKT * FROM Win32_Process; SELEKT",
        "''; query"
      })
  void aQueryThatDoesNotFitIsRefusedWithTheNameOfWhatIsWrong(String wql, String named) {
    String answer = query(CIMV2 + "/*", wql);
    assertTrue(answer.contains("<s:Value>n:CannotProcessFilter</s:Value>"), answer);
    assertTrue(answer.contains("Code=\"2150858778\""), answer);
    assertTrue(answer.toLowerCase().contains(named.toLowerCase()), answer);
  }

  @Test
  void aQueryOfAnotherClassThanTheAddressIsRefused() {
    String answer = query(CIMV2 + "/Win32_Service", "SELECT * FROM Win32_Process");
    assertTrue(answer.contains("<s:Value>n:CannotProcessFilter</s:Value>"), answer);
  }

  @Test
  void aQueryOfAClassThatIsNotThereIsRefused() {
    String answer = query(CIMV2 + "/*", "SELECT * FROM Win32_Nothing");
    assertTrue(answer.contains("<s:Value>a:DestinationUnreachable</s:Value>"), answer);
    assertTrue(answer.contains("Win32_Nothing"), answer);
  }
}
