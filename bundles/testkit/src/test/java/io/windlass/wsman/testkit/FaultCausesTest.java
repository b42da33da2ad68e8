package io.windlass.wsman.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.OpContext;
import io.windlass.wsman.api.XmlReply;
import io.windlass.wsman.api.XmlRequest;
import io.windlass.wsman.api.XmlResource;
import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.runtime.PluginQuotas;
import io.windlass.wsman.api.security.Caller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fault that the host itself answers with, provoked by its cause. */
class FaultCausesTest {
  private static final String TRANSFER = "http://schemas.xmlsoap.org/ws/2004/09/transfer/";
  private static final String TOY = "<p:Toy xmlns:p='u'>%s</p:Toy>";
  private static final Map<String, String> ONE = Map.of("Id", "1");

  private static final Pattern USED = Pattern.compile("FaultCode\\.([A-Z_]+)");

  private final Wire wire = new Wire();
  private final Awkward awkward = new Awkward();
  private final Map<FaultCode, Supplier<Wire.Reply>> causes = new EnumMap<>(FaultCode.class);

  FaultCausesTest() {
    headers();
    selectorsOptionsAndBodies();
    enumerations();
    fragments();
    limits();
  }

  /** The raw tier, where any URI may be the action. */
  private static final class Raw implements XmlResource {
    static final String URI = "http://acme.org/raw";

    @Override
    public Collection<ClassSchema> schemas() {
      return List.of();
    }

    @Override
    public CompletionStage<XmlReply> handle(XmlRequest request, OpContext context) {
      return CompletableFuture.completedFuture(out -> {});
    }
  }

  @BeforeEach
  void start() {
    wire.add(new Toys(3), Toys.PREFIX)
        .add(new Parts(), Parts.PREFIX)
        .add(new Family(), Family.PREFIX)
        .add(new Dated(), Dated.PREFIX)
        .add(new Raw(), Raw.URI)
        .add(awkward, Awkward.PREFIX);
  }

  @AfterEach
  void stop() {
    awkward.released.countDown();
    awkward.news.complete(null);
    wire.close();
  }

  private void cause(FaultCode code, String request) {
    causes.put(code, () -> wire.send(request));
  }

  private static String get(String header) {
    return Envelopes.request(TRANSFER + "Get", Toys.URI, ONE, header, "");
  }

  private static String slow() {
    return Envelopes.get(Awkward.PREFIX + "/Slow", Map.of());
  }

  private static String large(String header) {
    return Envelopes.request(TRANSFER + "Get", Awkward.PREFIX + "/Large", Map.of(), header, "");
  }

