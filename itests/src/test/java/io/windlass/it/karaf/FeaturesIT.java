package io.windlass.it.karaf;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.vmOption;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.configureConsole;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.configureSecurity;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.features;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.karafDistributionConfiguration;

import io.windlass.it.support.Await;
import io.windlass.it.support.Checkout;
import io.windlass.it.support.Envelopes;
import io.windlass.it.support.Listener;
import io.windlass.it.support.RunningService;
import io.windlass.it.support.WsmanHttp;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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

/** The features on Apache Karaf: every bundle runs, a configured listener answers. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class FeaturesIT {
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  @Inject private ConfigurationAdmin configurations;
  @Inject private BundleContext context;

  @Configuration
  public Option[] karaf() throws Exception {
    Path target = Checkout.root().resolve("itests/target");
    String version = System.getProperty("karaf.version");
    String exam = System.getProperty("pax.exam.version");
    String features =
        Checkout.root().resolve("runtime/features/target/feature/feature.xml").toUri().toString();
    Path base = Files.createTempDirectory(target, "karaf");
    RunningService.addAdministrator(Checkout.distribution(), base);
    List<Option> options = new ArrayList<>();
    put(options, "etc/system.properties", "windlass.base", base.toString());
    options.add(
        karafDistributionConfiguration()
            .frameworkUrl(target.resolve("apache-karaf.tar.gz").toUri().toString())
            .karafVersion(version)
            .name("Apache Karaf")
            .unpackDirectory(target.resolve("exam").toFile())
            .useDeployFolder(false));
    options.add(configureConsole().ignoreLocalConsole().ignoreRemoteShell());
    options.add(configureSecurity().disableKarafMBeanServerBuilder());
    put(options, "etc/org.ops4j.pax.url.mvn.cfg", "org.ops4j.pax.url.mvn.repositories", "");
    put(
        options,
        "etc/org.ops4j.pax.url.mvn.cfg",
        "org.ops4j.pax.url.mvn.defaultRepositories",
        target.resolve("repo").toUri()
            + "@id=windlass@snapshots, "
            + "file:${karaf.home}/${karaf.default.repository}@id=system@snapshots");
    put(options, "etc/io.windlass.wsman.auth.cfg", "basic", "true");
    for (String host : List.of("sshHost")) {
      put(options, "etc/org.apache.karaf.shell.cfg", host, "127.0.0.1");
    }
    for (String host : List.of("rmiRegistryHost", "rmiServerHost")) {
      put(options, "etc/org.apache.karaf.management.cfg", host, "127.0.0.1");
    }
    options.add(
        features(
            features, "windlass", "windlass-http-whiteboard", "windlass-wmi", "windlass-console"));
    for (String option : KarafVmOptions.of(version)) {
      options.add(vmOption(option));
    }
    return options.toArray(Option[]::new);
  }

  @Test
  public void everyBundleOfTheFeaturesIsActive() {
    List<String> ours = new ArrayList<>();
    for (Bundle bundle : context.getBundles()) {
      if (bundle.getSymbolicName().startsWith("io.windlass.")) {
        ours.add(bundle.getSymbolicName());
      }
      if (bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null) {
        assertEquals(bundle.getSymbolicName(), Bundle.ACTIVE, bundle.getState());
      }
    }
    assertTrue(ours.toString(), ours.contains("io.windlass.wsman.core"));
    assertTrue(ours.toString(), ours.contains("io.windlass.wmi"));
  }

  @Test
  public void identifyAndGetAreAnsweredOverAConfiguredListener() throws Exception {
    int port = WsmanHttp.freePort();
    WsmanHttp client = WsmanHttp.basic(port, RunningService.USER, RunningService.PASSWORD);
    try (Listener listener = Listener.open(configurations, "karaf", port)) {
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

  private static void put(List<Option> options, String file, String key, Object value) {
    options.add(editConfigurationFilePut(file, key, value));
  }
}
