package io.windlass.wsman.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.Gettable;
import io.windlass.wsman.api.OpContext;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.WsmanResource;
import io.windlass.wsman.api.XmlReply;
import io.windlass.wsman.api.XmlRequest;
import io.windlass.wsman.api.XmlResource;
import io.windlass.wsman.api.cim.CimType;
import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.api.filter.FilterDialect;
import io.windlass.wsman.api.security.Caller;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the host refuses for providers: the right fault, and the provider is not called. */
class HostAnswersTest {
  private static final String TRANSFER = "http://schemas.xmlsoap.org/ws/2004/09/transfer/";
  private static final String RAW = "urn:raw";
  private static final String SHOW = "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/show/Show";

  private final Parts parts = new Parts();
  private final Raw raw = new Raw();
  private final Show show = new Show();
  private final Wire wire = new Wire();

  /** A resource of the raw tier that writes down every call. */
  private static final class Raw implements XmlResource {
    final List<String> calls = new CopyOnWriteArrayList<>();

    @Override
    public Collection<ClassSchema> schemas() {
      return List.of();
    }

    @Override
    public CompletionStage<XmlReply> handle(XmlRequest request, OpContext context) {
      calls.add(request.action().toString());
      throw new IllegalStateException("must not be called");
    }
  }

  /** Can be read and nothing else. */
  private static final class Show implements Gettable {
    final List<String> calls = new CopyOnWriteArrayList<>();

    @Override
    public Collection<ClassSchema> schemas() {
      return List.of(ClassSchema.of("root/show", "Show").key("Id", CimType.UINT8).build());
    }

    @Override
    public Instance get(Target target, OpContext context) {
      calls.add("get");
      return Instance.of("Show").set("Id", 1).build();
    }
  }

  @BeforeEach
  void start() {
    wire.add(parts, Parts.PREFIX)
        .add(raw, RAW)
        .add(show, SHOW, Map.of(WsmanResource.OPTIONS, "Depth"));
  }

  @AfterEach
  void nobodyWasCalled() {
    wire.close();
    assertEquals(List.of(), parts.calls);
    assertEquals(List.of(), raw.calls);
    assertEquals(List.of(), show.calls);
  }

  private void refuses(FaultCode code, String request) {
    FaultRows.expect(code, wire.send(request));
  }

  private static String get(String uri, Map<String, String> selectors, String headers) {
    return Envelopes.request(TRANSFER + "Get", uri, selectors, headers, "");
  }

  @Test
  void fragmentsOfAResourceThatDoesNotDoThem() {
    String header = "<w:FragmentTransfer s:mustUnderstand='true'>Id</w:FragmentTransfer>";
    refuses(
        FaultCode.FRAGMENT_LEVEL_ACCESS,
        Envelopes.request(TRANSFER + "Create", RAW, Map.of(), header, ""));
    refuses(
        FaultCode.FRAGMENT_LEVEL_ACCESS,
        Envelopes.request(TRANSFER + "Delete", RAW, Map.of(), header, ""));
  }

  @Test
  void filtersThatNobodyCanProcess() {
    refuses(
        FaultCode.FILTER_DIALECT_UNAVAILABLE,
        Envelopes.enumerate(Parts.URI, "<w:Filter Dialect='urn:odd'>x</w:Filter>"));
    refuses(
        FaultCode.FILTER_DIALECT_UNAVAILABLE,
        Envelopes.enumerate(
            Parts.URI,
            "<w:Filter Dialect='" + FilterDialect.WQL + "'>select * from Part</w:Filter>"));
    refuses(
        FaultCode.CANNOT_PROCESS_FILTER,
        Envelopes.enumerate(Parts.URI, "<n:Filter>a</n:Filter><w:Filter>b</w:Filter>"));
    refuses(FaultCode.FILTERING_REQUIRED, Envelopes.enumerate(Parts.PREFIX + "/*", ""));
  }

  @ParameterizedTest
  @CsvSource({
    "Price, 1, CANNOT_PROCESS_FILTER",
    "Id, one, CANNOT_PROCESS_FILTER",
    "Weight, 256, CANNOT_PROCESS_FILTER"
  })
  void selectorFiltersThatDoNotFitTheClass(String name, String value, FaultCode code) {
    refuses(
        code,
        Envelopes.enumerate(
            Parts.URI,
            "<w:Filter Dialect='http://schemas.dmtf.org/wbem/wsman/1/wsman/SelectorFilter'>"
                + "<w:SelectorSet><w:Selector Name='"
                + name
                + "'>"
                + value
                + "</w:Selector></w:SelectorSet></w:Filter>"));
  }

