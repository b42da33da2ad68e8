package io.windlass.wsman.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** XPath and association filters of an Enumerate (DSP0226 §8.3, DSP0227 §8.2). */
class FilterDialectsTest {
  private static final String XPATH = "http://www.w3.org/TR/1999/REC-xpath-19991116";
  private static final String ASSOCIATION =
      "http://schemas.dmtf.org/wbem/wsman/1/cimbinding/associationFilter";
  private static final String ALL = Boxes.PREFIX + "/*";
  private static final String THINGS = Boxes.PREFIX + "/Toy_Thing";

  private final WsmanHost host = new WsmanHost();

  @BeforeEach
  void start() {
    host.add(new Boxes(), Boxes.PREFIX);
  }

  @AfterEach
  void stop() {
    host.close();
  }

  private String enumerate(String uri, String filter) {
    return host.exchange(
        Envelopes.enumerate(
            uri, "<w:OptimizeEnumeration/><w:MaxElements>99</w:MaxElements>" + filter));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }

  private String xpath(String expression) {
    return enumerate(
        THINGS, "<w:Filter Dialect='" + XPATH + "'>" + escaped(expression) + "</w:Filter>");
  }

  /** The names of the items, in alphabetical order. */
  private static String names(String answer) {
    assertFalse(answer.contains("s:Fault"), answer);
    return String.join(" ", new TreeSet<>(Answers.all(answer, "p:Name")));
  }

  @Test
  void xpathSelectsWholeItemsByTheTruthOfTheExpression() {
    assertEquals("ball", names(xpath("Name='ball'")));
    assertEquals("", names(xpath("Name='BALL'")));
    assertEquals("brick", names(xpath("Weight>40")));
    assertEquals("ball", names(xpath("./Weight>=40 and Name!=\"brick\"")));
    assertEquals("ball gone", names(xpath("Weight<50 or Name='gone'")));
    assertEquals("ball brick", names(xpath("Weight")));
    assertEquals("gone", names(xpath("not(Weight)")));
    assertEquals("gone", names(xpath(".[Name='gone']")));
    assertEquals("ball brick", names(xpath("/Toy_Thing[starts-with(Name,'b')]")));
    assertEquals("ball gone", names(xpath("Name[.='ball'] | Name[.='gone']")));
  }

  @Test
  void xpathIsTheDialectOfAFilterWithoutOneInEitherNamespace() {
    assertEquals("ball", names(enumerate(THINGS, "<w:Filter>Name='ball'</w:Filter>")));
    assertEquals("ball", names(enumerate(THINGS, "<n:Filter>Name='ball'</n:Filter>")));
  }

