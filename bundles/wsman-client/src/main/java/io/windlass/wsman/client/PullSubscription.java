package io.windlass.wsman.client;

import io.windlass.wsman.xml.Namespaces;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A subscription whose events are fetched as the items of an enumeration are (DSP0226 §10.2.9.5).
 */
final class PullSubscription implements Subscription {
  private static final String MODE = Namespaces.WSMAN_ACTION + "/Pull";
  private static final String DECLARE = "<e:%s xmlns:e=\"" + Namespaces.EVENTING + "\">";
  private static final int MAX_EVENTS = 100;

  private final WsmanSession session;
  private final ResourceLocator resource;
  private final ResourceLocator manager;
  private final String managerHeaders;
  private String context;
  private String expires;
  private XmlElement bookmark;
  private boolean ended;

  private PullSubscription(WsmanSession session, ResourceLocator resource, XmlElement response)
      throws WsmanException {
    this.session = session;
    this.resource = resource;
    XmlElement reference =
        response
            .child(Namespaces.EVENTING, "SubscriptionManager")
            .orElseThrow(() -> new WsmanException("The service names no subscription manager"));
    manager = manager(reference, resource);
    managerHeaders = headers(reference);
    context = Enumerator.inner(response, "EnumerationContext");
    expires = response.textOf("Expires");
    if (context.isEmpty()) {
      throw new WsmanException("The service gave no EnumerationContext to pull events with");
    }
  }

  static Subscription start(WsmanSession session, ResourceLocator resource, SubscribeOptions how)
      throws IOException {
    String body = how.body(MODE).replaceFirst("<e:Subscribe>", String.format(DECLARE, "Subscribe"));
    return new PullSubscription(session, resource, ask(session, resource, "Subscribe", "", body));
  }

  private static XmlElement ask(
      WsmanSession session, ResourceLocator to, String operation, String headers, String body)
      throws IOException {
    String action = Namespaces.EVENTING + "/" + operation;
    Optional<XmlElement> answer = session.exchange(action, to, headers, body);
    if (answer.isEmpty() || !answer.get().is(Namespaces.EVENTING, operation + "Response")) {
      throw new WsmanException("The answer to " + operation + " is no " + operation + "Response");
    }
    return answer.get();
  }

  /** A manager without a resource URI is asked by that of the events. */
  private static ResourceLocator manager(XmlElement reference, ResourceLocator resource)
      throws WsmanException {
    Optional<XmlElement> parameters = reference.child(Namespaces.ADDRESSING, "ReferenceParameters");
    return parameters.isEmpty() || parameters.get().textOf("ResourceURI").isEmpty()
        ? resource
        : ResourceLocator.of(reference);
  }

  /** Reference parameters that are none of WS-Management's own travel as they are. */
  private static String headers(XmlElement reference) {
    StringBuilder headers = new StringBuilder();
    reference
        .child(Namespaces.ADDRESSING, "ReferenceParameters")
        .ifPresent(
            parameters -> {
              for (XmlElement parameter : parameters.children()) {
                if (!parameter.name().getNamespaceURI().equals(Namespaces.WSMAN)) {
                  headers.append(parameter.toXml());
                }
              }
            });
    return headers.toString();
  }

  @Override
  public List<XmlElement> next(Duration wait) throws IOException {
    if (ended) {
      throw new IllegalStateException("the subscription has ended");
    }
    String body =
        "<n:Pull><n:EnumerationContext>"
            + context
            + "</n:EnumerationContext><n:MaxTime>"
            + wait
            + "</n:MaxTime><n:MaxElements>"
            + MAX_EVENTS
            + "</n:MaxElements></n:Pull>";
    Optional<XmlElement> answer;
    try {
      answer =
          session.exchange(
              Namespaces.ENUMERATION + "/Pull", resource.withOptions(Map.of()), body, false);
    } catch (WsmanFaultException fault) {
      if (fault.fault().subcode().getLocalPart().equals("TimedOut")) {
        // Nothing happened; the context lives on (R10.2.9.5-5).
        return List.of();
      }
      ended = true;
      throw fault;
    }
    if (answer.isEmpty() || !answer.get().is(Namespaces.ENUMERATION, "PullResponse")) {
      throw new WsmanException("The answer to Pull is no PullResponse");
    }
    return accept(answer.get());
  }

  private List<XmlElement> accept(XmlElement response) {
    List<XmlElement> events = new ArrayList<>();
    for (XmlElement part : response.children()) {
      switch (part.localName()) {
        case "Items" -> events.addAll(part.children());
        case "EndOfSequence" -> ended = true;
        case "Bookmark" -> bookmark = part;
        case "EnumerationContext" -> {
          // Only the latest is valid (R8.4-8).
          String latest = Enumerator.inner(response, "EnumerationContext");
          context = latest.isEmpty() ? context : latest;
        }
        default -> {
          // what a later version adds
        }
      }
    }
    return events;
  }

  @Override
  public Optional<XmlElement> bookmark() {
    return Optional.ofNullable(bookmark);
  }

  @Override
  public String expires() {
    return expires;
  }

  @Override
  public void renew(Duration time) throws IOException {
    if (time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException("a subscription lasts longer than " + time);
    }
    String body = String.format(DECLARE, "Renew") + "<e:Expires>" + time + "</e:Expires></e:Renew>";
    expires = ask(session, manager, "Renew", managerHeaders, body).textOf("Expires");
  }

  @Override
  public boolean isEnded() {
    return ended;
  }

  @Override
  public void close() {
    if (ended) {
      return;
    }
    ended = true;
    String body = String.format(DECLARE, "Unsubscribe") + "</e:Unsubscribe>";
    try {
      session.exchange(Namespaces.EVENTING + "/Unsubscribe", manager, managerHeaders, body);
    } catch (IOException expired) {
      // it ends at its expiry instead
    }
  }
}
