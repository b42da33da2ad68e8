package io.windlass.wsman.client;

import io.windlass.wsman.client.ProxySettings.Proxy;
import io.windlass.wsman.security.ChannelBinding;
import java.io.IOException;
import java.util.Optional;

/**
 * Writes requests so that a proxy forwards them: the URL as their target (RFC 9112 §3.2.2), and who
 * we are to the proxy. Belongs to one connection; without a proxy it changes nothing.
 */
final class ForwardingProxy {
  private static final ForwardingProxy NONE = new ForwardingProxy("", null);

  private final String url;
  private final Authentication.Conversation talk;

  /** Sends octets and reads the answer. */
  interface Line {
    HttpAnswer send(HttpRequest request) throws IOException;
  }

  private ForwardingProxy(String url, Authentication.Conversation talk) {
    this.url = url;
    this.talk = talk;
  }

  static ForwardingProxy before(Endpoint service, Optional<Proxy> proxy) {
    return proxy.isEmpty() ? NONE : new ForwardingProxy(service.url(), talk(proxy.get()));
  }

  private static Authentication.Conversation talk(Proxy proxy) {
    if (proxy.user().isEmpty()) {
      return Authentication.none().begin();
    }
    if (proxy.digest()) {
      return new Digest(proxy.user(), proxy.password(), Digest.Asker.PROXY).begin();
    }
    String header = ProxyTunnel.basic(proxy);
    return (line, request) -> line.send(request.with("Proxy-Authorization", header));
  }

  HttpAnswer send(HttpRequest request, Line line) throws IOException {
    if (talk == null) {
      return line.send(request);
    }
    HttpRequest whole =
        new HttpRequest(url, request.headers(), request.body(), request.repeatable());
    return talk.exchange(connection(line), whole);
  }

  private static Authentication.Connection connection(Line line) {
    return new Authentication.Connection() {
      @Override
      public HttpAnswer send(HttpRequest request) throws IOException {
        return line.send(request);
      }

      @Override
      public ChannelBinding channelBinding() {
        return ChannelBinding.NONE;
      }
    };
  }
}