  @Test
  void prefixesMeanWhatTheyMeanAtTheFilter() {
    String good = "<w:Filter xmlns:t='" + THINGS + "'>t:Name='ball'</w:Filter>";
    assertEquals("ball", names(enumerate(THINGS, good)));
    String other = "<w:Filter xmlns:t='urn:other'>t:Name='ball'</w:Filter>";
    assertTrue(enumerate(THINGS, other).contains("is in the namespace"));
    assertTrue(enumerate(THINGS, "<w:Filter>t:Name='ball'</w:Filter>").contains("is not declared"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "//Name", "name='ball'", "/Name", "Name=", "count(Name)=1", "*", "@x", "Q=1"})
  void xpathThatIsNotUnderstoodIsRefusedWithItsPosition(String expression) {
    String answer = xpath(expression);
    assertEquals("n:CannotProcessFilter", Answers.subcode(answer), answer);
    assertTrue(answer.contains("at position "), answer);
  }

  private static String epr(String className, String name) {
    return "<b:Object xmlns:b='http://schemas.dmtf.org/wbem/wsman/1/cimbinding.xsd'>"
        + "<a:Address>http://schemas.xmlsoap.org/ws/2004/08/addressing/role/anonymous</a:Address>"
        + "<a:ReferenceParameters><w:ResourceURI>"
        + Boxes.PREFIX
        + "/"
        + className
        + "</w:ResourceURI><w:SelectorSet><w:Selector Name='name'>"
        + name
        + "</w:Selector></w:SelectorSet></a:ReferenceParameters></b:Object>";
  }

  private static String filter(String element, String inside) {
    String xmlns = " xmlns:b='http://schemas.dmtf.org/wbem/wsman/1/cimbinding.xsd'";
    return "<w:Filter Dialect='%s'><b:%s%s>%s</b:%s></w:Filter>"
        .formatted(ASSOCIATION, element, xmlns, inside, element);
  }

  private String associated(String inside) {
    return enumerate(ALL, filter("AssociatedInstances", inside));
  }

  @Test
  void associatedInstancesAreThoseAtTheOtherEnds() {
    String answer = associated(epr("Toy_Box", "a"));
    assertEquals("b ball brick", names(answer));
    assertTrue(answer.contains("<p:Toy_Ball "), answer);
    assertEquals("a", names(associated(epr("Toy_Thing", "brick"))));
    assertEquals("", names(associated(epr("Toy_Thing", "gone"))));
    // What a link leads to and is no longer there is left out.
    assertEquals("a", names(associated(epr("Toy_Box", "b"))));
  }

  @Test
  void associationFiltersNarrowByClassAndRole() {
    String box = epr("Toy_Box", "a");
    String of = "<b:AssociationClassName>toy_holds</b:AssociationClassName>";
    assertEquals("ball brick", names(associated(box + of)));
    String balls = "<b:ResultClassName>Toy_Ball</b:ResultClassName>";
    assertEquals("ball", names(associated(box + balls)));
    String things = "<b:ResultClassName>Toy_Thing</b:ResultClassName>";
    assertEquals("ball brick", names(associated(box + things)));
    assertEquals("b", names(associated(box + "<b:Role>Lower</b:Role>")));
    assertEquals("", names(associated(box + "<b:Role>Upper</b:Role>")));
    assertEquals("b", names(associated(box + "<b:ResultRole>upper</b:ResultRole>")));
    String addressed = enumerate(THINGS, filter("AssociatedInstances", box));
    assertEquals("ball brick", names(addressed));
  }

  @Test
  void resultsCanBeProjectedAndAddressed() {
    String weight = "<b:IncludeResultProperty>Weight</b:IncludeResultProperty>";
    String thing = "<b:ResultClassName>Toy_Ball</b:ResultClassName>" + weight;
    String answer = associated(epr("Toy_Box", "a") + thing);
    assertEquals(List.of("40"), Answers.all(answer, "p:Weight"), answer);
    String addresses =
        enumerate(
            ALL,
            filter("AssociatedInstances", epr("Toy_Box", "a"))
                + "<w:EnumerationMode>EnumerateEPR</w:EnumerationMode>");
    assertEquals(
        List.of(Boxes.PREFIX + "/Toy_Ball", THINGS, Boxes.PREFIX + "/Toy_Box"),
        Answers.all(addresses, "w:ResourceURI"),
        addresses);
  }

  @Test
  void associationInstancesAreTheLinksThemselves() {
    String answer = enumerate(ALL, filter("AssociationInstances", epr("Toy_Box", "a")));
    assertEquals(2, answer.split("<p:Toy_Holds ", -1).length - 1, answer);
    assertEquals(1, answer.split("<p:Toy_StandsOn ", -1).length - 1, answer);
    String role = epr("Toy_Box", "a") + "<b:Role>Upper</b:Role>";
    assertFalse(
        enumerate(ALL, filter("AssociationInstances", role)).contains("<p:Toy_"), "not upper");
  }

  @Test
  void everyClassIsAddressedAsDmtfDoes() {
    String all = "http://schemas.dmtf.org/wbem/wscim/1/*";
    String filter = filter("AssociatedInstances", epr("Toy_Box", "b"));
    assertEquals("a", names(enumerate(all, filter)));
  }

  @Test
  void theDialectIsSpeltWithEitherLetter() {
    String filter = filter("AssociatedInstances", epr("Toy_Box", "b"));
    assertEquals(
        "a", names(enumerate(ALL, filter.replace("associationFilter", "AssociationFilter"))));
  }

  @Test
  void anAssociationIsPulledPageByPage() {
    String answer =
        host.exchange(Envelopes.enumerate(ALL, filter("AssociatedInstances", epr("Toy_Box", "a"))));
    TreeSet<String> seen = new TreeSet<>();
    String context = Answers.text(answer, "n:EnumerationContext");
    for (int i = 0; i < 3; i++) {
      answer = host.exchange(Envelopes.pull(ALL, context, ""));
      seen.addAll(Answers.all(answer, "p:Name"));
    }
    assertEquals("[b, ball, brick]", seen.toString());
    assertTrue(answer.contains("EndOfSequence"), answer);
    assertEquals(0, host.runtime().openEnumerations);
  }

  @ParameterizedTest
  @CsvSource({
    "'', n:CannotProcessFilter",
    "<b:Nothing/>, n:CannotProcessFilter",
    "OBJECT<b:AssociationClassName>Toy_No</b:AssociationClassName>, n:CannotProcessFilter",
    "OBJECT<b:ResultClassName>Toy_No</b:ResultClassName>, n:CannotProcessFilter",
    "MISSING, a:DestinationUnreachable",
    "UNKNOWN, a:DestinationUnreachable",
  })
  void associationFiltersThatMeanNothingAreRefused(String inside, String subcode) {
    String answer =
        associated(
            inside
                .replace("OBJECT", epr("Toy_Box", "a"))
                .replace("MISSING", epr("Toy_Box", "z"))
                .replace("UNKNOWN", epr("Toy_No", "a")));
    assertEquals(subcode, Answers.subcode(answer), answer);
  }

  @Test
  void associationFiltersOfAnotherShapeAreRefused() {
    String text = "<w:Filter Dialect='" + ASSOCIATION + "'>a</w:Filter>";
    assertEquals("n:CannotProcessFilter", Answers.subcode(enumerate(ALL, text)));
    String links =
        epr("Toy_Box", "a") + "<b:AssociationClassName>Toy_Holds</b:AssociationClassName>";
    assertEquals(
        "n:CannotProcessFilter",
        Answers.subcode(enumerate(ALL, filter("AssociationInstances", links))));
    String deep = "<b:Object>".repeat(200) + "</b:Object>".repeat(200);
    assertTrue(associated(deep).contains("s:Fault"));
  }
}