  @ParameterizedTest
  @CsvSource({"Get, GET", "Put, PUT", "Delete, DELETE"})
  void selectorsThatAreNotTheKeys(String action, String ignored) {
    String body = action.equals("Put") ? "<p:Part xmlns:p='u'><p:Weight>1</p:Weight></p:Part>" : "";
    Map<String, FaultCode> wrong =
        Map.of(
            "<w:Selector Name='Id'>1</w:Selector>",
            FaultCode.INSUFFICIENT_SELECTORS,
            "<w:Selector Name='Id'>1</w:Selector><w:Selector Name='Rack'>A</w:Selector>"
                + "<w:Selector Name='Colour'>red</w:Selector>",
            FaultCode.UNEXPECTED_SELECTORS,
            "<w:Selector Name='Id'>1</w:Selector><w:Selector Name='Rack'>A</w:Selector>"
                + "<w:Selector Name='Nobody'>1</w:Selector>",
            FaultCode.UNEXPECTED_SELECTORS,
            "<w:Selector Name='Id'>one</w:Selector><w:Selector Name='Rack'>A</w:Selector>",
            FaultCode.SELECTOR_TYPE_MISMATCH,
            "<w:Selector Name='Id'>4294967296</w:Selector><w:Selector Name='Rack'>A</w:Selector>",
            FaultCode.SELECTOR_TYPE_MISMATCH,
            "<w:Selector Name='Id'>1</w:Selector><w:Selector Name='RACK'>A</w:Selector>"
                + "<w:Selector Name='Rack'>B</w:Selector>",
            FaultCode.DUPLICATE_SELECTORS,
            "<w:Selector>1</w:Selector>",
            FaultCode.UNEXPECTED_SELECTORS);
    wrong.forEach(
        (selectors, code) ->
            refuses(
                code,
                Envelopes.request(
                    TRANSFER + action,
                    Parts.URI,
                    Map.of(),
                    "<w:SelectorSet>" + selectors + "</w:SelectorSet>",
                    body)));
  }

  @Test
  void selectorsOnAClass() {
    refuses(
        FaultCode.UNEXPECTED_SELECTORS,
        Envelopes.request(
            "http://schemas.xmlsoap.org/ws/2004/09/enumeration/Enumerate",
            Parts.URI,
            Parts.ONE,
            "",
            "<n:Enumerate/>"));
  }

  @ParameterizedTest
  @CsvSource({
    "<p:Part><p:Price>1</p:Price></p:Part>, INVALID_VALUES",
    "<p:Part><p:Weight>256</p:Weight></p:Part>, INVALID_VALUES",
    "<p:Part><p:Weight><p:Deep/></p:Weight></p:Part>, INVALID_VALUES",
    "<p:Part><p:Serial>1</p:Serial></p:Part>, INVALID_VALUES",
    "<p:Part/>, INVALID_VALUES",
    "<p:Tool><p:Weight>1</p:Weight></p:Tool>, INVALID_NAMESPACE",
    "'', MISSING_VALUES"
  })
  void bodiesOfPutThatDoNotFitTheClass(String body, FaultCode code) {
    String declared = body.replaceFirst("<p:\\w+", "$0 xmlns:p='urn:x'");
    refuses(code, Envelopes.put(Parts.URI, Parts.ONE, declared));
  }

  @Test
  void bodiesOfCreateThatDoNotFitTheClass() {
    refuses(FaultCode.MISSING_VALUES, Envelopes.create(Parts.URI, ""));
    refuses(
        FaultCode.INVALID_VALUES,
        Envelopes.create(Parts.URI, "<p:Part xmlns:p='u'><p:Made>soon</p:Made></p:Part>"));
    refuses(
        FaultCode.INVALID_NAMESPACE,
        Envelopes.create(Parts.URI, "<p:Tool xmlns:p='u'><p:Id>1</p:Id></p:Tool>"));
  }

