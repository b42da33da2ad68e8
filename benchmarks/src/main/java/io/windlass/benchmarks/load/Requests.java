package io.windlass.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The messages for one server: as short as SOAP 1.2 and WS-Management allow.
 *
 * @param resource the resource URI of a class with 50 instances
 * @param selectors a SelectorSet for Get, or nothing
 */
record Requests(String resource, String selectors) {
  /** Stands for the enumeration context in a Pull. */
  static final String CONTEXT = "@CONTEXT@";

  private static final String TRANSFER = "http://schemas.xmlsoap.org/ws/2004/09/transfer/";
  private static final String ENUMERATION = "http://schemas.xmlsoap.org/ws/2004/09/enumeration/";

  /** The message that an operation is, or begins with. */
  String body(Operation operation) {
    return switch (operation) {
      case IDENTIFY ->
          "<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\""
              + " xmlns:i=\"http://schemas.dmtf.org/wbem/wsman/identity/1/wsmanidentity.xsd\">"
              + "<s:Header/><s:Body><i:Identify/></s:Body></s:Envelope>";
      case GET -> message(TRANSFER + "Get", selectors, "");
      case PULL -> enumerate("");
      case FIFTY -> enumerate("<w:OptimizeEnumeration/><w:MaxElements>50</w:MaxElements>");
    };
  }

  /** An Enumerate with something inside. */
  String enumerate(String inside) {
    return message(ENUMERATION + "Enumerate", "", "<n:Enumerate>" + inside + "</n:Enumerate>");
  }

  /** A Pull. */
  String pull(String context, int items) {
    String inside =
        "<n:Pull><n:EnumerationContext>"
            + context
            + "</n:EnumerationContext><n:MaxElements>"
            + items
            + "</n:MaxElements></n:Pull>";
    return message(ENUMERATION + "Pull", "", inside);
  }

  private String message(String action, String selectorSet, String body) {
    return "<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\""
        + " xmlns:a=\"http://schemas.xmlsoap.org/ws/2004/08/addressing\""
        + " xmlns:n=\"http://schemas.xmlsoap.org/ws/2004/09/enumeration\""
        + " xmlns:w=\"http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd\"><s:Header>"
        + "<a:To>http://localhost/wsman</a:To><w:ResourceURI s:mustUnderstand=\"true\">"
        + resource
        + "</w:ResourceURI><a:ReplyTo><a:Address s:mustUnderstand=\"true\">"
        + "http://schemas.xmlsoap.org/ws/2004/08/addressing/role/anonymous"
        + "</a:Address></a:ReplyTo><a:Action s:mustUnderstand=\"true\">"
        + action
        + "</a:Action><a:MessageID>uuid:0b1d3f7a-85c6-4e2d-a7b9-5d1e2c3f4a60</a:MessageID>"
        + selectorSet
        + "</s:Header><s:Body>"
        + body
        + "</s:Body></s:Envelope>";
  }

  /** Writes the message of an operation to a file of its own. */
  Path write(Operation operation, Path directory) throws IOException {
    return Files.writeString(directory.resolve(operation.word() + ".xml"), body(operation));
  }

  /** Writes a Pull of one item, with the context left open. */
  Path writePull(Path directory) throws IOException {
    return Files.writeString(directory.resolve("pull-one.xml"), pull(CONTEXT, 1));
  }
}
