package io.windlass.wsman.http.jetty;

import static io.windlass.wsman.http.jetty.TestHost.AUTHORIZATION;
import static io.windlass.wsman.http.jetty.TestHost.SOAP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wsman.api.runtime.ListenerDTO;
import io.windlass.wsman.auth.HttpAuthScheme;
import io.windlass.wsman.core.endpoint.TransportReport;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleContext;

/** The switches for the usual ports of the web. */
@Timeout(60)
class CompatibilityListenersTest {
  @TempDir private Path temp;
  private Framework framework;
  private HttpHost host;
  private Transports transports;
  private CompatibilityListeners listeners;

  @BeforeEach
  void start() throws Exception {
    framework = new Framework(temp.resolve("felix"));
    transports = new Transports(framework.context());
    host = new HttpHost(Map.of());
    listeners = new CompatibilityListeners(host, transports, based(), ports(0));
  }

  @AfterEach
  void stop() throws Exception {
    listeners.close();
    host.stop();
    transports.close();
    framework.close();
  }

  /** A context that knows no more than where the instance is. */
  private BundleContext based() {
    return (BundleContext)
        Proxy.newProxyInstance(
            BundleContext.class.getClassLoader(),
            new Class<?>[] {BundleContext.class},
            (proxy, method, arguments) -> temp.toString());
  }

  private static HostConfig.Http ports(int port) {
    return (HostConfig.Http)
        Proxy.newProxyInstance(
            HostConfig.Http.class.getClassLoader(),
            new Class<?>[] {HostConfig.Http.class},
            (proxy, method, arguments) -> port);
  }

  private List<ListenerDTO> shown() {
    return framework
        .context()
        .getService(framework.context().getServiceReference(TransportReport.class))
        .listeners();
  }

  private void serve() {
    host.bindEngine(new TestHost.FakeEngine());
    TestHost.OneUser scheme = new TestHost.OneUser();
    host.bindScheme(
        framework.register(HttpAuthScheme.class, scheme, Map.of()).getReference(), scheme);
  }

  @Test
  void oneListensWhileItsSwitchIsOn() throws Exception {
    serve();
    assertEquals(List.of(), shown());
    host.limit(Map.of("EnableCompatibilityHttpListener", "true"));
    ListenerDTO dto = shown().get(0);
    assertEquals("Compatibility_HTTP", dto.name);
    assertEquals("Compatibility", dto.source);
    assertEquals("*", dto.address);
    try (RawClient client = new RawClient(dto.port)) {
      assertEquals(200, client.post("/wsman", AUTHORIZATION + SOAP, "<e/>").status());
    }
    host.limit(Map.of("EnableCompatibilityHttpListener", "false"));
    assertEquals(List.of(), shown());
  }

  @Test
  void httpsUsesTheCertificateOfTheService() throws Exception {
    serve();
    Path directory = Files.createDirectories(temp.resolve("certificates"));
    TestPki.Identity one = TestPki.certificate("one").host("one.example").selfSigned();
    TestPki.write(directory.resolve("one.pem"), one.chain());
    TestPki.write(directory.resolve("one.key"), one.key());
    host.limit(Map.of("EnableCompatibilityHttpsListener", "true"));
    assertTrue(shown().get(0).reason.contains("for a name of this host"), shown().get(0).reason);
    String thumbprint = HeldCertificate.thumbprint(one.certificate());
    host.limit(
        Map.of("EnableCompatibilityHttpsListener", "true", "CertificateThumbprint", thumbprint));
    assertTrue(shown().get(0).listening, shown().get(0).reason);
    assertEquals(thumbprint, shown().get(0).certificateThumbprint);
  }

  @Test
  void itWaitsUntilRequestsCanBeAnswered() throws Exception {
    host.limit(Map.of("EnableCompatibilityHttpListener", "true"));
    assertEquals(List.of(), shown());
    serve();
    assertEquals(1, shown().size());
  }
}
