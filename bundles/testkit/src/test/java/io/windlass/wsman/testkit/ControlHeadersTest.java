package io.windlass.wsman.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wsman.api.Enumerable;
import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.Gettable;
import io.windlass.wsman.api.InstanceSource;
import io.windlass.wsman.api.Invocable;
import io.windlass.wsman.api.OpContext;
import io.windlass.wsman.api.Query;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.WsmanResource;
import io.windlass.wsman.api.cim.CimType;
import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.api.cim.Method;
import io.windlass.wsman.core.limits.ServiceLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Control headers, clause by clause (DSP0226 §6). */
class ControlHeadersTest {
  private static final String PREFIX = "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/mirror";
  private static final String URI = PREFIX + "/Mirror";
  private static final String GET = "http://schemas.xmlsoap.org/ws/2004/09/transfer/Get";
  private static final int SECONDS = 60;

  private final Wire wire = new Wire();

  /** Shows what reached it. */
  private static final class Mirror implements Gettable, Enumerable, Invocable {
    @Override
    public Collection<ClassSchema> schemas() {
      return List.of(
          ClassSchema.of("root/mirror", "Mirror")
              .property("Locale", CimType.STRING)
              .property("Depth", CimType.STRING)
              .property("Millis", CimType.SINT64)
              .property("Text", CimType.STRING)
              .method(Method.of("Shout", true, Optional.of(CimType.STRING), List.of(), List.of()))
              .singleton()
              .build());
    }

    @Override
    public Instance get(Target target, OpContext context) throws ResourceFault {
      Optional<String> depth = context.option("depth");
      if (depth.isPresent() && depth.get().equals("bottomless")) {
        throw new ResourceFault(FaultCode.INVALID_OPTION_VALUE, "There is a bottom.");
      }
      return Instance.of("Mirror")
          .set("Locale", context.locale().toLanguageTag())
          .set("Depth", depth.orElse(null))
          .set("Millis", Duration.between(Instant.now(), context.deadline()).toMillis())
          .set("Text", "x".repeat(Integer.parseInt(context.option("size").orElse("0"))))
          .build();
    }

    @Override
    public InstanceSource enumerate(Query query, OpContext context) {
      return InstanceSource.of(
          IntStream.range(0, 5).mapToObj(i -> Instance.of("Mirror").build()).iterator());
    }

    @Override
    public Instance invoke(Target target, String method, Instance input, OpContext context) {
      return Instance.of("Shout_OUTPUT").set("ReturnValue", "A".repeat(20_000)).build();
    }
  }

  @BeforeEach
  void start() {
    wire.add(new Mirror(), PREFIX, Map.of(WsmanResource.OPTIONS, List.of("Depth", "Size")));
  }

  @AfterEach
  void stop() {
    wire.close();
  }

  private static String with(String header) {
    return Envelopes.request(GET, URI, Map.of(), header, "");
  }

  private void refuses(FaultCode code, String header) {
    FaultRows.expect(code, wire.send(with(header)));
  }

  private String shown(String header, String property) {
    Wire.Reply reply = wire.send(with(header));
    assertFalse(reply.isFault(), reply.text());
    return Answers.text(reply.text(), "p:" + property);
  }

  private long millis(String header) {
    return Long.parseLong(shown(header, "Millis"));
  }

  private static String options(String inside) {
    return "<w:OptionSet s:mustUnderstand='true'>" + inside + "</w:OptionSet>";
  }

