package io.windlass.it.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.windlass.it.support.Checkout;
import java.util.List;
import org.junit.BeforeClass;
import org.junit.Test;

/** The rooms inside the engine. */
public class EngineRoomsTest {
  private static final String CORE = "io.windlass.wsman.core.";

  /** What a plug-in implements; {@code fault} must not know that providers exist. */
  private static final List<String> CAPABILITIES =
      List.of(
          "ResourceProvider",
          "Gettable",
          "Puttable",
          "Creatable",
          "Deletable",
          "Enumerable",
          "Invocable",
          "XmlResource",
          "InstanceSource");

  private static JavaClasses engine;

  @BeforeClass
  public static void readClasses() {
    engine =
        new ClassFileImporter()
            .importPath(Checkout.root().resolve("bundle-wsman-core/target/classes"));
  }

  @Test
  public void callNeverTouchesEnvelopeOrXml() {
    noClasses()
        .that()
        .resideInAPackage(CORE + "call..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(CORE + "envelope..", "io.windlass.wsman.xml..", "javax.xml..")
        .check(engine);
  }

  @Test
  public void faultNeverTouchesProviders() {
    noClasses()
        .that()
        .resideInAPackage(CORE + "fault..")
        .should()
        .dependOnClassesThat(
            new DescribedPredicate<JavaClass>("are capabilities of providers") {
              @Override
              public boolean test(JavaClass type) {
                return type.getPackageName().equals("io.windlass.wsman.api")
                    && CAPABILITIES.contains(type.getSimpleName());
              }
            })
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage(CORE + "call..", CORE + "registry..", CORE + "operation..")
        .check(engine);
  }

  @Test
  public void operationsNeverTouchEachOther() {
    classes()
        .that()
        .resideInAPackage(CORE + "operation")
        .and(isOperation())
        .should(touchNoOtherOperation())
        .check(engine);
  }

  /** An operation is a class that implements what the room's classes have in common. */
  private static DescribedPredicate<JavaClass> isOperation() {
    return new DescribedPredicate<>("are operations") {
      @Override
      public boolean test(JavaClass type) {
        return !type.isInterface()
            && type.getAllRawInterfaces().stream()
                .anyMatch(parent -> parent.getSimpleName().equals("Operation"));
      }
    };
  }

  private static ArchCondition<JavaClass> touchNoOtherOperation() {
    return new ArchCondition<>("touch no other operation") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
          JavaClass target = dependency.getTargetClass();
          if (isOperation().test(target) && !outermost(target).equals(outermost(type))) {
            events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
          }
        }
      }
    };
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(EngineRoomsTest::outermost).orElse(type);
  }
}
