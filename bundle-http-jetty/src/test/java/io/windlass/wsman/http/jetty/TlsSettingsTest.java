package io.windlass.wsman.http.jetty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TlsSettingsTest {
  private static final Path BASE = Path.of("/base");

  @Test
  void takesAKeyStoreOrAPairOfPemFiles() {
    assertEquals(
        new TlsSettings.Store(
            BASE.resolve("a.p12"),
            new TlsSettings.Password("x", "keystorePasswordFile", "/base/word"),
            "b"),
        settings(
                Map.of(
                    "keystore", "a.p12",
                    "keystorePassword", "x",
                    "keystorePasswordFile", "word",
                    "certificateAlias", "b"))
            .keys());
    assertEquals(
        new TlsSettings.Pem(BASE.resolve("c.pem"), Path.of("/etc/k.pem")),
        settings(Map.of("certificateFile", "c.pem", "keyFile", "/etc/k.pem")).keys());
  }

  @Test
  void saysWhichFileIsMissingOrOneTooMany() {
    refuses("certificateFile needs keyFile", Map.of("certificateFile", "c"));
    refuses("keyFile needs certificateFile", Map.of("keyFile", "k"));
    refuses("exclude each other", Map.of("certificateFile", "c", "keyFile", "k", "keystore", "s"));
  }

  @Test
  void aThumbprintGoesBeforeFilesAndAHostnameStandsInForThem() {
    CertificateDirectory directory = new CertificateDirectory(BASE.resolve("certificates"));
    assertEquals(
        new TlsSettings.Found(directory, new CertificateChoice("h", "")),
        settings(Map.of("hostname", "h")).keys());
    assertEquals(
        new TlsSettings.Found(directory, new CertificateChoice("", "AB")),
        settings(Map.of("certificateThumbprint", "AB", "keystore", "a.p12")).keys());
    TlsSettings open = settings(Map.of());
    assertEquals(
        new TlsSettings.Found(directory, new CertificateChoice("", "CD")),
        open.orElse("CD").keys());
    assertEquals(open, open.orElse(""));
    TlsSettings named = settings(Map.of("hostname", "h"));
    assertEquals(named, named.orElse("CD"));
  }

  @Test
  void asksForCertificatesOfClientsOnlyWithATrustStore() {
    Map<String, Object> plain = Map.of("keystore", "a", "truststore", "cas.pem");
    assertTrue(settings(plain).clients().isEmpty());
    refuses(
        "clientCertificates=true needs truststore",
        Map.of("keystore", "a", "clientCertificates", true));
    assertEquals(
        BASE.resolve("cas.pem"),
        settings(Map.of("keystore", "a", "truststore", "cas.pem", "clientCertificates", true))
            .clients()
            .orElseThrow()
            .authorities());
  }

  @Test
  void knowsEveryFileThatMayChange() {
    Map<String, Object> clients =
        Map.of(
            "clientCertificates", true,
            "truststore", "cas",
            "truststorePasswordFile", "w2",
            "crlFile", "crl");
    Map<String, Object> store = new HashMap<>(clients);
    store.putAll(Map.of("keystore", "keys", "keystorePasswordFile", "w1"));
    assertEquals(below("keys", "w1", "cas", "w2", "crl"), settings(store).files());
    Map<String, Object> pem = new HashMap<>(clients);
    pem.putAll(Map.of("certificateFile", "c", "keyFile", "k"));
    assertEquals(below("c", "k", "cas", "w2", "crl"), settings(pem).files());
  }

  private static List<Path> below(String... names) {
    return Stream.of(names).map(BASE::resolve).toList();
  }

  @Test
  void showsNoPassword() {
    TlsSettings settings =
        settings(
            Map.of(
                "keystore", "a",
                "keystorePassword", "geheim",
                "clientCertificates", true,
                "truststore", "b",
                "truststorePassword", "geheim"));
    assertFalse(settings.toString().contains("geheim"), settings.toString());
  }

  private static void refuses(String words, Map<String, Object> values) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> settings(values)).getMessage();
    assertTrue(message.contains(words), message);
  }

  static TlsSettings settings(Map<String, Object> some) {
    Map<String, Object> values = new HashMap<>(some);
    values.put("transport", "https");
    ListenerConfig config =
        (ListenerConfig)
            Proxy.newProxyInstance(
                ListenerConfig.class.getClassLoader(),
                new Class<?>[] {ListenerConfig.class},
                (proxy, method, none) ->
                    values.getOrDefault(method.getName(), method.getDefaultValue()));
    return ListenerSettings.of("x", config, BASE).tls().orElseThrow();
  }
}
