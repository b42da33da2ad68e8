package io.windlass.it.felix;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.windlass.it.support.Await;
import io.windlass.it.support.Checkout;
import io.windlass.it.support.Envelopes;
import io.windlass.it.support.Listener;
import io.windlass.it.support.WsmanHttp;
import java.net.http.HttpResponse;
import java.time.Duration;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;

/** A plug-in's classes are there while its bundle is: no restart, nobody else notices. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class HotDeployIT {
  private static final Duration DEADLINE = Duration.ofSeconds(20);
  private static final String FAN =
      "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/example/Example_Fan";

  @Inject private ConfigurationAdmin configurations;
  @Inject private BundleContext context;

  @Configuration
  public Option[] distribution() throws Exception {
    return new Option[] {DistributionBundles.all()};
  }

  @Test
  public void aPluginAnswersFromInstallToUninstall() throws Exception {
    int port = WsmanHttp.freePort();
    WsmanHttp client = DistributionBundles.administrator(port);
    try (Listener listener = Listener.open(configurations, "hot", port)) {
      Await.until("Identify is answered", DEADLINE, client::answers);
      assertEquals("before it is installed", 500, getFan(client).statusCode());
      for (int round = 1; round <= 2; round++) {
        Bundle plugin = context.installBundle(jar());
        plugin.start();
        Await.until("the plug-in answers", DEADLINE, () -> getFan(client).statusCode() == 200);
        assertTrue(getFan(client).body().contains("Chassis fan0"));
        plugin.uninstall();
        Await.until("the plug-in is gone", DEADLINE, () -> getFan(client).statusCode() == 500);
        assertEquals("others go on", 200, getSystem(client).statusCode());
      }
      HttpResponse<String> gone = getFan(client);
      assertTrue(gone.body(), gone.body().contains("DestinationUnreachable"));
    }
  }

  private static String jar() {
    return Checkout.jar("bundles/example-provider").toUri().toString();
  }

  private static HttpResponse<String> getFan(WsmanHttp client) throws Exception {
    return client.post(Envelopes.get(FAN, "DeviceID", "fan0"));
  }

  private static HttpResponse<String> getSystem(WsmanHttp client) throws Exception {
    return client.post(Envelopes.get(Envelopes.WMI + "Win32_OperatingSystem"));
  }
}
