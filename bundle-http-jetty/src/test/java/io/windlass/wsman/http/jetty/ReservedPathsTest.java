package io.windlass.wsman.http.jetty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReservedPathsTest {
  @ParameterizedTest
  @CsvSource({
    "/wsman,true",
    "/WSMAN/x,true",
    "/wsman/,true",
    "/wsman-anon/identify,true",
    "/wsmanx,false",
    "/,false",
    "'',false",
    "/wsma,false",
    "wsman,false",
    "/x/wsman,false",
    "/mgmt/ws/1,true",
    "/mgmt,false",
    "/w\u017fman,false",
    "/w\u017fman-anon/identify,false"
  })
  void knowsWhatBelongsToWsman(String path, boolean reserved) {
    assertEquals(reserved, ReservedPaths.isReserved(path, "mgmt/ws"));
  }

  @ParameterizedTest
  @CsvSource({
    "/wsman,true",
    "/wsman/*,true",
    "/Wsman/a/*,true",
    "wsman,true",
    "/*,false",
    "/,false",
    "*.html,false",
    "/app/wsman,false"
  })
  void knowsWhichPatternsAskForIt(String pattern, boolean reserved) {
    assertEquals(reserved, ReservedPaths.isReservedPattern(pattern));
  }

  @Test
  void checksAConfiguration() {
    ListenerSettings settings = settings("HTTP", -1, "wsman", "");
    assertEquals(-1, settings.port());
    assertEquals("http://127.0.0.1:5985/wsman", settings.url(5985));
    assertEquals(Optional.empty(), settings.facts().allowUnencrypted());
    assertEquals(Optional.of(true), settings("http", 1, "a/b", "TRUE").facts().allowUnencrypted());
    refuses("transport", "FTP", 1, "wsman", "");
    refuses("port", "HTTP", 70_000, "wsman", "");
    refuses("prefix", "HTTP", 1, "/wsman", "");
    refuses("allowUnencrypted", "HTTP", 1, "wsman", "yes");
  }

  private static void refuses(
      String what, String transport, int port, String prefix, String unencrypted) {
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> settings(transport, port, prefix, unencrypted))
            .getMessage();
    assertTrue(message.contains(what), message);
  }

  private static ListenerSettings settings(
      String transport, int port, String prefix, String unencrypted) {
    Map<String, Object> values =
        Map.of(
            "transport", transport,
            "port", port,
            "prefix", prefix,
            "allowUnencrypted", unencrypted);
    ListenerConfig config =
        (ListenerConfig)
            Proxy.newProxyInstance(
                ListenerConfig.class.getClassLoader(),
                new Class<?>[] {ListenerConfig.class},
                (proxy, method, none) ->
                    values.getOrDefault(method.getName(), method.getDefaultValue()));
    return ListenerSettings.of("x", config, Path.of("/base"));
  }
}
