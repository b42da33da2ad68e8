package io.windlass.wsman.http.jetty;

import static io.windlass.wsman.http.jetty.TestHost.AUTHORIZATION;
import static io.windlass.wsman.http.jetty.TestHost.SOAP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wsman.api.runtime.RefusedWebAppDTO;
import io.windlass.wsman.core.endpoint.TransportReport;
import io.windlass.wsman.core.endpoint.WsmanEndpoint;
import io.windlass.wsman.http.jetty.RawClient.Reply;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;

/** Web applications beside WS-Man, with a servlet in the place of the bridge. */
@Timeout(60)
class SharedPortTest {
  private static final String PATTERN = "osgi.http.whiteboard.servlet.pattern";

  /** Answers with its name and remembers the paths that it saw. */
  private static final class Hello extends HttpServlet {
    private static final long serialVersionUID = 1;
    private final transient BlockingQueue<String> seen = new LinkedBlockingQueue<>();

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      seen.add(request.getRequestURI());
      response.setContentLength(5);
      response.getWriter().print("hello");
    }
  }

  /** A core web application. */
  private static final class Core extends Handler.Abstract {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      Answer.send(request, response, callback, 200, "core");
      return true;
    }
  }

  @TempDir Path storage;
  private Framework framework;
  private HttpHost host;
  private Transports transports;
  private WebApps webApps;
  private RawClient client;

  @BeforeEach
  void start() throws Exception {
    framework = new Framework(storage);
    host = new HttpHost(Map.of());
    WsmanEndpoint engine = new TestHost.FakeEngine();
    host.bindEngine(engine);
    transports = new Transports(framework.context());
    webApps = new WebApps(host, transports, framework.context());
    ServerConnector port =
        new ServerConnector(
            host.server().jetty(),
            1,
            1,
            new HttpConnectionFactory(host.server().httpConfiguration()));
    port.setHost("127.0.0.1");
    host.server().open(port, new ListenerFacts("t", "wsman", ListenerFacts.Kind.HTTP));
    client = new RawClient(port);
  }

  @AfterEach
  void stop() throws Exception {
    client.close();
    webApps.close();
    transports.close();
    host.stop();
    framework.close();
  }

  private Reply get(String path) throws IOException {
    return client.send("GET " + path + " HTTP/1.1\r\nHost: t\r\n\r\n").read();
  }

  private List<RefusedWebAppDTO> refused() {
    ServiceReference<TransportReport> reference =
        framework.context().getServiceReference(TransportReport.class);
    return framework.context().getService(reference).refusedWebApps();
  }

  @Test
  void whiteboardServletsShareThePortAndNeverSeeWsman() throws Exception {
    assertEquals(404, get("/hello").status(), "no web applications, no bridge");
    Hello all = new Hello();
    Hello greedy = new Hello();
    ServiceRegistration<Servlet> taken =
        framework.register(
            Servlet.class, greedy, Map.of(PATTERN, new String[] {"/WSMAN/*", "/wsman"}));
    ServiceRegistration<HttpServlet> dispatcher =
        framework.register(HttpServlet.class, all, Map.of("http.felix.dispatcher", "x"));
    assertEquals("hello", get("/hello").body());
    assertEquals("/hello", all.seen.poll());
    for (String path :
        new String[] {"/wsman", "/WSMAN/x", "/%77sman", "/hello/../wsman", "/wsman;x=1"}) {
      assertTrue(client.post(path, AUTHORIZATION + SOAP, "<e/>").status() >= 400, path);
    }
    assertTrue(all.seen.isEmpty());
    assertTrue(greedy.seen.isEmpty());
    assertEquals(
        List.of("/WSMAN/*", "/wsman"), refused().stream().map(refusal -> refusal.path).toList());
    assertEquals("test.app", refused().get(0).bundle);
    assertTrue(refused().get(0).reason.contains("WS-Management"));
    dispatcher.unregister();
    assertEquals(404, get("/hello").status());
    taken.unregister();
    assertTrue(refused().isEmpty());
  }

  @Test
  void aContextPathBelowWsmanIsRefusedToo() throws Exception {
    framework.register(
        Servlet.class,
        new Hello(),
        Map.of(PATTERN, "/x", "osgi.http.whiteboard.context.select", "mine"));
    assertTrue(refused().isEmpty());
    ServiceRegistration<Object> context =
        framework.register(
            Object.class,
            new Object(),
            Map.of(
                "osgi.http.whiteboard.context.name", "mine",
                "osgi.http.whiteboard.context.path", "/wsman/app"));
    assertEquals("/wsman/app/x", refused().get(0).path);
    context.unregister();
    assertTrue(refused().isEmpty());
  }

  @Test
  void coreContextsComeAndGoAndOnesBelowWsmanAreRefused() throws Exception {
    ContextHandler good = new ContextHandler(new Core(), "/app");
    ContextHandler bad = new ContextHandler(new Core(), "/Wsman/app");
    ServiceRegistration<ContextHandler> first =
        framework.register(ContextHandler.class, good, Map.of());
    ServiceRegistration<ContextHandler> second =
        framework.register(ContextHandler.class, bad, Map.of());
    webApps.bindContext(first.getReference(), good);
    webApps.bindContext(second.getReference(), bad);
    assertEquals("core\n", get("/app/x").body());
    assertEquals(403, get("/wsman/app").status());
    assertEquals("/Wsman/app", refused().get(0).path);
    webApps.unbindContext(good);
    webApps.unbindContext(bad);
    assertEquals(404, get("/app/x").status());
    assertTrue(refused().isEmpty());
  }
}
