package io.windlass.wsman.testkit;

import java.util.Map;
import java.util.UUID;

/** Requests as clients write them. */
public final class Envelopes {
  private static final String TRANSFER = "http://schemas.xmlsoap.org/ws/2004/09/transfer/";
  private static final String ENUMERATION = "http://schemas.xmlsoap.org/ws/2004/09/enumeration/";

  private Envelopes() {}

  /** WS-Transfer Get. */
  public static String get(String resourceUri, Map<String, String> selectors) {
    return request(TRANSFER + "Get", resourceUri, selectors, "", "");
  }

  /** WS-Transfer Put with that body. */
  public static String put(String resourceUri, Map<String, String> selectors, String body) {
    return request(TRANSFER + "Put", resourceUri, selectors, "", body);
  }

  /** WS-Transfer Create with that body. */
  public static String create(String resourceUri, String body) {
    return request(TRANSFER + "Create", resourceUri, Map.of(), "", body);
  }

  /** WS-Transfer Delete. */
  public static String delete(String resourceUri, Map<String, String> selectors) {
    return request(TRANSFER + "Delete", resourceUri, selectors, "", "");
  }

  /** A method; parameters are elements of the class's namespace with the prefix p. */
  public static String invoke(
      String resourceUri, String method, Map<String, String> selectors, String parameters) {
    String body =
        "<p:"
            + method
            + "_INPUT xmlns:p=\""
            + resourceUri
            + "\">"
            + parameters
            + "</p:"
            + method
            + "_INPUT>";
    return request(resourceUri + "/" + method, resourceUri, selectors, "", body);
  }

  /** WS-Enumeration Enumerate; inside are elements with the prefixes n and w. */
  public static String enumerate(String resourceUri, String inside) {
    return request(
        ENUMERATION + "Enumerate",
        resourceUri,
        Map.of(),
        "",
        "<n:Enumerate>" + inside + "</n:Enumerate>");
  }

  /** WS-Enumeration Pull. */
  public static String pull(String resourceUri, String context, String inside) {
    return request(
        ENUMERATION + "Pull",
        resourceUri,
        Map.of(),
        "",
        "<n:Pull><n:EnumerationContext>"
            + context
            + "</n:EnumerationContext>"
            + inside
            + "</n:Pull>");
  }

  /** WS-Enumeration Release. */
  public static String release(String resourceUri, String context) {
    return request(
        ENUMERATION + "Release",
        resourceUri,
        Map.of(),
        "",
        "<n:Release><n:EnumerationContext>" + context + "</n:EnumerationContext></n:Release>");
  }

  /**
   * Any request.
   *
   * @param headers more headers, with the prefixes s, a, w
   */
  public static String request(
      String action,
      String resourceUri,
      Map<String, String> selectors,
      String headers,
      String body) {
    StringBuilder set = new StringBuilder();
    if (!selectors.isEmpty()) {
      set.append("<w:SelectorSet>");
      selectors.forEach(
          (name, value) ->
              set.append("<w:Selector Name=\"" + name + "\">" + escape(value) + "</w:Selector>"));
      set.append("</w:SelectorSet>");
    }
    return "<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\""
        + " xmlns:a=\"http://schemas.xmlsoap.org/ws/2004/08/addressing\""
        + " xmlns:n=\"http://schemas.xmlsoap.org/ws/2004/09/enumeration\""
        + " xmlns:w=\"http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd\"><s:Header>"
        + "<a:To>http://localhost/wsman</a:To><w:ResourceURI s:mustUnderstand=\"true\">"
        + escape(resourceUri)
        + "</w:ResourceURI><a:ReplyTo><a:Address s:mustUnderstand=\"true\">"
        + "http://schemas.xmlsoap.org/ws/2004/08/addressing/role/anonymous"
        + "</a:Address></a:ReplyTo><a:Action s:mustUnderstand=\"true\">"
        + escape(action)
        + "</a:Action><a:MessageID>uuid:"
        + UUID.randomUUID()
        + "</a:MessageID>"
        + set
        + headers
        + "</s:Header><s:Body>"
        + body
        + "</s:Body></s:Envelope>";
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }
}
