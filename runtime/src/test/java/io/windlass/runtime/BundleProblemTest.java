package io.windlass.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleException;

class BundleProblemTest {
  @Test
  void namesTheLastMissingRequirementOfAChain() {
    String message =
        "Unable to resolve a [1](R 1.0): missing requirement [a [1](R 1.0)] osgi.wiring.package;"
            + " (osgi.wiring.package=b) [caused by: Unable to resolve b [2](R 2.0): missing"
            + " requirement [b [2](R 2.0)] osgi.wiring.package; (osgi.wiring.package=c)]"
            + " Unresolved requirements: [[a [1](R 1.0)] osgi.wiring.package;"
            + " (osgi.wiring.package=b)]";
    assertEquals(
        "bundle a (a.jar) does not resolve: missing requirement [b [2](R 2.0)]"
            + " osgi.wiring.package; (osgi.wiring.package=c)]",
        BundleProblem.describe(
            "bundle", "a.jar", "a", new BundleException(message, BundleException.RESOLVE_ERROR)));
  }

  @Test
  void namesWhatTheActivatorThrew() {
    assertEquals(
        "plug-in a (a.jar) does not start: java.lang.IllegalStateException: no disk",
        BundleProblem.describe(
            "plug-in",
            "a.jar",
            "a",
            new BundleException(
                "Activator start error",
                BundleException.ACTIVATOR_ERROR,
                new IllegalStateException("no disk"))));
  }
}
