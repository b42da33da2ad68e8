package io.windlass.wsman.config.overlay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a policy fixes where. */
class OverlayTest {
  private static final String AUTH = "io.windlass.wsman.auth";
  private static final String SERVICE = "io.windlass.wsman.service";

  @Test
  void settingsAreLaidOverTheConfigurationsThatHoldThem() {
    Overlay overlay =
        new Overlay(
            Map.of("Service/Auth/Basic", "false", "Service/IPv4Filter", ""), Optional.empty());
    assertEquals(Map.of("basic", "false"), overlay.of(AUTH));
    assertEquals(Map.of("IPv4Filter", ""), overlay.of(SERVICE));
    assertEquals(Optional.of("false"), overlay.value("Service/Auth/Basic"));
    assertEquals(Optional.empty(), overlay.value("Service/Auth/Kerberos"));
    assertFalse(overlay.listens());
  }

  @Test
  void autoConfigListensOrKeepsEverybodyOut() {
    Overlay on = new Overlay(Map.of(), Optional.of(true));
    assertTrue(on.listens());
    assertEquals("true", on.value("Service/AllowRemoteAccess").orElseThrow());
    Overlay off = new Overlay(Map.of(), Optional.of(false));
    assertFalse(off.listens());
    assertEquals("false", off.of(SERVICE).get("AllowRemoteAccess"));
  }

  @Test
  void onlyWhatDiffersIsDeliveredAgain() {
    Overlay one = new Overlay(Map.of("Service/Auth/Basic", "false"), Optional.empty());
    Overlay two =
        new Overlay(
            Map.of("Service/Auth/Basic", "false", "Service/MaxConnections", "5"), Optional.empty());
    assertEquals(Set.of(SERVICE), one.differences(two));
    assertEquals(Set.of(SERVICE, AUTH), two.differences(Overlay.NONE));
    assertEquals(Set.of(), two.differences(two));
  }
}
