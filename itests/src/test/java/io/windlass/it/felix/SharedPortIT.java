package io.windlass.it.felix;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;

import io.windlass.it.support.Await;
import io.windlass.it.support.Listener;
import io.windlass.it.support.WsmanHttp;
import io.windlass.wsman.api.runtime.RefusedWebAppDTO;
import io.windlass.wsman.api.runtime.WsmanRuntime;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.servlet.whiteboard.HttpWhiteboardConstants;

/** Other web applications live on the same port, and none of them below /wsman. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class SharedPortIT {
  private static final Duration DEADLINE = Duration.ofSeconds(20);

  @Inject private ConfigurationAdmin configurations;
  @Inject private BundleContext context;
  @Inject private WsmanRuntime runtime;

  @Configuration
  public Option[] distribution() throws Exception {
    return new Option[] {DistributionBundles.all()};
  }

  @Test
  public void aWebApplicationAnswersBesideWsman() throws Exception {
    int port = WsmanHttp.freePort();
    WsmanHttp client = WsmanHttp.anonymous(port);
    ServiceRegistration<Servlet> hello = register("/hello/*");
    try (Listener listener = Listener.open(configurations, "shared", port)) {
      Await.until("Identify is answered", DEADLINE, client::answers);
      Await.until(
          "the servlet answers",
          DEADLINE,
          () -> client.get("/hello/you").body().equals("hello from /you"));
      assertEquals(404, client.get("/nothing").statusCode());
    } finally {
      hello.unregister();
    }
  }

  @Test
  public void aWebApplicationBelowWsmanIsRefusedWithAReason() throws Exception {
    int port = WsmanHttp.freePort();
    WsmanHttp client = WsmanHttp.anonymous(port);
    ServiceRegistration<Servlet> intruder = register("/wsman/x");
    try (Listener listener = Listener.open(configurations, "claimed", port)) {
      Await.until("Identify is answered", DEADLINE, client::answers);
      Await.until("the refusal is visible", DEADLINE, () -> refused().contains("/wsman/x"));
      assertNotEquals(200, client.get("/wsman/x").statusCode());
    } finally {
      intruder.unregister();
    }
    Await.until("the refusal is gone", DEADLINE, () -> !refused().contains("/wsman/x"));
  }

  private List<String> refused() {
    for (RefusedWebAppDTO app : runtime.getRuntimeDTO().refusedWebApps) {
      assertNotEquals("a refusal has a reason", "", app.reason);
    }
    return runtime.getRuntimeDTO().refusedWebApps.stream().map(app -> app.path).toList();
  }

  private ServiceRegistration<Servlet> register(String pattern) {
    return context.registerService(
        Servlet.class,
        new Hello(),
        FrameworkUtil.asDictionary(
            Map.of(HttpWhiteboardConstants.HTTP_WHITEBOARD_SERVLET_PATTERN, pattern)));
  }

  /** Says where it was asked. */
  private static final class Hello extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.setContentType("text/plain");
      response.getWriter().print("hello from " + request.getPathInfo());
    }
  }
}
