package io.windlass.wsman.client;

import io.windlass.wsman.xml.Namespaces;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Writes requests as the client of Windows does: same prefixes, same order of headers (MS-WSMV
 * §2.2.4). OperationID and SequenceId are left out: they offer a robust connection, which this
 * client could not keep.
 */
final class RequestEnvelope {
  static final String IDENTIFY =
      "<s:Envelope xmlns:s=\""
          + Namespaces.SOAP
          + "\" xmlns:wsmid=\""
          + Namespaces.IDENTITY
          + "\"><s:Header/><s:Body><wsmid:Identify/></s:Body></s:Envelope>";

  private static final String ANONYMOUS = Namespaces.ADDRESSING + "/role/anonymous";

  // An id has to be unique, not secret; SecureRandom would cost start-up time.
  private static final SplittableRandom RANDOM =
      new SplittableRandom(System.nanoTime() ^ Long.rotateLeft(System.currentTimeMillis(), 32));

  private final Endpoint endpoint;
  private final SessionOptions options;
  private final String sessionId = newId();

  RequestEnvelope(Endpoint endpoint, SessionOptions options) {
    this.endpoint = endpoint;
    this.options = options;
  }

  static synchronized String newId() {
    return "uuid:"
        + new UUID(
            (RANDOM.nextLong() & ~0xF000L) | 0x4000L,
            (RANDOM.nextLong() & ~(3L << 62)) | (1L << 63));
  }

  String write(String action, ResourceLocator resource, String messageId, String body) {
    return write(action, resource, messageId, "", body);
  }

  /**
   * @param more headers beside those of every request, as XML
   */
  String write(
      String action, ResourceLocator resource, String messageId, String more, String body) {
    StringBuilder out = new StringBuilder(2048 + body.length());
    out.append("<s:Envelope");
    declare(out, "s", Namespaces.SOAP);
    declare(out, "a", Namespaces.ADDRESSING);
    declare(out, "w", Namespaces.WSMAN);
    declare(out, "p", Namespaces.MS_WSMAN);
    declare(out, "n", Namespaces.ENUMERATION);
    declare(out, "xsi", Namespaces.XSI);
    out.append("><s:Header><a:To>");
    XmlText.escape(out, endpoint.url());
    out.append("</a:To><w:ResourceURI s:mustUnderstand=\"true\">");
    XmlText.escape(out, resource.resourceUri());
    out.append("</w:ResourceURI><a:ReplyTo><a:Address s:mustUnderstand=\"true\">");
    out.append(ANONYMOUS);
    out.append("</a:Address></a:ReplyTo><a:Action s:mustUnderstand=\"true\">");
    XmlText.escape(out, action);
    out.append("</a:Action><w:MaxEnvelopeSize s:mustUnderstand=\"true\">");
    out.append(options.maxEnvelopeSize()).append("</w:MaxEnvelopeSize><a:MessageID>");
    out.append(messageId).append("</a:MessageID>");
    locale(out, "w:Locale");
    locale(out, "p:DataLocale");
    out.append("<p:SessionId s:mustUnderstand=\"false\">").append(sessionId);
    out.append("</p:SessionId>");
    selectors(out, resource);
    options(out, resource);
    if (!resource.fragment().isEmpty()) {
      out.append("<w:FragmentTransfer s:mustUnderstand=\"true\"");
      if (!resource.fragmentDialect().isEmpty()) {
        out.append(" Dialect=\"");
        XmlText.escape(out, resource.fragmentDialect());
        out.append('"');
      }
      out.append('>');
      XmlText.escape(out, resource.fragment());
      out.append("</w:FragmentTransfer>");
    }
    out.append("<w:OperationTimeout>");
    duration(out, options.operationTimeout().toMillis());
    out.append("</w:OperationTimeout>").append(more).append("</s:Header><s:Body>").append(body);
    return out.append("</s:Body></s:Envelope>").toString();
  }

  private void locale(StringBuilder out, String name) {
    out.append('<').append(name).append(" xml:lang=\"");
    XmlText.escape(out, options.locale());
    out.append("\" s:mustUnderstand=\"false\"/>");
  }

  /** {@code wsman:SelectorSet}; nothing without selectors. */
  static void selectors(StringBuilder out, ResourceLocator resource) {
    if (resource.selectors().isEmpty() && resource.references().isEmpty()) {
      return;
    }
    out.append("<w:SelectorSet>");
    for (Map.Entry<String, String> value : resource.selectors().entrySet()) {
      name(out, "<w:Selector Name=\"", value.getKey());
      XmlText.escape(out, value.getValue());
      out.append("</w:Selector>");
    }
    for (Map.Entry<String, ResourceLocator> value : resource.references().entrySet()) {
      name(out, "<w:Selector Name=\"", value.getKey());
      reference(out.append("<a:EndpointReference>"), value.getValue());
      out.append("</a:EndpointReference></w:Selector>");
    }
    out.append("</w:SelectorSet>");
  }

  /** What stands inside an endpoint reference of the same service (DSP0226 §5.1.2). */
  static void reference(StringBuilder out, ResourceLocator resource) {
    out.append("<a:Address>").append(ANONYMOUS);
    out.append("</a:Address><a:ReferenceParameters><w:ResourceURI>");
    XmlText.escape(out, resource.resourceUri());
    out.append("</w:ResourceURI>");
    selectors(out, resource);
    out.append("</a:ReferenceParameters>");
  }

  private static void options(StringBuilder out, ResourceLocator resource) {
    if (resource.namedOptions().isEmpty()) {
      return;
    }
    out.append("<w:OptionSet s:mustUnderstand=\"");
    out.append(resource.mustUnderstandOptions()).append("\">");
    resource
        .namedOptions()
        .forEach(
            (name, option) -> {
              name(out, "<w:Option Name=\"", name);
              if (option.mustComply()) {
                out.insert(out.length() - 1, " MustComply=\"true\"");
              }
              XmlText.escape(out, option.value());
              out.append("</w:Option>");
            });
    out.append("</w:OptionSet>");
  }

  private static void name(StringBuilder out, String start, String name) {
    out.append(start);
    XmlText.escape(out, name);
    out.append("\">");
  }

  private static void declare(StringBuilder out, String prefix, String namespace) {
    out.append(" xmlns:").append(prefix).append("=\"").append(namespace).append('"');
  }

  /** Three digits after the point, as Windows writes it. */
  private static void duration(StringBuilder out, long millis) {
    out.append("PT").append(millis / 1000).append('.');
    String rest = Long.toString(1000 + millis % 1000);
    out.append(rest, 1, 4).append('S');
  }
}
