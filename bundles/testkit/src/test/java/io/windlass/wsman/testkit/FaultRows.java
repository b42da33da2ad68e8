package io.windlass.wsman.testkit;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wsman.api.FaultCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;

/** The published table of faults ({@code conformance/faults.csv}), and answers held against it. */
final class FaultRows {
  private static final Map<String, String> NAMESPACES =
      Map.of(
          "s", WireFault.SOAP,
          "wsa", "http://schemas.xmlsoap.org/ws/2004/08/addressing",
          "wxf", "http://schemas.xmlsoap.org/ws/2004/09/transfer",
          "wsen", "http://schemas.xmlsoap.org/ws/2004/09/enumeration",
          "wse", "http://schemas.xmlsoap.org/ws/2004/08/eventing",
          "wsman", "http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd",
          "wsmb", "http://schemas.dmtf.org/wbem/wsman/1/cimbinding.xsd");

  private static final Map<String, String> ACTIONS =
      Map.of(
          "s", "http://schemas.xmlsoap.org/ws/2004/08/addressing/fault",
          "wsa", "http://schemas.xmlsoap.org/ws/2004/08/addressing/fault",
          "wxf", "http://schemas.xmlsoap.org/ws/2004/09/transfer/fault",
          "wsen", "http://schemas.xmlsoap.org/ws/2004/09/enumeration/fault",
          "wse", "http://schemas.xmlsoap.org/ws/2004/08/eventing/fault",
          "wsman", "http://schemas.dmtf.org/wbem/wsman/1/wsman/fault",
          "wsmb", "http://schemas.dmtf.org/wbem/wsman/1/cimbinding/fault");

  private static final List<Row> ALL = read();
  private static final Map<FaultCode, Row> BY_CODE = byCode();

  /**
   * A line of the table.
   *
   * @param code {@code -} for a name that is never sent
   */
  record Row(
      String code,
      String soap,
      String subcode,
      String detail,
      String number,
      int status,
      String note) {
    boolean isSent() {
      return !code.equals("-");
    }

    String action() {
      return ACTIONS.get(prefix(subcode));
    }
  }

  private FaultRows() {}

  static List<Row> all() {
    return ALL;
  }

  static Row of(FaultCode code) {
    Row row = BY_CODE.get(code);
    assertTrue(row != null, () -> "the table of faults has no row for " + code);
    return row;
  }

  /** The answer is that fault in all its parts. */
  static void expect(FaultCode code, Wire.Reply reply) {
    Row row = of(code);
    expect(row, row.number(), reply);
  }

  /** The answer is that fault, with a number of its own. */
  static void expect(FaultCode code, long number, Wire.Reply reply) {
    expect(of(code), Long.toString(number), reply);
  }

  private static void expect(Row row, String number, Wire.Reply reply) {
    assertTrue(reply.isFault(), () -> row.code() + " expected, got " + reply.text());
    WireFault fault = reply.fault();
    boolean bare = row.subcode().equals(row.soap());
    assertAll(
        row.code() + " expected, got " + reply.text(),
        () -> assertEquals(row.status(), reply.status(), "HTTP status"),
        () -> assertEquals(name(row.soap()), fault.code(), "code"),
        () -> assertEquals(bare ? null : name(row.subcode()), fault.subcode(), "subcode"),
        () ->
            assertEquals(
                row.detail().isEmpty() ? "" : WireFault.DETAIL + row.detail(),
                fault.detail(),
                "detail"),
        () -> assertEquals(row.action(), fault.action(), "action"),
        () -> assertEquals(number, fault.number(), "WSManFault/@Code"),
        () -> assertEquals(Wire.MACHINE, fault.machine(), "WSManFault/@Machine"),
        () -> assertEquals(fault.reason(), fault.message(), "WSManFault/Message"),
        () -> assertTrue(!fault.reason().isBlank(), "a reason for a person"));
  }

  private static QName name(String prefixed) {
    return new QName(
        NAMESPACES.get(prefix(prefixed)), prefixed.substring(prefixed.indexOf(':') + 1));
  }

  private static String prefix(String prefixed) {
    return prefixed.substring(0, prefixed.indexOf(':'));
  }

  private static Map<FaultCode, Row> byCode() {
    Map<FaultCode, Row> rows = new EnumMap<>(FaultCode.class);
    for (Row row : ALL) {
      if (row.isSent() && rows.put(FaultCode.valueOf(row.code()), row) != null) {
        throw new AssertionError(row.code() + " has two rows");
      }
    }
    return rows;
  }

  private static List<Row> read() {
    try (InputStream in = FaultRows.class.getResourceAsStream("/conformance/faults.csv");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(",", -1))
          .map(
              cell ->
                  new Row(
                      cell[0],
                      cell[1],
                      cell[2],
                      cell[3],
                      cell[4],
                      Integer.parseInt(cell[5]),
                      cell[7]))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
