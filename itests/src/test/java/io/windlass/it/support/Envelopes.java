package io.windlass.it.support;

import java.util.UUID;

/** Requests as a client writes them. */
public final class Envelopes {
  /** The answer to {@link #identify()} holds this. */
  public static final String IDENTIFY_RESPONSE = "IdentifyResponse";

  public static final String WMI = "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/cimv2/";

  private static final String TRANSFER = "http://schemas.xmlsoap.org/ws/2004/09/transfer/";

  private Envelopes() {}

  public static String identify() {
    return """
        <s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" \
        xmlns:i="http://schemas.dmtf.org/wbem/wsman/identity/1/wsmanidentity.xsd">\
        <s:Header/><s:Body><i:Identify/></s:Body></s:Envelope>""";
  }

  /** A Get; selectors as name, value, name, value. */
  public static String get(String resourceUri, String... selectors) {
    StringBuilder set = new StringBuilder();
    for (int i = 0; i < selectors.length; i += 2) {
      set.append("<w:Selector Name=\"").append(selectors[i]).append("\">");
      set.append(selectors[i + 1]).append("</w:Selector>");
    }
    String selectorSet = set.isEmpty() ? "" : "<w:SelectorSet>" + set + "</w:SelectorSet>";
    return """
        <s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" \
        xmlns:a="http://schemas.xmlsoap.org/ws/2004/08/addressing" \
        xmlns:w="http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd">\
        <s:Header>\
        <a:To>http://localhost:5985/wsman</a:To>\
        <w:ResourceURI s:mustUnderstand="true">%s</w:ResourceURI>\
        <a:ReplyTo><a:Address s:mustUnderstand="true">\
        http://schemas.xmlsoap.org/ws/2004/08/addressing/role/anonymous</a:Address></a:ReplyTo>\
        <a:Action s:mustUnderstand="true">%sGet</a:Action>\
        <a:MessageID>uuid:%s</a:MessageID>\
        <w:MaxEnvelopeSize>153600</w:MaxEnvelopeSize>\
        <w:OperationTimeout>PT20S</w:OperationTimeout>\
        %s</s:Header><s:Body/></s:Envelope>"""
        .formatted(resourceUri, TRANSFER, UUID.randomUUID(), selectorSet);
  }

  /** An Enumerate of a class that asks for 50 items in its answer. */
  public static String enumerateMany(String className) {
    String enumeration = "http://schemas.xmlsoap.org/ws/2004/09/enumeration";
    return get(WMI + className)
        .replace(TRANSFER + "Get", enumeration + "/Enumerate")
        .replace(
            "<s:Body/>",
            "<s:Body><n:Enumerate xmlns:n=\""
                + enumeration
                + "\"><w:OptimizeEnumeration/><w:MaxElements>50</w:MaxElements></n:Enumerate>"
                + "</s:Body>");
  }
}
