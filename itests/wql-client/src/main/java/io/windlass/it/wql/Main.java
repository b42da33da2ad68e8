package io.windlass.it.wql;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.metricshub.winrm.WinRMHttpProtocolEnum;
import org.metricshub.winrm.service.WinRMEndpoint;
import org.metricshub.winrm.service.WinRMService;
import org.metricshub.winrm.service.client.auth.AuthenticationEnum;

/**
 * Asks the queries of a file, a line each, by NTLM with sealed messages. Prints for each the number
 * of its rows or {@code FAIL} with the reason, a tab and the query; then each row, indented, with
 * its values as {@code name=value}, separated by tabs.
 */
public final class Main {
  private static final long TIMEOUT_MILLIS = 60_000;

  private Main() {}

  /** {@code HOST PORT USER PASSWORD FILE}. */
  public static void main(String[] arguments) {
    int status = 0;
    try {
      ask(arguments);
    } catch (Exception e) {
      e.printStackTrace();
      status = 1;
    }
    // The library leaves threads behind.
    System.exit(status);
  }

  private static void ask(String[] arguments) throws Exception {
    WinRMEndpoint endpoint =
        new WinRMEndpoint(
            WinRMHttpProtocolEnum.HTTP,
            arguments[0],
            Integer.valueOf(arguments[1]),
            arguments[2],
            arguments[3].toCharArray(),
            null);
    try (WinRMService service =
        WinRMService.createInstance(
            endpoint, TIMEOUT_MILLIS, null, List.of(AuthenticationEnum.NTLM))) {
      for (String query : Files.readAllLines(Path.of(arguments[4]), StandardCharsets.UTF_8)) {
        ask(service, query);
      }
    }
  }

  private static void ask(WinRMService service, String query) {
    try {
      List<Map<String, Object>> rows = service.executeWql(query, TIMEOUT_MILLIS);
      System.out.println(rows.size() + "\t" + query);
      for (Map<String, Object> row : rows) {
        StringBuilder line = new StringBuilder(" ");
        row.forEach(
            (name, value) ->
                line.append('\t').append(name).append('=').append(oneLine(String.valueOf(value))));
        System.out.println(line);
      }
    } catch (Exception e) {
      System.out.println("FAIL " + oneLine(String.valueOf(e.getMessage())) + "\t" + query);
    }
  }

  private static String oneLine(String value) {
    return value.replaceAll("[\\t\\r\\n]", " ");
  }
}
