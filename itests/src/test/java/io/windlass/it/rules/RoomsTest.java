package io.windlass.it.rules;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.windlass.it.support.Checkout;
import java.time.Clock;
import org.junit.BeforeClass;
import org.junit.Test;

/** What each room may touch and must never touch: the table of docs/architecture.md. */
public class RoomsTest {
  private static final String API = "io.windlass.wsman.api..";
  private static final String XML = "io.windlass.wsman.xml..";
  private static final String CORE = "io.windlass.wsman.core..";
  private static final String ENDPOINT = "io.windlass.wsman.core.endpoint..";
  private static final String SECURITY = "io.windlass.wsman.security..";
  private static final String AUTH = "io.windlass.wsman.auth..";
  private static final String HTTP = "io.windlass.wsman.http..";
  private static final String CLIENT = "io.windlass.wsman.client..";
  private static final String AUTOMATION = "io.windlass.wsman.automation..";
  private static final String CLI = "io.windlass.wsman.cli..";
  private static final String CONSOLE = "io.windlass.wsman.console..";
  private static final String CONFIG = "io.windlass.wsman.config..";
  private static final String WMI = "io.windlass.wmi..";
  private static final String EXAMPLE = "io.windlass.example..";
  private static final String LAUNCHER = "io.windlass.runtime..";
  private static final String[] SERVLETS = {"jakarta.servlet..", "javax.servlet.."};
  private static final String JETTY = "org.eclipse.jetty..";

  private static JavaClasses product;

  @BeforeClass
  public static void readClasses() {
    product = new ClassFileImporter().importPaths(Checkout.directories("target/classes"));
  }

  @Test
  public void apiTouchesTheJdkAndOsgiAnnotationsOnly() {
    classes()
        .that()
        .resideInAPackage(API)
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                API,
                "java..",
                "javax.xml..",
                "org.osgi.annotation..",
                "org.osgi.dto..",
                "org.osgi.service.component.annotations.."))
        .check(product);
  }

  @Test
  public void xmlTouchesNoSocketNoServiceNoClock() {
    noClasses()
        .that()
        .resideInAPackage(XML)
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                    "java.net.http..", "java.nio.channels..", "org.osgi.framework..", JETTY, HTTP)
                .or(resideInAnyPackage(CORE, AUTH, CLIENT, CLI, CONSOLE, WMI)))
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.net.Socket")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Clock.class)
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .check(product);
  }

  @Test
  public void engineTouchesNoTransportNoFileNoSystemProperty() {
    noClasses()
        .that()
        .resideInAPackage(CORE)
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(JETTY, "java.nio.file..", AUTH, HTTP, CLIENT, CLI, CONSOLE, WMI)
                .or(resideInAnyPackage(SERVLETS)))
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.io.File")
        .orShould()
        .callMethod(System.class, "getProperty", String.class)
        .orShould()
        .callMethod(System.class, "getProperty", String.class, String.class)
        .check(product);
  }

  @Test
  public void httpTouchesTheEnginesDoorOnlyAndNoProviderOrCim() {
    noClasses()
        .that()
        .resideInAPackage(HTTP)
        .should()
        .dependOnClassesThat(
            resideInAPackage(CORE)
                .and(resideOutsideOfPackage(ENDPOINT))
                .or(resideInAnyPackage(WMI, XML)))
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.windlass.wsman.api",
            "io.windlass.wsman.api.cim..",
            "io.windlass.wsman.api.filter..")
        .check(product);
  }

  @Test
  public void mechanismsTouchNoHttpNoFileAndNoOtherBundle() {
    noClasses()
        .that()
        .resideInAPackage(SECURITY)
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.windlass..").and(resideOutsideOfPackage(SECURITY)))
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage("java.nio.file..", "java.net.http..", "org.osgi.framework..", JETTY)
        .check(product);
  }

  @Test
  public void providersTouchTheApiOnly() {
    noClasses()
        .that()
        .resideInAnyPackage(WMI, EXAMPLE)
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.windlass.wsman..")
                .and(resideOutsideOfPackage(API))
                .or(resideInAnyPackage(JETTY, "jakarta.xml.bind..")))
        .check(product);
  }

  @Test
  public void toolsTouchNoEngine() {
    noClasses()
        .that()
        .resideInAnyPackage(CONSOLE, CLI, CLIENT, AUTOMATION)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(CORE, HTTP, WMI, JETTY)
        .check(product);
  }

  /** So that any program may use them, and a script without the command line. */
  @Test
  public void clientAndScriptsTouchNoOsgiAndNoCommandLine() {
    noClasses()
        .that()
        .resideInAnyPackage(CLIENT, AUTOMATION)
        .should()
        .dependOnClassesThat(
            resideInAPackage("org.osgi..")
                .and(resideOutsideOfPackage("org.osgi.annotation.."))
                .or(resideInAnyPackage(CLI, CONSOLE, "org.slf4j..")))
        .check(product);
  }

  @Test
  public void configurationTouchesTheApiAndConfigurationAdmin() {
    noClasses()
        .that()
        .resideInAPackage(CONFIG)
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.windlass..")
                .and(resideOutsideOfPackage(CONFIG))
                .and(resideOutsideOfPackage(API))
                .and(resideOutsideOfPackage(SECURITY))
                .or(resideInAnyPackage(JETTY, "jakarta.xml.bind..")))
        .check(product);
  }

  @Test
  public void launcherHasNoProtocolCode() {
    classes()
        .that()
        .resideInAPackage(LAUNCHER)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(LAUNCHER, "java..", "org.osgi.framework..", "org.osgi.util.tracker..")
        .check(product);
  }
}