  private void headers() {
    String good = get("");
    cause(FaultCode.MUST_UNDERSTAND, get("<u:Odd xmlns:u='urn:odd' s:mustUnderstand='1'/>"));
    cause(
        FaultCode.VERSION_MISMATCH,
        good.replace("www.w3.org/2003/05/soap-envelope", "schemas.xmlsoap.org/soap/envelope/"));
    cause(FaultCode.INVALID_XML, good.substring(0, 300));
    cause(FaultCode.SCHEMA_VALIDATION_ERROR, "<hello/>");
    cause(FaultCode.MESSAGE_INFORMATION_HEADER_REQUIRED, good.replaceAll("<a:To>.*?</a:To>", ""));
    cause(FaultCode.INVALID_MESSAGE_INFORMATION_HEADER, good.replaceAll("uuid:[^<]*", ""));
    cause(FaultCode.INVALID_TIMEOUT, get("<w:OperationTimeout>60</w:OperationTimeout>"));
    cause(FaultCode.TIMED_OUT, get("<w:OperationTimeout>PT0S</w:OperationTimeout>"));
    cause(FaultCode.ADDRESSING_MODE, get("<a:FaultTo><a:Address>urn:x</a:Address></a:FaultTo>"));
    cause(
        FaultCode.LOCALE_MUST_BE_UNDERSTOOD, get("<w:Locale s:mustUnderstand='1' xml:lang='de'/>"));
    cause(
        FaultCode.UNSUPPORTED_DATA_LOCALE,
        get(
            "<p:DataLocale xmlns:p='http://schemas.microsoft.com/wbem/wsman/1/wsman.xsd'"
                + " s:mustUnderstand='1' xml:lang='de'/>"));
    cause(FaultCode.MINIMUM_ENVELOPE_LIMIT, get("<w:MaxEnvelopeSize>512</w:MaxEnvelopeSize>"));
    cause(FaultCode.URI_LIMIT_EXCEEDED, good.replace(Toys.URI, "urn:" + "x".repeat(2045)));
    cause(FaultCode.ENCODING_LIMIT, get("<u:H xmlns:u='urn:h'/>".repeat(1001)));
    cause(FaultCode.INVALID_RESOURCE_URI, Envelopes.get("urn:nobody", Map.of()));
    cause(FaultCode.ACTION_NOT_SUPPORTED, Envelopes.request("urn:x", Toys.URI, ONE, "", ""));
    cause(FaultCode.INVALID_ACTION_URI, Envelopes.request("no URI", Raw.URI, Map.of(), "", ""));
    cause(FaultCode.ACTION_MISMATCH, Envelopes.delete(Dated.PREFIX + "/Dated", Map.of()));
    Caller guest = Caller.of("guest", "Test", Set.of());
    causes.put(FaultCode.ACCESS_DENIED, () -> wire.send(guest, Envelopes.delete(Toys.URI, ONE)));
    causes.put(
        FaultCode.UNSUPPORTED_CHARACTER_SET,
        () -> encoded(good.getBytes(StandardCharsets.UTF_8), "ISO-8859-1"));
    causes.put(
        FaultCode.CHARSET_MISMATCH,
        () -> encoded(("\uFEFF" + good).getBytes(StandardCharsets.UTF_16LE), "UTF-8"));
  }

  private Wire.Reply encoded(byte[] body, String charset) {
    return Wire.await(
        wire.send(WsmanHost.ADMINISTRATOR, body, "application/soap+xml;charset=" + charset));
  }

  private void selectorsOptionsAndBodies() {
    String set = "<w:OptionSet>%s</w:OptionSet>";
    String option = "<w:Option Name='x' MustComply='true'>1</w:Option>";
    cause(FaultCode.OPTION_NOT_SUPPORTED, get(set.formatted(option)));
    cause(FaultCode.INVALID_OPTION_NAME, get(set.formatted("<w:Option>1</w:Option>")));
    cause(FaultCode.OPTION_LIMIT, get(set.formatted(option.repeat(65))));
    cause(FaultCode.INSUFFICIENT_SELECTORS, Envelopes.get(Toys.URI, Map.of()));
    cause(FaultCode.UNEXPECTED_SELECTORS, Envelopes.get(Toys.URI, Map.of("Id", "1", "No", "2")));
    cause(FaultCode.SELECTOR_TYPE_MISMATCH, Envelopes.get(Toys.URI, Map.of("Id", "one")));
    cause(FaultCode.SELECTOR_LIMIT, Envelopes.get(Toys.URI, Map.of("Id", "1".repeat(4097))));
    cause(
        FaultCode.DUPLICATE_SELECTORS,
        get("").replace("<w:Selector ", "<w:Selector Name='ID'>2</w:Selector><w:Selector "));
    cause(FaultCode.MISSING_VALUES, Envelopes.put(Toys.URI, ONE, ""));
    cause(FaultCode.INVALID_NAMESPACE, Envelopes.put(Toys.URI, ONE, "<p:No xmlns:p='u'/>"));
    cause(
        FaultCode.INVALID_VALUES,
        Envelopes.put(Toys.URI, ONE, TOY.formatted("<p:Size>1</p:Size>")));
    cause(
        FaultCode.RENAME_FAILURE,
        Envelopes.put(Toys.URI, ONE, TOY.formatted("<p:Id>2</p:Id><p:Colour>x</p:Colour>")));
    cause(
        FaultCode.INVALID_PARAMETER_NAME,
        Envelopes.invoke(Parts.URI, "Paint", Parts.ONE, "<p:Odd>1</p:Odd>"));
    cause(
        FaultCode.PARAMETER_TYPE_MISMATCH,
        Envelopes.invoke(Parts.URI, "Paint", Parts.ONE, "<p:Coats>x</p:Coats>"));
    cause(FaultCode.INTERNAL_ERROR, Envelopes.get(Awkward.PREFIX + "/Silent", Map.of()));
  }

