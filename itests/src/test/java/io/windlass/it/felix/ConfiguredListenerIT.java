package io.windlass.it.felix;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.windlass.it.support.Await;
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
import org.osgi.framework.Constants;
import org.osgi.service.cm.ConfigurationAdmin;

/** A listener is what Configuration Admin says: it opens and closes with its configuration. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class ConfiguredListenerIT {
  private static final Duration DEADLINE = Duration.ofSeconds(20);

  @Inject private ConfigurationAdmin configurations;
  @Inject private BundleContext context;

  @Configuration
  public Option[] distribution() throws Exception {
    return new Option[] {DistributionBundles.all()};
  }

  @Test
  public void everyBundleOfTheDistributionIsActive() {
    for (Bundle bundle : context.getBundles()) {
      if (bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null) {
        assertEquals(bundle.getSymbolicName(), Bundle.ACTIVE, bundle.getState());
      }
    }
  }

  @Test
  public void identifyAndGetAreAnsweredWhileTheConfigurationExists() throws Exception {
    int port = WsmanHttp.freePort();
    WsmanHttp client = DistributionBundles.administrator(port);
    try (Listener listener = Listener.open(configurations, "it", port)) {
      Await.until("Identify is answered", DEADLINE, client::answers);
      HttpResponse<String> identify = client.identify();
      assertTrue(identify.body(), identify.body().contains(Envelopes.IDENTIFY_RESPONSE));
      HttpResponse<String> get =
          client.post(Envelopes.get(Envelopes.WMI + "Win32_OperatingSystem"));
      assertEquals(get.body(), 200, get.statusCode());
      assertTrue(get.body(), get.body().contains("CSName"));
    }
    Await.until("the port is closed", DEADLINE, () -> !client.answers());
  }

  @Test
  public void withoutCredentialsOnlyIdentifyIsAnswered() throws Exception {
    int port = WsmanHttp.freePort();
    WsmanHttp client = WsmanHttp.anonymous(port);
    try (Listener listener = Listener.open(configurations, "anonymous", port)) {
      Await.until("Identify is answered", DEADLINE, client::answers);
      assertEquals(
          401, client.post(Envelopes.get(Envelopes.WMI + "Win32_OperatingSystem")).statusCode());
    }
  }
}
