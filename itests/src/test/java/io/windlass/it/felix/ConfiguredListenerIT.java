package io.windlass.it.felix;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
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
  public Option[] distribution() throws IOException {
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
}