  private void enumerations() {
    cause(
        FaultCode.ENUMERATION_MODE,
        Envelopes.enumerate(Toys.URI, "<w:EnumerationMode>Odd</w:EnumerationMode>"));
    cause(
        FaultCode.POLYMORPHISM_MODE_NOT_SUPPORTED,
        Envelopes.enumerate(
            Toys.URI,
            "<b:PolymorphismMode xmlns:b='http://schemas.dmtf.org/wbem/wsman/1/cimbinding.xsd'>"
                + "Odd</b:PolymorphismMode>"));
    cause(
        FaultCode.INVALID_EXPIRATION_TIME,
        Envelopes.enumerate(Toys.URI, "<n:Expires>soon</n:Expires>"));
    cause(FaultCode.FILTERING_REQUIRED, Envelopes.enumerate(Toys.PREFIX + "/*", ""));
    cause(
        FaultCode.FILTER_DIALECT_UNAVAILABLE,
        Envelopes.enumerate(Toys.URI, "<w:Filter Dialect='urn:x'>x</w:Filter>"));
    cause(
        FaultCode.CANNOT_PROCESS_FILTER,
        Envelopes.enumerate(Toys.URI, "<w:Filter>a</w:Filter><n:Filter>b</n:Filter>"));
    cause(FaultCode.INVALID_ENUMERATION_CONTEXT, Envelopes.pull(Toys.URI, "uuid:0", ""));
    causes.put(FaultCode.PULL_IN_PROGRESS, this::secondPull);
    cause(
        FaultCode.UNSUPPORTED_FEATURE,
        Envelopes.enumerate(
            Awkward.PREFIX + "/*",
            """
            <w:OptimizeEnumeration/><w:Filter \
            Dialect='http://schemas.dmtf.org/wbem/wsman/1/cimbinding/associationFilter'>\
            <b:AssociatedInstances xmlns:b='http://schemas.dmtf.org/wbem/wsman/1/cimbinding.xsd'>\
            <b:Object><a:Address>urn:x</a:Address><a:ReferenceParameters>\
            <w:ResourceURI>%s/Near</w:ResourceURI><w:SelectorSet>\
            <w:Selector Name='Name'>n</w:Selector></w:SelectorSet></a:ReferenceParameters>\
            </b:Object></b:AssociatedInstances></w:Filter>"""
                .formatted(Awkward.PREFIX)));
  }

  private Wire.Reply secondPull() {
    String uri = Awkward.PREFIX + "/Waiting";
    String context =
        Answers.text(wire.send(Envelopes.enumerate(uri, "")).text(), "n:EnumerationContext");
    CompletableFuture<Wire.Reply> first =
        wire.begin(WsmanHost.ADMINISTRATOR, Envelopes.pull(uri, context, ""));
    Wire.awaitLatch(awkward.asked);
    Wire.Reply second = wire.send(Envelopes.pull(uri, context, ""));
    awkward.news.complete(null);
    Wire.await(first);
    return second;
  }

  private void fragments() {
    cause(FaultCode.FRAGMENT_LEVEL_ACCESS, fragment("Enumerate", "", "Note", "<n:Enumerate/>"));
    cause(FaultCode.FRAGMENT_DIALECT_NOT_SUPPORTED, fragment("Get", "Dialect='urn:x'", "Note", ""));
    cause(FaultCode.INVALID_FRAGMENT_PATH, fragment("Get", "", "//Note", ""));
    cause(FaultCode.INVALID_FRAGMENT, fragment("Put", "", "Note", "<p:Note xmlns:p='u'/>"));
    cause(
        FaultCode.ALREADY_EXISTS,
        fragment(
            "Create",
            "",
            "Note",
            "<w:XmlFragment><p:Note xmlns:p='" + Family.BOX + "'>again</p:Note></w:XmlFragment>"));
  }

