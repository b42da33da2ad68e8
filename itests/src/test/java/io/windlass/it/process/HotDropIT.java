package io.windlass.it.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.windlass.it.support.Await;
import io.windlass.it.support.Checkout;
import io.windlass.it.support.Envelopes;
import io.windlass.it.support.RunningService;
import io.windlass.it.support.WsmanHttp;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.Test;

/** A plug-in comes and goes while somebody enumerates the classes of another provider. */
public class HotDropIT {
  private static final String ENUMERATION = "http://schemas.xmlsoap.org/ws/2004/09/enumeration";
  private static final String PROCESSES = Envelopes.WMI + "Win32_Process";
  private static final String WMI = "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/";
  private static final String PROVIDERS = WMI + "windlass/Windlass_Provider";
  private static final String FAN = WMI + "example/Example_Fan";
  private static final Duration DEADLINE = Duration.ofSeconds(15);

  @Test
  public void aRunningEnumerationIsUnharmed() throws Exception {
    try (RunningService service = RunningService.start()) {
      comeAndGo(service.administrator(), service.base().resolve("plugins/example-provider.jar"));
    }
  }

  private static void comeAndGo(WsmanHttp client, Path plugin) throws Exception {
    String answer = client.post(enumerate(PROCESSES)).body();
    String context = first("EnumerationContext>([^<]+)<", answer);
    Set<String> seen = new HashSet<>();
    pull(client, context, 1, seen);

    Files.copy(Checkout.jar("bundles/example-provider"), plugin);
    Await.until("the plug-in answers", DEADLINE, () -> fan(client).contains("Chassis fan0"));
    pull(client, context, 1, seen);

    Files.delete(plugin);
    Await.until(
        "the plug-in is gone", DEADLINE, () -> fan(client).contains("DestinationUnreachable"));
    String view = client.post(enumerate(PROVIDERS)).body();
    String opened = first("EnumerationContext>([^<]+)<", view);
    String providers = client.post(pullRequest(PROVIDERS, opened, 50)).body();
    assertTrue(
        providers,
        providers.contains("<p:Bundle>io.windlass.example.provider</p:Bundle>")
            && providers.contains("<p:State>GONE</p:State>"));

    int before = seen.size();
    String last = pull(client, context, 5, seen);
    while (!last.contains("EndOfSequence")) {
      last = pull(client, context, 5, seen);
    }
    assertTrue("more than " + before, seen.size() > before);
  }

  private static String fan(WsmanHttp client) throws Exception {
    return client.post(Envelopes.get(FAN, "DeviceID", "fan0")).body();
  }

  /** Pulls, and notes the process ids; none may come twice. */
  private static String pull(WsmanHttp client, String context, int max, Set<String> seen)
      throws Exception {
    String answer = client.post(pullRequest(PROCESSES, context, max)).body();
    assertFalse(answer, answer.contains("s:Fault"));
    Matcher handles = Pattern.compile("<p:Handle>(\\d+)<").matcher(answer);
    int items = 0;
    while (handles.find()) {
      assertTrue("twice: " + handles.group(1), seen.add(handles.group(1)));
      items++;
    }
    assertTrue(items <= max);
    return answer;
  }

  private static String enumerate(String uri) {
    return request(uri, "Enumerate", "<n:Enumerate xmlns:n='" + ENUMERATION + "'/>");
  }

  private static String pullRequest(String uri, String context, int max) {
    return request(
        uri,
        "Pull",
        "<n:Pull xmlns:n='%s'><n:EnumerationContext>%s</n:EnumerationContext><n:MaxElements>%d</n:MaxElements></n:Pull>"
            .formatted(ENUMERATION, context, max));
  }

  private static String request(String uri, String action, String body) {
    return Envelopes.get(uri)
        .replace("http://schemas.xmlsoap.org/ws/2004/09/transfer/Get", ENUMERATION + "/" + action)
        .replace("<s:Body/>", "<s:Body>" + body + "</s:Body>");
  }

  private static String first(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertEquals(text, true, matcher.find());
    return matcher.group(1);
  }
}
