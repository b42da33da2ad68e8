package io.windlass.wsman.client;

import io.windlass.wsman.xml.Namespaces;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Talks to one service. Connects with the first request and keeps the connection, one for the
 * session; when it is gone, the next request opens another. Requests of several threads go one
 * after the other: whoever wants them side by side makes several sessions. {@link #close()} may be
 * called by any thread and ends a request of another, which then throws {@link
 * SessionClosedException}.
 *
 * <p>What changes nothing (Identify, Get, Enumerate) is sent once more when a kept connection turns
 * out to have been closed before the first octet of an answer. Everything else is sent once.
 *
 * <p>Every operation throws {@link WsmanFaultException} for a SOAP fault, {@link
 * HttpStatusException} for an HTTP status without SOAP, and another {@link WsmanException} when
 * there is no usable answer.
 */
public final class WsmanSession implements Closeable {
  private final Endpoint endpoint;
  private final Authentication authentication;
  private final SessionOptions options;
  private final HttpTransport transport;
  private final RequestEnvelope envelopes;

  /** A session that has not connected yet. */
  public WsmanSession(Endpoint endpoint, Authentication authentication, SessionOptions options) {
    this.endpoint = endpoint;
    this.authentication = authentication;
    this.options = options;
    transport = new HttpTransport(endpoint, authentication, options);
    envelopes = new RequestEnvelope(endpoint, options);
  }

  /**
   * {@code wsmid:IdentifyResponse} (DSP0226 §11); without a user asked as nobody, except through a
   * Unix domain socket.
   */
  public XmlElement identify() throws IOException {
    Map<String, String> headers = headers();
    boolean local = endpoint.transport() == Endpoint.Transport.LOCAL;
    if (authentication.user().isEmpty() && !local) {
      headers.put("WSMANIDENTIFY", "unauthenticated");
    }
    HttpAnswer answer = post(RequestEnvelope.IDENTIFY, headers, true);
    return content(AnswerEnvelope.read(answer.body(), ""), "Identify");
  }

  /** The representation of an instance, or {@code wsman:XmlFragment} for a fragment. */
  public XmlElement get(ResourceLocator resource) throws IOException {
    String action = Namespaces.TRANSFER + "/Get";
    return content(exchange(action, resource, "", true), "Get");
  }

  /** Replaces the representation; the new one when the service returns it. */
  public Optional<XmlElement> put(ResourceLocator resource, String bodyXml) throws IOException {
    return exchange(Namespaces.TRANSFER + "/Put", resource, bodyXml, false);
  }

  /** {@code wxf:ResourceCreated}, the endpoint reference of the new instance. */
  public XmlElement create(ResourceLocator resource, String bodyXml) throws IOException {
    String action = Namespaces.TRANSFER + "/Create";
    return content(exchange(action, resource, bodyXml, false), "Create");
  }

  /** Deletes an instance. */
  public void delete(ResourceLocator resource) throws IOException {
    exchange(Namespaces.TRANSFER + "/Delete", resource, "", false);
  }

  /** Calls a method: the action is the resource URI, a slash and the method (DSP0227). */
  public Optional<XmlElement> invoke(ResourceLocator resource, String method, String bodyXml)
      throws IOException {
    return exchange(resource.resourceUri() + "/" + method, resource, bodyXml, false);
  }

  /** Sends any action; the first element of the answer's body. */
  public Optional<XmlElement> request(String action, ResourceLocator resource, String bodyXml)
      throws IOException {
    return exchange(action, resource, bodyXml, false);
  }

  /** Starts an enumeration; items are fetched as they are asked for. */
  public Enumerator enumerate(ResourceLocator resource, EnumerateOptions options) {
    return new Enumerator(this, resource, options);
  }

  /**
   * Subscribes to the events of a resource (DSP0226 §10), to be fetched by Pull: nobody has to be
   * able to connect to this client.
   *
   * @throws WsmanFaultException when the service has no events there, or none to be pulled
   */
  public Subscription subscribe(ResourceLocator resource, SubscribeOptions how) throws IOException {
    return PullSubscription.start(this, resource, how);
  }

  @Override
  public void close() {
    transport.close();
  }

  Optional<XmlElement> exchange(
      String action, ResourceLocator resource, String bodyXml, boolean repeatable)
      throws IOException {
    String id = RequestEnvelope.newId();
    HttpAnswer answer = post(envelopes.write(action, resource, id, bodyXml), headers(), repeatable);
    return AnswerEnvelope.read(answer.body(), id);
  }

  /** A request that must not arrive twice, with more headers, as XML. */
  Optional<XmlElement> exchange(
      String action, ResourceLocator resource, String headersXml, String bodyXml)
      throws IOException {
    String id = RequestEnvelope.newId();
    String envelope = envelopes.write(action, resource, id, headersXml, bodyXml);
    return AnswerEnvelope.read(post(envelope, headers(), false).body(), id);
  }

  private HttpAnswer post(String envelope, Map<String, String> headers, boolean repeatable)
      throws IOException {
    // The platform's UTF-16 begins with a byte order mark, which names the order.
    byte[] body =
        envelope.getBytes(options.utf16() ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
    HttpAnswer answer = transport.send(new HttpRequest(endpoint.path(), headers, body, repeatable));
    AnswerStatus.check(answer, endpoint, authentication.user());
    return answer;
  }

  private Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    String charset = options.utf16() ? "UTF-16" : "UTF-8";
    headers.put("Content-Type", "application/soap+xml;charset=" + charset);
    return headers;
  }

  private static XmlElement content(Optional<XmlElement> body, String operation)
      throws WsmanException {
    if (body.isEmpty()) {
      throw new WsmanException("The answer to " + operation + " has an empty body");
    }
    return body.get();
  }
}
