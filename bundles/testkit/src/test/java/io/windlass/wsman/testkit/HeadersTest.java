package io.windlass.wsman.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wsman.api.Deletable;
import io.windlass.wsman.api.Gettable;
import io.windlass.wsman.api.Invocable;
import io.windlass.wsman.api.OpContext;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.cim.CimType;
import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.api.cim.Method;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Headers that are read, passed on, or not for us (DSP0226 §5.3, §6). */
class HeadersTest {
  private static final String PREFIX = "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/echo";
  private static final String URI = PREFIX + "/Echo";
  private static final String GET = "http://schemas.xmlsoap.org/ws/2004/09/transfer/Get";
  private final WsmanHost host = new WsmanHost();

  /** Tells what it was asked with. */
  private static final class Echo implements Gettable, Invocable, Deletable {
    @Override
    public Collection<ClassSchema> schemas() {
      return List.of(
          ClassSchema.of("root/echo", "Echo")
              .property("Caller", CimType.STRING)
              .property("Locale", CimType.STRING)
              .property("Depth", CimType.STRING)
              .method(Method.of("Shout", true, Optional.of(CimType.STRING), List.of(), List.of()))
              .singleton()
              .build());
    }

    @Override
    public Instance get(Target target, OpContext context) {
      return Instance.of("Echo")
          .set("Caller", context.caller().getName())
          .set("Locale", context.locale().toLanguageTag())
          .set("Depth", context.option("depth").orElse(null))
          .build();
    }

    @Override
    public Instance invoke(Target target, String method, Instance input, OpContext context) {
      return Instance.of("Shout_OUTPUT").set("ReturnValue", "A".repeat(20_000)).build();
    }

    @Override
    public void delete(Target target, OpContext context) {}
  }

  @BeforeEach
  void start() {
    host.add(new Echo(), PREFIX);
  }

  @AfterEach
  void stop() {
    host.close();
  }

  private String get(String headers) {
    return host.exchange(Envelopes.request(GET, URI, Map.of(), headers, ""));
  }

  @Test
  void headersForOthersAreNotRead() {
    String answer =
        get(
            "<u:Odd xmlns:u='urn:odd'/><u:Odd xmlns:u='urn:odd' mustUnderstand='true'/>"
                + "<u:Odd xmlns:u='urn:odd' s:mustUnderstand='true'"
                + " s:role='http://www.w3.org/2003/05/soap-envelope/role/none'/>"
                + "<a:From><a:Address>urn:me</a:Address></a:From>"
                + "<p:SessionId xmlns:p='http://schemas.microsoft.com/wbem/wsman/1/wsman.xsd'"
                + " s:mustUnderstand='true'>uuid:1</p:SessionId>");
    assertEquals("admin", Answers.text(answer, "p:Caller"), answer);
  }

  @Test
  void aRepeatedMessageIdIsAccepted() {
    String request = Envelopes.request(GET, URI, Map.of(), "", "");
    assertTrue(host.exchange(request).contains("<p:Echo"));
    assertTrue(host.exchange(request).contains("<p:Echo"));
  }

  @Test
  void theLocaleReachesTheProvider() {
    assertEquals("de-AT", Answers.text(get("<w:Locale xml:lang='de-AT'/>"), "p:Locale"));
  }

  @Test
  void optionsReachAProviderThatReadsThem() {
    String options =
        "<w:OptionSet s:mustUnderstand='true'><w:Option Name='Depth' MustComply='true'>3"
            + "</w:Option></w:OptionSet>";
    assertEquals("3", Answers.text(get(options), "p:Depth"));
    assertEquals("true", Answers.text(get(options.replace(">3<", "><")), "p:Depth"));
  }

  @Test
  void aWriteThatCannotBeReportedSaysSo() {
    String answer =
        host.exchange(
            Envelopes.request(
                URI + "/Shout", URI, Map.of(), "<w:MaxEnvelopeSize>8192</w:MaxEnvelopeSize>", ""));
    assertEquals("UnreportableSuccess", Answers.detail(answer), answer);
  }
}
