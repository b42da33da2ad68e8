package io.windlass.wsman.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wsman.api.runtime.ListenerDTO;
import io.windlass.wsman.api.runtime.ProviderDTO;
import io.windlass.wsman.api.runtime.RuntimeDTO;
import io.windlass.wsman.testkit.Envelopes;
import io.windlass.wsman.testkit.WsmanHost;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuntimeProviderTest {
  private static final String NAMESPACE =
      "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/windlass";

  private static RuntimeDTO snapshot() {
    RuntimeDTO dto = new RuntimeDTO();
    ListenerDTO listener = new ListenerDTO();
    listener.name = "default";
    listener.transport = "HTTP";
    listener.address = "127.0.0.1";
    listener.port = 5985;
    listener.listening = false;
    listener.url = "";
    listener.reason = "port 5985 is taken";
    dto.listeners = List.of(listener);
    ProviderDTO provider = new ProviderDTO();
    provider.bundle = "org.acme.fans";
    provider.resourceUris = List.of("http://acme.org/fans");
    provider.capabilities = List.of("Get");
    provider.state = "QUARANTINED";
    provider.reason = "5 operations in a row did not return";
    dto.providers = List.of(provider);
    dto.refusedWebApps = List.of();
    return dto;
  }

  @Test
  void anyClientCanAskWhyAProviderIsNotUsed() {
    try (WsmanHost host = new WsmanHost()) {
      host.add(new RuntimeProvider(RuntimeProviderTest::snapshot), NAMESPACE);
      String answer =
          host.exchange(
              Envelopes.enumerate(NAMESPACE + "/Windlass_Provider", "<w:OptimizeEnumeration/>"));
      assertTrue(answer.contains("<p:State>QUARANTINED</p:State>"), answer);
      assertTrue(answer.contains("5 operations in a row"), answer);
    }
  }

  @Test
  void aListenerThatCouldNotBindIsListedWithItsReason() {
    WsmanCommands commands = new WsmanCommands(RuntimeProviderTest::snapshot);
    assertEquals("default  HTTP  not listening: port 5985 is taken", commands.listeners());
  }

  @Test
  void whyFindsProvidersByPartOfTheBundleName() {
    WsmanCommands commands = new WsmanCommands(RuntimeProviderTest::snapshot);
    assertEquals(
        "org.acme.fans  QUARANTINED  Get  5 operations in a row did not return",
        commands.why("FANS"));
    assertEquals(
        "No provider of a bundle like disks is or was lately registered.", commands.why("disks"));
  }
}
