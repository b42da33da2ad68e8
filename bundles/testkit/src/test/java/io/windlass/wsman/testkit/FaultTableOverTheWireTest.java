package io.windlass.wsman.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.Gettable;
import io.windlass.wsman.api.OpContext;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.cim.Instance;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every fault that can be thrown, as it looks on the wire (DSP0226 §14, MS-WSMV). */
class FaultTableOverTheWireTest {
  private static final String URI = "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/no/No";
  private static final int MAX_OCTETS = 4096;

  private final Wire wire = new Wire();

  /** Refuses everything. */
  private record Refusing(ResourceFault fault) implements Gettable {
    @Override
    public Collection<ClassSchema> schemas() {
      return List.of(ClassSchema.of("root/no", "No").singleton().build());
    }

    @Override
    public Instance get(Target target, OpContext context) throws ResourceFault {
      throw fault;
    }
  }

  @AfterEach
  void stop() {
    wire.close();
  }

  private Wire.Reply refused(ResourceFault fault) {
    wire.add(new Refusing(fault), URI);
    return wire.send(Envelopes.get(URI, Map.of()));
  }

  @ParameterizedTest
  @EnumSource(FaultCode.class)
  void aProviderCanAnswerWithEveryFault(FaultCode code) {
    Wire.Reply reply = refused(new ResourceFault(code, "Not <today> & not tomorrow."));
    FaultRows.expect(code, reply);
    assertEquals("Not <today> & not tomorrow.", reply.fault().reason());
    assertTrue(reply.fault().relatesTo().startsWith("uuid:"), reply.text());
  }

  @Test
  void everyFaultHasOneRow() {
    Set<String> inTheTable =
        FaultRows.all().stream()
            .filter(FaultRows.Row::isSent)
            .map(FaultRows.Row::code)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> thrown =
        Arrays.stream(FaultCode.values())
            .map(Enum::name)
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(inTheTable, thrown);
  }

  @Test
  void namesOutsideTheSpecificationAreNeverSent() {
    Set<String> sent =
        FaultRows.all().stream()
            .filter(FaultRows.Row::isSent)
            .map(row -> row.subcode() + "/" + row.detail())
            .collect(Collectors.toSet());
    List<FaultRows.Row> never = FaultRows.all().stream().filter(row -> !row.isSent()).toList();
    assertEquals(4, never.size());
    never.forEach(row -> assertFalse(sent.contains(row.subcode() + "/" + row.detail()), row::note));
  }

  @Test
  void aNumberOfItsOwnTakesThePlaceOfTheKinds() {
    Wire.Reply reply =
        refused(ResourceFault.numbered(FaultCode.INTERNAL_ERROR, 0x80070002L, "No such file."));
    FaultRows.expect(FaultCode.INTERNAL_ERROR, 2147942402L, reply);
  }

  @Test
  void aNumberThatIsNotUnsigned32BitIsRefusedWhereItIsMade() {
    assertThrows(
        IllegalArgumentException.class,
        () -> ResourceFault.numbered(FaultCode.INTERNAL_ERROR, -1, "x"));
    assertThrows(
        IllegalArgumentException.class,
        () -> ResourceFault.numbered(FaultCode.INTERNAL_ERROR, 1L << 32, "x"));
  }

  @Test
  void aFaultIsNeverLargerThanWhatMayAlwaysBeSent() {
    for (String text : new String[] {"x", "<", "\"", "ä", "\uD83D\uDE00", "\u0001"}) {
      Wire.Reply reply =
          refused(new ResourceFault(FaultCode.INTERNAL_ERROR, "begin " + text.repeat(10_000)));
      assertTrue(reply.octets() <= MAX_OCTETS, text + ": " + reply.octets());
      assertTrue(reply.fault().reason().startsWith("begin "), reply.text());
      assertTrue(reply.fault().reason().endsWith("\u2026"), reply.text());
      FaultRows.expect(FaultCode.INTERNAL_ERROR, reply);
    }
  }

  @Test
  void aFaultInUtf16IsNotLargerEither() {
    wire.add(
        new Refusing(new ResourceFault(FaultCode.INTERNAL_ERROR, "begin " + "x".repeat(9000))),
        URI);
    Wire.Reply reply = wire.sendUtf16(Envelopes.get(URI, Map.of()));
    assertTrue(reply.octets() <= MAX_OCTETS, "octets: " + reply.octets());
    assertTrue(reply.fault().relatesTo().startsWith("uuid:"), reply.text());
  }

  @Test
  void aLongMessageIdIsGivenBackAndOneThatDoesNotFitIsNot() {
    wire.add(new Refusing(new ResourceFault(FaultCode.NOT_FOUND, "x".repeat(9000))), URI);
    String request = Envelopes.get(URI, Map.of());
    String id = "uuid:" + "i".repeat(2000);
    Wire.Reply reply = wire.send(request.replaceAll("uuid:[^<]*", id));
    assertTrue(reply.octets() <= MAX_OCTETS, "octets: " + reply.octets());
    assertEquals(id, reply.fault().relatesTo());
    Wire.Reply tooLong = wire.send(request.replaceAll("uuid:[^<]*", "uuid:" + "&lt;".repeat(9000)));
    assertTrue(tooLong.octets() <= MAX_OCTETS, "octets: " + tooLong.octets());
    assertEquals("", tooLong.fault().relatesTo());
  }

  @Test
  void theFaultOfManyUnknownHeadersIsNotLargerEither() {
    StringBuilder headers = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      headers.append("<u:H" + i + " xmlns:u='urn:" + i + "' s:mustUnderstand='1'/>");
    }
    Wire.Reply reply =
        wire.send(Envelopes.request("urn:any", URI, Map.of(), headers.toString(), ""));
    assertTrue(reply.octets() <= MAX_OCTETS, "octets: " + reply.octets());
    FaultRows.expect(FaultCode.MUST_UNDERSTAND, reply);
    assertTrue(reply.text().contains("<s:NotUnderstood qname=\"u:H0\""), reply.text());
    assertTrue(reply.fault().relatesTo().startsWith("uuid:"), reply.text());
  }
}
