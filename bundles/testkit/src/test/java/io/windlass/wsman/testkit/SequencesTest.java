package io.windlass.wsman.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wsman.api.security.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Enumerations from Enumerate to their end (DSP0226 §8, WS-Enumeration §3). */
class SequencesTest {
  private static final String ENUMERATION = "http://schemas.xmlsoap.org/ws/2004/09/enumeration/";
  private static final String ALL =
      "<w:OptimizeEnumeration/><w:MaxElements>20</w:MaxElements><b:PolymorphismMode"
          + " xmlns:b='http://schemas.dmtf.org/wbem/wsman/1/cimbinding.xsd'>";

  private final WsmanHost host = new WsmanHost();

  @BeforeEach
  void start() {
    host.add(new Family(), Family.PREFIX);
    host.add(new Toys(3), Toys.PREFIX);
  }

  @AfterEach
  void stop() {
    host.close();
  }

  private String open(String inside) {
    return Answers.text(
        host.exchange(Envelopes.enumerate(Toys.URI, inside)), "n:EnumerationContext");
  }

  private String on(String action, String uri, String context, String inside) {
    return host.exchange(
        Envelopes.request(
            ENUMERATION + action,
            uri,
            Map.of(),
            "",
            "<n:"
                + action
                + "><n:EnumerationContext>"
                + context
                + "</n:EnumerationContext>"
                + inside
                + "</n:"
                + action
                + ">"));
  }

  private static Duration expires(String answer) {
    return Duration.parse(Answers.text(answer, "n:Expires"));
  }

  @Test
  void statusTellsHowLongTheContextIsKept() {
    Duration left = expires(on("GetStatus", Toys.URI, open(""), ""));
    assertTrue(left.compareTo(Duration.ofSeconds(50)) > 0, left.toString());
    assertTrue(left.compareTo(Duration.ofSeconds(60)) <= 0, left.toString());
  }

  @Test
  void aPullWithoutANumberGivesOneItem() {
    String answer = on("Pull", Toys.URI, open(""), "");
    assertEquals("[0]", Answers.all(answer, "p:Id").toString(), answer);
  }

  @Test
  void whenAllPlacesAreTakenWhatEndsAtOnceIsStillAnswered() {
    for (int i = 0; i < 10_000; i++) {
      Caller user = Caller.of("user" + i % 10, "Test", Set.of(Caller.ADMINISTRATORS));
      host.exchange(user, Envelopes.enumerate(Toys.URI, ""));
    }
    String open = host.exchange(Envelopes.enumerate(Toys.URI, ""));
    assertEquals("w:QuotaLimit", Answers.subcode(open), open);
    String whole = "<w:OptimizeEnumeration/><w:MaxElements>9</w:MaxElements>";
    assertFalse(host.exchange(Envelopes.enumerate(Toys.URI, whole)).contains("s:Fault"));
  }

  @Test
  void theLastPullResponseHasNoContext() {
    String context = open("");
    String more = "<n:MaxElements>2</n:MaxElements>";
    String first = on("Pull", Toys.URI, context, more);
    assertEquals(context, Answers.text(first, "n:EnumerationContext"), first);
    String last = on("Pull", Toys.URI, context, more);
    assertTrue(last.contains("<n:PullResponse><n:Items><p:Toy"), last);
    assertTrue(last.contains("</n:Items><n:EndOfSequence/></n:PullResponse>"), last);
  }

  @Test
  void renewSetsAnotherEnd() {
    String context = open("<n:Expires>PT50S</n:Expires>");
    String renewed = on("Renew", Toys.URI, context, "<n:Expires>PT20S</n:Expires>");
    assertEquals(context, Answers.text(renewed, "n:EnumerationContext"), renewed);
    assertEquals(Duration.ofSeconds(20), expires(renewed));
    Duration left = expires(on("GetStatus", Toys.URI, context, ""));
    assertTrue(left.compareTo(Duration.ofSeconds(20)) <= 0, left.toString());
    assertFalse(on("Pull", Toys.URI, context, "").contains("s:Fault"));
  }

  @Test
  void anEndIsAnsweredInTheFormInWhichItWasAsked() {
    String duration = host.exchange(Envelopes.enumerate(Toys.URI, "<n:Expires>PT30S</n:Expires>"));
    assertEquals("PT30S", Answers.text(duration, "n:Expires"), duration);
    String at = Instant.now().plusSeconds(30).toString();
    String dateTime =
        host.exchange(Envelopes.enumerate(Toys.URI, "<n:Expires>" + at + "</n:Expires>"));
    Duration left =
        Duration.between(Instant.now(), Instant.parse(Answers.text(dateTime, "n:Expires")));
    assertTrue(left.abs().compareTo(Duration.ofSeconds(31)) <= 0, dateTime);
  }

  @Test
  void anEndLaterThanDisuseIsNotPromised() {
    String answer = host.exchange(Envelopes.enumerate(Toys.URI, "<n:Expires>P1D</n:Expires>"));
    assertTrue(expires(answer).compareTo(Duration.ofSeconds(60)) <= 0, answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Renew", "GetStatus", "Pull", "Release"})
  void anUnknownContextIsRefused(String action) {
    String answer = on(action, Toys.URI, "uuid:0", "");
    assertEquals("n:InvalidEnumerationContext", Answers.subcode(answer), answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Renew", "GetStatus", "Pull", "Release"})
  void whatFollowsCarriesTheAddressOfTheEnumerate(String action) {
    String context = open("");
    String other = on(action, Family.BOX, context, "");
    assertEquals("a:MessageInformationHeaderRequired", Answers.subcode(other), other);
    String none =
        host.exchange(
            Envelopes.request(ENUMERATION + action, "", Map.of(), "", "<n:" + action + "/>"));
    assertEquals("a:MessageInformationHeaderRequired", Answers.subcode(none), none);
    assertFalse(on(action, Toys.URI, context, "").contains("s:Fault"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tomorrow", "-PT5S", "2001-01-01T00:00:00Z"})
  void aRenewThatEndsInThePastIsRefused(String expires) {
    String context = open("");
    String answer = on("Renew", Toys.URI, context, "<n:Expires>" + expires + "</n:Expires>");
    assertEquals("n:InvalidExpirationTime", Answers.subcode(answer), answer);
    assertFalse(on("Pull", Toys.URI, context, "").contains("s:Fault"));
  }

  private String boxes(String mode) {
    return host.exchange(Envelopes.enumerate(Family.BOX, ALL + mode + "</b:PolymorphismMode>"));
  }

  @Test
  void subclassesComeWithTheirProperties() {
    String answer = boxes("IncludeSubClassProperties");
    assertEquals("[a, b, c]", Answers.all(answer, "p:Name").toString(), answer);
    assertEquals("oak", Answers.text(answer, "p:Wood"), answer);
  }

  @Test
  void subclassesComeCastToTheClass() {
    String answer = boxes("ExcludeSubClassProperties");
    assertEquals("[a, b, c]", Answers.all(answer, "p:Name").toString(), answer);
    assertFalse(answer.contains("Crate") || answer.contains("Wood"), answer);
  }

  @Test
  void subclassesAreLeftOut() {
    String answer = boxes("None");
    assertEquals("[a, c]", Answers.all(answer, "p:Name").toString(), answer);
  }

  @Test
  void anUnknownPolymorphismModeIsRefused() {
    String answer = boxes("Some");
    assertEquals("b:PolymorphismModeNotSupported", Answers.subcode(answer), answer);
  }
}