  @ParameterizedTest
  @CsvSource({
    "Paint, <p:Shine>1</p:Shine>, INVALID_PARAMETER_NAME",
    "Paint, <p:Coats>many</p:Coats>, PARAMETER_TYPE_MISMATCH",
    "Paint, <p:Coats>256</p:Coats>, PARAMETER_TYPE_MISMATCH",
    "Paint, <p:Colour><p:Deep/></p:Colour>, PARAMETER_TYPE_MISMATCH",
    "Scratch, '', ACTION_NOT_SUPPORTED"
  })
  void methodsAndParametersThatTheClassDoesNotHave(String method, String body, FaultCode code) {
    refuses(code, Envelopes.invoke(Parts.URI, method, Parts.ONE, body));
  }

  @Test
  void aMethodWithoutItsInputElement() {
    refuses(
        FaultCode.SCHEMA_VALIDATION_ERROR,
        Envelopes.request(
            Parts.URI + "/Paint", Parts.URI, Parts.ONE, "", "<p:Odd xmlns:p='urn:x'/>"));
    refuses(
        FaultCode.INSUFFICIENT_SELECTORS,
        Envelopes.invoke(Parts.URI, "Paint", Map.of(), "<p:Colour>x</p:Colour>"));
  }

  @Test
  void operationsThatTheResourceDoesNotDo() {
    Map<String, String> one = Map.of("Id", "1");
    String body = "<p:Show xmlns:p='u'><p:Id>1</p:Id></p:Show>";
    refuses(FaultCode.ACTION_MISMATCH, Envelopes.put(SHOW, one, body));
    refuses(FaultCode.ACTION_MISMATCH, Envelopes.create(SHOW, body));
    refuses(FaultCode.ACTION_MISMATCH, Envelopes.delete(SHOW, one));
    refuses(FaultCode.ACTION_MISMATCH, Envelopes.enumerate(SHOW, ""));
    refuses(FaultCode.ACTION_NOT_SUPPORTED, Envelopes.invoke(SHOW, "Go", one, ""));
  }

  @Test
  void classesThatTheProviderDoesNotHave() {
    refuses(FaultCode.INVALID_RESOURCE_URI, get(Parts.PREFIX + "/Nut", Map.of(), ""));
    refuses(FaultCode.INVALID_RESOURCE_URI, Envelopes.enumerate(Parts.PREFIX + "/Nut", ""));
  }

  @Test
  void optionsThatMustBeObeyedAndAreNot() {
    String option =
        "<w:OptionSet><w:Option Name='Colour' MustComply='1'>x</w:Option></w:OptionSet>";
    refuses(FaultCode.OPTION_NOT_SUPPORTED, get(Parts.URI, Parts.ONE, option));
    refuses(FaultCode.INVALID_OPTION_NAME, get(SHOW, Map.of("Id", "1"), option));
    refuses(FaultCode.OPTION_NOT_SUPPORTED, get(RAW, Map.of(), option));
  }

  @Test
  void callersWhoMayNot() {
    Caller guest = Caller.of("guest", "Test", Set.of());
    FaultRows.expect(
        FaultCode.ACCESS_DENIED, wire.send(guest, Envelopes.delete(Parts.URI, Parts.ONE)));
    FaultRows.expect(
        FaultCode.ACCESS_DENIED,
        wire.send(guest, Envelopes.invoke(Parts.URI, "Paint", Parts.ONE, "")));
  }

  @Test
  void messagesThatAreBrokenBehindWhatIsAskedFor() {
    String[] requests = {
      get(Parts.URI, Parts.ONE, ""),
      Envelopes.delete(Parts.URI, Parts.ONE),
      Envelopes.put(Parts.URI, Parts.ONE, "<p:Part xmlns:p='u'><p:Weight>1</p:Weight></p:Part>"),
      Envelopes.create(Parts.URI, "<p:Part xmlns:p='u'><p:Id>1</p:Id></p:Part>"),
      Envelopes.enumerate(Parts.URI, ""),
      Envelopes.invoke(Parts.URI, "Paint", Parts.ONE, "")
    };
    for (String request : requests) {
      refuses(FaultCode.INVALID_XML, request.replace("</s:Body></s:Envelope>", "</s:Body><s:En"));
      refuses(FaultCode.INVALID_XML, request + "<again/>");
    }
    assertFalse(requests.length == 0);
  }
}
