package io.windlass.wsman.client;

import io.windlass.wsman.xml.Namespaces;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The items of an enumeration (DSP0226 §8), fetched in batches as they are asked for. Not for
 * several threads. Closing it early releases the context of the service.
 */
public final class Enumerator implements AutoCloseable {
  // A service may answer "nothing yet"; one that does so for ever is broken.
  private static final int MAX_EMPTY_ANSWERS = 1000;

  private final WsmanSession session;
  private final ResourceLocator resource;
  private final EnumerateOptions options;
  private final Deque<XmlElement> items = new ArrayDeque<>();
  private String context = "";
  private boolean started;
  private boolean ended;

  Enumerator(WsmanSession session, ResourceLocator resource, EnumerateOptions options) {
    this.session = session;
    this.resource = resource;
    this.options = options;
  }

  /** True when the next answer of {@link #hasNext()} needs no question to the service. */
  public boolean isReady() {
    return ended || !items.isEmpty();
  }

  /** True when there is another item; may ask the service. */
  public boolean hasNext() throws IOException {
    int empty = 0;
    while (items.isEmpty() && !ended) {
      if (empty++ > MAX_EMPTY_ANSWERS) {
        ended = true;
        throw new WsmanException("The service keeps answering without items and without an end");
      }
      fetch();
    }
    return !items.isEmpty();
  }

  /**
   * The next item: an object, an {@code wsa:EndpointReference}, or a {@code wsman:Item} of both.
   */
  public XmlElement next() throws IOException {
    if (!hasNext()) {
      throw new NoSuchElementException("the enumeration has ended");
    }
    return items.poll();
  }

  /**
   * The next item, ready to be read by the names of its properties; its reference when the mode
   * says so.
   */
  public Item nextItem() throws IOException {
    return Item.of(next());
  }

  private void fetch() throws IOException {
    boolean first = !started;
    started = true;
    String operation = first ? "Enumerate" : "Pull";
    boolean complete = false;
    try {
      Optional<XmlElement> answer =
          session.exchange(
              Namespaces.ENUMERATION + "/" + operation,
              first ? resource : resource.withOptions(Map.of()),
              first ? enumerateBody() : pullBody(),
              first);
      if (answer.isEmpty() || !answer.get().is(Namespaces.ENUMERATION, operation + "Response")) {
        throw new WsmanException("The answer to " + operation + " is no " + operation + "Response");
      }
      accept(answer.get());
      complete = true;
    } finally {
      // After a failure the context is not known to be alive.
      ended |= !complete;
    }
  }

  private void accept(XmlElement response) throws WsmanException {
    for (XmlElement part : response.children()) {
      switch (part.localName()) {
        case "Items" -> items.addAll(part.children());
        case "EndOfSequence" -> ended = true;
        case "EnumerationContext" -> context = inner(part);
        default -> {
          // Expires and the like change nothing here
        }
      }
    }
    if (!ended && context.isEmpty()) {
      throw new WsmanException("The service gave neither an EnumerationContext nor an end");
    }
  }

  /** The content of the first child with that name, as XML; empty when there is none. */
  static String inner(XmlElement parent, String name) {
    return parent.children(name).isEmpty() ? "" : inner(parent.children(name).get(0));
  }

  /** A context is opaque: it may hold elements (WS-Enumeration §3.1). */
  private static String inner(XmlElement context) {
    StringBuilder xml = new StringBuilder();
    if (context.children().isEmpty()) {
      XmlText.escape(xml, context.text());
    }
    for (XmlElement child : context.children()) {
      xml.append(child.toXml());
    }
    return xml.toString();
  }

  private String enumerateBody() {
    StringBuilder body = new StringBuilder("<n:Enumerate><w:OptimizeEnumeration/><w:MaxElements>");
    body.append(options.maxElements()).append("</w:MaxElements>");
    switch (options.mode()) {
      case EPR -> body.append("<w:EnumerationMode>EnumerateEPR</w:EnumerationMode>");
      case OBJECT_AND_EPR ->
          body.append("<w:EnumerationMode>EnumerateObjectAndEPR</w:EnumerationMode>");
      default -> {
        // objects are what a service returns unasked
      }
    }
    if (!options.polymorphism().isEmpty()) {
      body.append("<b:PolymorphismMode xmlns:b=\"").append(Namespaces.CIM_BINDING).append("\">");
      XmlText.escape(body, options.polymorphism());
      body.append("</b:PolymorphismMode>");
    }
    if (!options.dialect().isEmpty()) {
      body.append("<w:Filter Dialect=\"");
      XmlText.escape(body, options.dialect());
      body.append("\">").append(options.filterXml()).append("</w:Filter>");
    }
    return body.append("</n:Enumerate>").toString();
  }

  private String pullBody() {
    return "<n:Pull><n:EnumerationContext>"
        + context
        + "</n:EnumerationContext><n:MaxElements>"
        + options.maxElements()
        + "</n:MaxElements></n:Pull>";
  }

  /** Releases what the service still holds; a failure of that is of no interest any more. */
  @Override
  public void close() {
    if (!started || ended) {
      return;
    }
    ended = true;
    items.clear();
    String body =
        "<n:Release><n:EnumerationContext>" + context + "</n:EnumerationContext></n:Release>";
    try {
      session.exchange(Namespaces.ENUMERATION + "/Release", resource, body, false);
    } catch (IOException expired) {
      // the context ends at its expiry instead
    }
  }
}