  private static String option(String name, String value) {
    return "<w:Option Name='" + name + "' MustComply='true'>" + value + "</w:Option>";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"60", "2030-01-01T00:00:00Z", "soon", "", "-PT5S", "P", "PT", "PT1S2M", "1S"})
  void aTimeoutThatIsNoDurationIsRefused(String text) {
    refuses(FaultCode.INVALID_TIMEOUT, "<w:OperationTimeout>" + text + "</w:OperationTimeout>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT0.0001S", "P0D"})
  void aTimeoutOfNothingHasPassed(String text) {
    refuses(FaultCode.TIMED_OUT, "<w:OperationTimeout>" + text + "</w:OperationTimeout>");
  }

  @Test
  void theTimeoutIsTheOneAskedForUpToMaxTimeoutms() {
    long absent = millis("");
    assertTrue(absent > 50_000 && absent <= SECONDS * 1000, "absent: " + absent);
    long longer = millis("<w:OperationTimeout>P1Y</w:OperationTimeout>");
    assertTrue(longer > 50_000 && longer <= SECONDS * 1000, "longer: " + longer);
    long shorter =
        millis("<w:OperationTimeout s:mustUnderstand='true'>PT20.000S</w:OperationTimeout>");
    assertTrue(shorter > 10_000 && shorter <= 20_000, "shorter: " + shorter);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "512", "8191"})
  void anEnvelopeBelowTheMinimumIsRefused(String octets) {
    refuses(
        FaultCode.MINIMUM_ENVELOPE_LIMIT, "<w:MaxEnvelopeSize>" + octets + "</w:MaxEnvelopeSize>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "8k", "8192.5", "99999999999999999999"})
  void anEnvelopeSizeThatIsNoNumberIsRefused(String octets) {
    refuses(
        FaultCode.INVALID_MESSAGE_INFORMATION_HEADER,
        "<w:MaxEnvelopeSize>" + octets + "</w:MaxEnvelopeSize>");
  }

  @Test
  void thePolicyOfAnEnvelopeSizeIsIgnoredOnARequest() {
    assertEquals(
        "en", shown("<w:MaxEnvelopeSize Policy='Skip'>8192</w:MaxEnvelopeSize>", "Locale"));
  }

  @Test
  void anAnswerThatIsTooLargeBreaksTheClientsLimitOrTheServices() {
    String large = options(option("Size", "200000"));
    refuses(FaultCode.MAX_ENVELOPE_SIZE, large + "<w:MaxEnvelopeSize>100000</w:MaxEnvelopeSize>");
    assertEquals(200_000, shown(large, "Text").length());
    ServiceLimits usual = ServiceLimits.DEFAULT;
    wire.limits(
        new ServiceLimits(
            32 * 1024,
            usual.maxTimeout(),
            usual.maxBatchItems(),
            usual.enumerationTimeout(),
            usual.maxOperationsPerUser()));
    refuses(FaultCode.SERVICE_ENVELOPE_LIMIT, large);
    refuses(
        FaultCode.SERVICE_ENVELOPE_LIMIT, large + "<w:MaxEnvelopeSize>300000</w:MaxEnvelopeSize>");
  }

  @Test
  void aWriteWhoseAnswerIsTooLargeSaysThatItWasDone() {
    FaultRows.expect(
        FaultCode.UNREPORTABLE_SUCCESS,
        wire.send(
            Envelopes.request(
                URI + "/Shout", URI, Map.of(), "<w:MaxEnvelopeSize>8192</w:MaxEnvelopeSize>", "")));
  }

  @Test
  void localesAreWishesAndNotDemands() {
    assertEquals("de-AT", shown("<w:Locale xml:lang='de-AT'/>", "Locale"));
    assertEquals("und", shown("<w:Locale xml:lang='&lt;&lt;'/>", "Locale"));
    refuses(
        FaultCode.LOCALE_MUST_BE_UNDERSTOOD, "<w:Locale s:mustUnderstand='true' xml:lang='en'/>");
    refuses(
        FaultCode.UNSUPPORTED_DATA_LOCALE,
        "<p:DataLocale xmlns:p='http://schemas.microsoft.com/wbem/wsman/1/wsman.xsd'"
            + " s:mustUnderstand='true' xml:lang='en'/>");
    assertEquals(
        "en",
        shown(
            "<p:DataLocale xmlns:p='http://schemas.microsoft.com/wbem/wsman/1/wsman.xsd'"
                + " s:mustUnderstand='false' xml:lang='de'/>",
            "Locale"));
  }

  @Test
  void anOptionReachesAProviderThatReadsIt() {
    assertEquals("3", shown(options(option("Depth", "3")), "Depth"));
    assertEquals("3", shown(options(option("DEPTH", " 3 ")), "Depth"));
  }

  @Test
  void anOptionWithoutAValueIsTrue() {
    assertEquals("true", shown(options(option("Depth", "")), "Depth"));
    assertEquals(
        "true",
        shown(
            options(
                "<w:Option Name='Depth' xsi:nil='true'"
                    + " xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'/>"),
            "Depth"));
  }

  @Test
  void namesOfOptionsMayRepeatAndTheFirstCounts() {
    assertEquals("1", shown(options(option("Depth", "1") + option("Depth", "2")), "Depth"));
  }

  @Test
  void anOptionalOptionThatNobodyKnowsIsIgnored() {
    assertEquals("en", shown(options("<w:Option Name='Odd'>1</w:Option>"), "Locale"));
    assertEquals(
        "en", shown(options("<w:Option Name='Odd' MustComply='0'>1</w:Option>"), "Locale"));
  }

  @Test
  void optionsThatMustBeObeyedAreRefusedByNameAndByValue() {
    refuses(FaultCode.INVALID_OPTION_NAME, options(option("Odd", "1")));
    refuses(FaultCode.INVALID_OPTION_NAME, options("<w:Option>1</w:Option>"));
    refuses(FaultCode.INVALID_OPTION_VALUE, options(option("Depth", "bottomless")));
  }

  @Test
  void tooManyOptionsAndOptionsThatAreTooLongAreRefused() {
    refuses(FaultCode.OPTION_LIMIT, options(option("Depth", "1").repeat(65)));
    refuses(FaultCode.OPTION_LIMIT, options(option("n".repeat(2049), "1")));
    refuses(FaultCode.OPTION_LIMIT, options(option("Depth", "1".repeat(4097))));
  }

  @Test
  void optionsCountInTheFirstMessageOfASequenceOnly() {
    String odd = options(option("Odd", "1"));
    String enumerate = "http://schemas.xmlsoap.org/ws/2004/09/enumeration/Enumerate";
    FaultRows.expect(
        FaultCode.INVALID_OPTION_NAME,
        wire.send(Envelopes.request(enumerate, URI, Map.of(), odd, "<n:Enumerate/>")));
    String context =
        Answers.text(wire.send(Envelopes.enumerate(URI, "")).text(), "n:EnumerationContext");
    String pull = Envelopes.pull(URI, context, "").replace("</s:Header>", odd + "</s:Header>");
    assertFalse(wire.send(pull).isFault());
  }
}