  private static String fragment(String action, String attribute, String path, String body) {
    boolean enumerate = action.equals("Enumerate");
    return Envelopes.request(
        (enumerate ? "http://schemas.xmlsoap.org/ws/2004/09/enumeration/" : TRANSFER) + action,
        Family.BOX,
        enumerate ? Map.of() : Map.of("Name", "c"),
        "<w:FragmentTransfer s:mustUnderstand='true' "
            + attribute
            + ">"
            + path
            + "</w:FragmentTransfer>",
        body);
  }

  private void limits() {
    cause(FaultCode.MAX_ENVELOPE_SIZE, large("<w:MaxEnvelopeSize>9000</w:MaxEnvelopeSize>"));
    cause(FaultCode.SERVICE_ENVELOPE_LIMIT, large(""));
    String uri = Awkward.PREFIX + "/Large";
    cause(FaultCode.UNREPORTABLE_SUCCESS, Envelopes.invoke(uri, "Grow", Map.of(), ""));
    causes.put(FaultCode.ENDPOINT_UNAVAILABLE, this::removedMeanwhile);
    causes.put(FaultCode.QUOTA_LIMIT, this::oneTooMany);
    quota(FaultCode.QUOTA_PLUGIN_OPERATIONS, PluginQuotas.MAX_CONCURRENT_OPERATIONS);
    quota(
        FaultCode.QUOTA_PLUGIN_OPERATIONS_PER_USER,
        PluginQuotas.MAX_CONCURRENT_OPERATIONS_PER_USER);
    quota(FaultCode.QUOTA_PLUGIN_USERS, PluginQuotas.MAX_CONCURRENT_USERS);
  }

  private void quota(FaultCode code, String quota) {
    causes.put(
        code,
        () -> {
          wire.quota(quota, 0);
          return wire.send(Envelopes.get(Raw.URI, Map.of()));
        });
  }

  private Wire.Reply removedMeanwhile() {
    CompletableFuture<Wire.Reply> running = wire.begin(WsmanHost.ADMINISTRATOR, slow());
    Wire.awaitLatch(awkward.entered);
    wire.removeLast();
    return Wire.await(running);
  }

  private Wire.Reply oneTooMany() {
    List<CompletableFuture<Wire.Reply>> all =
        Stream.generate(() -> wire.begin(WsmanHost.ADMINISTRATOR, slow())).limit(600).toList();
    Wire.Reply last = Wire.await(all.get(599));
    awkward.released.countDown();
    all.forEach(Wire::await);
    return last;
  }

  static Stream<FaultCode> caused() {
    return new FaultCausesTest().causes.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("caused")
  void theCauseGivesTheFault(FaultCode code) {
    FaultRows.expect(code, causes.get(code).get());
  }

  /** Whoever lets the host answer with another fault adds its cause here. */
  @Test
  void everyFaultOfTheHostHasACause() throws IOException {
    Path root = Path.of("../..").toAbsolutePath().normalize();
    Path engine = root.resolve("bundle-wsman-core/src/main/java");
    assumeTrue(Files.isDirectory(engine), "skipped: no sources at " + engine);
    Set<String> used = new TreeSet<>(usedIn(engine));
    used.addAll(usedIn(root.resolve("bundles/wsman-xml/src/main/java")));
    // The engine only looks for this one when a provider throws it.
    used.remove(FaultCode.NOT_FOUND.name());
    Set<String> caused = new TreeSet<>();
    causes.keySet().forEach(code -> caused.add(code.name()));
    used.removeAll(caused);
    assertEquals(Set.of(), used, "faults of the host without a cause in this test");
  }

  private static Set<String> usedIn(Path sources) throws IOException {
    Set<String> used = new TreeSet<>();
    try (Stream<Path> files = Files.walk(sources)) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.endsWith("FaultTable.java"))
          .forEach(file -> used.addAll(usedInFile(file)));
    }
    return used;
  }

  private static Set<String> usedInFile(Path file) {
    Set<String> used = new TreeSet<>();
    try {
      Matcher matcher = USED.matcher(Files.readString(file));
      while (matcher.find()) {
        used.add(matcher.group(1));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return used;
  }
}
