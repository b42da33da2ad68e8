package io.windlass.it.felix;

import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;
import static org.ops4j.pax.exam.CoreOptions.frameworkStartLevel;
import static org.ops4j.pax.exam.CoreOptions.junitBundles;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;

import io.windlass.it.support.Checkout;
import io.windlass.it.support.RunningService;
import io.windlass.it.support.WsmanHttp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ops4j.pax.exam.Option;

/** The bundles of the built distribution at their start levels, with an empty instance. */
final class DistributionBundles {
  private DistributionBundles() {}

  /** A client of the administrator that the instance knows. */
  static WsmanHttp administrator(int port) {
    return WsmanHttp.basic(port, RunningService.USER, RunningService.PASSWORD);
  }

  static Option all() throws Exception {
    Path base = Files.createTempDirectory(Checkout.root().resolve("itests/target"), "felix");
    RunningService.addAdministrator(Checkout.distribution(), base);
    List<Option> options = new ArrayList<>();
    for (String part : List.of("etc", "plugins", "data", "log")) {
      Files.createDirectories(base.resolve(part));
    }
    for (String property : List.of("windlass.base", "windlass.home", "windlass.data")) {
      Path value =
          switch (property) {
            case "windlass.home" -> Checkout.distribution();
            case "windlass.data" -> base.resolve("data");
            default -> base;
          };
      options.add(frameworkProperty(property).value(value.toString()));
      options.add(systemProperty(property).value(value.toString()));
    }
    options.add(
        frameworkProperty("org.ops4j.pax.logging.StaticLogbackFile")
            .value(Checkout.distribution().resolve("etc/logback.xml").toString()));
    options.add(frameworkProperty("felix.cm.dir").value(base.resolve("data/config").toString()));
    options.add(frameworkProperty("felix.fileinstall.dir").value(base.resolve("etc").toString()));
    options.add(frameworkProperty("felix.fileinstall.enableConfigSave").value("false"));
    options.add(frameworkProperty("felix.fileinstall.noInitialDelay").value("true"));
    options.add(frameworkStartLevel(50));
    try (var levels = Files.list(Checkout.distribution().resolve("bundles"))) {
      for (Path level : levels.sorted().toList()) {
        addLevel(level, options);
      }
    }
    options.add(junitBundles());
    return composite(options.toArray(Option[]::new));
  }

  private static void addLevel(Path level, List<Option> options) throws IOException {
    int number = Integer.parseInt(level.getFileName().toString());
    try (var jars = Files.list(level)) {
      for (Path jar : jars.sorted().toList()) {
        options.add(bundle("reference:" + jar.toUri()).startLevel(number));
      }
    }
  }
}
