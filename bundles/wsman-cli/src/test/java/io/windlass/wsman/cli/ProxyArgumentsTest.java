package io.windlass.wsman.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wsman.client.ProxySettings;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyArgumentsTest {
  private static final String IDENTITY = "<i:IdentifyResponse xmlns:i='urn:i'/>";

  @TempDir Path base;
  private FakeTerminal terminal;

  @BeforeEach
  void sitDown() {
    terminal =
        new FakeTerminal(base)
            .with("http_proxy", "http://web.example:3128")
            .with("https_proxy", "tls.example:3129")
            .with("no_proxy", "near.example");
  }

  private String parsed(String switches) throws UsageException {
    String[] words = ("get x -r:h " + switches).strip().split(" ");
    return ProxyArguments.parse(CommandLine.parse(words), terminal).toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-pac:no_proxy", "-proxyaccess:NO_PROXY_SERVER"})
  void theEnvironmentIsNotAskedUnlessASwitchSaysSo(String switches) throws UsageException {
    assertEquals(ProxySettings.none().toString(), parsed(switches));
  }

  @Test
  void theSettingsOfTheSystemAreThoseOfTheEnvironment() throws UsageException {
    assertEquals(
        "http: web.example:3128, https: tls.example:3129, direct: [near.example]",
        parsed("-pac:WinHTTP_settings"));
    terminal.with("https_proxy", "socks5://h");
    UsageException wrong =
        assertThrows(UsageException.class, () -> parsed("-pac:winhttp_settings"));
    assertTrue(wrong.getMessage().contains("https_proxy: a proxy by socks5"), wrong.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-pa:basic | -proxyauth needs -proxyaccess",
        "-pu:me | -proxyusername needs -proxyauth",
        "-pac:winhttp_settings -pu:me | -proxyusername needs -proxyauth",
        "-pac:winhttp_settings -pa:basic -pp:x | -proxypassword needs -proxyusername",
        "-pac:winhttp_settings -pa:basic | -proxyauth needs a user",
        "-pac:winhttp_settings -pa:basic -pu:a:b -pp:x | user name with a colon",
        "-pac:winhttp_settings -pa:basic -pu:a | use -pp:PASSWORD",
        "-pac:winhttp_settings -pa:negotiate -pu:a -pp:x | -proxyauth:negotiate is not available",
        "-pac:winhttp_settings -pa:ntlm -pu:a -pp:x | -proxyauth:ntlm is not known",
        "-pac:no_proxy -pa:basic -pu:a -pp:x | has no proxy that could know a user",
        "-pac:ie_settings | no Internet Explorer here",
        "-pac:auto_detect | whoever answers such a search",
        "-pac:web.example:3128 | -proxyaccess:web.example:3128 is not known",
      })
  void whatIsNotWholeOrNotThereIsRefused(String switches, String reason) {
    UsageException wrong = assertThrows(UsageException.class, () -> parsed(switches));
    assertTrue(wrong.getMessage().contains(reason), wrong.getMessage());
  }

  @Test
  void aUserNeedsAProxyInTheEnvironment() {
    terminal = new FakeTerminal(base);
    UsageException wrong =
        assertThrows(
            UsageException.class, () -> parsed("-pac:winhttp_settings -pa:digest -pu:a -pp:x"));
    assertTrue(wrong.getMessage().contains("http_proxy, https_proxy"), wrong.getMessage());
  }

  @Test
  void requestsGoThroughTheProxyWithItsUser() throws IOException {
    try (FakeHost proxy = FakeHost.http(r -> IDENTITY)) {
      terminal.with("http_proxy", proxy.remote().substring(3)).answering("s3cret");
      String[] call = {
        "id", "-r:http://service.example:5985", "-pac:winhttp_settings", "-pa:basic", "-pu:ann"
      };
      assertEquals(0, terminal.winrm(call), terminal.errors());
      assertEquals(1, proxy.requests().size());
      assertEquals("Basic YW5uOnMzY3JldA==", proxy.proxyAuthorization());
    }
  }
}
