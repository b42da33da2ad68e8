package io.windlass.example.provider;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wsman.testkit.Envelopes;
import io.windlass.wsman.testkit.WsmanHost;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FanProviderTest {
  private static final String FANS =
      "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/example/Example_Fan";

  private WsmanHost host;

  @BeforeEach
  void start() {
    host = new WsmanHost();
    host.add(new FanProvider(), "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/example");
  }

  @AfterEach
  void stop() {
    host.close();
  }

  @Test
  void readsOneFanByItsKey() {
    String answer = host.exchange(Envelopes.get(FANS, Map.of("DeviceID", "fan1")));
    assertTrue(answer.contains("<p:DesiredSpeed>3900</p:DesiredSpeed>"), answer);
  }

  @Test
  void listsAllFansInOneAnswer() {
    String answer =
        host.exchange(
            Envelopes.enumerate(FANS, "<w:OptimizeEnumeration/><w:MaxElements>10</w:MaxElements>"));
    assertTrue(answer.contains(">fan0<") && answer.contains(">fan1<"), answer);
    assertTrue(answer.contains("<w:EndOfSequence/>"), answer);
  }

  @Test
  void changesTheSpeed() {
    String body =
        "<p:Example_Fan xmlns:p=\""
            + FANS
            + "\"><p:DesiredSpeed>5000</p:DesiredSpeed>"
            + "</p:Example_Fan>";
    host.exchange(Envelopes.put(FANS, Map.of("DeviceID", "fan0"), body));
    String answer = host.exchange(Envelopes.get(FANS, Map.of("DeviceID", "fan0")));
    assertTrue(answer.contains("<p:DesiredSpeed>5000</p:DesiredSpeed>"), answer);
  }

  @Test
  void refusesAFanThatIsNotThere() {
    String answer = host.exchange(Envelopes.get(FANS, Map.of("DeviceID", "fan9")));
    assertTrue(answer.contains("a:DestinationUnreachable"), answer);
    assertTrue(answer.contains("There is no fan fan9."), answer);
  }
}
